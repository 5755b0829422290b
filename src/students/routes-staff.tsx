import { StudentsPage } from '../../views/students/list-page.tsx';
import { RecordPage, SchoolRecordPage } from '../../views/students/record-page.tsx';
import { AskRevealPage, RevealedPage } from '../../views/students/reveal-page.tsx';
import { waitingRequests } from '../accounts/index.ts';
import { may } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import type { Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { act, page, type Route } from '../http/route.ts';
import { othersStudent } from './routes-around.ts';
import type { Student } from './find-student.ts';
import { studentsFilter } from './input.ts';
import { noteView } from './note-view.ts';
import { readReason } from './routes-read-reason.ts';
import { filterChoices, studentsFor } from './reads-list.ts';
import { recordView } from './reads-record.ts';
import { revealField } from './reveal-field.ts';
import { contactFields, type ContactField } from './rules.ts';
import { contactWhys } from './rules-reasons.ts';
import { sectionKeys } from './rules-record.ts';

async function showList(ask: Ask): Promise<Response> {
  const { ctx } = ask;
  const filter = studentsFilter.parse(Object.fromEntries(ask.query));
  return ask.show(
    <StudentsPage
      page={ask.page}
      found={await studentsFor(ctx, filter)}
      filter={filter}
      choices={await filterChoices(ctx)}
      mayAdd={may(ctx.actor, 'students.add')}
      mayImport={may(ctx.actor, 'imports.bring')}
      waiting={await waitingStudents(ctx)}
    />,
  );
}

async function waitingStudents(ctx: Ctx): Promise<number> {
  if (!may(ctx.actor, 'students.add')) return 0;
  return (await waitingRequests(ctx)).filter((request) => request.kind === 'student').length;
}

/** A teacher sees what her school sent; staff everything but what the certificate says. Both are written down. */
async function showRecord(ask: Ask): Promise<Response> {
  const student = await othersStudent(ask, 'students.read');
  await noteView(ask.ctx, student, 'students.read');
  const record = await recordView(ask.ctx, student);
  if (!may(ask.ctx.actor, 'contact.read')) return ask.show(<SchoolRecordPage page={ask.page} record={record} />);
  return ask.show(<RecordPage page={ask.page} record={record} sections={sectionKeys} />);
}

const fieldNamed = (name: string | null): ContactField => contactFields.find((field) => field === name) ?? 'phone';

type Given = { readonly why: string; readonly detail: string; readonly problems: Problems };

async function askReason(ask: Ask, student: Student, field: ContactField, given?: Given): Promise<Response> {
  const { why = '', detail = '', problems = {} } = given ?? {};
  return ask.show(
    <AskRevealPage
      page={ask.page}
      number={student.number}
      name={student.name}
      field={field}
      whys={contactWhys}
      why={why}
      detail={detail}
      problems={problems}
    />,
    given ? 422 : 200,
  );
}

async function reveal(ask: Ask): Promise<Response> {
  const student = await othersStudent(ask, 'contact.read');
  const form = await ask.form();
  const field = fieldNamed(form.text('field'));
  const read = readReason(form);
  if (!read.ok) return askReason(ask, student, field, read);
  const value = await revealField(ask.ctx, { id: student.id, field, reason: read.reason });
  const { number, name } = student;
  return ask.show(
    <RevealedPage page={ask.page} number={number} name={name} field={field} value={value} at={ask.ctx.now()} />,
  );
}

export const listRoutes: readonly Route[] = [page('/students', 'students.list', showList)];
export const recordRoutes: readonly Route[] = [
  page('/students/:number', 'students.read', showRecord),
  page('/students/:number/reveal', 'contact.read', async (ask) =>
    askReason(ask, await othersStudent(ask, 'contact.read'), fieldNamed(ask.query.get('field'))),
  ),
  act('/students/:number/reveal', 'contact.read', reveal),
];
