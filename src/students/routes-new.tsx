import { NewStudentPage } from '../../views/students/new-page.tsx';
import { inTransaction, type Ctx } from '../ctx.ts';
import type { Ask } from '../http/ask.ts';
import type { Form } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { regionShortName } from '../reference/index.ts';
import { addStudent, placeForNew, type NewStudent } from './add-student.ts';
import { aroundForm, isWrong, nothingWrong, type CameBack } from './routes-around.ts';
import { readDisability, readWhole } from './routes-read-record.ts';
import { schoolName } from './reads-record.ts';
import { twinsOf, type Twins } from './reads-twins.ts';
import { checkDisability } from './rules-disability.ts';
import { sectionKeys } from './rules-record.ts';

const nobody: Twins = { twins: [], elsewhere: false };
const ownDistrict = ({ actor }: Ctx): string | null =>
  (actor.kind === 'person' && actor.membership?.scope.district) || null;

async function show(ask: Ask, came?: CameBack, found: Twins = nobody): Promise<Response> {
  const { districts, city } = await aroundForm(ask.ctx);
  const district = ownDistrict(ask.ctx);
  return ask.show(
    <NewStudentPage
      {...(came ?? { ...nothingWrong, values: {} })}
      page={ask.page}
      sections={sectionKeys}
      districts={districts}
      city={city}
      who="staff"
      kept={{}}
      twins={found.twins}
      elsewhere={found.elsewhere}
      district={district === null ? null : regionShortName(district)}
    />,
    came ? 422 : 200,
  );
}

async function add(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const { student, ...came } = await readStudent(ask.ctx, form);
  if (student === null) return show(ask, came);
  const found = await likeHer(ask.ctx, student);
  if (found.elsewhere) return show(ask, { ...came, problems: { certificate: 'taken' } }, found);
  if (found.twins.length > 0 && form.text('another') === '') {
    return show(ask, { ...came, problems: { another: 'not_ticked' } }, found);
  }
  const added = await inTransaction(ask.ctx, (tx) => addStudent(tx, student));
  if (!added.ok) return show(ask, { ...came, problems: added.problems }, found);
  return ask.go(`/students/${added.number}?done=student_added`);
}

/** The whole form, the disability facts with it; the student is null where anything is wrong. */
async function readStudent(ctx: Ctx, form: Form): Promise<CameBack & { readonly student: NewStudent | null }> {
  const read = await readWhole(ctx, form, sectionKeys);
  const facts = readDisability(form);
  const checked = facts.ok ? checkDisability(facts.disability) : facts;
  const problems = { ...read.problems, ...(checked.ok ? {} : checked.problems) };
  const came = { ...read, values: form.values, problems };
  const { name } = read.changes;
  if (isWrong(came) || name === undefined || !facts.ok) return { ...came, student: null };
  const student = { ...read.changes, name, district: ownDistrict(ctx), disability: facts.disability };
  const { allowed } = await placeForNew(ctx, student);
  return allowed ? { ...came, student } : { ...came, problems: { origin_region: 'not_a_choice' }, student: null };
}

async function likeHer(ctx: Ctx, student: NewStudent): Promise<Twins> {
  return twinsOf(ctx, {
    name: student.name,
    certificate: student.disability?.certificate ?? null,
    school: await schoolName(ctx, student.school_id ?? null),
    graduation_year: student.graduation_year ?? null,
  });
}

export const newRoutes: readonly Route[] = [
  page('/students/new', 'students.add', (ask) => show(ask)),
  act('/students/new', 'students.add', add),
];
