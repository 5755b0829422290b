import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { mostStreams } from '../../src/http/places.ts';
import { openBrowser, type Browser } from '../accounts/browser.ts';
import { goodPassword, makeHouse, someone, type House } from '../accounts/people.ts';
import { testDb } from '../support/db.ts';

const db = testDb();
const key = '00000000-0000-4000-8000-000000000001';
const path = `/imports/${key}/progress`;

/** Staff who are signed in, and an import of theirs that is being checked. */
async function listening() {
  const house = makeHouse(db);
  await someone(house, 'city_staff', {}, { username: 'wangli' });
  await db
    .insertInto('imports')
    .values({ key, state: 'checking', by_name: '王丽', beat_at: '2100-01-01' } as never)
    .execute();
  return { house, browser: await signedIn(house) };
}

async function signedIn(house: House): Promise<Browser> {
  const browser = openBrowser(house);
  await browser.post('/sign-in', { login: 'wangli', password: goodPassword, next: '' });
  return browser;
}

const ready = () => db.updateTable('imports').set({ state: 'ready' }).execute();

describe('a stream', () => {
  test('is not kept, says how far it is, and ends when it is over', async () => {
    const { browser } = await listening();
    const answer = await browser.get(path);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    await ready();
    const told = await answer.text();
    expect(told).toMatch(/<progress[^]*event: done\ndata: done\s*$/);
  });

  test('ends with the session that listens', async () => {
    const { browser } = await listening();
    const answer = await browser.get(path);
    await browser.post('/sign-out', {});
    expect(await answer.text()).not.toContain('event: done');
  });

  test('is no use of a session, which ends by itself', async () => {
    const { house, browser } = await listening();
    const seen = () => db.selectFrom('sessions').select('seen_at').executeTakeFirstOrThrow();
    const answer = await browser.get(path);
    const before = await seen();
    house.clock.pass(5);
    await setTimeout(1200);
    expect(await seen()).toEqual(before);
    house.clock.pass(26);
    expect(await answer.text()).not.toContain('event: done');
  });

  test('ends when what it tells of is no longer hers to see', async () => {
    const { browser } = await listening();
    const answer = await browser.get(path);
    await db.updateTable('memberships').set({ state: 'ended' }).execute();
    expect(await answer.text()).not.toContain('event: done');
  });

  test('is one of two at most for a session; another session has its own', async () => {
    const { house, browser } = await listening();
    const open = [];
    for (let stream = 0; stream < mostStreams.session; stream += 1) open.push(await browser.get(path));
    const refused = await browser.get(path);
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '10']);
    const beside = await (await signedIn(house)).get(path);
    expect(beside.status).toBe(200);
    await ready();
    await Promise.all([...open, beside].map((each) => each.text()));
    expect((await browser.get(path)).status).toBe(200);
  });
});
