import { describe, expect, test } from 'vitest';
import { setUp, setupCode } from '../../src/accounts/setup.ts';
import { testDb } from '../support/db.ts';
import { openBrowser, sentTo } from './browser.ts';
import { as, caller, goodPassword, makeHouse, someone, visitor, type House } from './people.ts';

const db = testDb();
const fields = { name: '管理员', mail: '', username: 'admin', password: goodPassword };
const set = (house: House, code: string, username: string) =>
  setUp(as(house, visitor), code, { name: '管理员', mail: null, username, password: goodPassword }, caller);

describe('the first start', () => {
  test('gives a code that is easy to copy, and keeps only its fingerprint', async () => {
    const house = makeHouse(db);
    const code = await setupCode(house);
    expect(code).toMatch(/^([2-9A-HJKMNP-Z]{5}-){3}[2-9A-HJKMNP-Z]{5}$/);
    const kept = JSON.stringify(await db.selectFrom('setup_codes').selectAll().execute());
    expect(kept).not.toContain(code!.slice(0, 5));
  });

  test('with the code makes the administrator; after that the page is not found', async () => {
    const house = makeHouse(db);
    const code = await setupCode(house);
    const browser = openBrowser(house);
    expect((await browser.get('/setup')).status).toBe(200);
    expect(sentTo(await browser.post('/setup', { ...fields, code: code!.toLowerCase() }))).toBe('/sign-in?done=set_up');
    expect((await browser.get('/setup')).status).toBe(404);
    expect((await browser.post('/setup', { ...fields, code: code! })).status).toBe(404);
    await browser.post('/sign-in', { login: 'admin', password: goodPassword, next: '' });
    expect((await browser.get('/audit')).status).toBe(200);
    expect(await setupCode(house)).toBeNull();
  });

  test('with a wrong code says so and makes nobody', async () => {
    const house = makeHouse(db);
    await setupCode(house);
    const response = await openBrowser(house).post('/setup', { ...fields, code: 'AAAAA-AAAAA-AAAAA-AAAAA' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('href="#code"');
    expect(await db.selectFrom('users').selectAll().execute()).toEqual([]);
  });

  test('with the right code and a weak password can be tried again', async () => {
    const house = makeHouse(db);
    const code = (await setupCode(house))!;
    const browser = openBrowser(house);
    expect((await browser.post('/setup', { ...fields, code, password: '1234567890' })).status).toBe(422);
    expect(sentTo(await browser.post('/setup', { ...fields, code }))).toBe('/sign-in?done=set_up');
  });

  test('started anew makes the code before it worthless', async () => {
    const house = makeHouse(db);
    const before = (await setupCode(house))!;
    const after = (await setupCode(house))!;
    expect(await set(house, before, 'first')).toMatchObject({ ok: false });
    expect(await set(house, after, 'first')).toEqual({ ok: true });
  });

  test('of two with the code at the same time one becomes administrator', async () => {
    const house = makeHouse(db);
    const code = (await setupCode(house))!;
    const both = await Promise.allSettled([set(house, code, 'first'), set(house, code, 'second')]);
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await db.selectFrom('users').selectAll().execute()).toHaveLength(1);
  });

  test('slows down who guesses', async () => {
    const house = makeHouse(db);
    await setupCode(house);
    const browser = openBrowser(house);
    let last = 0;
    for (let turn = 0; turn < 31; turn += 1)
      last = (await browser.post('/setup', { ...fields, code: `${turn}` })).status;
    expect(last).toBe(429);
  });
});

test('an administrator who came another way closes the page', async () => {
  const house = makeHouse(db);
  const code = (await setupCode(house))!;
  await someone(house, 'administrator');
  expect((await openBrowser(house).get('/setup')).status).toBe(404);
  expect((await openBrowser(house).post('/setup', { ...fields, code })).status).toBe(404);
});

test('without a code there is no such page', async () => {
  expect((await openBrowser(makeHouse(db)).get('/setup')).status).toBe(404);
});
