import { describe, expect, test } from 'vitest';
import { forgetExpired } from '../../src/accounts/index.ts';
import { actorOf } from '../../src/accounts/session.ts';
import { inTransaction } from '../../src/ctx.ts';
import { addMembership } from '../../src/accounts/add-membership.ts';
import type { Role, Scope } from '../../src/accounts/policy.ts';
import { testDb } from '../support/db.ts';
import { openBrowser, sentTo, type Browser } from './browser.ts';
import { as, goodPassword, makeHouse, someone, system, type House } from './people.ts';

const db = testDb();
const isIn = async (browser: Browser) => (await browser.get('/account')).status === 200;

async function signedIn(house: House, role: Role = 'student', scope: Scope = { studentId: 7 }, username = 'wangli') {
  const actor = await someone(house, role, scope, { username });
  const browser = openBrowser(house);
  await browser.post('/sign-in', { login: username, password: goodPassword, next: '' });
  return { actor, browser };
}
const again = async (house: House, username = 'wangli') => {
  const browser = openBrowser(house);
  await browser.post('/sign-in', { login: username, password: goodPassword, next: '' });
  return browser;
};

describe('the session cookie', () => {
  const lineOf = async (house: House) => {
    await someone(house, 'city_staff', {}, { username: 'wangli' });
    const fields = { login: 'wangli', password: goodPassword, next: '' };
    return (await openBrowser(house).post('/sign-in', fields)).headers.getSetCookie();
  };

  test('over https is bound to this host, secure, and out of reach of scripts and other sites', async () => {
    const lines = await lineOf(makeHouse(db, { publicUrl: 'https://zhuli.example' }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure$/);
  });

  test('over plain http on this machine works too', async () => {
    const lines = await lineOf(makeHouse(db));
    expect(lines[0]).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/);
  });

  test('cannot be made from what the database holds', async () => {
    const house = makeHouse(db);
    const { browser } = await signedIn(house);
    const { token, id } = await db.selectFrom('sessions').select(['token', 'id']).executeTakeFirstOrThrow();
    expect([...browser.cookies.values()]).not.toContain(token);
    for (const stolen of [token, id, token.slice(0, 43)]) {
      const thief = openBrowser(house);
      thief.cookies.set('session', stolen);
      expect(await isIn(thief)).toBe(false);
    }
  });

  test('of somebody else’s making is nobody’s', async () => {
    const house = makeHouse(db);
    await signedIn(house);
    for (const made of ['', 'x', 'A'.repeat(43), '../../../etc', "' or 1=1 --"]) {
      const stranger = openBrowser(house);
      stranger.cookies.set('session', made);
      expect(await isIn(stranger)).toBe(false);
    }
  });
});

describe('a session', () => {
  test('knows who asks in one query', async () => {
    const house = makeHouse(db);
    const { actor, browser } = await signedIn(house);
    const queries: string[] = [];
    const counting = db.withPlugin({
      transformQuery: ({ node }) => {
        queries.push(node.kind);
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const c = { req: { header: () => `session=${browser.cookies.get('session')}` } };
    expect(await actorOf({ ...house, db: counting }, c)).toEqual(actor);
    expect(queries).toHaveLength(1);
  });

  test('ends after thirty minutes without a request', async () => {
    const house = makeHouse(db);
    const { browser } = await signedIn(house);
    house.clock.pass(29);
    expect(await isIn(browser)).toBe(true);
    house.clock.pass(29);
    expect(await isIn(browser)).toBe(true);
    house.clock.pass(30);
    expect(await isIn(browser)).toBe(false);
  });

  test.each([
    ['student', { studentId: 7 }, 12],
    ['employer', { employerId: 5 }, 12],
    ['district_staff', { district: '110105' }, 8],
    ['city_staff', {}, 8],
    ['administrator', {}, 8],
  ] as const)('of a %s ends at last, however busy, after %o: %i hours', async (role, scope, hours) => {
    const house = makeHouse(db);
    const { browser } = await signedIn(house, role, scope);
    const quarters = Array.from({ length: hours * 4 - 1 }, (_, index) => index + 1);
    for (const quarter of quarters) {
      house.clock.pass(15);
      expect([quarter, await isIn(browser)]).toEqual([quarter, true]);
    }
    house.clock.pass(15);
    expect(await isIn(browser)).toBe(false);
  });

  test('that is over is forgotten, with reset links, invitations and counted tries', async () => {
    const house = makeHouse(db);
    await signedIn(house);
    await openBrowser(house).post('/sign-in', { login: 'nobody', password: 'wrong', next: '' });
    await forgetExpired(house);
    expect(await db.selectFrom('sessions').selectAll().execute()).toHaveLength(1);
    expect(await db.selectFrom('throttles').selectAll().execute()).not.toEqual([]);
    house.clock.pass(61);
    await forgetExpired(house);
    expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('throttles').selectAll().execute()).toEqual([]);
  });

  test('is a new one at each sign-in, and the one the browser came with is over', async () => {
    const house = makeHouse(db);
    const { browser } = await signedIn(house);
    const before = browser.cookies.get('session')!;
    await browser.post('/sign-in', { login: 'wangli', password: goodPassword, next: '' });
    expect(browser.cookies.get('session')).not.toBe(before);
    const old = openBrowser(house);
    old.cookies.set('session', before);
    expect(await isIn(old)).toBe(false);
  });

  test('that a stranger planted is not the one that she gets', async () => {
    const house = makeHouse(db);
    await someone(house, 'city_staff', {}, { username: 'wangli' });
    const browser = openBrowser(house);
    browser.cookies.set('session', 'A'.repeat(43));
    await browser.post('/sign-in', { login: 'wangli', password: goodPassword, next: '' });
    expect(browser.cookies.get('session')).not.toBe('A'.repeat(43));
    const thief = openBrowser(house);
    thief.cookies.set('session', 'A'.repeat(43));
    expect(await isIn(thief)).toBe(false);
  });
});

describe('signing out', () => {
  test('ends the session in the database, not only in the browser', async () => {
    const house = makeHouse(db);
    const { browser } = await signedIn(house);
    const secret = browser.cookies.get('session')!;
    const response = await browser.post('/sign-out', {});
    expect(sentTo(response)).toBe('/?done=signed_out');
    expect(browser.cookies.has('session')).toBe(false);
    const old = openBrowser(house);
    old.cookies.set('session', secret);
    expect(await isIn(old)).toBe(false);
  });

  test('clears what the computer keeps, but not the display settings', async () => {
    const house = makeHouse(db);
    const { browser } = await signedIn(house);
    browser.cookies.set('display', 'contrast');
    const response = await browser.post('/sign-out', {});
    expect(response.headers.get('Clear-Site-Data')).toBe('"cache", "storage"');
    expect(browser.cookies.get('display')).toBe('contrast');
  });

  test('is no GET, and twice is no fault', async () => {
    const house = makeHouse(db);
    const { browser } = await signedIn(house);
    expect((await browser.get('/sign-out')).status).toBe(404);
    expect(await isIn(browser)).toBe(true);
    await browser.post('/sign-out', {});
    expect((await browser.post('/sign-out', {})).status).toBe(303);
  });
});

describe('her own sessions', () => {
  test('are listed with the device, and one can be ended', async () => {
    const house = makeHouse(db);
    const { browser } = await signedIn(house);
    const other = openBrowser(house);
    const agent = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';
    const fields = { login: 'wangli', password: goodPassword, next: '' };
    await other.post('/sign-in', fields, { headers: { 'User-Agent': agent } });
    expect(await (await browser.get('/account')).text()).toContain('退出 Chrome · Windows');
    const { id } = await db
      .selectFrom('sessions')
      .select('id')
      .where('user_agent', '=', agent)
      .executeTakeFirstOrThrow();
    expect(sentTo(await browser.post('/account/sessions/end', { session: id }))).toBe('/account?done=session_ended');
    expect(await isIn(other)).toBe(false);
    expect(await isIn(browser)).toBe(true);
  });

  test('can all be ended but this one', async () => {
    const house = makeHouse(db);
    const { browser } = await signedIn(house);
    const others = [await again(house), await again(house)];
    await browser.post('/account/sessions/end', { session: 'others' });
    for (const other of others) expect(await isIn(other)).toBe(false);
    expect(await isIn(browser)).toBe(true);
  });

  test('do not include anybody else’s: ending one of those is not found', async () => {
    const house = makeHouse(db);
    const { browser } = await signedIn(house);
    const { browser: stranger } = await signedIn(house, 'student', { studentId: 8 }, 'zhanghua');
    const sessions = await db.selectFrom('sessions').select('id').execute();
    for (const { id } of sessions) await stranger.post('/account/sessions/end', { session: id });
    expect(await isIn(browser)).toBe(true);
    expect((await stranger.post('/account/sessions/end', { session: 'no-such' })).status).not.toBe(200);
  });
});

describe('a person with two roles', () => {
  async function twoRoles(house: House) {
    const { actor, browser } = await signedIn(house, 'teacher', { schoolId: 3 });
    const second = await inTransaction(as(house, system), (tx) => addMembership(tx, actor.userId, 'city_staff', {}));
    return { actor, browser, second };
  }
  const roleOf = async (house: House, browser: Browser) => {
    const actor = await actorOf(house, { req: { header: () => `session=${browser.cookies.get('session')}` } });
    return actor.kind === 'person' ? actor.membership?.role : actor.kind;
  };

  test('acts as one of them and can change, with a new secret', async () => {
    const house = makeHouse(db);
    const { browser, second } = await twoRoles(house);
    expect(await roleOf(house, browser)).toBe('teacher');
    const before = browser.cookies.get('session')!;
    expect(sentTo(await browser.post('/account/membership', { membership: String(second) }))).toBe(
      '/account?done=switched',
    );
    expect(await roleOf(house, browser)).toBe('city_staff');
    expect(browser.cookies.get('session')).not.toBe(before);
    const old = openBrowser(house);
    old.cookies.set('session', before);
    expect(await roleOf(house, old)).toBe('visitor');
  });

  test('cannot become what belongs to somebody else, is waiting or has ended', async () => {
    const house = makeHouse(db);
    const { actor, browser } = await twoRoles(house);
    const admin = await someone(house, 'administrator');
    const waiting = await db
      .insertInto('memberships')
      .values({ user_id: actor.userId, role: 'employer', state: 'waiting' })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const id of [admin.membership!.id, waiting.id, 999_999]) {
      expect((await browser.post('/account/membership', { membership: String(id) })).status).toBe(404);
    }
    expect(await roleOf(house, browser)).toBe('teacher');
  });
});
