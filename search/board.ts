import type { Word } from './text/read-words.ts';

/**
 * What the board is narrowed by. Of an `any` facet one of the chosen values is enough, and its counts leave its own choice
 * aside; of an `all` facet every chosen value has to be there, and its counts say what one more would leave.
 */
export const boardFacets = {
  /** job, internship. */
  kind: 'any',
  /** Names of 专业类 whose majors it asks for; `none`: any major. */
  class: 'any',
  /** Codes of the place of work and of all that it lies in; `somewhere` where it is known at all. */
  place: 'any',
  /** 单位性质. */
  employer: 'any',
  /** Levels of education that are enough for it. */
  education: 'any',
  /** Steps, in yuan a month, that its lower bound reaches. */
  wage: 'any',
  /** Needs that it meets now. */
  need: 'all',
  /** Features that are there. */
  has: 'all',
  /** Features that are there or can be provided. */
  offers: 'all',
  /** `full`: it can be done from home altogether. */
  remote: 'all',
} as const;
export type BoardFacet = keyof typeof boardFacets;
export const boardFacetNames = Object.keys(boardFacets) as BoardFacet[];
export const somewhere = 'somewhere';

/** An open position as the board is searched: rows without anything that is not public. */
export type BoardDocument = {
  /** The position's serial, > 0. */
  readonly id: number;
  /** Of the row. */
  readonly version: number;
  /** Days since 1970-01-01; 0 where it is not known. */
  readonly publishedOn: number;
  /** Last day on which it is open; `noLastDay` where it has none. */
  readonly closesOn: number;
  /** Yuan a month; null: not stated. */
  readonly wageMin: number | null;
  readonly title: string;
  /** Employer, base, places, majors: with the title what is found by sound too. */
  readonly names: readonly string[];
  /** Duties. */
  readonly body: string;
  readonly facets: Readonly<Record<BoardFacet, readonly string[]>>;
};

/**
 * best: those whose title has the words first, as an engine judges it, then newest. newest: published last, then id
 * descending. wage: highest lower bound (none is last), closing: first last day (none is last), both then as newest.
 */
export const boardSorts = ['best', 'newest', 'wage', 'closing'] as const;
export type BoardSort = (typeof boardSorts)[number];

/**
 * What is asked. `passes` (passes.ts) is the truth about what that finds; which documents a word finds, `hasWord`:
 * - Chinese: every sign of it stands beside a neighbour of it somewhere in title, names or body (数据标注 is found by 标注, 朝阳会计
 *   by a 会计 in 朝阳); a single sign wherever it stands.
 * - Letters: a word of letters of the text, or the sound of title and names from any syllable on, in full or by initials,
 *   begins with it; one letter finds only itself. Where no document at all has such a word, one typo is forgiven from 5
 *   letters on and two from 9, never in the first letter.
 */
export type BoardQuery = {
  /** Days since 1970-01-01, in Asia/Shanghai: what closed before is not found. */
  readonly today: number;
  /** Ten at most; all of them have to be found. */
  readonly words: readonly Word[];
  /** Only these documents, which were named by their numbers; null: any. */
  readonly among: readonly number[] | null;
  readonly chosen: Partial<Readonly<Record<BoardFacet, readonly string[]>>>;
  /** Besides the chosen places, every known place that does not lie in this one. */
  readonly outside: string | null;
  /** Closes soon: on or before this day; `closing`: only those. */
  readonly closesBy: number;
  readonly closing: boolean;
  readonly sort: BoardSort;
  readonly offset: number;
  readonly limit: number;
  /** The facets to count. */
  readonly count: readonly BoardFacet[];
};

/** Where nothing has all the words, the first choice of `leaveOut` (text/leave-out.ts) that finds something. */
export type BoardFound = {
  readonly ids: readonly number[];
  /** Of all pages; exact. */
  readonly total: number;
  /** Exact counts by value, of the words that were kept; a value that nothing has is missing. */
  readonly counts: Partial<Readonly<Record<BoardFacet, ReadonlyMap<string, number>>>>;
  /** How many of what the filter finds close soon, whether only those were asked for or not. */
  readonly closing: number;
  /** Words that were left out. */
  readonly leftOut: readonly Word[];
  /** Words, of those kept, that were taken with typos. */
  readonly near: readonly Word[];
};

/** Where an engine gets the board's documents: the same stream of changes as the other documents. */
export type BoardSource = {
  readonly mark: () => Promise<string>;
  readonly changesSince: (mark: string) => Promise<{ mark: string; positions: number[] }>;
  /** In ascending id, `limit` at most, from the first id above `after`. */
  readonly boardAfter: (after: number, limit: number) => Promise<{ documents: BoardDocument[]; last: number | null }>;
  /** Current documents of these ids; an id without one (closed, gone) is missing. */
  readonly boardById: (ids: readonly number[]) => Promise<BoardDocument[]>;
};
