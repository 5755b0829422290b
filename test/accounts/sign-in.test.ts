import { describe, expect, test } from 'vitest';
import { hashPassword } from '../../src/accounts/password-hash.ts';
import { testDb } from '../support/db.ts';
import { openBrowser, sentTo, type Browser } from './browser.ts';
import { goodPassword, makeHouse, someone } from './people.ts';

const db = testDb();
const tryIt = (browser: Browser, login: string, password: string, look = {}) =>
  browser.post('/sign-in', { login, password, next: '' }, look);
const signsIn = async (browser: Browser, login: string, password = goodPassword, look = {}) =>
  (await tryIt(browser, login, password, look)).status === 303;

describe('signing in', () => {
  test.each(['wangli', 'WangLi', ' wangli ', 'ｗａｎｇｌｉ', 'wang@example.edu.cn', 'Wang@Example.edu.cn'])(
    'works with %s',
    async (login) => {
      const house = makeHouse(db);
      await someone(house, 'city_staff', {}, { username: 'wangli', mail: 'wang@example.edu.cn' });
      const browser = openBrowser(house);
      expect(sentTo(await tryIt(browser, login, goodPassword))).toBe('/?done=signed_in');
      expect((await browser.get('/account')).status).toBe(200);
    },
  );

  test('works with a registration number as username', async () => {
    const house = makeHouse(db);
    await someone(house, 'student', { studentId: 1 }, { username: 'd00001' });
    expect(await signsIn(openBrowser(house), 'D00001')).toBe(true);
  });

  test('leads on to the page that was asked for, in the language of the page', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { username: 'wangli' });
    const browser = openBrowser(house);
    const turned = sentTo(await browser.get('/en/account'));
    expect(turned).toBe('/en/sign-in?next=%2Fen%2Faccount');
    const form = await (await browser.get(turned!)).text();
    expect(form).toContain('name="next" value="/account"');
    const fields = { login: 'wangli', password: goodPassword, next: '/account' };
    expect(sentTo(await browser.post('/en/sign-in', fields))).toBe('/en/account?done=signed_in');
  });

  test('is written down, without the name that was typed', async () => {
    const house = makeHouse(db);
    const { userId } = await someone(house, 'city_staff', {}, { username: 'wangli' });
    await signsIn(openBrowser(house), 'wangli');
    const entry = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('verb', '=', 'account.enter')
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ actor_user_id: userId, actor_role: 'city_staff', facts: { act: 'signed_in' } });
  });

  test('with a hash of an older cost makes it anew', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { username: 'wangli' });
    const old = 'v1$argon2id$m=8192,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$';
    const { argon2Sync } = await import('node:crypto');
    const tag = argon2Sync('argon2id', {
      message: goodPassword.normalize('NFKC'),
      nonce: Buffer.alloc(16),
      parallelism: 1,
      tagLength: 32,
      memory: 8192,
      passes: 1,
    });
    await db
      .updateTable('credentials')
      .set({ password: old + tag.toString('base64url') })
      .execute();
    expect(await signsIn(openBrowser(house), 'wangli')).toBe(true);
    const { password } = await db.selectFrom('credentials').select('password').executeTakeFirstOrThrow();
    expect(password).toMatch(/^v1\$argon2id\$m=32768,t=2,p=1\$/);
    expect(await signsIn(openBrowser(house), 'wangli')).toBe(true);
  });
});

describe('a wrong sign-in', () => {
  test('says the same for an unknown account, an unknown mail and a wrong password', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { username: 'wangli', mail: 'wang@example.edu.cn' });
    const bodies = await Promise.all(
      [
        ['wangli', 'not my password'],
        ['nobody', goodPassword],
        ['wang@example.edu.cn', 'not my password'],
        ['nobody@example.edu.cn', goodPassword],
        ['王丽', goodPassword],
      ].map(async ([login = '', password = '']) => {
        const response = await tryIt(openBrowser(house), login, password);
        return [response.status, (await response.text()).replaceAll(`value="${login}"`, 'value=""')];
      }),
    );
    expect(bodies[0]?.[0]).toBe(422);
    for (const body of bodies) expect(body).toEqual(bodies[0]);
  });

  test('takes about as long for an unknown account as for a known one', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { username: 'wangli' });
    await hashPassword('warm up');
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let turn = 0; turn < 15; turn += 1) {
      for (const [kind, login] of [['known', 'wangli'] as const, ['unknown', 'nobody'] as const]) {
        const began = performance.now();
        await tryIt(openBrowser(house), login, 'not my password');
        times[kind].push(performance.now() - began);
        await db.deleteFrom('throttles').execute();
      }
    }
    const middle = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]!;
    // Without the hash for nobody an unknown account would take a tenth of the time.
    expect(Math.abs(middle(times.known) - middle(times.unknown))).toBeLessThan(middle(times.known) / 2);
  });

  test('keeps what was typed, but never the password', async () => {
    const response = await tryIt(openBrowser(makeHouse(db)), 'nobody', 'my secret words');
    const html = await response.text();
    expect(html).toContain('value="nobody"');
    expect(html).not.toContain('my secret words');
    expect(html).toContain('href="#password"');
  });

  test('begins no session', async () => {
    const browser = openBrowser(makeHouse(db));
    await tryIt(browser, 'nobody', goodPassword);
    expect(browser.cookies.size).toBe(0);
    expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([]);
  });

  test('without a name or a password names the field', async () => {
    const html = await (await tryIt(openBrowser(makeHouse(db)), ' ', '')).text();
    expect(html).toContain('href="#login"');
    expect(html).toContain('href="#password"');
  });
});

describe('many wrong sign-ins', () => {
  test('at one account are slowed down, from wherever they come, and the page says when to try again', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { username: 'wangli' });
    const browser = openBrowser(house);
    for (let turn = 0; turn < 8; turn += 1) {
      await tryIt(browser, 'wangli', `guess number ${turn}`, { address: `198.51.100.${turn}` });
    }
    const response = await tryIt(browser, 'wangli', goodPassword, { address: '198.51.100.99' });
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
    house.clock.pass(Number(response.headers.get('Retry-After')) / 60);
    expect(await signsIn(browser, 'wangli')).toBe(true);
  });

  test('at one account count together, by its address and by its username', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { username: 'wangli', mail: 'wang@example.edu.cn' });
    const browser = openBrowser(house);
    for (let turn = 0; turn < 5; turn += 1) {
      const login = turn % 2 === 0 ? 'wangli' : 'wang@example.edu.cn';
      expect((await tryIt(browser, login, `guess number ${turn}`, { address: `198.51.100.${turn}` })).status).toBe(422);
    }
    for (const login of ['wangli', 'wang@example.edu.cn'])
      expect((await tryIt(browser, login, goodPassword, { address: '198.51.100.99' })).status).toBe(429);
    house.clock.pass(1);
    expect(await signsIn(browser, 'wang@example.edu.cn')).toBe(true);
    expect(await signsIn(browser, 'wangli', 'a wrong one')).toBe(false);
    expect(await signsIn(browser, 'wangli')).toBe(true);
  });

  test('from one address are slowed down, whatever it writes into X-Forwarded-For and whichever account it tries', async () => {
    const browser = openBrowser(makeHouse(db));
    const statuses: number[] = [];
    for (let turn = 0; turn < 50; turn += 1) {
      const headers = { 'X-Forwarded-For': `198.51.100.${turn}`, 'X-Real-IP': `198.51.100.${turn}` };
      statuses.push((await tryIt(browser, `user${turn}`, 'a wrong password', { headers })).status);
    }
    expect(statuses.filter((status) => status === 422)).toHaveLength(30);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  });

  test('behind our proxy are counted by what the proxy saw', async () => {
    const browser = openBrowser(makeHouse(db, { trustedProxy: 1 }));
    const from = (client: string, turn: number) => ({ headers: { 'X-Forwarded-For': `6.6.6.${turn}, ${client}` } });
    for (let turn = 0; turn < 30; turn += 1)
      await tryIt(browser, `user${turn}`, 'a wrong password', from('203.0.113.7', turn));
    expect((await tryIt(browser, 'another', 'a wrong password', from('203.0.113.7', 99))).status).toBe(429);
    expect((await tryIt(browser, 'another', 'a wrong password', from('203.0.113.8', 99))).status).toBe(422);
  });

  test('do not slow down a school whose students all sign in at the right first try', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { username: 'wangli' });
    for (let turn = 0; turn < 35; turn += 1) expect(await signsIn(openBrowser(house), 'wangli')).toBe(true);
  });
});

test('another site cannot sign anybody in', async () => {
  const house = makeHouse(db);
  await someone(house, 'city_staff', {}, { username: 'wangli' });
  const browser = openBrowser(house);
  const fields = { login: 'wangli', password: goodPassword, next: '' };
  expect((await browser.post('/sign-in', fields, { headers: { 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(403);
  expect(browser.cookies.size).toBe(0);
});

test('there is no JSON endpoint of better-auth', async () => {
  const browser = openBrowser(makeHouse(db));
  for (const path of ['/api/auth/sign-in/email', '/api/auth/get-session', '/api/auth/ok', '/api/auth/sign-up/email']) {
    expect((await browser.get(path)).status).toBe(404);
    expect((await browser.post(path, { email: 'a@b.cn' })).status).toBe(404);
  }
});
