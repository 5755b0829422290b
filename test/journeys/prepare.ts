import { list, pupil } from '../imports/workbooks.ts';
import { bringIn } from './bring-in.ts';
import { haveList, type Listed } from './have-lists.ts';
import { haveEditions, type Editions } from './have-editions.ts';
import { haveRuns } from './have-runs.ts';
import type { Running } from './house.ts';
import { formOn, somebody, somebodyAs, type Person } from './person.ts';
import { decodeText } from './read-html.ts';

export type Prepared = {
  readonly studentRequest: number;
  readonly employerRequest: number;
  /** Path of a link that nobody has used. */
  readonly invitation: string;
  readonly reset: string;
  /** A student of 海淀区 who has not confirmed any need. */
  readonly unasked: string;
  /** A position that waits with a reason why it names categories. */
  readonly reasoned: string;
  /** A position of the demo's base that it has closed itself. */
  readonly closed: string;
  /** Paths of imports that wait to be written, and of one that could not be read: of each who may bring workbooks in. */
  readonly imports: Readonly<Record<string, { readonly dryRun: string; readonly failed: string }>>;
  readonly listed: Listed;
  /** Paths of runs over all students, of staff of the district and of the city. */
  readonly runs: Readonly<Record<string, readonly string[]>>;
  readonly editions: Editions;
};

export const newPassword = 'correct horse 电池 2026';

/** What the demo world lacks for every page to have something to show, made as people make it: by the forms. */
export async function prepare(running: Running): Promise<Prepared> {
  const { base, deps } = running;
  await registerStudent(somebody(base));
  await registerEmployer(somebody(base));
  const requests = await deps.db.selectFrom('registrations').select(['id', 'kind']).execute();
  const idOf = (kind: string) => requests.find((each) => each.kind === kind)!.id;
  return {
    studentRequest: idOf('student'),
    employerRequest: idOf('employer'),
    invitation: await inviteStaff(await somebodyAs(base, 'city_staff')),
    reset: await askReset(running),
    unasked: await addStudent(await somebodyAs(base, 'district_staff')),
    reasoned: await postReasoned(await somebodyAs(base, 'employer')),
    closed: await closeOwn(running),
    imports: Object.fromEntries(
      await Promise.all(importers.map(async (role) => [role, await sendWorkbooks(running, role)])),
    ),
    listed: await haveList(running),
    editions: await haveEditions(running),
    runs: {
      district_staff: await haveRuns(running, 'district_staff'),
      city_staff: await haveRuns(running, 'city_staff'),
    },
  };
}

const mail = 'heyu@example.edu.cn';

async function registerStudent(person: Person): Promise<void> {
  await sent(
    person.post('/register/student', {
      name: '何雨',
      school: '海棠理工大学',
      graduation_year: '2027',
      certificate: '',
      district: '110108',
      mail,
      username: '',
      password: newPassword,
      consent: 'yes',
    }),
  );
}

async function registerEmployer(person: Person): Promise<void> {
  await sent(
    person.post('/register/employer', {
      organization: '北京清禾云图网络有限公司',
      credit_code: '91110108MA01ABCD2H',
      employer_kind: '民营企业',
      district: '110108',
      name: '陈主管',
      phone: '01087654321',
      mail: 'chen@example.com',
      password: newPassword,
      consent: 'yes',
    }),
  );
}

async function inviteStaff(staff: Person): Promise<string> {
  const made = await staff.post('/accounts/invite', { role: 'district_staff', place: '110105', mail: '' });
  return linkIn(decodeText(made.text), '/invitations/');
}

/** The path of the first link of that kind in a text. */
export function linkIn(text: string, start: string): string {
  const found = new RegExp(`${start}[\\w-]+`).exec(text)?.[0];
  if (!found) throw new Error(`no link ${start}… in: ${text.slice(0, 400)}`);
  return found;
}

async function askReset({ base, letters }: Running): Promise<string> {
  await sent(somebody(base).post('/reset', { mail }));
  const letter = (await letters()).findLast((each) => each.to === mail);
  return linkIn(letter?.text ?? '', '/reset/');
}

async function addStudent(staff: Person): Promise<string> {
  const page = await staff.get('/students/new');
  const answer = await staff.post('/students/new', {
    ...formOn(page.text, '/students/new'),
    name: '沈安',
    origin_region: '110108',
    education: '本科',
    seeks: 'job',
    category: '2',
    level: '1',
    devices: 'DEV_HA',
  });
  return /D\d+/.exec(answer.location ?? '')?.[0] ?? fail('the student was not added', answer.text);
}

async function postReasoned(employer: Person): Promise<string> {
  const page = await employer.get('/positions/new');
  const answer = await employer.post('/positions/new', {
    ...formOn(page.text, '/positions/new'),
    kind: 'job',
    title: '手语短视频主持人',
    headcount: '1',
    duties: '用手语主持短视频，和编导一起改稿。',
    district: '110108',
    wage: 'open',
    education: '本科',
    category_2: '2',
    category_reason: '节目由手语母语者主持，其他人不能代替。',
    feature_F_TEXT_FIRST_COMM: 'has',
    feature_F_SEATED_WORK: 'has',
    step: 'post',
  });
  return /P\d+/.exec(answer.location ?? '')?.[0] ?? fail('the position was not posted', answer.text);
}

async function closeOwn({ base, deps }: Running): Promise<string> {
  const keeper = await somebodyAs(base, 'base');
  const { base_id } = await deps.db
    .selectFrom('memberships')
    .select('base_id')
    .where('role', '=', 'base')
    .executeTakeFirstOrThrow();
  const { number } = await deps.db
    .selectFrom('positions')
    .select('number')
    .where('base_id', '=', base_id)
    .where('state', '=', 'open')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const page = await keeper.get(`/positions/${number}`);
  const action = `/positions/${number}/close`;
  await sent(keeper.post(action, formOn(page.text, action)));
  return number;
}

const importers = ['teacher', 'district_staff', 'city_staff'] as const;

/** A list with rows of every kind: new, the same, changed, refused, and such that a person has to decide. */
async function sendWorkbooks({ base }: Running, role: (typeof importers)[number]) {
  const person = await somebodyAs(base, role);
  const ofSchool = { facts: '学校名称：海棠理工大学        填表老师：吴静' };
  const rows = [
    pupil({ 姓名: '温新' }),
    pupil({ 姓名: '温错', 残疾类别: '视残', 联系电话: '139', 辅导员: '赵' }),
    pupil({ 姓名: '温专', 专业: '大数据会计', 联系电话: '13900000102' }),
    pupil({ 姓名: '林晓雨', 性别: '女', 残疾等级: '二级', 联系电话: '13900000103' }),
  ];
  return {
    dryRun: await bringIn(person, await list(rows, ofSchool), '附件1-海棠.xlsx'),
    failed: await bringIn(person, Buffer.from('%PDF-1.7'), '名单.pdf'),
  };
}

async function sent(act: ReturnType<Person['post']>): Promise<void> {
  const answer = await act;
  if (answer.status !== 303) fail(`answered ${answer.status}`, answer.text);
}

function fail(what: string, html: string): never {
  throw new Error(
    `${what}: ${html
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .slice(0, 600)}`,
  );
}
