import pg from 'pg';
import {
  makeMemorySearch,
  type PositionDocument,
  type Search,
  type Source,
  type StudentDocument,
} from '../../search/index.ts';
import { positionDocument, studentDocument } from '../../src/matching/documents.ts';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import type { PositionFacts, StudentFacts } from '../../src/matching/facts.ts';
import { positionQueryFor, studentQueryFor } from '../../src/matching/queries.ts';
import { comparePositions, explain, explainFor } from '../../src/matching/rules.ts';
import { fillTable, sqlFor } from './sql.ts';
import { spread, timeEach, type BenchRow } from './table.ts';
import { benchToday, makePosition, makeRandom, makeStudent } from './world.ts';

const seed = 20_261_122;
const top = 20;

/** Positions and students of the bench's world. The same counts give the same world. */
export function benchWorld(positions: number, students: number) {
  const random = makeRandom(seed);
  return {
    positions: Array.from({ length: positions }, (_, index) => makePosition(random, index + 1)),
    students: Array.from({ length: students }, (_, index) => makeStudent(random, index + 1)),
  };
}

/** A source that compiles documents as they are asked for, and a hand on its stream of changes. */
export function benchSource(world: { positions: PositionFacts[]; students: StudentFacts[] }) {
  const changed: number[] = [];
  const part =
    <F, D>(all: readonly F[], make: (facts: F) => D) =>
    async (after: number, limit: number) => ({
      documents: all.slice(after, after + limit).map(make),
      last: after + limit >= all.length ? null : after + limit,
    });
  const toPosition = (facts: PositionFacts): PositionDocument => positionDocument(book, facts);
  const toStudent = (facts: StudentFacts): StudentDocument => studentDocument(book, facts);
  const source: Source = {
    needs: book.needs.length,
    mark: async () => '',
    changesSince: async () => ({ mark: '', positions: changed.splice(0), students: [] }),
    positionsAfter: part(world.positions, toPosition),
    studentsAfter: part(world.students, toStudent),
    positionsById: async (ids) => ids.map((id) => toPosition(world.positions[id - 1]!)),
    studentsById: async () => [],
  };
  return {
    source,
    change: (facts: PositionFacts) => {
      world.positions[facts.serial - 1] = facts;
      changed.push(facts.serial);
    },
  };
}

/** One student at a time over 100,000 positions, beside SQL and the plain loop; the other direction; near misses; a change. */
export async function run(connection: pg.PoolConfig, size = 100_000): Promise<BenchRow[]> {
  const world = benchWorld(size, 1000);
  const { source, change } = benchSource(world);
  const search = makeMemorySearch(() => source);
  const started = performance.now();
  await search.prepare(book.edition.digest);
  const built = performance.now() - started;
  const { students } = world;
  await timeEach([...students, ...students], (student) => wholeAnswer(search, world, student));
  const warm = spread(await timeEach(students, (student) => wholeAnswer(search, world, student)));
  const found = spread(await timeEach(students, (student) => fromEngine(search, student)));
  const sql = await sqlTimes(connection, world, search, students.slice(0, 200));
  const loop = spread(
    await timeEach(students.slice(0, 3), async (student) =>
      sameOrStop(byLoop(world, student), await fromEngine(search, student)),
    ),
  );
  const near = spread(
    await timeEach(students.slice(0, 200), (student) =>
      search.nearMisses(positionQueryFor(book, student, benchToday), { offset: 0, limit: top }),
    ),
  );
  return [
    { what: `build of ${size} positions`, value: built / 1000, unit: 's' },
    { what: 'one student, exact top 20 with every verdict and point, p50', value: warm.p50, unit: 'ms', limit: 1 },
    { what: '… p95', value: warm.p95, unit: 'ms' },
    { what: '… finding alone, p50', value: found.p50, unit: 'ms' },
    { what: 'the same as one SQL query, p50', value: sql.p50, unit: 'ms' },
    { what: '… p95', value: sql.p95, unit: 'ms' },
    { what: 'SQL ÷ engine (p50)', value: sql.p50 / warm.p50, unit: '×', limit: 100, atLeast: true },
    { what: 'the plain loop over the rules, p50', value: loop.p50, unit: 'ms' },
    { what: 'plain loop ÷ engine (p50)', value: loop.p50 / warm.p50, unit: '×', limit: 1000, atLeast: true },
    { what: 'near misses of one student, p50', value: near.p50, unit: 'ms', limit: 20 },
    { what: '… p95', value: near.p95, unit: 'ms' },
    ...(await changeRows(search, world, change)),
  ];
}

const fromEngine = (search: Search, student: StudentFacts) =>
  search.positionsFor(positionQueryFor(book, student, benchToday), { offset: 0, limit: top }).then(({ hits }) => hits);

/** From a warm engine to data: found, and each of the twenty explained. */
async function wholeAnswer(search: Search, world: { positions: PositionFacts[] }, student: StudentFacts) {
  const hits = await fromEngine(search, student);
  const explainHers = explainFor(book, student, benchToday);
  return hits.map((hit) => explainHers(world.positions[hit.id - 1]!));
}

function byLoop(world: { positions: PositionFacts[] }, student: StudentFacts): number[] {
  return world.positions
    .map((position) => ({ match: explain(book, student, position, benchToday), serial: position.serial }))
    .flatMap(({ match, serial }) => ('refused' in match ? [] : [{ match, serial }]))
    .sort(comparePositions)
    .slice(0, top)
    .map((each) => each.serial);
}

async function sqlTimes(
  connection: pg.PoolConfig,
  world: { positions: PositionFacts[] },
  search: Search,
  students: StudentFacts[],
) {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await fillTable(
      client,
      world.positions.map((position) => positionDocument(book, position)),
    );
    const times: number[] = [];
    for (const student of students) {
      const { text, values } = sqlFor(positionQueryFor(book, student, benchToday), top);
      const started = performance.now();
      const { rows } = await client.query<{ id: number }>(text, values);
      times.push(performance.now() - started);
      sameOrStop(
        rows.map((row) => row.id),
        await fromEngine(search, student),
      );
    }
    return spread(times);
  } finally {
    await client.end();
  }
}

/** A ratio of answers that differ says nothing: the bench stops. */
function sameOrStop(ids: readonly number[], hits: readonly { id: number }[]): void {
  const found = hits.map((hit) => hit.id);
  if (ids.join() !== found.join()) throw new Error(`the answers differ: ${ids.join()} and ${found.join()}`);
}

async function changeRows(
  search: Search,
  world: { positions: PositionFacts[] },
  change: (facts: PositionFacts) => void,
): Promise<BenchRow[]> {
  const random = makeRandom(seed + 1);
  const changes = Array.from({ length: 500 }, () => makePosition(random, 1 + random.below(world.positions.length)));
  const times = await timeEach(changes, async (facts) => {
    change(facts);
    await search.catchUp();
  });
  const { p50, p95 } = spread(times);
  return [
    { what: 'one row changed, in the next answer, p50', value: p50, unit: 'ms', limit: 1 },
    { what: '… p95', value: p95, unit: 'ms' },
  ];
}

/** One position, 100,000 students: exact top 20, each explained. */
export async function runStudents(size = 100_000): Promise<BenchRow[]> {
  const world = benchWorld(500, size);
  const search = makeMemorySearch(() => benchSource(world).source);
  await search.prepare(book.edition.digest);
  const answer = async (position: PositionFacts) => {
    const { hits } = await search.studentsFor(studentQueryFor(book, position), { offset: 0, limit: top });
    return hits.map((hit) => explain(book, world.students[hit.id - 1]!, position, benchToday));
  };
  await timeEach(world.positions, answer);
  const { p50, p95 } = spread(await timeEach(world.positions, answer));
  return [
    { what: `one position, ${size} students, exact top 20 explained, p50`, value: p50, unit: 'ms', limit: 1 },
    { what: '… p95', value: p95, unit: 'ms' },
  ];
}
