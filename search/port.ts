import type { BoardFound, BoardQuery } from './board.ts';
import type { PositionDocument, StudentDocument } from './documents.ts';

/** A condition on one document. */
export type Test =
  /** It has one of these tokens. An empty list never holds. */
  | { readonly any: readonly string[] }
  /** Its lower wage bound is known and at least this. */
  | { readonly wageMinAtLeast: number }
  /** Its upper wage bound is at least this, or it has none. */
  | { readonly wageMaxAtLeast: number }
  /** Students: her floor is at most this, or she has none. */
  | { readonly floorAtMost: number }
  /** Positions: all these needs (indexes) are met for one who accepts remote work, or does not. */
  | { readonly met: readonly number[]; readonly acceptsRemote: boolean }
  /** Students: she has nice-needs and the position of the query meets them all. */
  | { readonly nicesMet: true }
  | { readonly always: true }
  /** It is one of these documents: how a text search or a scope narrows what is found. */
  | { readonly ids: readonly number[] }
  /** It fails at least one of these. */
  | { readonly failsOneOf: readonly Test[] };

/** Points (a multiple of the query's step) for documents that pass the test. */
export type Tier = { readonly points: number; readonly test: Test };
/** Tiers by points, most first: the first one whose test holds counts, none gives 0. */
export type Criterion = readonly Tier[];

type Scoring = {
  /** The edition of weights and data that the tests were made with. */
  readonly edition: string;
  /** Conditions that all have to hold. */
  readonly all: readonly Test[];
  readonly criteria: readonly Criterion[];
  readonly step: number;
};

/** Positions for a student. */
export type PositionQuery = Scoring & {
  /** Days since 1970-01-01, in Asia/Shanghai. */
  readonly today: number;
  /** Indexes of her must-needs. */
  readonly musts: readonly number[];
  readonly acceptsRemote: boolean;
  /** False: she has not been asked, so no class is better than `to_verify` (grade 2). */
  readonly asked: boolean;
};

/** Students for a position; the caller has made sure that it is open. */
export type StudentQuery = Scoring & {
  /** The position's grades as in PositionDocument. */
  readonly grades: Uint8Array;
};

/** Grade of the class: 0 ready, 1 on_request, 2 to_verify, 3 gap. */
export type Hit = { readonly id: number; readonly grade: number; readonly fit: number };
export type NearMissHit = Hit & {
  /** Best grade that one feature would give. */
  readonly opens: number;
};
export type Counts = readonly [number, number, number, number];
export type Paging = {
  readonly offset: number;
  readonly limit: number;
  /** Only these classes (grades); all when missing. */
  readonly grades?: readonly number[];
  /** Further conditions, such as a reader's filter. */
  readonly where?: readonly Test[];
  readonly count?: boolean;
};
export type Found<H extends Hit = Hit> = {
  readonly hits: readonly H[];
  /**
   * Candidates per class (grade 0–3) under `where`, whatever `grades` asks for; of near misses, how many there are by the
   * grade that one feature would give. Null unless `count` was asked.
   */
  readonly counts: Counts | null;
};

/** What is asked about positions. */
export type Asked = {
  /** Can it answer for this edition at once? */
  readonly ready: (edition: string) => boolean;
  /** Order: class, fit descending, quality descending, id ascending. */
  readonly positionsFor: (query: PositionQuery, paging: Paging) => Promise<Found>;
  /** Order: best class that one feature would give, fit descending, quality descending, id ascending. */
  readonly nearMisses: (query: PositionQuery, paging: Paging) => Promise<Found<NearMissHit>>;
  /** For each id its place (from 1) among all candidates in the order of `positionsFor`; missing: no candidate. */
  readonly ranksOf: (query: PositionQuery, ids: readonly number[]) => Promise<ReadonlyMap<number, number>>;
};

/** The positions of one edition as they were at a moment, to be sent to another thread and asked there. */
export type SharedDocuments = { readonly edition: string; readonly held: unknown };

/** The port. Every engine behind it finds exactly what brute force over the rules would. */
export type Search = Asked & {
  /** Gets ready for an edition; the first question would do it too, and wait. */
  readonly prepare: (edition: string) => Promise<void>;
  /** Lets go of what it holds for an edition. */
  readonly forget: (edition: string) => void;
  /** Takes in every change committed before the call. */
  readonly catchUp: () => Promise<void>;
  /** Reads everything anew; what there is answers until the new is whole. */
  readonly rebuild: () => Promise<void>;
  /** Order: class, fit descending, opportunities ascending, id ascending. */
  readonly studentsFor: (query: StudentQuery, paging: Paging) => Promise<Found>;
  /** Its positions for the threads of a long run: `openShared` opens them. */
  readonly share: (edition: string) => Promise<SharedDocuments>;
  /** The public board: words, filter, counts, order and page. It knows no edition and nothing of who asks. */
  readonly browse: (query: BoardQuery) => Promise<BoardFound>;
  readonly close: () => Promise<void>;
};

/** Where an engine gets its documents: made by the rooms that own the rows, given to the engine at start. */
export type Source = {
  readonly needs: number;
  /** A mark in the stream of changes, before anything is read. */
  readonly mark: () => Promise<string>;
  /** What changed since a mark, and the new mark. */
  readonly changesSince: (mark: string) => Promise<{ mark: string; positions: number[]; students: number[] }>;
  /** Documents in ascending id, `limit` at most, from the first id above `after`. */
  readonly positionsAfter: (
    after: number,
    limit: number,
  ) => Promise<{ documents: PositionDocument[]; last: number | null }>;
  readonly studentsAfter: (
    after: number,
    limit: number,
  ) => Promise<{ documents: StudentDocument[]; last: number | null }>;
  /** Current documents of these ids; an id without one (closed, gone) is missing. */
  readonly positionsById: (ids: readonly number[]) => Promise<PositionDocument[]>;
  readonly studentsById: (ids: readonly number[]) => Promise<StudentDocument[]>;
};
