import { EquivalentsPage } from '../../views/site/equivalents-page.tsx';
import { MajorsPage } from '../../views/site/majors-page.tsx';
import { may } from '../accounts/index.ts';
import type { Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { readForm, type Form } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { endEquivalent, equivalentsFor, keepEquivalent, standingEquivalents } from '../matching/index.ts';
import { findMajors, pickedMajor, searchMajors } from '../reference/index.ts';
import { equivalentForm } from './input.ts';

const mostFound = 50;
const mostWords = 60;

/** The look-up of majors, and what staff let count as equal. */
export const majorRoutes: readonly Route[] = [
  page('/majors', 'reference.read', showMajors),
  page('/equivalents', 'equivalents.read', (ask) => showEquivalents(ask)),
  act('/equivalents', 'equivalents.keep', async (ask) => {
    const form = await ask.form();
    const values = { ...form.values, major: pickedMajor(form, 'major'), counts_as: pickedMajor(form, 'counts_as') };
    const read = readForm({ values }, equivalentForm);
    const kept = read.ok ? await keepEquivalent(ask.ctx, read.value) : read;
    if (!kept.ok) return showEquivalents(ask, { form, problems: kept.problems });
    return ask.go('/equivalents?done=equivalent_kept');
  }),
  act('/equivalents/:id/end', 'equivalents.keep', async (ask) => {
    await endEquivalent(ask.ctx, ask.id('id'));
    return ask.go('/equivalents?done=equivalent_ended');
  }),
];

async function showMajors(ask: Ask): Promise<Response> {
  const words = (ask.query.get('q') ?? '').trim().slice(0, mostWords);
  const found = searchMajors(words, { limit: mostFound });
  const names = new Set(found.map((major) => major.name));
  const all = await standingEquivalents(ask.ctx);
  const among = all.filter((pair) => names.has(pair.major) || names.has(pair.counts_as));
  return ask.show(
    <MajorsPage
      page={ask.page}
      words={words}
      found={found}
      most={mostFound}
      like={found.length === 0 ? findMajors(words, 5) : []}
      equivalents={words === '' ? all : among}
      mayKeep={may(ask.ctx.actor, 'equivalents.read')}
    />,
  );
}

type Shown = { readonly form: Form; readonly problems: Problems };

async function showEquivalents(ask: Ask, shown?: Shown): Promise<Response> {
  const text = (name: string) => shown?.form.text(name) ?? '';
  const missing = (['major', 'counts_as'] as const).filter((name) => shown?.problems[name] === 'not_found');
  return ask.show(
    <EquivalentsPage
      page={ask.page}
      equivalents={await equivalentsFor(ask.ctx)}
      mayKeep={may(ask.ctx.actor, 'equivalents.keep')}
      given={text}
      problems={shown?.problems ?? {}}
      found={Object.fromEntries(missing.map((name) => [name, findMajors(text(name))]))}
    />,
    shown ? 422 : 200,
  );
}
