import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connectTo } from '../../search/meilisearch/client.ts';
import { writeTo } from '../../search/sync/server.ts';
import { inTransaction, type Ctx } from '../../src/ctx.ts';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { positionQueryFor } from '../../src/matching/queries.ts';
import { announce } from '../../src/outbox/index.ts';
import { as, city, fill, makeHouse, type Filled } from '../matching/rows.ts';
import { testDb } from '../support/db.ts';
import { faultProxy, type Asked, type FaultProxy, type Mishap } from '../support/fault-proxy.ts';
import { hasRealServer, realServer, type RealServer } from '../support/meilisearch.ts';
import { readWords } from '../../search/text/read-words.ts';
import { question } from './board-world.ts';
import { indexedHouse, type IndexedHouse } from './indexed-house.ts';

const today = '2026-11-22';
const paging = { offset: 0, limit: 20, count: true };
const minute = 120_000;

describe.runIf(hasRealServer)('when the index is not as it should be', { timeout: minute }, () => {
  const db = testDb();
  let server: RealServer;
  let proxy: FaultProxy;
  let made: Filled;
  let house: IndexedHouse;
  let ctx: Ctx;
  beforeAll(async () => {
    server = await realServer();
    proxy = await faultProxy(server.host);
  }, minute);
  afterAll(async () => {
    await proxy.close();
    await server.stop();
  });
  beforeEach(async () => {
    proxy.mishap(null);
    made = await fill(db, 4, 60);
    ctx = as(makeHouse(db), city);
    house = await indexedHouse(db, { host: proxy.host, key: server.key }, server);
    await house.converge();
  }, minute);

  /** Closes a position and gives another one a better quality, as verbs do it. */
  const change = (closed: number, bettered: number) =>
    inTransaction(ctx, async (tx) => {
      await tx.db.updateTable('positions').set({ state: 'closed' }).where('id', '=', closed).execute();
      await tx.db.updateTable('positions').set({ quality: 1000 }).where('id', '=', bettered).execute();
      await announce(tx, 'position', [closed, bettered]);
    });
  /** Every answer of a page, beside the in-process engine's; true when the index could not give one of them. */
  const expectRight = async (): Promise<boolean> => {
    let fellBack = false;
    await house.memory.catchUp();
    for (const student of made.students) {
      const page = house.page();
      const query = positionQueryFor(book, student, today);
      expect(await page.positionsFor(query, paging)).toEqual(await house.memory.positionsFor(query, paging));
      expect(await page.nearMisses(query, paging)).toEqual(await house.memory.nearMisses(query, paging));
      const asked = question({ today: query.today });
      expect(await page.browse(asked)).toEqual(await house.memory.browse(asked));
      fellBack ||= page.catchingUp();
    }
    return fellBack;
  };
  /** A house whose pages have so long. */
  const withLimit = async (pageLimitMs: number) => {
    const limited = await indexedHouse(db, { host: proxy.host, key: server.key }, server, { pageLimitMs });
    await limited.converge();
    return limited;
  };
  const searches = (asked: Asked) => asked.path === '/multi-search';
  const everything = (mishap: Mishap) => proxy.mishap(() => mishap);

  test('while nothing is wrong the index answers', async () => {
    const before = proxy.heard.filter(searches).length;
    expect(await expectRight()).toBe(false);
    expect(proxy.heard.filter(searches).length).toBeGreaterThan(before);
  });

  test('a change is on the next page, before the index has it and after', async () => {
    await change(3, 7);
    expect(await expectRight()).toBe(false);
    expect(await house.differing()).toBeGreaterThan(0);
    await house.converge(1);
    expect(await expectRight()).toBe(false);
  });

  test('connection refused: pages are right, say so, and it converges', async () => {
    await proxy.shut();
    await change(3, 7);
    expect(await expectRight()).toBe(true);
    await house.index.turn(new AbortController().signal);
    expect(house.faults.at(-1)).toMatch(/^refused/);
    await proxy.open();
    expect(await house.converge()).toBeLessThanOrEqual(60);
    expect(await expectRight()).toBe(false);
  });

  test.each([
    ['busy', { kind: 'status', status: 429, type: 'application/json', body: '{"message":"slow down"}' }],
    ['busy', { kind: 'status', status: 503, type: 'application/json', body: '{"code":"too_many_search_requests"}' }],
    ['broken', { kind: 'status', status: 502, type: 'text/html', body: '<html><h1>Bad Gateway</h1></html>' }],
    ['broken', { kind: 'status', status: 200, type: 'text/html', body: '<html>captive portal</html>' }],
  ] as const)('%s, %j: pages are right, say so, and it converges', async (kind, mishap) => {
    everything(mishap);
    await change(3, 7);
    expect(await expectRight()).toBe(true);
    expect(house.faults.at(-1)).toMatch(new RegExp(`^${kind}`));
    await house.index.turn(new AbortController().signal);
    proxy.mishap(null);
    expect(await house.converge()).toBeLessThanOrEqual(60);
    expect(await expectRight()).toBe(false);
  });

  test('no answer at all costs a page its 400 ms once, and pages after it nothing', async () => {
    proxy.mishap((asked) => (searches(asked) ? { kind: 'silence' } : null));
    house = await withLimit(400);
    const query = positionQueryFor(book, made.students[0]!, today);
    const first = house.page();
    const started = performance.now();
    for (let times = 0; times < 5; times += 1) await first.positionsFor(query, paging);
    expect(performance.now() - started).toBeLessThan(1000);
    const heard = proxy.heard.length;
    expect(await expectRight()).toBe(true);
    expect(proxy.heard.length).toBe(heard);
    expect(house.faults.at(-1)).toMatch(/^slow/);
    proxy.mishap(null);
    await house.converge(30);
  });

  test('slow answers are waited for no longer than 400 ms in all', async () => {
    proxy.mishap((asked) => (searches(asked) ? { kind: 'late', ms: 150 } : null));
    house = await withLimit(400);
    const query = positionQueryFor(book, made.students[0]!, today);
    const page = house.page();
    const started = performance.now();
    for (let times = 0; times < 8; times += 1) {
      expect((await page.positionsFor(query, paging)).hits).toEqual(
        (await house.memory.positionsFor(query, paging)).hits,
      );
    }
    expect(performance.now() - started).toBeLessThan(1000);
    expect(page.catchingUp()).toBe(true);
  });

  test('the indexes are deleted: pages are right, and they are built again', async () => {
    for (const uid of await house.uids()) await drop(uid);
    expect(await expectRight()).toBe(true);
    expect(await house.converge()).toBeLessThanOrEqual(60);
    expect(await expectRight()).toBe(false);
  });

  test('an index of another version stands under the name: pages are right, and it is built again', async () => {
    for (const uid of await house.uids()) {
      await drop(uid);
      await client().createIndex(uid, { primaryKey: 'id' }).waitTask();
      await client()
        .index(uid)
        .addDocuments([{ id: 5, v: 'other', title: '?' }])
        .waitTask();
    }
    expect(await expectRight()).toBe(true);
    expect(await house.converge()).toBeLessThanOrEqual(60);
    expect(await expectRight()).toBe(false);
  });

  test('documents are missing, or there are more of them, or older ones: it converges', async () => {
    const writer = writeTo(client());
    for (const uid of await house.uids()) {
      const { results } = await client().index(uid).getDocuments({ limit: 40 });
      const [stale, missing] = [results.slice(0, 10), results.slice(10, 20)];
      const entries = [
        ...stale.map((each) => ({ ...each, id: Number(each['id']), v: 'old' })),
        { id: 9_999_999, v: '1', t: [], co: 1 },
      ];
      for (const task of await writer.send(
        uid,
        entries,
        missing.map((each) => Number(each['id'])),
      )) {
        await writer.settled(task, async () => undefined);
      }
    }
    expect(await house.differing()).toBe(42);
    expect(await house.converge()).toBeLessThanOrEqual(60);
    expect(await expectRight()).toBe(false);
  });

  test('documents stand there under ids that no position can have: they go, and count for nothing', async () => {
    for (const uid of await house.uids())
      await client()
        .index(uid)
        .addDocuments(['abc', '007', '99999999999999999999'].map((id) => ({ id, v: 'x', co: 99_999 })))
        .waitTask();
    expect(await house.differing()).toBe(6);
    expect(await house.converge()).toBeLessThanOrEqual(60);
    expect(await expectRight()).toBe(false);
  });

  test('documents have another shape: pages are right, and a rebuild mends it', async () => {
    for (const uid of await house.uids()) {
      const { results } = await client()
        .index(uid)
        .getDocuments({ limit: 100, fields: ['id'] });
      await client()
        .index(uid)
        .updateDocuments(results.map(({ id }) => ({ id, g: null, h: null, l: null })))
        .waitTask();
    }
    expect(await expectRight()).toBe(true);
    await house.index.askRebuild();
    expect(await house.converge()).toBeLessThanOrEqual(60);
    await house.pass(15_000);
    expect(await expectRight()).toBe(false);
  });

  test('the server does not know our keys any more: others are made', async () => {
    for (const { key } of (await client().getKeys()).results) await client().deleteKey(key);
    expect(await expectRight()).toBe(true);
    await change(3, 7);
    expect(await house.converge()).toBeLessThanOrEqual(60);
    await house.pass(15_000);
    expect(await expectRight()).toBe(false);
  });

  test('the server was never reached: the report says so until it is', async () => {
    await proxy.shut();
    const fresh = await indexedHouse(db, { host: proxy.host, key: server.key }, server);
    await fresh.index.turn(new AbortController().signal);
    expect(await fresh.index.report()).toMatchObject({
      shut: true,
      version: null,
      fault: { text: expect.stringMatching(/^refused/) },
    });
    await proxy.open();
    await fresh.converge();
    expect((await fresh.index.report()).shut).toBe(false);
  });

  test('the database is a copy of another one that was further on: pages are right, and all is built anew', async () => {
    const ahead = '900000000:900000000:';
    await db
      .updateTable('search_indexes')
      .set({ mark: ahead })
      .where('uid', 'in', await house.uids())
      .execute();
    await change(3, 7);
    expect(await expectRight()).toBe(true);
    expect(await house.converge(1)).toBeLessThanOrEqual(1);
    expect(await expectRight()).toBe(false);
    await change(4, 8);
    expect(await expectRight()).toBe(false);
  });

  test('signs beyond the first plane are cut between signs: nothing is refused, and they are found', async () => {
    const title = `a${'𐐀'.repeat(60)}岗`;
    await inTransaction(ctx, async (tx) => {
      await tx.db.updateTable('positions').set({ title }).where('id', '=', 7).execute();
      await announce(tx, 'position', [7]);
    });
    expect(await house.converge()).toBeLessThanOrEqual(60);
    expect((await house.index.report()).indexes.flatMap(({ parked }) => parked)).toEqual([]);
    await house.memory.catchUp();
    for (const words of [`a${'𐐀'.repeat(7)}`, `a${'𐐀'.repeat(49)}`]) {
      const page = house.page();
      const asked = question({
        today: positionQueryFor(book, made.students[0]!, today).today,
        words: readWords(words).kept,
      });
      expect(await page.browse(asked)).toEqual(await house.memory.browse(asked));
      expect(page.catchingUp()).toBe(false);
    }
  });

  test('half of a batch fails: nothing counts as done until all of it is', async () => {
    proxy.mishap((asked) =>
      asked.path.endsWith('/delete-batch')
        ? { kind: 'status', status: 503, type: 'application/json', body: '{"message":"no"}' }
        : null,
    );
    await change(3, 7);
    await house.index.turn(new AbortController().signal);
    expect(await house.differing()).toBeGreaterThan(0);
    expect(await expectRight()).toBe(false);
    const report = await house.index.report();
    expect(report.indexes.every((each) => each.waiting === 2 && each.fault?.startsWith('busy'))).toBe(true);
    proxy.mishap(null);
    expect(await house.converge()).toBeLessThanOrEqual(60);
    expect((await house.index.report()).indexes.every((each) => each.waiting === 0 && each.failures === 0)).toBe(true);
  });

  test('a document that the server refuses is parked with the reason, the others go in, and pages still have it', async () => {
    const bad = 11;
    proxy.mishap((asked) => (isAdding(asked) ? { kind: 'changed', body: withoutId(asked.body, bad) } : null));
    await inTransaction(ctx, async (tx) => {
      await tx.db.updateTable('positions').set({ quality: 999 }).where('id', '<=', 20).execute();
      await announce(
        tx,
        'position',
        Array.from({ length: 20 }, (_, at) => at + 1),
      );
    });
    await house.converge(30);
    const { indexes } = await house.index.report();
    expect(indexes.map(({ parked }) => parked.map(({ position }) => position))).toEqual([['P11'], ['P11']]);
    expect(indexes[0]!.parked[0]!.reason).toContain('id');
    expect(await expectRight()).toBe(false);
    proxy.mishap(null);
    await sql`update positions set quality = 998 where id = ${bad}`.execute(db);
    await inTransaction(ctx, (tx) => announce(tx, 'position', [bad]));
    await house.converge();
    expect((await house.index.report()).indexes.flatMap(({ parked }) => parked)).toEqual([]);
  });

  test('so is one at which the server fails within itself', async () => {
    const bad = 11;
    proxy.mishap((asked) => (isAdding(asked) ? { kind: 'changed', body: withHalfSign(asked.body, bad) } : null));
    await inTransaction(ctx, async (tx) => {
      await tx.db.updateTable('positions').set({ quality: 999 }).where('id', 'in', [bad, 12]).execute();
      await announce(tx, 'position', [bad, 12]);
    });
    await house.converge(30);
    const { indexes } = await house.index.report();
    expect(indexes.map(({ parked }) => parked.map(({ position }) => position))).toEqual([['P11'], ['P11']]);
    expect(indexes[0]!.parked[0]!.reason).toContain('internal');
    expect(await expectRight()).toBe(false);
  });

  test('our process is killed between commit and send: another one brings it in', async () => {
    await change(3, 7);
    await sql`update search_indexes set leased_by = 'killed', leased_until = ${new Date(house.now().getTime() + 20_000)}`.execute(
      db,
    );
    expect(await house.converge()).toBeLessThanOrEqual(60);
  });

  test('however often indexes are built anew, none is left behind', async () => {
    const mine = await house.uids();
    const uids = async () => (await client().getRawIndexes({ limit: 1000 })).results.map((each) => each.uid);
    const others = new Set((await uids()).filter((uid) => !mine.includes(uid)));
    for (let times = 0; times < 3; times += 1) {
      await house.index.askRebuild();
      await house.index.turn(new AbortController().signal);
    }
    for (const uid of await house.uids())
      await client()
        .index(uid)
        .updateSettings({ stopWords: ['x'] })
        .waitTask();
    await change(3, 7);
    await house.converge();
    const rows = await db.selectFrom('search_indexes').select(['uid', 'retired_uid']).execute();
    const known = rows.flatMap((row) => [row.uid, row.retired_uid]).filter((uid) => uid !== null);
    expect(known).toEqual(expect.arrayContaining((await uids()).filter((uid) => !others.has(uid))));
  });

  test('a rebuild swaps without a gap', async () => {
    const before = await house.uids();
    await house.index.askRebuild();
    let wrong = 0;
    const asking = (async () => {
      for (let times = 0; times < 20; times += 1) if (await expectRight()) wrong += 1;
    })();
    await house.index.turn(new AbortController().signal);
    await asking;
    expect(wrong).toBe(0);
    const after = await house.uids();
    expect(after.filter((uid) => before.includes(uid))).toEqual([]);
    expect(await house.differing()).toBe(0);
  });

  const client = () => connectTo(server);
  const drop = (uid: string) => client().deleteIndex(uid).waitTask();
});

const isAdding = ({ method, path }: Asked) => method === 'POST' && /\/documents(\?|$)/.test(path);

const withoutId = (body: string, bad: number): string =>
  JSON.stringify(
    (JSON.parse(body) as { id: number }[]).map(({ id, ...rest }) => (id === bad ? rest : { id, ...rest })),
  );

/** Half of a sign in what one is found by: the server takes the batch, and fails at it. */
const withHalfSign = (body: string, bad: number): string =>
  JSON.stringify(
    (JSON.parse(body) as { id: number; l?: string[]; g?: string[] }[]).map((each) =>
      each.id === bad ? { ...each, [each.l ? 'l' : 'g']: ['\ud801'] } : each,
    ),
  );
