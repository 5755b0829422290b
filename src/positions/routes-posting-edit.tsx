import { PostingCheck } from '../../views/positions/posting-check.tsx';
import { PostingForm, type PostingView } from '../../views/positions/posting-form.tsx';
import { today } from '../ctx.ts';
import { NotFound, type Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import type { Form } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { changePosition, postingOf, problemsOfChange } from './change-position.ts';
import { holdPosition } from './hold-position.ts';
import { positionForReader, type Management, type PositionForReader } from './reads-position.ts';
import { deskFor, type Desk } from './routes-posting-desk.ts';
import { filledIn, noSuggestions, readPosting, type Suggestions } from './routes-posting-read.ts';
import { previewOf, valuesOf } from './routes-posting-values.ts';
import type { Posting } from './rules-posting.ts';

type Subject = { readonly shown: PositionForReader; readonly manage: Management; readonly desk: Desk };

/** The position of the path, which this actor must be able to change. */
async function subject(ask: Ask): Promise<Subject> {
  const shown = await positionForReader(ask.ctx, ask.param('number'));
  const desk = await deskFor(ask.ctx);
  if (!shown.manage?.mayChange || desk === null) throw new NotFound();
  return { shown, manage: shown.manage, desk };
}

function viewOf(ask: Ask, { shown, manage, desk }: Subject, value: (name: string) => string): PostingView {
  const { staff, districts, elsewhere } = desk;
  const { number, title } = shown.card;
  return {
    page: ask.page,
    position: { number, title },
    staff,
    districts,
    elsewhere,
    bases: [],
    phoneMask: manage.masked ? manage.contactPhone : null,
    value,
    problems: {},
    suggestions: { ...noSuggestions, employer: [] },
  };
}

async function showEdit(ask: Ask): Promise<Response> {
  const about = await subject(ask);
  const { manage, desk } = about;
  const held = await holdPosition(ask.ctx, ask.param('number'), 'positions.change');
  const values: Record<string, string> = {
    ...valuesOf(
      postingOf(held),
      desk.districts.map((one) => one.code),
    ),
    version: String(held.version),
    contact_phone: manage.masked ? '' : (manage.contactPhone ?? ''),
  };
  return ask.show(<PostingForm view={viewOf(ask, about, (name) => values[name] ?? '')} />);
}

async function postEdit(ask: Ask): Promise<Response> {
  const { ctx } = ask;
  const about = await subject(ask);
  const form = await ask.form();
  const view = viewOf(ask, about, form.text);
  const step = form.text('step');
  if (step === 'edit') return ask.show(<PostingForm view={view} />);
  const number = ask.param('number');
  const held = await holdPosition(ctx, number, 'positions.change');
  const read = readPosting(form, about.desk, postingOf(held));
  const again = (problems: Problems, suggestions: Suggestions = noSuggestions) =>
    ask.show(<PostingForm view={{ ...view, problems, suggestions: { ...suggestions, employer: [] } }} />, 422);
  if (!read.ok) return again(read.problems, read.suggestions);
  const { posting } = read;
  const problems = problemsOfChange(ctx, held, posting);
  if (Object.keys(problems).length > 0) return again(problems);
  // Whoever sees the number in the field empties it there; for staff, who do not, an empty field keeps it.
  const phone = read.phone ?? (about.manage.masked ? undefined : null);
  if (step !== 'post') return showCheck(ask, about, form, posting, phone);
  const version = Number(form.text('version')) || 0;
  const change = { ...posting, ...(phone === undefined ? {} : { contact_phone: phone }) };
  const changed = await changePosition(ctx, number, version, change);
  if (!changed.ok) return again(changed.problems);
  const sent = changed.state === 'waiting' && held.state === 'open';
  return ask.go(`/positions/${number}?done=${sent ? 'position_sent' : 'saved'}`);
}

async function showCheck(
  ask: Ask,
  { shown, manage, desk }: Subject,
  form: Form,
  posting: Posting,
  phone: string | null | undefined,
): Promise<Response> {
  const { categories, category_reason: categoryReason, contact_name: contactName } = posting;
  return ask.show(
    <PostingCheck
      page={ask.page}
      number={shown.card.number}
      staff={desk.staff}
      act="save"
      shown={previewOf(posting, shown.card, shown)}
      hidden={{
        categories,
        categoryReason,
        contactName,
        contactPhone: phone === undefined ? manage.contactPhone : phone,
      }}
      fields={filledIn(form)}
      today={today(ask.ctx)}
    />,
  );
}

export const editRoutes: readonly Route[] = [
  page('/positions/:number/edit', 'positions.change', showEdit),
  act('/positions/:number/edit', 'positions.change', postEdit),
];
