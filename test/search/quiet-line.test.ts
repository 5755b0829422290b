import { describe, expect, test } from 'vitest';
import { makeMemorySearch, type SearchIndex } from '../../search/index.ts';
import { createApp } from '../../src/app.ts';
import { loadAssets } from '../../src/http/assets.ts';
import { documentSource, openedBook } from '../../src/matching/index.ts';
import { boardSource } from '../../src/positions/index.ts';
import { forgetChanges } from '../../src/outbox/index.ts';
import { fill, makeHouse } from '../matching/rows.ts';
import { testDb } from '../support/db.ts';

const db = testDb();

/** An index of which every page finds that it is, or is not, there. */
const indexThat = (search: ReturnType<typeof makeHouse>['search'], answers: boolean): SearchIndex => ({
  forPage: () => ({ ...search, catchingUp: () => !answers }),
  turn: async () => {},
  report: () => Promise.reject(new Error('nobody asks')),
  askRebuild: async () => {},
  close: async () => {},
});

describe('a page', () => {
  test('says in one line that the index is catching up, in both languages, and only then', async () => {
    await fill(db, 1, 30);
    const search = makeMemorySearch((edition) => documentSource({ db }, openedBook(edition)), boardSource({ db }));
    const house = { ...makeHouse(db), search };
    const assets = await loadAssets();
    const behind = createApp({ ...house, index: indexThat(house.search, false) }, assets);
    const current = createApp({ ...house, index: indexThat(house.search, true) }, assets);
    const htmlOf = async (app: typeof behind, path: string) => (await app.request(path)).text();
    expect(await htmlOf(behind, '/positions')).toContain('搜索索引还在更新');
    expect(await htmlOf(behind, '/en/positions')).toContain('The search index is catching up');
    const html = await htmlOf(current, '/positions');
    expect(html).toContain('岗位1');
    expect(html).not.toContain('搜索索引');
    expect(await htmlOf(createApp(house, assets), '/positions')).not.toContain('搜索索引');
  });
});

describe('the stream of changes', () => {
  test('is kept for a week', async () => {
    const house = makeHouse(db);
    const daysAgo = (days: number) => new Date(house.now().getTime() - days * 24 * 3_600_000);
    for (const days of [1, 6, 8]) {
      await db
        .insertInto('index_changes')
        .values({ kind: 'position', entity_id: days, at: daysAgo(days) })
        .execute();
    }
    await forgetChanges(house);
    const kept = await db.selectFrom('index_changes').select('entity_id').orderBy('entity_id').execute();
    expect(kept.map((row) => row.entity_id)).toEqual([1, 6]);
  });
});
