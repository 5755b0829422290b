import { OwnSectionPage, OwnTasksPage } from '../../views/students/own-edit-page.tsx';
import { OwnRecordPage } from '../../views/students/own-record-page.tsx';
import { ViewsPage } from '../../views/students/views-page.tsx';
import { viewsOf } from '../audit/index.ts';
import { NotFound } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { act, file, page, type Route } from '../http/route.ts';
import { aroundForm, isWrong, nothingWrong, versionOf, type CameBack } from './routes-around.ts';
import { changeStudent } from './change-student.ts';
import { disabilityConsent } from './consents.ts';
import { ownStudentId, studentWithId, type Student } from './find-student.ts';
import { viewsFilter } from './input.ts';
import { recordValues, type FormValues } from './form-values.ts';
import { ownData } from './own-data.ts';
import { readSection } from './routes-read-record.ts';
import { needsOf } from './reads-needs.ts';
import { openRecord, recordView, schoolName, sectionStates } from './reads-record.ts';
import { sectionKeys, type SectionKey } from './rules-record.ts';

const own = ({ ctx }: Ask): Promise<Student> => studentWithId(ctx, ownStudentId(ctx), 'students.read');
const sectionNamed = (name: string | null): SectionKey | undefined => sectionKeys.find((key) => key === name);

async function showRecord(ask: Ask): Promise<Response> {
  const student = await own(ask);
  const record = await recordView(ask.ctx, student);
  const states = sectionStates(student);
  return ask.show(<OwnRecordPage page={ask.page} record={record} sections={sectionKeys} states={states} />);
}

async function showEdit(ask: Ask): Promise<Response> {
  const student = await own(ask);
  const section = sectionNamed(ask.query.get('section'));
  return section ? showSection(ask, student, section) : showTasks(ask, student);
}

async function showTasks(ask: Ask, student: Student): Promise<Response> {
  const consent = await disabilityConsent(ask.ctx, student.id);
  const { confirmedOn } = await needsOf(ask.ctx, student.id);
  return ask.show(
    <OwnTasksPage
      page={ask.page}
      sections={sectionKeys}
      states={sectionStates(student)}
      disabilityDone={consent !== null}
      needsDone={confirmedOn !== null}
    />,
  );
}

async function valuesOf(ask: Ask, student: Student): Promise<FormValues> {
  const { districts, wishes } = await aroundForm(ask.ctx);
  const school = await schoolName(ask.ctx, student.school_id);
  const here = districts.map((region) => region.code);
  return recordValues(openRecord(ask.ctx, student), { school, districts: here, wishes, withContact: true });
}

async function showSection(ask: Ask, student: Student, section: SectionKey, came?: CameBack): Promise<Response> {
  const { districts, city } = await aroundForm(ask.ctx);
  const shown = came ?? { ...nothingWrong, values: await valuesOf(ask, student) };
  return ask.show(
    <OwnSectionPage
      {...shown}
      page={ask.page}
      section={section}
      version={student.version}
      districts={districts}
      city={city}
      who="herself"
      kept={{}}
    />,
    came ? 422 : 200,
  );
}

async function saveSection(ask: Ask): Promise<Response> {
  const student = await own(ask);
  const form = await ask.form();
  const section = sectionNamed(form.text('section'));
  if (!section) throw new NotFound();
  const read = await readSection(ask.ctx, form, section, false);
  if (isWrong(read)) return showSection(ask, student, section, { ...read, values: form.values });
  await changeStudent(ask.ctx, { id: student.id, version: versionOf(form), changes: read.changes });
  return ask.go('/my/record/edit?done=record_saved');
}

async function sendData(ask: Ask): Promise<Response> {
  const { number } = await own(ask);
  const data = JSON.stringify(await ownData(ask.ctx), null, 2);
  return ask.download(ask.page.words.students.own.dataFile(number), 'application/json; charset=utf-8', data);
}

export const ownRoutes: readonly Route[] = [
  page('/my/record', 'students.read', showRecord),
  page('/my/record/edit', 'students.change', showEdit),
  act('/my/record/edit', 'students.change', saveSection),
  page('/my/views', 'views.read', async (ask) => {
    const { page: asked } = viewsFilter.parse({ page: ask.query.get('page') ?? 1 });
    const found = await viewsOf(ask.ctx, ownStudentId(ask.ctx), asked);
    return ask.beyond(asked, found.pages) ?? ask.show(<ViewsPage page={ask.page} found={found} />);
  }),
  file('/my/data', 'views.read', sendData),
];
