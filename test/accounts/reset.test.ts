import { afterEach, describe, expect, test, vi } from 'vitest';
import { resetPassword } from '../../src/accounts/reset-password.ts';
import { testDb } from '../support/db.ts';
import { openBrowser, sentTo, type Browser } from './browser.ts';
import { as, goodPassword, makeHouse, someone, visitor, type House } from './people.ts';

const db = testDb();
const mail = 'wang@example.edu.cn';
const newPassword = '另一片海，另一条路，另一年';
const signIn = async (browser: Browser, password: string, login = mail) =>
  (await browser.post('/sign-in', { login, password, next: '' })).status;
const tokenOf = (text: string | undefined) => /\/reset\/([\w-]+)/.exec(text ?? '')?.[1] ?? '';

async function letterFor(house: House, to = mail): Promise<string> {
  await openBrowser(house).post('/reset', { mail: to });
  return tokenOf((await house.post()).at(-1)?.text);
}

/** better-auth judges a reset link by the clock of the process: both clocks are moved here. */
function pass(house: House, minutes: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });
  house.clock.pass(minutes);
}
afterEach(() => void vi.useRealTimers());

describe('a forgotten password', () => {
  test('is replaced through a letter; every session ends and the old password is worth nothing', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { mail, username: 'wangli' });
    const elsewhere = openBrowser(house);
    await signIn(elsewhere, goodPassword);
    const browser = openBrowser(house);
    expect(sentTo(await browser.post('/reset', { mail: ' WANG@example.edu.cn' }))).toBe('/reset?done=reset_asked');
    const [letter] = await house.post();
    expect(letter).toMatchObject({ to: mail });
    const path = `/reset/${tokenOf(letter?.text)}`;
    expect((await browser.get(path)).status).toBe(200);
    expect(sentTo(await browser.post(path, { password: newPassword }))).toBe('/sign-in?done=password_reset');
    expect((await elsewhere.get('/account')).status).toBe(303);
    expect(await signIn(browser, goodPassword)).toBe(422);
    expect(await signIn(browser, newPassword, 'wangli')).toBe(303);
    expect((await house.post()).at(-1)?.subject).toContain('密码已修改');
  });

  test('can be replaced once with one letter', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { mail });
    const token = await letterFor(house);
    const browser = openBrowser(house);
    await browser.post(`/reset/${token}`, { password: newPassword });
    expect((await browser.get(`/reset/${token}`)).status).toBe(404);
    expect((await browser.post(`/reset/${token}`, { password: '第三个很长的密码' })).status).toBe(404);
    expect(await signIn(browser, newPassword)).toBe(303);
  });

  test('a letter that was sent before is worth nothing either', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { mail });
    const [first, second] = [await letterFor(house), await letterFor(house)];
    expect(first).not.toBe(second);
    const browser = openBrowser(house);
    expect((await browser.get(`/reset/${first}`)).status).toBe(200);
    await browser.post(`/reset/${second}`, { password: newPassword });
    expect((await browser.post(`/reset/${first}`, { password: '第三个很长很长的密码' })).status).toBe(404);
  });

  test('of two at the same moment with one letter one wins', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { mail });
    const token = await letterFor(house);
    const set = (password: string) => resetPassword(as(house, visitor), token, password);
    const both = await Promise.all([set('第一个很长的密码，先到'), set('第二个很长的密码，后到')]);
    expect(both.map((one) => one.ok).toSorted()).toEqual([false, true]);
  });

  test('a letter is good for thirty minutes', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { mail });
    const token = await letterFor(house);
    const browser = openBrowser(house);
    pass(house, 29);
    expect((await browser.get(`/reset/${token}`)).status).toBe(200);
    pass(house, 2);
    expect((await browser.get(`/reset/${token}`)).status).toBe(404);
    expect((await browser.post(`/reset/${token}`, { password: newPassword })).status).toBe(404);
    expect(await signIn(browser, goodPassword)).toBe(303);
  });

  test('a weak new password does not use the letter up', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { mail });
    const token = await letterFor(house);
    const browser = openBrowser(house);
    const weak = await browser.post(`/reset/${token}`, { password: 'wang123456' });
    expect(weak.status).toBe(422);
    expect(await weak.text()).toContain('href="#password"');
    expect(sentTo(await browser.post(`/reset/${token}`, { password: newPassword }))).toContain('password_reset');
  });

  test('the database does not hold what the letter holds', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { mail });
    await openBrowser(house).post('/reset', { mail });
    const kept = JSON.stringify([
      await db.selectFrom('verifications').selectAll().execute(),
      await db.selectFrom('outbox').selectAll().execute(),
      await db.selectFrom('audit_log').selectAll().execute(),
    ]);
    const token = tokenOf((await house.post())[0]?.text);
    expect(token).toMatch(/^\w{20,}$/);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(mail);
    const { identifier } = await db.selectFrom('verifications').select('identifier').executeTakeFirstOrThrow();
    expect((await openBrowser(house).get(`/reset/${identifier}`)).status).toBe(404);
  });
});

describe('asking for a letter', () => {
  test('gets the same answer whether or not there is an account; only a known address gets a letter', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { mail });
    const known = await openBrowser(house).post('/reset', { mail });
    const unknown = await openBrowser(house).post('/reset', { mail: 'nobody@example.edu.cn' });
    const answer = async (response: Response) => [response.status, sentTo(response), await response.text()];
    expect(await answer(known)).toEqual(await answer(unknown));
    expect(await house.post()).toHaveLength(1);
  });

  test('takes about as long for an unknown address', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { mail });
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let turn = 0; turn < 25; turn += 1) {
      for (const [kind, address] of [['known', mail] as const, ['unknown', 'nobody@example.edu.cn'] as const]) {
        const began = performance.now();
        await openBrowser(house).post('/reset', { mail: address });
        times[kind].push(performance.now() - began);
        await db.deleteFrom('throttles').execute();
      }
    }
    const middle = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]!;
    // A letter that is sent at once, and not by the outbox, would take longer than this.
    expect(Math.abs(middle(times.known) - middle(times.unknown))).toBeLessThan(20);
  });

  test('again and again is slowed down, for a known and an unknown address alike', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { mail });
    for (const address of [mail, 'nobody@example.edu.cn']) {
      const statuses: number[] = [];
      for (let turn = 0; turn < 5; turn += 1)
        statuses.push((await openBrowser(house).post('/reset', { mail: address })).status);
      expect(statuses).toEqual([303, 303, 303, 429, 429]);
    }
  });

  test('needs an address', async () => {
    const response = await openBrowser(makeHouse(db)).post('/reset', { mail: 'wang' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('value="wang"');
  });
});

describe('changing the password', () => {
  async function signedIn(house: House) {
    await someone(house, 'city_staff', {}, { mail, username: 'wangli' });
    const browser = openBrowser(house);
    await signIn(browser, goodPassword);
    return browser;
  }

  test('needs the one before; other sessions end, this one goes on with a new secret', async () => {
    const house = makeHouse(db);
    const browser = await signedIn(house);
    const elsewhere = openBrowser(house);
    await signIn(elsewhere, goodPassword);
    const before = browser.cookies.get('session')!;
    const fields = { current: goodPassword, password: newPassword };
    expect(sentTo(await browser.post('/account/password', fields))).toBe('/account?done=password_changed');
    expect((await browser.get('/account')).status).toBe(200);
    expect(browser.cookies.get('session')).not.toBe(before);
    expect((await elsewhere.get('/account')).status).toBe(303);
    expect(await signIn(openBrowser(house), goodPassword)).toBe(422);
    expect(await signIn(openBrowser(house), newPassword)).toBe(303);
  });

  test('works with a clock that stands long ago or far ahead', async () => {
    for (const days of [-400, 400]) {
      const house = makeHouse(db);
      house.clock.pass(days * 24 * 60);
      await someone(house, 'city_staff', {}, { username: `user${days}` });
      const browser = openBrowser(house);
      await signIn(browser, goodPassword, `user${days}`);
      const fields = { current: goodPassword, password: newPassword };
      expect(sentTo(await browser.post('/account/password', fields))).toContain('password_changed');
    }
  });

  test.each([
    ['current', { current: 'not it', password: newPassword }],
    ['current', { current: '', password: newPassword }],
    ['password', { current: goodPassword, password: 'short' }],
    ['password', { current: goodPassword, password: 'wangli2031' }],
  ])('with a wrong %s changes nothing', async (field, fields) => {
    const house = makeHouse(db);
    const browser = await signedIn(house);
    const response = await browser.post('/account/password', fields);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(`href="#${field}"`);
    expect(await signIn(openBrowser(house), goodPassword)).toBe(303);
  });

  test('guessing the one before is slowed down', async () => {
    const house = makeHouse(db);
    const browser = await signedIn(house);
    let last = 0;
    for (let turn = 0; turn < 6; turn += 1) {
      last = (await browser.post('/account/password', { current: `guess ${turn}`, password: newPassword })).status;
    }
    expect(last).toBe(429);
  });

  test('makes a letter that was under way worthless', async () => {
    const house = makeHouse(db);
    const browser = await signedIn(house);
    const token = await letterFor(house);
    await browser.post('/account/password', { current: goodPassword, password: newPassword });
    expect((await openBrowser(house).get(`/reset/${token}`)).status).toBe(404);
  });
});
