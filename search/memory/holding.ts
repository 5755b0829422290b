import type { StudentDocument } from '../documents.ts';
import type { Source } from '../port.ts';
import { giveBackAfter } from './give-back.ts';
import { makePile, type Pile } from './pile.ts';
import { positionRow, positionShape } from './positions.ts';
import { segmentBuilder, type Row, type Segment, type Shape } from './segment.ts';
import { inSlices } from './slices.ts';
import { studentRow, studentShape } from './students.ts';

/** Small, for others have to wait while a batch is read into documents. */
const batch = 200;

/** The documents of one edition, read from its source when they are first asked for, then kept current. */
export type Holding = {
  readonly positions: Pile;
  readonly students: Pile;
  /** True once everything has been read. */
  readonly ready: () => boolean;
  /** Takes in all that was committed before it was called. */
  readonly catchUp: () => Promise<void>;
  /** Reads everything anew beside what there is, and swaps: answers never wait and are never half of each. */
  readonly rebuild: () => Promise<void>;
  readonly settled: () => Promise<void>;
};

export function makeHolding(source: Source): Holding {
  const positions = makePile(positionShape(source.needs));
  const students = makePile(studentShape(source.needs));
  const toStudentRow = (document: StudentDocument) => studentRow(document, source.needs);
  let mark: string | null = null;
  const readAll = async (): Promise<Read> => ({
    mark: await source.mark(),
    positions: await load(positionShape(source.needs), source.positionsAfter, positionRow),
    students: await load(studentShape(source.needs), source.studentsAfter, toStudentRow),
  });
  const againOf = (changes: Changes) => ({
    positions: readAgain(changes.positions, source.positionsById, positionRow),
    students: readAgain(changes.students, source.studentsById, toStudentRow),
  });
  const follow = async (since: string) => {
    const changes = await source.changesSince(since);
    const again = againOf(changes);
    for await (const some of again.positions) positions.change(some.ids, some.rows);
    for await (const some of again.students) students.change(some.ids, some.rows);
    mark = changes.mark;
  };
  /** In one step with what changed while it was read: in between, an answer would be of the past. */
  const swap = async (read: Read) => {
    const changes = await source.changesSince(read.mark);
    const again = againOf(changes);
    const changed = { positions: await all(again.positions), students: await all(again.students) };
    positions.replace(read.positions);
    students.replace(read.students);
    for (const some of changed.positions) positions.change(some.ids, some.rows);
    for (const some of changed.students) students.change(some.ids, some.rows);
    mark = changes.mark;
    giveBackAfter(read.positions.size + read.students.size);
  };
  const inTurn = oneAfterTheOther();
  return {
    positions,
    students,
    ready: () => mark !== null,
    catchUp: shared((begun) =>
      inTurn(async () => {
        begun();
        await (mark === null ? swap(await readAll()) : follow(mark));
      }),
    ),
    rebuild: async () => {
      const read = await readAll();
      await inTurn(() => swap(read));
    },
    settled: async () => {
      await positions.settled();
      await students.settled();
    },
  };
}

/** Everything, as it was read from a mark on. */
type Read = { readonly mark: string; readonly positions: Segment; readonly students: Segment };
type Changes = Awaited<ReturnType<Source['changesSince']>>;

async function load<D>(
  shape: Shape,
  after: (id: number, limit: number) => Promise<{ documents: D[]; last: number | null }>,
  toRow: (document: D) => Row,
): Promise<Segment> {
  const builder = segmentBuilder(shape);
  for (let last: number | null = 0; last !== null;) {
    const read: { documents: D[]; last: number | null } = await after(last, batch);
    for (const document of read.documents) builder.add(toRow(document));
    last = read.last;
  }
  return inSlices(builder.build());
}

/** Some ids at a time, with what some of them are now. */
async function* readAgain<D>(
  ids: readonly number[],
  byId: (ids: readonly number[]) => Promise<D[]>,
  toRow: (document: D) => Row,
): AsyncGenerator<{ readonly ids: readonly number[]; readonly rows: readonly Row[] }> {
  for (let at = 0; at < ids.length; at += batch) {
    const some = ids.slice(at, at + batch);
    yield { ids: some, rows: (await byId(some)).map(toRow) };
  }
}

async function all<T>(some: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of some) found.push(each);
  return found;
}

/** Runs what it is given one after the other, in the order in which it is asked. */
function oneAfterTheOther(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (work) => (last = last.catch(() => undefined).then(work));
}

/** Calls that are made before the work begins share it: it takes in all that was committed before each of them. */
function shared(start: (begun: () => void) => Promise<void>): () => Promise<void> {
  let next: Promise<void> | null = null;
  return () => (next ??= start(() => (next = null)));
}
