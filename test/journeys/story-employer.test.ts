import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDemo, type Running } from './house.ts';
import { formOn, signIn, somebody, somebodyAs, type Answer, type Person } from './person.ts';
import { linkIn, newPassword } from './prepare.ts';
import { mainText, matchesOn } from './read-matches.ts';

/** An employer from its registration to students who find its position. Each test goes on where the one before ended. */
let running: Running;
let employer: Person;
let city: Person;
let student: Person;
beforeAll(async () => {
  running = await openDemo();
  employer = somebody(running.base);
  city = await somebodyAs(running.base, 'city_staff');
  student = await somebodyAs(running.base, 'student');
});
afterAll(() => running.close());

const mail = 'chen@example.com';
const posting = {
  kind: 'job',
  title: '古籍修复记录员',
  headcount: '2',
  duties: '给修复的每一页拍照、写记录。',
  district: '110108',
  wage: 'open',
  education: '大专',
};
const wentTo = ({ status, location }: Answer) => [status, location];
const send = async (fields: Readonly<Record<string, string>>) => {
  const page = await employer.get('/positions/new');
  return employer.post('/positions/new', { ...formOn(page.text, '/positions/new'), ...fields });
};
let number = '';

test('it registers; a form with mistakes comes back with everything that was typed', async () => {
  const fields = {
    organization: '北京清禾云图网络有限公司',
    credit_code: '91110108MA01ABCD2H',
    employer_kind: '民营企业',
    district: '110108',
    name: '陈主管',
    phone: '01087654321',
    mail,
    password: newPassword,
  };
  const wrong = await employer.post('/register/employer', { ...fields, phone: '12' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('<title>错误：');
  expect(formOn(wrong.text, '/register/employer')).toMatchObject({ organization: fields.organization, mail });
  expect(wrong.text).not.toContain(newPassword);
  const sent = await employer.post('/register/employer', { ...fields, consent: 'yes' });
  expect(wentTo(sent)).toEqual([303, '/sign-in?done=registered']);
});

test('while it waits it has its account and nothing else', async () => {
  await signIn(employer, mail, newPassword);
  expect((await employer.get('/account')).status).toBe(200);
  for (const path of [
    '/positions/new',
    '/my/positions',
    '/my/organization',
    '/students',
    '/positions/P10006/candidates',
  ]) {
    expect([path, (await employer.get(path)).status]).toEqual([path, 404]);
  }
  expect((await employer.post('/positions/new', posting)).status).toBe(404);
});

test('staff approve it, and a letter says so', async () => {
  const request = linkIn((await city.get('/accounts/waiting')).text, '/organizations/requests/');
  const page = await city.get(request);
  expect(mainText(page)).toContain('91110108MA01ABCD2H');
  const decided = await city.post(request, {
    ...formOn(page.text, request),
    organization: 'new',
    employer: 'new',
    decision: 'approve',
  });
  expect([decided.status, mainText(decided).slice(0, 300)]).toEqual([303, '']);
  const letters = (await running.letters()).filter((each) => each.to.includes(mail));
  expect(letters).toHaveLength(1);
  await signIn(employer, mail, newPassword);
  expect(mainText(await employer.get('/my/organization'))).toContain('北京清禾云图网络有限公司');
});

test('a position without a word on its workplace comes back; with all that is asked it is checked, then posted', async () => {
  const bare = await send({ ...posting, title: '', step: 'check' });
  expect(bare.status).toBe(422);
  const full = {
    ...posting,
    feature_F_TEXT_FIRST_COMM: 'has',
    feature_F_SEATED_WORK: 'has',
    feature_F_LIFT_ACCESSIBLE: 'can_provide',
  };
  const checked = await send({ ...full, step: 'check' });
  expect([checked.status, mainText(checked).includes('古籍修复记录员')]).toEqual([200, true]);
  const posted = await employer.post('/positions/new', { ...formOn(checked.text, '/positions/new'), step: 'post' });
  number = /P\d+/.exec(posted.location ?? '')?.[0] ?? '';
  expect([posted.status, number]).toEqual([303, expect.stringMatching(/^P\d+$/)]);
});

test('sent twice, as a double click does, it is one position', async () => {
  const mine = await employer.get('/my/positions');
  expect(mine.text.match(/>古籍修复记录员</g)).toHaveLength(1);
});

test('staff look at it first; when it is public, everybody finds it, and the employer sees no student', async () => {
  const board = '/positions?words=古籍修复记录员';
  const visitor = somebody(running.base);
  expect((await visitor.get(board)).text).not.toContain(number);
  const publish = `/positions/${number}/publish`;
  const waiting = await city.get(`/positions/${number}`);
  expect((await city.post(publish, formOn(waiting.text, publish))).status).toBe(303);
  expect((await visitor.get(board)).text).toContain(number);
  const found = matchesOn(await student.get('/my/matches?words=古籍修复记录员'));
  expect(found.map((each) => each.position)).toEqual([number]);
  expect((await student.get(`/positions/${number}`)).text).toContain('id="needs"');
  expect((await employer.get(`/positions/${number}/candidates`)).status).toBe(404);
  const own = mainText(await employer.get(`/positions/${number}`));
  expect(own).not.toMatch(/林晓雨|D10\d{3}/);
});

test('closed, it is gone from her matches at once', async () => {
  const close = `/positions/${number}/close`;
  const page = await employer.get(`/positions/${number}`);
  expect((await employer.post(close, formOn(page.text, close))).status).toBe(303);
  expect(matchesOn(await student.get('/my/matches?words=古籍修复记录员'))).toEqual([]);
});
