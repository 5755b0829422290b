import { Annex2Page } from '../../views/exports/annex2-page.tsx';
import { ExportsPage, type Chosen } from '../../views/exports/exports-page.tsx';
import { reachOf } from '../accounts/policy.ts';
import { NotFound } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { file, page, type Route } from '../http/route.ts';
import { homeCity, importKinds } from '../imports/index.ts';
import { isHerself, noteView, studentNumbered, studentsOf } from '../students/index.ts';
import { annex2Date, annex2Of, annex2Signatures } from './annex2.ts';
import { exportKinds } from './kinds.ts';
import { choicesFor, offersFor } from './reads.ts';
import { noFilter, takeExport, type ExportFilter, type Taken } from './take-export.ts';
import { blankForm } from './templates.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const exportRoutes: readonly Route[] = [
  page('/exports', 'exports.take', showExports),
  file('/exports/annex2/:number', 'disability.read', async (ask) =>
    send(ask, await takeExport(ask.ctx, 'annex2', { ...noFilter, number: withoutEnding(ask.param('number')) })),
  ),
  file('/exports/:kind', 'exports.take', async (ask) => {
    const kind = exportKinds.find((one) => `${one}.xlsx` === ask.param('kind'));
    if (kind === undefined || kind === 'annex2') throw new NotFound();
    return send(ask, await takeExport(ask.ctx, kind, filterOf(chosenIn(ask))));
  }),
  file('/templates/:kind', 'reference.read', async (ask) => {
    const kind = importKinds.find((one) => `${one}.xlsx` === ask.param('kind'));
    if (kind === undefined) throw new NotFound();
    return send(ask, await blankForm(kind));
  }),
  page('/students/:number/annex2', 'disability.read', showAnnex2),
];

const send = (ask: Ask, { name, bytes }: Taken): Response => ask.download(name, workbookType, new Uint8Array(bytes));

function withoutEnding(name: string): string {
  if (!name.endsWith('.xlsx')) throw new NotFound();
  return name.slice(0, -'.xlsx'.length);
}

const chosenIn = ({ query }: Ask): Chosen => ({
  district: query.get('district') ?? '',
  school: query.get('school') ?? '',
  year: query.get('year') ?? '',
});

/** A part that is no number or code narrows nothing down. */
function filterOf({ district, school, year }: Chosen): ExportFilter {
  const whole = (text: string) => (/^[1-9]\d{0,9}$/.test(text) ? Number(text) : null);
  return {
    ...noFilter,
    district: /^\d{6}(-[A-Z]+)?$/.test(district) ? district : null,
    schoolId: whole(school),
    year: whole(year),
  };
}

async function showExports(ask: Ask): Promise<Response> {
  const chosen = chosenIn(ask);
  const [offers, choices] = [await offersFor(ask.ctx, filterOf(chosen)), await choicesFor(ask.ctx)];
  const templates = reachOf(ask.ctx.actor, 'exports.take') === 'school' ? (['annex1'] as const) : importKinds;
  return ask.show(
    <ExportsPage page={ask.page} offers={offers} choices={choices} chosen={chosen} templates={templates} />,
  );
}

/** 附件2 to be printed and signed: for staff, and for the student herself. */
async function showAnnex2(ask: Ask): Promise<Response> {
  const { ctx } = ask;
  const student = await studentNumbered(ctx, ask.param('number'), 'disability.read');
  await noteView(ctx, student, 'disability.read');
  const [record] = await studentsOf(ctx, { ...noFilter, number: student.number });
  if (!record) throw new NotFound();
  const herself = isHerself(ctx, student.id);
  const t = ask.page.words;
  return ask.show(
    <Annex2Page
      page={ask.page}
      form={annex2Of(record, await homeCity(ctx))}
      signatures={annex2Signatures}
      date={annex2Date}
      back={
        herself
          ? { href: '/my/record', label: t.frame.nav.record }
          : { href: `/students/${student.number}`, label: t.exports.backToStudent }
      }
      download={!herself}
    />,
  );
}
