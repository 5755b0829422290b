import pg from 'pg';
import {
  makeMemorySearch,
  type Hit,
  type PositionDocument,
  type Search,
  type Source,
  type StudentDocument,
} from '../../search/index.ts';
import { positionDocument, studentDocument } from '../../src/matching/documents.ts';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { classes, type PositionFacts, type StudentFacts } from '../../src/matching/facts.ts';
import { positionQueryFor, studentQueryFor } from '../../src/matching/queries.ts';
import {
  compareNearMisses,
  comparePositions,
  compareStudents,
  explain,
  explainFor,
  openingsFor,
} from '../../src/matching/rules.ts';
import { fillTable, sqlFor } from './sql.ts';
import { spread, timeEach, type BenchRow } from './table.ts';
import { benchToday, majorNames, makePosition, makeRandom, makeStudent } from './world.ts';

const seed = 20_261_122;
const top = 20;

/** Positions and students of the bench's world, some with a second major. The same counts give the same world. */
export function benchWorld(positions: number, students: number) {
  const random = makeRandom(seed);
  return {
    positions: Array.from({ length: positions }, (_, index) => makePosition(random, index + 1)),
    students: Array.from({ length: students }, (_, index) => {
      const student = makeStudent(random, index + 1);
      return random.chance(0.15) ? { ...student, majors: [...student.majors, random.pick(majorNames)] } : student;
    }),
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
  await timeEach([students, students, students, students].flat(), (student) => wholeAnswer(search, world, student));
  globalThis.gc?.();
  const warm = spread(await timeEach(students, (student) => wholeAnswer(search, world, student)));
  const found = spread(await timeEach(students, (student) => fromEngine(search, student)));
  const sql = await sqlTimes(connection, world, search, students.slice(0, 40));
  const loop = spread(
    await timeEach(students.slice(0, looped), async (student) =>
      sameOrStop(byLoop(world, student), await fromEngine(search, student)),
    ),
  );
  const askNear = (student: StudentFacts) =>
    search.nearMisses(positionQueryFor(book, student, benchToday), { offset: 0, limit: top });
  for (const student of students.slice(0, looped / 2))
    sameOrStop(nearByLoop(world, student), (await askNear(student)).hits);
  const near = spread(await timeEach(students.slice(0, 200), askNear));
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

/** Students for whom the plain loop is gone through too: it takes some hundred times as long. */
const looped = 4;

/** Every candidate by the rules, explained, with its serial. */
function candidatesOf(world: { positions: PositionFacts[] }, student: StudentFacts) {
  const explainHers = explainFor(book, student, benchToday);
  return world.positions.flatMap((position) => {
    const match = explainHers(position);
    return 'refused' in match ? [] : [{ position, match, serial: position.serial }];
  });
}
type Candidate = ReturnType<typeof candidatesOf>[number];

const hitOf = ({ match, serial }: Candidate): Hit => ({
  id: serial,
  grade: classes.indexOf(match.class),
  fit: match.fit,
});

const byLoop = (world: { positions: PositionFacts[] }, student: StudentFacts): Hit[] =>
  candidatesOf(world, student).sort(comparePositions).slice(0, top).map(hitOf);

const nearByLoop = (world: { positions: PositionFacts[] }, student: StudentFacts): Hit[] =>
  candidatesOf(world, student)
    .map((each) => ({ ...each, openings: openingsFor(book, student, each.position) }))
    .filter(({ openings }) => openings.length > 0)
    .sort(compareNearMisses)
    .slice(0, top)
    .map(hitOf);

export async function sqlTimes(
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
      const { rows } = await client.query<Hit>(text, values);
      times.push(performance.now() - started);
      sameOrStop(rows, await fromEngine(search, student));
    }
    return spread(times);
  } finally {
    await client.end();
  }
}

/** A ratio of answers that differ says nothing: the bench stops. */
export function sameOrStop(wanted: readonly Hit[], found: readonly Hit[]): void {
  const said = (hits: readonly Hit[]) => hits.map(({ id, grade, fit }) => `${id}/${grade}/${fit}`).join();
  if (said(wanted) !== said(found)) throw new Error(`the answers differ: ${said(wanted)} and ${said(found)}`);
}

/** A row changes and a student's whole list is asked for; that the change is in her answers is looked at beside the clock. */
async function changeRows(
  search: Search,
  world: { positions: PositionFacts[]; students: StudentFacts[] },
  change: (facts: PositionFacts) => void,
): Promise<BenchRow[]> {
  const random = makeRandom(seed + 1);
  const times: number[] = [];
  for (let turn = 0; turn < 500; turn += 1) {
    const student = world.students[turn % world.students.length]!;
    const facts = makePosition(random, 1 + random.below(world.positions.length));
    change(facts);
    const started = performance.now();
    await search.catchUp();
    await fromEngine(search, student);
    times.push(performance.now() - started);
    const match = explain(book, student, facts, benchToday);
    const where = [{ ids: [facts.serial] }];
    const { hits } = await search.positionsFor(positionQueryFor(book, student, benchToday), {
      offset: 0,
      limit: 1,
      where,
    });
    sameOrStop('refused' in match ? [] : [hitOf({ match, serial: facts.serial, position: facts })], hits);
  }
  const { p50, p95 } = spread(times);
  return [
    { what: 'one row changed, taken in and the next answer given, p50', value: p50, unit: 'ms', limit: 1 },
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
  for (const position of world.positions.slice(0, looped)) {
    const { hits } = await search.studentsFor(studentQueryFor(book, position), { offset: 0, limit: top });
    sameOrStop(studentsByLoop(world, position), hits);
  }
  await timeEach(world.positions, answer);
  const { p50, p95 } = spread(await timeEach(world.positions, answer));
  return [
    { what: `one position, ${size} students, exact top 20 explained, p50`, value: p50, unit: 'ms', limit: 1 },
    { what: '… p95', value: p95, unit: 'ms' },
  ];
}

const studentsByLoop = (world: { students: StudentFacts[] }, position: PositionFacts): Hit[] =>
  world.students
    .flatMap((student) => {
      const match = explain(book, student, position, benchToday);
      return 'refused' in match
        ? []
        : [{ position, match, serial: student.serial, opportunities: student.opportunities }];
    })
    .sort(compareStudents)
    .slice(0, top)
    .map(hitOf);
