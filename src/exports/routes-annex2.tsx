import { Annex2Page } from '../../views/exports/annex2-page.tsx';
import type { Asked } from '../../views/students/reason-fields.tsx';
import { today } from '../ctx.ts';
import type { Ask } from '../http/ask.ts';
import { act, page, type Route } from '../http/route.ts';
import {
  disabilityWhys,
  isHerself,
  noteView,
  othersStudent,
  readReason,
  studentNumbered,
  type Student,
} from '../students/index.ts';
import { annex2Date, annex2Signatures, type Annex2 } from './annex2.ts';
import { maskedAnnex2 } from './mask-annex2.ts';
import { annex2On, annex2Workbook, openAnnex2 } from './open-annex2.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const nothing: Asked = { why: '', detail: '', problems: {} };

export const annex2Routes: readonly Route[] = [
  page('/students/:number/annex2', 'disability.read', showForm),
  act('/students/:number/annex2', 'disability.read', openForm),
];

/** 附件2 to be printed and signed: the student sees her own whole, staff what is sealed masked, with the way to the rest. */
async function showForm(ask: Ask): Promise<Response> {
  const { ctx, page: shown } = ask;
  const student = await studentNumbered(ctx, ask.param('number'), 'disability.read');
  if (!isHerself(ctx, student.id)) return askReason(ask, student);
  const back = { href: '/my/record', label: shown.words.frame.nav.record };
  return ask.show(<Annex2Page page={shown} {...around(await annex2On(ctx, student.number))} back={back} />);
}

async function askReason(ask: Ask, student: Student, asked?: Asked): Promise<Response> {
  await noteView(ask.ctx, student, 'students.read');
  const form = maskedAnnex2(await annex2On(ask.ctx, student.number));
  return ask.show(
    <Annex2Page
      page={ask.page}
      {...around(form)}
      back={record(ask, student)}
      asked={asked ?? nothing}
      whys={disabilityWhys}
    />,
    asked ? 422 : 200,
  );
}

/** Opens it for a reason, on a page to be printed or as a workbook. */
async function openForm(ask: Ask): Promise<Response> {
  const { ctx } = ask;
  const student = await othersStudent(ask, 'disability.read');
  const given = await ask.form();
  const read = readReason(given);
  if (!read.ok) return askReason(ask, student, read);
  const form = await openAnnex2(ctx, student.number, read.reason);
  if (given.text('as') === 'workbook') {
    const name = `附件2-${form.number} ${form.name}-${today(ctx)}.xlsx`;
    return ask.download(name, workbookType, await annex2Workbook(ctx, form));
  }
  return ask.show(<Annex2Page page={ask.page} {...around(form)} back={record(ask, student)} seenAt={ctx.now()} />);
}

const around = (form: Annex2) => ({ form, signatures: annex2Signatures, date: annex2Date });
const record = ({ page: shown }: Ask, { number }: Student) => ({
  href: `/students/${number}`,
  label: shown.words.exports.backToStudent,
});
