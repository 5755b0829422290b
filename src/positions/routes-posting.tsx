import { randomUUID } from 'node:crypto';
import { PostingCheck } from '../../views/positions/posting-check.tsx';
import { PostingForm, type PostingView } from '../../views/positions/posting-form.tsx';
import { today } from '../ctx.ts';
import type { Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import type { Form } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { postPosition } from './post-position.ts';
import { ownerCard } from './reads-cards.ts';
import { deskFor, ownerIn, type Desk } from './routes-posting-desk.ts';
import { editRoutes } from './routes-posting-edit.tsx';
import { filledIn, noSuggestions, readPosting } from './routes-posting-read.ts';
import { previewOf } from './routes-posting-values.ts';
import { problemsIn } from './rules-posting.ts';

const nothing: PostingView['suggestions'] = { ...noSuggestions, employer: [] };

function viewOf(ask: Ask, desk: Desk, value: (name: string) => string): PostingView {
  const { staff, districts, elsewhere, bases } = desk;
  const offered = { staff, districts, elsewhere, bases };
  return { page: ask.page, position: null, ...offered, phoneMask: null, value, problems: {}, suggestions: nothing };
}

async function showNew(ask: Ask): Promise<Response> {
  const desk = await deskFor(ask.ctx);
  if (desk === null) return ask.go('/my/positions');
  const start: Record<string, string> = { key: randomUUID(), ...(await startFor(ask, desk)) };
  return ask.show(<PostingForm view={viewOf(ask, desk, (name) => start[name] ?? '')} />);
}

/** A base posts internships; from the page of a base, staff post for it. */
async function startFor(ask: Ask, desk: Desk): Promise<Record<string, string>> {
  if (desk.baseId !== null) return { kind: 'internship' };
  const base = Number(ask.query.get('base'));
  if (!desk.staff || !Number.isSafeInteger(base) || base <= 0) return {};
  const owner = await ownerCard(ask.ctx, { baseId: base });
  return owner === null ? {} : { employer: owner.employerName, base: owner.baseName ?? '', kind: 'internship' };
}

async function postNew(ask: Ask): Promise<Response> {
  const { ctx } = ask;
  const desk = await deskFor(ctx);
  if (desk === null) return ask.go('/my/positions');
  const form = await ask.form();
  const view = viewOf(ask, desk, form.text);
  const step = form.text('step');
  if (step === 'edit') return ask.show(<PostingForm view={view} />);
  const read = readPosting(form, desk);
  const owner = await ownerIn(ctx, desk, form);
  const problems: Problems = {
    ...(owner.ok ? {} : owner.problems),
    ...(read.ok ? problemsIn(read.posting, today(ctx), { needsFacts: !desk.staff }) : read.problems),
  };
  const suggestions = {
    ...(read.ok ? noSuggestions : read.suggestions),
    employer: owner.ok ? [] : owner.suggestions,
  };
  const again = (wrong: Problems) => ask.show(<PostingForm view={{ ...view, problems: wrong, suggestions }} />, 422);
  if (!read.ok || !owner.ok || Object.keys(problems).length > 0) return again(problems);
  const phone = read.phone ?? null;
  if (step !== 'post') return showCheck(ask, desk, form, read.posting, phone, owner);
  const key = form.text('key') || null;
  const posted = await postPosition(ctx, { ...owner, key }, { ...read.posting, contact_phone: phone });
  if (!posted.ok) return again(posted.problems);
  return ask.go(`/positions/${posted.number}?done=${posted.state === 'open' ? 'position_published' : 'position_sent'}`);
}

type Read = Extract<ReturnType<typeof readPosting>, { ok: true }>;

async function showCheck(
  ask: Ask,
  desk: Desk,
  form: Form,
  posting: Read['posting'],
  phone: string | null,
  owner: { readonly employerId: number; readonly baseId: number | null },
): Promise<Response> {
  const named = await ownerCard(ask.ctx, owner);
  const { categories, category_reason: categoryReason, contact_name: contactName } = posting;
  return ask.show(
    <PostingCheck
      page={ask.page}
      number={null}
      staff={desk.staff}
      act={desk.staff ? 'publish' : 'submit'}
      shown={previewOf(posting, { ...named!, number: '' }, null)}
      hidden={{ categories, categoryReason, contactName, contactPhone: phone }}
      fields={filledIn(form)}
      today={today(ask.ctx)}
    />,
  );
}

export const postingRoutes: readonly Route[] = [
  page('/positions/new', 'positions.post', showNew),
  act('/positions/new', 'positions.post', postNew),
  ...editRoutes,
];
