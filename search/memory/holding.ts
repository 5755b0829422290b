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
  const readAll = async () => {
    const before = await source.mark();
    const all = [
      await load(positionShape(source.needs), source.positionsAfter, positionRow),
      await load(studentShape(source.needs), source.studentsAfter, toStudentRow),
    ] as const;
    positions.replace(all[0]);
    students.replace(all[1]);
    mark = before;
    giveBackAfter(all[0].size + all[1].size);
  };
  const follow = async () => {
    if (mark === null) await readAll();
    const changes = await source.changesSince(mark!);
    await take(changes.positions, source.positionsById, positions, positionRow);
    await take(changes.students, source.studentsById, students, toStudentRow);
    mark = changes.mark;
  };
  const catchUp = oneAfterTheOther(follow);
  return {
    positions,
    students,
    ready: () => mark !== null,
    catchUp,
    rebuild: async () => {
      await readAll();
      await catchUp();
    },
    settled: async () => {
      await positions.settled();
      await students.settled();
    },
  };
}

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

async function take<D>(
  ids: readonly number[],
  byId: (ids: readonly number[]) => Promise<D[]>,
  pile: Pile,
  toRow: (document: D) => Row,
): Promise<void> {
  for (let at = 0; at < ids.length; at += batch) {
    const some = ids.slice(at, at + batch);
    pile.change(some, (await byId(some)).map(toRow));
  }
}

/** Calls that come while one is running share the next one, which starts after they were made. */
function oneAfterTheOther(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const start = () => {
    running = work().finally(() => (running = null));
    return running;
  };
  return () => {
    if (!running) return start();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return start();
      });
    return next;
  };
}
