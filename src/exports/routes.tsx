import { ExportsPage, type Chosen } from '../../views/exports/exports-page.tsx';
import type { Asked } from '../../views/students/reason-fields.tsx';
import { reachOf } from '../accounts/policy.ts';
import { NotFound } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { act, file, page, type Route } from '../http/route.ts';
import { importKinds } from '../imports/index.ts';
import { regionOf } from '../reference/index.ts';
import { readReason, whys } from '../students/index.ts';
import { exportKinds, needsReason } from './kinds.ts';
import { choicesFor, offersFor } from './reads.ts';
import { annex2Routes } from './routes-annex2.tsx';
import { noFilter, takeExport, type ExportFilter } from './take-export.ts';
import { blankForm } from './templates.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const exportRoutes: readonly Route[] = [
  page('/exports', 'exports.take', (ask) => showExports(ask, chosenIn(inQuery(ask)))),
  act('/exports', 'exports.take', takeForReason),
  file('/exports/:kind', 'exports.take', async (ask) => {
    const kind = exportKinds.find((one) => `${one}.xlsx` === ask.param('kind'));
    if (kind === undefined || needsReason(kind)) throw new NotFound();
    return send(ask, await takeExport(ask.ctx, kind, wholeFilterOf(chosenIn(inQuery(ask)))));
  }),
  file('/templates/:kind', 'reference.read', async (ask) => {
    const kind = importKinds.find((one) => `${one}.xlsx` === ask.param('kind'));
    if (kind === undefined) throw new NotFound();
    return send(ask, await blankForm(kind));
  }),
  ...annex2Routes,
];

type Workbook = { readonly name: string; readonly bytes: Uint8Array };
const send = (ask: Ask, { name, bytes }: Workbook): Response => ask.download(name, workbookType, new Uint8Array(bytes));

/** Forms with sealed columns: never behind a link, which a preview or the back button may follow. */
async function takeForReason(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const chosen = chosenIn(form.text);
  const kind = exportKinds.find((one) => one === form.text('kind'));
  if (kind === undefined || kind === 'annex2' || !needsReason(kind)) throw new NotFound();
  const read = readReason(form);
  if (!read.ok) return showExports(ask, chosen, read);
  return send(ask, await takeExport(ask.ctx, kind, wholeFilterOf(chosen), read.reason));
}

const inQuery =
  ({ query }: Ask) =>
  (name: string) =>
    query.get(name) ?? '';
const chosenIn = (given: (name: string) => string): Chosen => ({
  district: given('district'),
  school: given('school'),
  year: given('year'),
});

/** Without the parts that are no number or code: they narrow nothing down. */
function readable({ district, school, year }: Chosen): Chosen {
  const whole = (text: string) => (/^[1-9]\d{0,8}$/.test(text) ? text : '');
  return {
    district: regionOf(district) === null ? '' : district,
    school: whole(school),
    year: whole(year),
  };
}

const filterOf = ({ district, school, year }: Chosen): ExportFilter => ({
  ...noFilter,
  district: district || null,
  schoolId: school === '' ? null : Number(school),
  year: year === '' ? null : Number(year),
});

/** A part that says nothing would take out more than was asked for. Throws NotFound. */
function wholeFilterOf(chosen: Chosen): ExportFilter {
  const parts = readable(chosen);
  if (parts.district !== chosen.district || parts.school !== chosen.school || parts.year !== chosen.year)
    throw new NotFound();
  return filterOf(parts);
}

async function showExports(ask: Ask, given: Chosen, asked?: Asked): Promise<Response> {
  const chosen = readable(given);
  const [offers, choices] = [await offersFor(ask.ctx, filterOf(chosen)), await choicesFor(ask.ctx)];
  const ofSchool = reachOf(ask.ctx.actor, 'exports.take') === 'school';
  return ask.show(
    <ExportsPage
      page={ask.page}
      offers={offers}
      choices={choices}
      chosen={chosen}
      templates={ofSchool ? ['annex1'] : importKinds}
      whys={whys}
      ofSchool={ofSchool}
      asked={asked ?? { why: '', detail: '', problems: {} }}
    />,
    asked ? 422 : 200,
  );
}
