import { setImmediate, setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeMemorySearch, type Search } from '../../search/index.ts';
import { digestOf, shippedRulebook as book } from '../../src/matching/edition.ts';
import { positionQueryFor } from '../../src/matching/queries.ts';
import { openRulebook } from '../../src/matching/rulebook.ts';
import { problemsIn } from '../../src/matching/rules-editions.ts';
import { benchToday, makePosition, makeRandom, makeStudent } from '../bench/world.ts';
import { editionArb } from '../support/edition.ts';
import { worldSource } from '../support/source.ts';
import { positionArb, studentArb, worldArb, worlds, worldToday } from '../support/world.ts';
import { expectSameAsRules, positionsByRules } from './against-rules.ts';
import { streamOf } from './engines.ts';

const slow = 600_000;
const worldSeed = 41;

/** A position of any serial up to one. */
const anyPosition = (most: number) => fc.integer({ min: 1, max: most }).chain((serial) => positionArb(serial));

/** Four students and so many positions of the bench's world. */
function thousands(positions: number) {
  const random = makeRandom(worldSeed);
  const world = {
    students: Array.from({ length: 4 }, (_, index) => makeStudent(random, index + 1)),
    positions: Array.from({ length: positions }, (_, index) => makePosition(random, index + 1)),
  };
  const kept = worldSource(book, world);
  return { world, kept, search: makeMemorySearch(() => kept.source) };
}

async function expectSameLists(search: Search, world: ReturnType<typeof thousands>['world']): Promise<void> {
  for (const student of world.students) {
    const query = positionQueryFor(book, student, benchToday);
    const { hits } = await search.positionsFor(query, { offset: 0, limit: world.positions.length });
    const wanted = positionsByRules(book, student, world.positions, benchToday).map(({ serial }) => serial);
    expect(hits.map((hit) => hit.id)).toEqual(wanted);
  }
}

/** A student who asks for nothing but a place. */
const onlyRegion = (random: ReturnType<typeof makeRandom>) => ({
  ...makeStudent(random, 1),
  seeks: ['job'] as const,
  majors: ['法学'],
  needs: {},
  regions: ['110105'],
  employerKinds: [],
  wageFloor: null,
});

/** A job that nobody is kept from. */
const forAnybody = (random: ReturnType<typeof makeRandom>, serial: number) => ({
  ...makePosition(random, serial),
  kind: 'job' as const,
  education: '不限' as const,
  categories: [],
  categoryRule: null,
});

describe('the in-process engine', () => {
  test(
    'finds what brute force over the rules finds, in both directions, in any world',
    async () => {
      await fc.assert(
        fc.asyncProperty(worldArb(4, 40), async ({ students, positions }) => {
          const world = { students: [...students], positions: [...positions] };
          const search = makeMemorySearch(() => worldSource(book, world).source);
          await expectSameAsRules(book, search, world, worldToday);
        }),
        { numRuns: worlds },
      );
    },
    slow,
  );

  test('gives the same answer in whatever order the documents come, and a shorter answer is the start of a longer one', async () => {
    await fc.assert(
      fc.asyncProperty(worldArb(3, 30), fc.infiniteStream(fc.nat()), async ({ students, positions }, random) => {
        const world = { students: [...students], positions: [...positions] };
        const shuffled = { ...world, positions: positions.toSorted(() => ((random.next().value as number) % 3) - 1) };
        const [one, other] = [world, shuffled].map((each) => makeMemorySearch(() => worldSource(book, each).source));
        for (const student of students) {
          const query = positionQueryFor(book, student, worldToday);
          const all = await one!.positionsFor(query, { offset: 0, limit: 100 });
          expect(await other!.positionsFor(query, { offset: 0, limit: 100 })).toEqual(all);
          for (const limit of [1, 2, 7]) {
            const few = await one!.positionsFor(query, { offset: 0, limit });
            expect(few.hits).toEqual(all.hits.slice(0, limit));
          }
        }
      }),
      { numRuns: Math.ceil(worlds / 5) },
    );
  });

  test(
    'finds the same among thousands, in short answers, long ones and pages',
    async () => {
      const random = makeRandom(worldSeed);
      const world = {
        students: Array.from({ length: 30 }, (_, index) => makeStudent(random, index + 1)),
        positions: Array.from({ length: 3000 }, (_, index) => makePosition(random, index + 1)),
      };
      const search = makeMemorySearch(() => worldSource(book, world).source);
      for (const student of world.students) {
        const wanted = positionsByRules(book, student, world.positions, benchToday).map(({ serial }) => serial);
        const query = positionQueryFor(book, student, benchToday);
        const ids = async (offset: number, limit: number) =>
          (await search.positionsFor(query, { offset, limit })).hits.map((hit) => hit.id);
        expect(await ids(0, 3000)).toEqual(wanted);
        for (const limit of [1, 20, 256, 257, 700]) expect(await ids(0, limit)).toEqual(wanted.slice(0, limit));
        expect(await ids(333, 50)).toEqual(wanted.slice(333, 383));
        expect(await search.ranksOf(query, wanted)).toEqual(new Map(wanted.map((id, index) => [id, index + 1])));
      }
    },
    slow,
  );

  test(
    'still does after any sequence of changes',
    async () => {
      const change = fc.oneof(
        fc.integer({ min: 1, max: 90 }).chain((serial) => positionArb(serial).map((facts) => ({ put: facts }))),
        fc.integer({ min: 1, max: 5 }).chain((serial) => studentArb(serial).map((facts) => ({ student: facts }))),
        fc.integer({ min: 1, max: 90 }).map((serial) => ({ remove: serial })),
      );
      await fc.assert(
        fc.asyncProperty(
          worldArb(3, 20),
          fc.array(fc.array(change, { maxLength: 60 }), { maxLength: 4 }),
          async (start, waves) => {
            const world = { students: [...start.students], positions: [...start.positions] };
            const kept = worldSource(book, world);
            const search = makeMemorySearch(() => kept.source);
            for (const wave of waves) {
              for (const each of wave) {
                if ('put' in each) kept.putPosition(each.put);
                else if ('student' in each) kept.putStudent(each.student);
                else kept.removePosition(each.remove);
              }
              await search.catchUp();
              await expectSameAsRules(book, search, world, worldToday);
            }
            await search.close();
            await expectSameAsRules(book, search, world, worldToday);
          },
        ),
        { numRuns: worlds },
      );
    },
    slow,
  );

  test(
    'in every edition that staff can make, also after changes',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          editionArb,
          worldArb(3, 25),
          fc.array(anyPosition(40), { maxLength: 8 }),
          async (its, start, puts) => {
            expect(problemsIn(its)).toEqual({});
            const own = openRulebook({ id: 'x', digest: digestOf(its), ...its });
            const world = { students: [...start.students], positions: [...start.positions] };
            const kept = worldSource(own, world);
            const search = makeMemorySearch(() => kept.source);
            await expectSameAsRules(own, search, world, worldToday);
            for (const facts of puts) kept.putPosition(facts);
            await search.catchUp();
            await expectSameAsRules(own, search, world, worldToday);
          },
        ),
        { numRuns: worlds },
      );
    },
    slow,
  );

  test('loses none that have all the points there are, in short answers and long ones', async () => {
    const random = makeRandom(worldSeed);
    const student = onlyRegion(random);
    const positions = Array.from({ length: 1500 }, (_, at) => ({
      ...forAnybody(random, at + 1),
      majors: [],
      majorRule: null,
      region: at % 3 === 0 ? '110105' : '440103',
    }));
    const search = makeMemorySearch(() => worldSource(book, { students: [student], positions }).source);
    const wanted = positionsByRules(book, student, positions, benchToday).map(({ serial }) => serial);
    const query = positionQueryFor(book, student, benchToday);
    for (const limit of [20, 256, 257, 700, 1500]) {
      const { hits } = await search.positionsFor(query, { offset: 0, limit });
      expect(hits.map((hit) => hit.id)).toEqual(wanted.slice(0, limit));
    }
  });

  test('counts nobody ahead in a segment where nobody has points', async () => {
    const random = makeRandom(worldSeed);
    const student = { ...onlyRegion(random), acceptsRemote: false };
    const without = (serial: number) => ({
      ...forAnybody(random, serial),
      majors: [{ level: 'major' as const, name: '动画' }],
      majorRule: 'preferred' as const,
      region: '440103',
      features: {},
    });
    const world = { students: [student], positions: [1, 2, 3].map(without) };
    const kept = worldSource(book, world);
    const search = makeMemorySearch(() => kept.source);
    await search.prepare(book.edition.digest);
    kept.putPosition({ ...without(4), quality: 0, region: '110105' });
    await search.catchUp();
    await expectSameAsRules(book, search, world, benchToday);
    expect(await search.ranksOf(positionQueryFor(book, student, benchToday), [4])).toEqual(new Map([[4, 1]]));
  });

  test('takes in more changes at once than it reads at a time', async () => {
    const { world, kept, search } = thousands(900);
    await search.prepare(book.edition.digest);
    const random = makeRandom(worldSeed + 1);
    for (let serial = 1; serial <= 900; serial += 1) {
      if (serial % 3 === 0) kept.removePosition(serial);
      else kept.putPosition(makePosition(random, serial));
    }
    await search.catchUp();
    await expectSameLists(search, world);
  });

  test('keeps its answers right when it has worked out more sets than it keeps', async () => {
    const { world, search } = thousands(400);
    const [student] = world.students;
    // A set is kept for each day and each wage that is asked for.
    for (let wageFloor = 1; wageFloor <= 1500; wageFloor += 1) {
      const asking = { ...student!, wageFloor: wageFloor * 10 };
      const query = positionQueryFor(book, asking, benchToday);
      const { hits } = await search.positionsFor(query, { offset: 0, limit: 20 });
      if (wageFloor % 100 !== 0) continue;
      const wanted = positionsByRules(book, asking, world.positions, benchToday).slice(0, 20);
      expect(hits.map((hit) => hit.id)).toEqual(wanted.map((each) => each.serial));
    }
  });

  test(
    'a full rebuild loses no change that is committed while it reads, and takes none back',
    async () => {
      const { world } = thousands(800);
      const stream = streamOf(world);
      const pause = { all: 0, some: 0 };
      const search = makeMemorySearch(() => ({
        ...stream.source,
        positionsAfter: async (after, limit) => {
          const read = await stream.source.positionsAfter(after, limit);
          await setTimeout(pause.all);
          return read;
        },
        positionsById: async (ids) => {
          const read = await stream.source.positionsById(ids);
          await setTimeout(pause.some);
          return read;
        },
      }));
      await search.prepare(book.edition.digest);
      pause.all = 60;
      const rebuilding = search.rebuild();
      await setTimeout(90);
      for (let id = 1; id <= 60; id += 1) stream.remove(id);
      await search.catchUp();
      await expectSameLists(search, world);
      // A page's rows come slowly: what it read is older than what the rebuild finds in the end.
      pause.some = 900;
      const late = Array.from({ length: 60 }, (_, at) => 700 + at);
      for (const serial of late) stream.put(makePosition(makeRandom(serial), serial));
      const page = search.catchUp();
      await setTimeout(20);
      pause.some = 0;
      for (const serial of late) stream.remove(serial);
      await rebuilding;
      await page;
      await expectSameLists(search, world);
    },
    slow,
  );

  test('a change is in the next answer, while greater segments are being joined too', async () => {
    const several = <T>(arb: (serial: number) => fc.Arbitrary<T>, count: number) =>
      fc.sample(fc.tuple(...Array.from({ length: count }, (_, index) => arb(index + 1))), { numRuns: 1, seed: 7 })[0]!;
    const world = { students: several(studentArb, 3), positions: several(positionArb, 300) };
    const kept = worldSource(book, world);
    const search = makeMemorySearch(() => kept.source);
    const changes = fc.sample(positionArb(1), { numRuns: 400, seed: 11 });
    for (const [index, facts] of changes.entries()) {
      const serial = (index % 350) + 1;
      kept.putPosition({ ...facts, serial, number: `P${serial}` });
      await search.catchUp();
      if (index % 50 === 0) await expectSameAsRules(book, search, world, worldToday);
    }
    await expectSameAsRules(book, search, world, worldToday);
    expect(world.positions.length).toBe(350);
  });

  test(
    'what dies while great segments are being joined stays dead in the joined one',
    async () => {
      const random = makeRandom(worldSeed);
      const world = {
        students: Array.from({ length: 5 }, (_, index) => makeStudent(random, index + 1)),
        positions: Array.from({ length: 6000 }, (_, index) => makePosition(random, index + 1)),
      };
      const kept = worldSource(book, world);
      const search = makeMemorySearch(() => kept.source);
      await search.catchUp();
      await search.prepare(book.edition.digest);
      for (let wave = 0; wave < 100; wave += 1) {
        for (let each = 0; each < 64; each += 1) kept.putPosition(makePosition(random, 1 + random.below(6000)));
        kept.removePosition(1 + random.below(6000));
        await search.catchUp();
        await setImmediate();
      }
      await search.close();
      for (const student of world.students) {
        const { hits } = await search.positionsFor(positionQueryFor(book, student, benchToday), {
          offset: 0,
          limit: 6000,
        });
        const wanted = positionsByRules(book, student, world.positions, benchToday).map(({ serial }) => serial);
        expect(hits.map((hit) => hit.id)).toEqual(wanted);
      }
    },
    slow,
  );
});
