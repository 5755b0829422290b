import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { positionQueryFor } from '../../src/matching/queries.ts';
import { positionArb, studentArb, worldArb, worldToday } from '../support/world.ts';
import { expectPositionsAsRules } from './against-rules.ts';
import type { Engine, World } from './engines.ts';

const slow = 600_000;
const drawn = <T>(arb: (serial: number) => fc.Arbitrary<T>, count: number, seed: number): T[] => [
  ...fc.sample(fc.tuple(...Array.from({ length: count }, (_, index) => arb(index + 1))), { numRuns: 1, seed })[0]!,
];

/**
 * What every engine has to keep about positions for a student, near misses and ranks. `open` gives an engine over a
 * world; `runs` says how many random worlds it is worth looking at.
 */
export function searchContract(name: string, open: (world: World) => Promise<Engine>, runs: number): void {
  const emptied = (engine: Engine) => [...engine.world.positions].forEach(({ serial }) => engine.remove(serial));

  describe(`${name} keeps the contract`, () => {
    test(
      'in any world it finds what brute force over the rules finds: top K, classes, near misses, ranks, counts',
      async () => {
        const engine = await open({ students: [], positions: [] });
        await fc.assert(
          fc.asyncProperty(worldArb(4, 40), async ({ students, positions }) => {
            emptied(engine);
            for (const facts of positions) engine.put(facts);
            engine.world.students.splice(0, Infinity, ...students);
            await engine.settle();
            await expectPositionsAsRules(book, engine.search, engine.world, worldToday);
          }),
          { numRuns: runs },
        );
        expect(engine.fellBack()).toEqual([]);
      },
      slow,
    );

    test(
      'a page is what stands at its place in the whole order, for every size and class',
      async () => {
        const world = { students: drawn(studentArb, 3, 5), positions: drawn(positionArb, 300, 6) };
        const engine = await open(world);
        for (const student of world.students) {
          const query = positionQueryFor(book, student, worldToday);
          const all = await engine.search().positionsFor(query, { offset: 0, limit: 1000 });
          for (const [offset, limit] of [
            [0, 1],
            [0, 20],
            [1, 2],
            [17, 20],
            [40, 300],
            [999, 1],
          ] as const) {
            const page = await engine.search().positionsFor(query, { offset, limit });
            expect(page.hits).toEqual(all.hits.slice(offset, offset + limit));
          }
          for (const grades of [[0], [1], [2], [3], [0, 2], [1, 3], [2, 3]]) {
            const some = await engine.search().positionsFor(query, { offset: 2, limit: 15, grades });
            expect(some.hits).toEqual(all.hits.filter((hit) => grades.includes(hit.grade)).slice(2, 17));
          }
        }
        expect(engine.fellBack()).toEqual([]);
      },
      slow,
    );

    test('further conditions narrow what is found and counted, and change nothing else', async () => {
      const world = { students: drawn(studentArb, 3, 7), positions: drawn(positionArb, 120, 8) };
      const engine = await open(world);
      for (const student of world.students) {
        const query = positionQueryFor(book, student, worldToday);
        const all = await engine.search().positionsFor(query, { offset: 0, limit: 1000 });
        const ids = all.hits.filter((_, index) => index % 3 === 0).map((hit) => hit.id);
        const some = await engine
          .search()
          .positionsFor(query, { offset: 0, limit: 1000, count: true, where: [{ ids }] });
        expect(some.hits).toEqual(all.hits.filter((hit) => ids.includes(hit.id)));
        expect(some.counts!.reduce((sum, count) => sum + count, 0)).toBe(ids.length);
        const none = await engine
          .search()
          .positionsFor(query, { offset: 0, limit: 9, where: [{ any: ['no such word'] }] });
        expect(none.hits).toEqual([]);
        const failing = await engine.search().positionsFor(query, {
          offset: 0,
          limit: 1000,
          where: [{ failsOneOf: [{ wageMinAtLeast: 4000 }, { any: ['edu:0', 'edu:1'] }] }],
        });
        const holds = world.positions
          .filter(({ wageMin, education }) => (wageMin ?? -1) < 4000 || !['不限', '大专'].includes(education))
          .map(({ serial }) => serial);
        expect(failing.hits).toEqual(all.hits.filter((hit) => holds.includes(hit.id)));
      }
      expect(engine.fellBack()).toEqual([]);
    });

    test('a change is in the next answer, before the engine has settled and after', async () => {
      const world = { students: drawn(studentArb, 2, 9), positions: drawn(positionArb, 60, 10) };
      const engine = await open(world);
      for (const [index, facts] of drawn(positionArb, 30, 11).entries()) {
        if (index % 5 === 4) engine.remove(facts.serial);
        else engine.put({ ...facts, serial: index * 3 + 1, number: `P${index * 3 + 1}` });
        if (index % 6 === 0) {
          await engine.search().catchUp();
          await expectPositionsAsRules(book, engine.search, engine.world, worldToday);
        }
        if (index % 10 === 9) await engine.settle();
      }
      await engine.settle();
      await expectPositionsAsRules(book, engine.search, engine.world, worldToday);
      expect(engine.fellBack()).toEqual([]);
    });

    test('a full rebuild gives the same answers as before', async () => {
      const world = { students: drawn(studentArb, 2, 12), positions: drawn(positionArb, 50, 13) };
      const engine = await open(world);
      await engine.rebuild();
      await expectPositionsAsRules(book, engine.search, engine.world, worldToday);
      engine.remove(world.positions[0]!.serial);
      await engine.settle();
      await engine.rebuild();
      await expectPositionsAsRules(book, engine.search, engine.world, worldToday);
      expect(engine.fellBack()).toEqual([]);
    });
  });
}
