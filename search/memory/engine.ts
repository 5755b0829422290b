import type { StudentDocument } from '../documents.ts';
import type { Counts, Found, Hit, NearMissHit, Paging, PositionQuery, Search, Source } from '../port.ts';
import type { Bits } from './bits.ts';
import { makePile, type Pile } from './pile.ts';
import {
  bestOfClass,
  countAhead,
  countsOf,
  layPositions,
  openingsIn,
  positionRow,
  positionShape,
  standingOf,
  type Laid,
} from './positions.ts';
import { ordinalBefore, ordinalOf, segmentBuilder, type Row, type Segment, type Shape } from './segment.ts';
import { layStudents, studentRow, studentShape } from './students.ts';

const grades = [0, 1, 2, 3] as const;
const batch = 500;

/**
 * The engine that is always there. It reads every document from the source when it is first asked, and then follows
 * the stream of changes; `catchUp` takes in all that was committed before it was called.
 */
export function makeMemorySearch(source: Source): Search {
  const positions = makePile(positionShape(source.needs));
  const students = makePile(studentShape(source.needs));
  const toStudentRow = (document: StudentDocument) => studentRow(document, source.needs);
  let mark: string | null = null;
  const catchUp = oneAfterTheOther(async () => {
    if (mark === null) {
      const before = await source.mark();
      positions.replace(await load(positionShape(source.needs), source.positionsAfter, positionRow));
      students.replace(await load(studentShape(source.needs), source.studentsAfter, toStudentRow));
      mark = before;
    }
    const changes = await source.changesSince(mark);
    await take(changes.positions, source.positionsById, positions, positionRow);
    await take(changes.students, source.studentsById, students, toStudentRow);
    mark = changes.mark;
  });
  const loaded = async () => {
    if (mark === null) await catchUp();
  };
  const layAll = (query: PositionQuery, paging: Paging, upTo: number) =>
    positions.all().map((shelf) => layPositions(shelf, query, paging.where ?? [], upTo));
  return {
    catchUp,
    positionsFor: async (query, paging) => {
      await loaded();
      return page(paging, query.step, (upTo) => layAll(query, paging, upTo));
    },
    studentsFor: async (query, paging) => {
      await loaded();
      const lay = (upTo: number) => students.all().map((shelf) => layStudents(shelf, query, paging.where ?? [], upTo));
      return page(paging, query.step, lay);
    },
    nearMisses: async (query, paging) => {
      await loaded();
      const laid = layAll(query, paging, 3);
      const openings = laid.map((each) => openingsIn(each, query));
      return nearMissPage(laid, openings, paging, query.step);
    },
    ranksOf: async (query, ids) => {
      await loaded();
      return ranks(layAll(query, { offset: 0, limit: 0 }, 3), ids);
    },
    close: async () => {
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
  return builder.build();
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

function page(paging: Paging, step: number, lay: (upTo: number) => Laid[]): Found {
  const wanted = paging.grades ?? grades;
  const first = paging.count ? 3 : Math.min(...wanted, 3);
  let laid = lay(first);
  const hits: Hit[] = [];
  const enough = paging.offset + paging.limit;
  for (const grade of wanted) {
    if (hits.length >= enough) break;
    if (laid[0] && laid[0].classes.length <= grade) laid = lay(grade);
    for (const hit of bestAcross(laid, (each) => each.classes[grade]!, enough - hits.length)) {
      hits.push({ id: hit.id, grade, fit: hit.fit * step });
    }
  }
  return { hits: hits.slice(paging.offset), counts: paging.count ? addCounts(laid) : null };
}

function addCounts(laid: readonly Laid[]): Counts {
  const all = laid.map(countsOf);
  const sum = (grade: number) => all.reduce((total, counts) => total + counts[grade]!, 0);
  return [sum(0), sum(1), sum(2), sum(3)];
}

type Across = { id: number; fit: number; order: number };

/** The best `k` of one class over all segments. */
function bestAcross(laid: readonly Laid[], maskOf: (laid: Laid, index: number) => Bits, k: number): Across[] {
  if (k <= 0) return [];
  const found = laid.flatMap((each, index): Across[] => {
    const { ids, order } = each.shelf.segment;
    const best = bestOfClass(each, maskOf(each, index), k);
    return Array.from({ length: best.count }, (_, i) => {
      const ordinal = best.ordinals[i]!;
      return { id: ids[ordinal]!, fit: best.fits[i]!, order: order[ordinal]! };
    });
  });
  if (laid.length > 1) found.sort((one, two) => two.fit - one.fit || one.order - two.order || one.id - two.id);
  return found.slice(0, k);
}

function nearMissPage(
  laid: readonly Laid[],
  openings: readonly (readonly Bits[])[],
  paging: Paging,
  step: number,
): Found<NearMissHit> {
  const hits: NearMissHit[] = [];
  const enough = paging.offset + paging.limit;
  for (const opens of [0, 1, 2]) {
    for (const hit of bestAcross(laid, (_, index) => openings[index]![opens]!, enough - hits.length)) {
      hits.push({ id: hit.id, grade: 3, fit: hit.fit * step, opens });
    }
  }
  return { hits: hits.slice(paging.offset), counts: paging.count ? addCounts(laid) : null };
}

function ranks(laid: readonly Laid[], ids: readonly number[]): Map<number, number> {
  const places = new Map<number, number>();
  for (const id of ids) {
    const at = laid.find((each) => ordinalOf(each.shelf.segment, id) >= 0);
    if (!at) continue;
    const { segment } = at.shelf;
    const ordinal = ordinalOf(segment, id);
    const standing = standingOf(at, ordinal);
    if (!standing) continue;
    const before = (each: Laid) =>
      countAhead(each, standing.grade, standing.fit, ordinalBefore(each.shelf.segment, segment.order[ordinal]!, id));
    places.set(id, 1 + laid.reduce((sum, each) => sum + before(each), 0));
  }
  return places;
}
