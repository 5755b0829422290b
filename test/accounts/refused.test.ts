import { beforeEach, describe, expect, test } from 'vitest';
import { refuseMembership } from '../../src/accounts/index.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';
import { openBrowser, sentTo } from './browser.ts';
import { as, goodPassword, makeHouse, someone } from './people.ts';

const db = testDb();
const account = { name: '林晓雨', mail: 'lin@example.edu.cn', password: goodPassword };
const student = { school: '北京联合大学', graduation_year: '2027', district: '110105', consent: 'yes' };
const employer = {
  organization: '北京好邻居科技有限公司',
  credit_code: '91110105MA01ABCD26',
  employer_kind: '民营企业',
  district: '110105',
  phone: '01087654321',
  consent: 'yes',
};

beforeEach(async () => {
  await db.updateTable('agency').set({ city_code: '110000' }).execute();
});

/** Somebody who registered, was refused, and is signed in. */
async function refused(kind: 'student' | 'employer') {
  const house = makeHouse(db);
  const city = await someone(house, 'city_staff', {}, { username: 'staff' });
  const facts = kind === 'student' ? student : employer;
  await openBrowser(house).post(`/register/${kind}`, { ...account, ...facts });
  const { id } = await db
    .selectFrom('memberships')
    .select('id')
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  await refuseMembership(as(house, city), id, '姓名和证件不一样');
  const her = openBrowser(house);
  await her.post('/sign-in', { login: account.mail, password: goodPassword, next: '' });
  const staff = openBrowser(house);
  await staff.post('/sign-in', { login: 'staff', password: goodPassword, next: '' });
  return { her, staff, id, facts };
}

describe.each(['student', 'employer'] as const)('a %s who was refused', (kind) => {
  test.each(['', '/en'])('reads on her first page that and why, and where to send it again (%j)', async (lang) => {
    const { her } = await refused(kind);
    const html = await (await her.get(lang || '/')).text();
    expect(validateHtml(html)).toEqual([]);
    expect(html).toContain('姓名和证件不一样');
    expect(html).toContain(`href="${lang}/register/${kind}"`);
    expect(html).toMatch(lang === '' ? /class="who">登记没有通过/ : /class="who">Registration not approved/);
    expect(html).not.toMatch(/正在等工作人员审核|等待审核|waiting for/i);
    expect(await (await her.get('/account')).text()).toContain('没有通过');
  });

  test('sends it again with the same account, once, and waits anew', async () => {
    const { her, staff, facts } = await refused(kind);
    const form = await (await her.get(`/register/${kind}`)).text();
    expect(validateHtml(form)).toEqual([]);
    expect(form).toContain('value="林晓雨"');
    expect(form).not.toMatch(/type="password"|name="mail"/);
    const wrong = await her.post(`/register/${kind}`, { ...facts, name: '林小雨', consent: '' });
    expect([wrong.status, (await wrong.text()).includes('value="林小雨"')]).toEqual([422, true]);
    const again = { ...facts, name: '林小雨' };
    expect(sentTo(await her.post(`/register/${kind}`, again))).toBe('/?done=registered_again');
    expect(await (await her.get('/')).text()).toContain('正在等工作人员审核');
    expect(await (await staff.get('/accounts/waiting')).text()).toContain('林小雨');
    expect((await her.post(`/register/${kind}`, again)).status).toBe(422);
    expect((await db.selectFrom('registrations').select('id').execute()).length).toBe(1);
    expect((await db.selectFrom('users').select('name').where('name', '=', '林小雨').execute()).length).toBe(1);
  });

  test('is shown to staff as refused, with the reason and what she can do', async () => {
    const { staff, id } = await refused(kind);
    const html = await (await staff.get(`/accounts/${id}`)).text();
    expect(validateHtml(html)).toEqual([]);
    for (const said of ['没有通过', '姓名和证件不一样', '可以改好再交一次']) expect(html).toContain(said);
    expect(html).not.toContain('已停用');
  });

  test('writes to the staff as who was refused', async () => {
    const { her, staff } = await refused(kind);
    await her.post('/help', { text: '哪里不一样？', contact: '' });
    expect(await (await staff.get('/messages')).text()).toContain('登记没有通过');
  });
});

test('a role that was ended is told apart from both, and is not sent again', async () => {
  const house = makeHouse(db);
  await someone(house, 'student', { studentId: 7 }, { username: 'ended' });
  await db.updateTable('memberships').set({ state: 'ended', reason: '毕业离校' }).execute();
  const browser = openBrowser(house);
  await browser.post('/sign-in', { login: 'ended', password: goodPassword, next: '' });
  const html = await (await browser.get('/')).text();
  expect(html).toContain('你的身份已经停用');
  expect(html).not.toMatch(/没有通过|正在等工作人员审核/);
  expect(await (await browser.get('/register/student')).text()).toContain('type="password"');
});
