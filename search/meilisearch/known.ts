import { unpackLift, type PositionDocument } from '../documents.ts';
import type { Source, Test } from '../port.ts';
import type { Known } from './filters.ts';

/** What has been seen of the documents of an edition, and how much of it there is. */
export type Seen = Known & {
  readonly size: () => number;
  /** Part (0–1) of the documents that pass a test: an estimate, for planning only. */
  readonly shareOf: (test: Test) => number;
  readonly shareMeeting: (need: number, grade: number, acceptsRemote: boolean) => number;
  /** Features that better this need in some document. */
  readonly lifting: (need: number, acceptsRemote: boolean) => ReadonlySet<number>;
};

/** The sources of all editions, which remember what their documents have. */
export type Watched = {
  readonly sourceOf: (edition: string) => Source;
  /** Null: nothing has been read of this edition. */
  readonly seenOf: (edition: string) => Seen | null;
};

/** Nothing is forgotten: what no document has any more is asked for in vain. */
export function watch(sourceOf: (edition: string) => Source): Watched {
  const watched = new Map<string, { source: Source; seen: Seen }>();
  return {
    seenOf: (edition) => watched.get(edition)?.seen ?? null,
    sourceOf: (edition) => {
      const its = watched.get(edition) ?? watchOne(sourceOf(edition));
      watched.set(edition, its);
      return its.source;
    },
  };
}

function watchOne(source: Source): { source: Source; seen: Seen } {
  const { look, seen } = makeSeen(source.needs);
  const lookedAt = <T extends { documents: PositionDocument[] }>(read: T): T => {
    read.documents.forEach(look);
    return read;
  };
  return {
    seen,
    source: {
      ...source,
      positionsAfter: async (after, limit) => lookedAt(await source.positionsAfter(after, limit)),
      positionsById: async (ids) => lookedAt({ documents: await source.positionsById(ids) }).documents,
    },
  };
}

function makeSeen(needs: number) {
  let size = 0;
  const tokens = new Map<string, number>();
  const figures = { wageMin: makeFigures(), wageMax: makeFigures() };
  const reached = new Uint32Array(needs * 2 * 3);
  const lifts = new Map<number, Set<number>>();
  const needKey = (need: number, acceptsRemote: boolean) => need * 2 + (acceptsRemote ? 1 : 0);
  const look = (document: PositionDocument): void => {
    size += 1;
    for (const token of document.tokens) tokens.set(token, (tokens.get(token) ?? 0) + 1);
    if (document.wageMin !== null) figures.wageMin.add(document.wageMin);
    if (document.wageMax !== null) figures.wageMax.add(document.wageMax);
    for (let at = 0; at < needs * 2; at += 1) {
      for (let grade = document.grades[at]!; grade < 3; grade += 1) reached[at * 3 + grade]! += 1;
    }
    for (const packed of document.lifts) {
      const { need, feature, remote } = unpackLift(packed);
      const key = needKey(need, remote);
      const its = lifts.get(key) ?? new Set();
      lifts.set(key, its.add(feature));
    }
  };
  const part = (count: number) => (size === 0 ? 0 : Math.min(1, count / size));
  const shareMeeting = (need: number, grade: number, acceptsRemote: boolean) =>
    part(reached[((acceptsRemote ? needs : 0) + need) * 3 + grade]!);
  const shareOf = (test: Test): number => {
    if ('any' in test) return 1 - test.any.reduce((none, token) => none * (1 - part(tokens.get(token) ?? 0)), 1);
    if ('met' in test) return test.met.reduce((all, need) => all * shareMeeting(need, 0, test.acceptsRemote), 1);
    if ('wageMinAtLeast' in test) return part(figures.wageMin.countFrom(test.wageMinAtLeast));
    if ('wageMaxAtLeast' in test) return part(size - figures.wageMax.countBelow(test.wageMaxAtLeast));
    if ('ids' in test) return part(test.ids.length);
    if ('failsOneOf' in test) return 1 - test.failsOneOf.reduce((all, each) => all * shareOf(each), 1);
    return 1;
  };
  const seen: Seen = {
    size: () => size,
    has: (token) => tokens.has(token),
    figureFrom: (name, least) => figures[name].from(least),
    shareOf,
    shareMeeting,
    lifting: (need, acceptsRemote) => lifts.get(needKey(need, acceptsRemote)) ?? new Set(),
  };
  return { look, seen };
}

/** Figures with how often each was seen, sorted when they are asked for. */
function makeFigures() {
  const counts = new Map<number, number>();
  let sorted: number[] | null = null;
  const all = () => (sorted ??= [...counts.keys()].sort((one, other) => one - other));
  const sum = (keep: (figure: number) => boolean) =>
    all().reduce((total, figure) => total + (keep(figure) ? counts.get(figure)! : 0), 0);
  return {
    add(figure: number): void {
      if (!counts.has(figure)) sorted = null;
      counts.set(figure, (counts.get(figure) ?? 0) + 1);
    },
    from: (least: number) => all().find((figure) => figure >= least) ?? null,
    countFrom: (least: number) => sum((figure) => figure >= least),
    countBelow: (bound: number) => sum((figure) => figure < bound),
  };
}
