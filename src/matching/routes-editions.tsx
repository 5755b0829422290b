import { EditionPage } from '../../views/matching/edition-page.tsx';
import { EditionsPage } from '../../views/matching/editions-page.tsx';
import { may } from '../accounts/policy.ts';
import type { Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { readForm, type Form } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { discardEdition } from './discard-edition.ts';
import { newestPublication } from './hold-editions.ts';
import { openForm, publishForm, returnForm, versionForm } from './input-editions.ts';
import { openEdition } from './open-edition.ts';
import { publishEdition } from './publish-edition.ts';
import { forgetReports } from './forget-reports.ts';
import { comparedFor } from './reads-comparisons.ts';
import { editionFor, editionsFor } from './reads-edition-list.ts';
import { returnToEdition } from './return-to-edition.ts';
import { editionFormRoutes } from './routes-edition-forms.tsx';
import { compareEdition } from './start-run.ts';

export const editionRoutes: readonly Route[] = [
  page('/editions', 'editions.read', (ask) => showEditions(ask)),
  act('/editions', 'editions.keep', open),
  page('/editions/:id', 'editions.read', (ask) => showEdition(ask)),
  act('/editions/:id/compare', 'editions.keep', async (ask) =>
    ask.go(`/runs/${await compareEdition(ask.ctx, ask.param('id'))}`),
  ),
  act('/editions/:id/publish', 'editions.keep', publish),
  act('/editions/:id/return', 'editions.keep', goBack),
  act('/editions/:id/discard', 'editions.keep', async (ask) => {
    const { version } = versionForm.parse((await ask.form()).values);
    await discardEdition(ask.ctx, ask.param('id'), version);
    return ask.go('/editions?done=edition_discarded');
  }),
  ...editionFormRoutes,
];

const nothing = () => '';

async function showEditions(ask: Ask, problems: Problems = {}, form?: Form): Promise<Response> {
  const { edition } = await newestPublication(ask.ctx);
  return ask.show(
    <EditionsPage
      page={ask.page}
      editions={await editionsFor(ask.ctx)}
      inForce={edition}
      mayKeep={may(ask.ctx.actor, 'editions.keep')}
      given={form?.text ?? nothing}
      problems={problems}
    />,
    form ? 422 : 200,
  );
}

async function open(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const read = readForm(form, openForm);
  if (!read.ok) return showEditions(ask, read.problems, form);
  const id = await openEdition(ask.ctx, read.value.based_on, read.value.note ?? '');
  return ask.go(`/editions/${id}?done=edition_opened`);
}

async function showEdition(ask: Ask, problems: Problems = {}, form?: Form): Promise<Response> {
  const edition = await editionFor(ask.ctx, ask.param('id'));
  await forgetReports(ask.ctx);
  return ask.show(
    <EditionPage
      page={ask.page}
      edition={edition}
      mayKeep={may(ask.ctx.actor, 'editions.keep')}
      compared={await comparedFor(ask.ctx, edition.id)}
      given={form?.text ?? nothing}
      problems={problems}
    />,
    form ? 422 : 200,
  );
}

async function publish(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const read = readForm(form, publishForm);
  if (!read.ok) return showEdition(ask, read.problems, form);
  const id = ask.param('id');
  const published = await publishEdition(ask.ctx, id, read.value);
  if (!published.ok) return showEdition(ask, published.problems, form);
  return ask.go(`/editions/${id}?done=edition_published`);
}

async function goBack(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const read = readForm(form, returnForm);
  if (!read.ok) return showEdition(ask, read.problems, form);
  const id = ask.param('id');
  await returnToEdition(ask.ctx, id, read.value);
  return ask.go(`/editions/${id}?done=edition_returned`);
}
