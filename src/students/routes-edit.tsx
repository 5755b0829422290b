import { EditPage } from '../../views/students/edit-page.tsx';
import type { Ask } from '../http/ask.ts';
import { act, page, type Route } from '../http/route.ts';
import { aroundForm, isWrong, nothingWrong, othersStudent, versionOf, type CameBack } from './routes-around.ts';
import { changeStudent } from './change-student.ts';
import { canSee, type Student } from './find-student.ts';
import { recordValues, type FormValues } from './form-values.ts';
import { noteView } from './note-view.ts';
import { openRecord, recordView, schoolName } from './reads-record.ts';
import { readWhole } from './routes-read-record.ts';
import { sectionKeys } from './rules-record.ts';

async function valuesOf(ask: Ask, student: Student): Promise<FormValues> {
  const { districts, wishes } = await aroundForm(ask.ctx);
  const school = await schoolName(ask.ctx, student.school_id);
  const here = districts.map((region) => region.code);
  return recordValues(openRecord(ask.ctx, student), { school, districts: here, wishes, withContact: false });
}

async function show(ask: Ask, student: Student, came?: CameBack): Promise<Response> {
  await noteView(ask.ctx, student, 'students.read');
  const { districts, city } = await aroundForm(ask.ctx);
  const { masked } = await recordView(ask.ctx, student);
  const shown = came ?? { ...nothingWrong, values: await valuesOf(ask, student) };
  return ask.show(
    <EditPage
      {...shown}
      page={ask.page}
      number={student.number}
      name={student.name}
      version={student.version}
      sections={sectionKeys}
      districts={districts}
      city={city}
      who="staff"
      kept={masked}
    />,
    came ? 422 : 200,
  );
}

async function change(ask: Ask): Promise<Response> {
  const student = await othersStudent(ask, 'students.change');
  const form = await ask.form();
  const read = await readWhole(ask.ctx, form, sectionKeys);
  if (isWrong(read)) return show(ask, student, { ...read, values: form.values });
  await changeStudent(ask.ctx, { id: student.id, version: versionOf(form), changes: read.changes });
  // With another 生源地 she may have left the district of whoever changed it.
  const there = await canSee(ask.ctx, student.id);
  return ask.go(`${there ? `/students/${student.number}` : '/students'}?done=record_saved`);
}

export const editRoutes: readonly Route[] = [
  page('/students/:number/edit', 'students.change', async (ask) =>
    show(ask, await othersStudent(ask, 'students.change')),
  ),
  act('/students/:number/edit', 'students.change', change),
];
