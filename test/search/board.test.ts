import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeMemorySearch, readWords } from '../../search/index.ts';
import { boardDocument } from '../../src/positions/documents.ts';
import { worlds } from '../support/world.ts';
import { boardContract } from './board-contract.ts';
import { bruteForce, document, makeBoardWorld, question, questionArb, rowArb, type BoardWorld } from './board-world.ts';

const noSource = () => {
  throw new Error('the board needs no edition');
};
const open = async (source: BoardWorld['source']) => makeMemorySearch(noSource, source);

describe('the in-process engine', () => {
  boardContract(open);
});

const typed = [
  '标注',
  '会计',
  '农业银行',
  'biaozhu',
  'sjbz',
  'kuaiji',
  'kuaijy',
  'java',
  'c',
  '朝阳',
  '北京',
  '推拿',
  'x',
];
const words = fc.subarray(typed, { maxLength: 3 }).map((some) => readWords(some.join(' ')).kept);
const asked = fc.tuple(questionArb, words).map(([query, some]) => ({ ...query, words: some }));
const many = (most: number) =>
  fc.nat(most).chain((size) => fc.tuple(...Array.from({ length: size }, (_, at) => rowArb(at + 1).map(boardDocument))));

describe('in any world the in-process engine', () => {
  test('finds and counts what brute force does, with words too', async () => {
    await fc.assert(
      fc.asyncProperty(many(30), fc.array(asked, { minLength: 1, maxLength: 5 }), async (documents, queries) => {
        const engine = await open(makeBoardWorld(documents).source);
        for (const query of queries) expect(await engine.browse(query)).toEqual(bruteForce(documents, query));
      }),
      { numRuns: Math.ceil(worlds / 10) },
    );
  }, 600_000);

  test('still does after any changes', async () => {
    const change = fc.integer({ min: 1, max: 40 }).chain((id) => fc.option(rowArb(id)).map((row) => ({ id, row })));
    await fc.assert(
      fc.asyncProperty(many(20), fc.array(fc.array(change), { maxLength: 4 }), asked, async (start, waves, query) => {
        const world = makeBoardWorld(start);
        const engine = await open(world.source);
        await engine.browse(query);
        for (const wave of waves) {
          for (const { id, row } of wave) {
            if (row) world.put(boardDocument(row));
            else world.remove(id);
          }
          await engine.catchUp();
          expect(await engine.browse(query)).toEqual(bruteForce(world.all(), query));
        }
      }),
      { numRuns: Math.ceil(worlds / 20) },
    );
  }, 600_000);

  test('uses the room of what is gone again, and nothing of it is found any more', async () => {
    const rows = fc.sample(rowArb(1), { numRuns: 400, seed: 11 });
    const world = makeBoardWorld(rows.map((row, at) => boardDocument({ ...row, id: at + 1 })));
    const engine = await open(world.source);
    const query = question({ words: readWords('标注').kept });
    for (let round = 1; round <= 12; round += 1) {
      for (const each of world.all()) {
        world.put({ ...each, title: round % 2 ? '标注员' : '质检员', version: round });
      }
      await engine.catchUp();
      await engine.close();
      expect(await engine.browse(query)).toEqual(bruteForce(world.all(), query));
    }
    world.put(document({ id: 9000, title: '标注' }));
    await engine.catchUp();
    expect((await engine.browse(query)).total).toBe(bruteForce(world.all(), query).total);
  }, 60_000);
});
