import { describe, expect, test } from 'vitest';
import type { IndexReport, SearchIndex } from '../../search/index.ts';
import { makeHouse } from '../accounts/people.ts';
import { testDb } from '../support/db.ts';
import { everybody, openSite, textOf } from './site.tsx';

const db = testDb();
const at = new Date('2026-11-22T02:00:00Z');

const report: IndexReport = {
  own: false,
  host: 'http://search.example:7700',
  version: '1.50.0',
  fault: { text: 'slow: no answer', at: new Date('2026-11-22T01:30:00Z') },
  shut: true,
  indexes: [
    {
      kind: 'positions',
      edition: '0123456789abcdef',
      documents: 412,
      waiting: 3,
      lagMs: 1840,
      builtAt: at,
      buildMs: 5250,
      building: true,
      checkedAt: at,
      differing: 2,
      fault: 'busy: 503',
      faultAt: new Date('2026-11-22T01:00:00Z'),
      failures: 2,
      retryAt: new Date('2026-11-22T02:00:04Z'),
      parked: [{ position: 'P00042', reason: 'invalid_document_id', at }],
    },
  ],
};

/** An index that says this, and counts how often it was asked to be built anew. */
function fakeIndex() {
  let asked = 0;
  const index: SearchIndex = {
    forPage: () => {
      throw new Error('no page asks here');
    },
    turn: async () => {},
    report: async () => report,
    askRebuild: async () => void (asked += 1),
    close: async () => {},
  };
  return { index, asked: () => asked };
}

describe('the page about the search engine', () => {
  test('says which engine answers, how far it has come, and what went wrong', async () => {
    const site = openSite({ ...makeHouse(db), index: fakeIndex().index });
    const text = textOf(await site.html('administrator', '/settings/search'));
    for (const said of [
      'Meilisearch 1.50.0',
      'http://search.example:7700',
      '太慢，没有等（ 2026-11-22 09:30 ）',
      '412',
      '3 处改动，最早的等了 1.8 秒',
      '2026-11-22 10:00 ，用时 5.3 秒',
      '2026-11-22 10:00 ，2 处不同，已经改正',
      '正在重建，旧索引照常回答',
      'P00042：invalid_document_id',
      '现在用不了这个索引',
      '已经连续 2 次没有写成',
      '下一次： 2026-11-22 10:00',
    ]) {
      expect(text).toContain(said);
    }
    const english = textOf(await site.html('administrator', '/en/settings/search'));
    expect(english).toContain('3 changes, the oldest waiting for 1.8 s');
    expect(english).toContain('too slow, not waited for');
  });

  test('says so where the built-in engine does it all, and has that one read everything anew', async () => {
    const house = makeHouse(db);
    let read = 0;
    const site = openSite({ ...house, search: { ...house.search, rebuild: async () => void (read += 1) } });
    expect(textOf(await site.html('administrator', '/settings/search'))).toContain('全部由内置引擎回答');
    expect((await site.post('administrator', '/settings/search/rebuild')).status).toBe(303);
    expect(read).toBe(1);
    const begun = textOf(await site.html('administrator', '/settings/search?done=rebuild_asked'));
    expect(begun).toContain('内置引擎正在重新读数据');
  });

  test('has the indexes built anew, and the log says who wanted it', async () => {
    const { index, asked } = fakeIndex();
    const site = openSite({ ...makeHouse(db), index });
    const response = await site.post('administrator', '/settings/search/rebuild');
    expect(response.headers.get('Location')).toBe('/settings/search?done=rebuild_asked');
    expect(asked()).toBe(1);
    expect(await db.selectFrom('audit_log').select(['verb', 'thing_kind']).execute()).toEqual([
      { verb: 'index.keep', thing_kind: 'index' },
    ]);
    expect(textOf(await site.html('administrator', '/settings/search?done=rebuild_asked'))).toContain('已安排重建');
  });

  test.each(everybody.filter((who) => who !== 'administrator'))('is not there for %s', async (who) => {
    const { index, asked } = fakeIndex();
    const site = openSite({ ...makeHouse(db), index });
    expect((await site.get(who, '/settings/search')).status).not.toBe(200);
    await site.post(who, '/settings/search/rebuild');
    expect(asked()).toBe(0);
  });
});
