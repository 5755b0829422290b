import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMembership, createAccount, type Role, type Scope, type Verb } from '../../src/accounts/index.ts';
import { routeTable } from '../../src/app.ts';
import { inTransaction } from '../../src/ctx.ts';
import { demoPlaces } from '../../src/db/seed/accounts.ts';
import { openDemo, type Running } from './house.ts';
import { signIn, somebody, somebodyAs, type Person, type Walker } from './person.ts';
import { newPassword, prepare } from './prepare.ts';

/**
 * Every door behind which persons are shown, and what it answers to whom: written down by hand, so that a change of who
 * sees whom has to be read here. The things are of 海淀区, of the demo's school, employer and base. A `2` is the same role
 * in another place; `ended` was staff of the district once.
 *
 * `ok` 200 · `-` 404 · `in` sign in first (303 to a page, 401 to a form) · 422 nobody of that number is hers to ask for
 */
const agreed = `
door                                                 visitor waiting ended student student2 teacher teacher2 employer employer2 base base2 district district2 city admin
GET /students                                        in      -       -     -       -        ok      ok       -        -         -    -     ok       ok        ok   -
GET /students/new                                    in      -       -     -       -        -       -        -        -         -    -     ok       ok        ok   -
GET /students/{student}                              in      -       -     -       -        ok      -        -        -         -    -     ok       -         ok   -
GET /students/{student}/reveal                       in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
POST /students/{student}/reveal                      in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET /students/{student}/edit                         in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET /students/{student}/disability                   in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
POST /students/{student}/disability                  in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET /students/{student}/disability/change            in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET /students/{student}/annex2                       in      -       -     ok      -        -       -        -        -         -    -     ok       -         ok   -
POST /students/{student}/annex2                      in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET /students/{student}/needs                        in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET /students/{student}/needs/history                in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET /students/{student}/matches                      in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET /students/{student}/matches/not-listed           in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET /students/{student}/matches/{position}           in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET /students/{student}/why                          in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET /students/{student}/compare                      in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET /students/requests/{registration}                in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET /my/record                                       in      -       -     ok      ok       -       -        -        -         -    -     -        -         -    -
GET /my/record/edit                                  in      -       -     ok      ok       -       -        -        -         -    -     -        -         -    -
GET /my/disability                                   in      -       -     ok      ok       -       -        -        -         -    -     -        -         -    -
GET /my/needs                                        in      -       -     ok      ok       -       -        -        -         -    -     -        -         -    -
GET /my/needs/history                                in      -       -     ok      ok       -       -        -        -         -    -     -        -         -    -
GET /my/matches                                      in      -       -     ok      ok       -       -        -        -         -    -     -        -         -    -
GET /my/matches/why                                  in      -       -     ok      ok       -       -        -        -         -    -     -        -         -    -
GET /my/matches/compare                              in      -       -     ok      ok       -       -        -        -         -    -     -        -         -    -
GET /my/views                                        in      -       -     ok      ok       -       -        -        -         -    -     -        -         -    -
GET /my/data                                         in      -       -     ok      ok       -       -        -        -         -    -     -        -         -    -
GET /positions/{position}/candidates                 in      -       -     -       -        -       -        -        -         -    -     ok       ok        ok   -
GET /positions/{position}/candidates/not-listed      in      -       -     -       -        -       -        -        -         -    -     ok       ok        ok   -
GET /positions/{position}/candidates.xlsx            in      -       -     -       -        -       -        -        -         -    -     ok       ok        ok   -
GET /positions/{position}/why?student={student}      in      -       -     -       -        -       -        -        -         -    -     ok       422       ok   -
GET /positions/{position}/lists/new?student={listed} in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET /lists                                           in      -       -     -       -        -       -        -        -         -    -     ok       ok        ok   -
GET {list}                                           in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET {list}/list.xlsx                                 in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET /requests                                        in      -       -     -       -        -       -        -        -         -    -     ok       ok        ok   -
GET /runs                                            in      -       -     -       -        -       -        -        -         -    -     ok       ok        ok   -
GET {run}                                            in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET {run}/matches.xlsx                               in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET /fairness                                        in      -       -     -       -        -       -        -        -         -    -     ok       ok        ok   -
GET /imports                                         in      -       -     -       -        ok      ok       -        -         -    -     ok       ok        ok   -
GET {import}                                         in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET {import}/rows/new                                in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET {import}/refused.xlsx                            in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
GET {schoolImport}                                   in      -       -     -       -        ok      -        -        -         -    -     -        -         ok   -
GET {schoolImport}/refused.xlsx                      in      -       -     -       -        ok      -        -        -         -    -     -        -         ok   -
GET /exports                                         in      -       -     -       -        ok      ok       -        -         -    -     ok       ok        ok   -
GET /exports/register.xlsx                           in      -       -     -       -        -       -        -        -         -    -     -        -         -    -
POST /exports                                        in      -       -     -       -        ok      ok       -        -         -    -     ok       ok        ok   -
GET /messages                                        in      -       -     -       -        -       -        -        -         -    -     ok       ok        ok   ok
GET /messages/{message}/contact                      in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   ok
POST /messages/{message}/contact                     in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   ok
GET /accounts                                        in      -       -     -       -        -       -        -        -         -    -     ok       ok        ok   ok
GET /accounts/waiting                                in      -       -     -       -        -       -        -        -         -    -     ok       ok        ok   ok
GET /accounts/invitations                            in      -       -     -       -        -       -        -        -         -    -     ok       ok        ok   ok
GET /accounts/{membership}                           in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   ok
GET /audit                                           in      -       -     -       -        -       -        -        -         -    -     -        -         -    ok
GET /organizations/requests/{employerRegistration}   in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   ok
GET /organizations/{employer}                        in      -       -     -       -        -       -        ok       -         -    -     ok       ok        ok   ok
GET /organizations/{employer}/edit                   in      -       -     -       -        -       -        ok       -         -    -     -        -         ok   -
GET /my/organization                                 in      -       -     -       -        -       -        ok       ok        -    -     -        -         -    -
GET /bases/{base}                                    in      -       -     -       -        -       -        -        -         ok   -     ok       ok        ok   -
GET /bases/{base}/edit                               in      -       -     -       -        -       -        -        -         ok   -     ok       -         ok   -
GET /my/base                                         in      -       -     -       -        -       -        -        -         ok   ok    -        -         -    -
GET /positions/{own}/edit                            in      -       -     -       -        -       -        ok       -         -    -     ok       -         ok   -
GET /positions/{own}/evidence                        in      -       -     -       -        -       -        -        -         -    -     ok       -         ok   -
`;

const [head = '', ...lines] = agreed.trim().split('\n');
const walkers = head.split(/\s+/).slice(1);
const doors = lines.map((line) => {
  const [method = '', path = '', ...answers] = line.split(/\s+/);
  return { method, path, answers };
});
/** Behind these verbs somebody is shown: each of their pages and files needs a line above. */
const personal: readonly Verb[] = [
  'students.list',
  'students.add',
  'students.read',
  'students.change',
  'disability.read',
  'disability.change',
  'contact.read',
  'needs.read',
  'views.read',
  'matches.read',
  'candidates.read',
  'lists.read',
  'lists.keep',
  'requests.read',
  'runs.read',
  'imports.read',
  'exports.take',
  'messages.read',
  'accounts.read',
  'accounts.approve',
  'audit.read',
];
const demo: Readonly<Record<string, Walker>> = {
  student: 'student',
  teacher: 'teacher',
  employer: 'employer',
  base: 'base',
  district: 'district_staff',
  city: 'city_staff',
  admin: 'administrator',
};

let running: Running;
const people = new Map<string, Person>();
let words: Readonly<Record<string, string>> = {};
beforeAll(async () => {
  running = await openDemo();
  words = await thingsOf(running);
  for (const name of walkers) people.set(name, await walkerCalled(name));
}, 120_000);
afterAll(() => running.close());

async function thingsOf({ deps: { db } }: Running) {
  const prepared = await prepare(running);
  const [employer, base] = await Promise.all(
    (['employer', 'base'] as const).map((role) =>
      db.selectFrom('memberships').selectAll().where('role', '=', role).executeTakeFirstOrThrow(),
    ),
  );
  const message = db.selectFrom('messages').select('id').where('student_id', 'is not', null).executeTakeFirstOrThrow();
  const student = db.selectFrom('memberships').select('id').where('role', '=', 'student').executeTakeFirstOrThrow();
  const own = db
    .selectFrom('positions')
    .select('number')
    .where('employer_id', '=', employer!.employer_id)
    .where('region', '=', demoPlaces.district)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return {
    student: demoPlaces.student,
    registration: String(prepared.studentRequest),
    employerRegistration: String(prepared.employerRequest),
    position: prepared.listed.position,
    listed: prepared.listed.students[0]!,
    list: prepared.listed.list,
    run: prepared.runs['district_staff']![0]!,
    import: prepared.imports['district_staff']!.dryRun,
    schoolImport: prepared.imports['teacher']!.dryRun,
    message: String((await message).id),
    membership: String((await student).id),
    employer: String(employer!.employer_id),
    base: String(base!.base_id),
    own: (await own).number,
  };
}

async function walkerCalled(name: string): Promise<Person> {
  const { base } = running;
  if (name === 'visitor') return somebody(base);
  if (name in demo) return somebodyAs(base, demo[name]!);
  await addAccount(name);
  const person = somebody(base);
  await signIn(person, name, newPassword);
  return person;
}

/** Accounts that the demo lacks: each role in another place, one that waits, and one whose membership has ended. */
async function addAccount(name: string): Promise<void> {
  const { db } = running.deps;
  const other = async (table: 'students' | 'schools' | 'employers' | 'bases', own: string) => {
    const { rows } = await sql<{
      id: number;
    }>`select id from ${sql.table(table)} where ${sql.raw(own)} order by id limit 1`.execute(db);
    return rows[0]!.id;
  };
  const scopes: Record<string, () => Promise<readonly [Role, Scope]>> = {
    student2: async () => ['student', { studentId: await other('students', `district <> '${demoPlaces.district}'`) }],
    teacher2: async () => ['teacher', { schoolId: await other('schools', `name <> '${demoPlaces.school}'`) }],
    employer2: async () => ['employer', { employerId: await other('employers', `id <> ${words['employer']}`) }],
    base2: async () => ['base', { baseId: await other('bases', `id <> ${words['base']}`) }],
    district2: async () => ['district_staff', { district: '110105' }],
    ended: async () => ['district_staff', { district: demoPlaces.district }],
  };
  await inTransaction({ ...running.deps, actor: { kind: 'system', name: 'test' } }, async (tx) => {
    const made = await createAccount(tx, { name, username: name, mail: null, password: newPassword });
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    const scope = await scopes[name]?.();
    if (!scope) return;
    const id = await addMembership(tx, made.userId, ...scope);
    if (name === 'ended') await tx.db.updateTable('memberships').set({ state: 'ended' }).where('id', '=', id).execute();
  });
}

const concrete = (path: string): string => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => words[name]!);

test('every door behind which a person is shown is in the table', () => {
  const written = doors.filter(({ method }) => method === 'GET').map(({ path }) => concrete(path).split('?')[0]!);
  const missing = routeTable.filter(({ method, kind, verb, path }) => {
    if (method !== 'GET' || kind === 'stream' || !personal.includes(verb)) return false;
    const like = new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);
    return !written.some((one) => like.test(one));
  });
  expect(missing.map(({ path }) => path)).toEqual([]);
});

test.each(doors)('$method $path answers each as agreed', async ({ method, path, answers }) => {
  const found = await Promise.all(walkers.map((name) => answerTo(people.get(name)!, method, concrete(path))));
  expect(Object.fromEntries(walkers.map((name, at) => [name, found[at]]))).toEqual(
    Object.fromEntries(walkers.map((name, at) => [name, answers[at]])),
  );
});

const reason = {
  why: 'service',
  detail: '',
  field: 'phone',
  as: 'page',
  kind: 'annex1',
  district: '',
  school: '',
  year: '',
};

async function answerTo(person: Person, method: string, path: string): Promise<string> {
  const answer = method === 'GET' ? await person.get(path) : await person.post(path, reason);
  if (answer.status === 401 || (answer.status === 303 && answer.location?.startsWith('/sign-in'))) return 'in';
  return answer.status === 200 ? 'ok' : answer.status === 404 ? '-' : String(answer.status);
}
