import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { list, pupil } from '../imports/workbooks.ts';
import { freshDatabase } from '../support/db.ts';
import { bringIn } from './bring-in.ts';
import { formOn, signIn, somebody, type Answer, type Person } from './person.ts';
import { linkIn, newPassword } from './prepare.ts';
import { decodeText } from './read-html.ts';
import { mainText } from './read-matches.ts';
import { startProduct, type Started } from './started.ts';

/** The first hour with an empty product, from what the start prints. Each test goes on where the one before ended. */
let started: Started;
let folder = '';
let env: Record<string, string>;
let drop: () => Promise<void>;
let administrator: Person;
let city: Person;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'first-start-'));
  const database = await freshDatabase();
  drop = database.drop;
  env = { DATABASE_URL: database.url, DATA_DIR: folder };
  started = await startProduct(env, { first: true });
  administrator = somebody(started.base);
  city = somebody(started.base);
}, 60_000);
afterAll(async () => {
  await started.stop();
  await drop();
  await rm(folder, { recursive: true, force: true });
});

const wentTo = ({ status, location }: Answer) => [status, location];
const setUp = async (code: string) =>
  administrator.post('/setup', {
    ...formOn((await administrator.get('/setup')).text, '/setup'),
    code,
    name: '管晨',
    mail: '',
    username: 'guan',
    password: newPassword,
  });

test('the first visitor becomes administrator with the code that the start has printed, and with no other', async () => {
  const code = started.after('the code') ?? '';
  expect(code).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/);
  const wrong = await setUp(code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')));
  expect([wrong.status, formOn(wrong.text, '/setup')['name']]).toEqual([422, '管晨']);
  expect(wentTo(await setUp(code.toLowerCase()))).toEqual([303, '/sign-in?done=set_up']);
  expect((await somebody(started.base).get('/setup')).status).toBe(404);
  expect((await administrator.post('/setup', { code })).status).toBe(404);
});

test('she signs in and says how the agency is reached, and every page says it', async () => {
  await signIn(administrator, 'guan', newPassword);
  const page = await administrator.get('/settings');
  const saved = await administrator.post('/settings', {
    ...formOn(page.text, '/settings'),
    name: '海州残疾人就业服务中心',
    city: '北京市',
    phone: '010-12345678',
  });
  expect(saved.status).toBe(303);
  for (const path of ['/', '/en', '/positions', '/nowhere']) {
    expect([path, (await somebody(started.base).get(path)).text.includes('010-12345678')]).toEqual([path, true]);
  }
});

test('she invites staff of the city by a link, which works once; they bring the first workbook in', async () => {
  const made = await administrator.post('/accounts/invite', { role: 'city_staff', place: '', mail: '' });
  const link = linkIn(decodeText(made.text), '/invitations/');
  // The link has the port that was given, though the settings ask for any.
  expect(decodeText(made.text)).toContain(`${started.base}${link}`);
  const account = { name: '陆远', username: 'luyuan', password: newPassword, mail: '' };
  const page = await city.get(link);
  const accepted = await city.post(link, { ...formOn(page.text, link), ...account });
  expect(wentTo(accepted)).toEqual([303, '/sign-in?done=accepted']);
  expect((await somebody(started.base).post(link, { ...account, username: 'other' })).status).toBe(404);
  await signIn(city, 'luyuan', newPassword);
  const path = await bringIn(city, await list([pupil()], { facts: '学校名称：海棠理工大学' }), '附件1.xlsx');
  const dryRun = await city.get(path);
  expect(mainText(dryRun)).toContain('新增 1 行');
  expect((await city.post(`${path}/apply`, formOn(dryRun.text, `${path}/apply`))).status).toBe(303);
  expect(mainText(await city.get('/students'))).toContain('张一');
});

test('a stop ends well; the next start prints no code, and whoever was signed in still is', async () => {
  expect(await started.stop()).toBe(0);
  started = await startProduct(env, { first: false });
  const again = somebody(started.base);
  for (const [name, value] of city.cookies) again.cookies.set(name, value);
  expect(mainText(await again.get('/students'))).toContain('张一');
  expect((await again.get('/setup')).status).toBe(404);
  expect(await started.stop()).toBe(0);
  expect(started.after('the code')).toBeUndefined();
});
