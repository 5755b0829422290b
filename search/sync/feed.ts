import type { Settings } from 'meilisearch';
import type { IndexKind } from './tables.ts';

/** An entry of an index: `id` is the position's serial, `v` the version of the rows that it was made from. */
export type IndexEntry = { readonly id: number; readonly v: string };
export type Versions = readonly IndexEntry[];

/** What an index is fed with: its entries as the rows stand now, and the stream of changes. */
export type Feed = {
  readonly kind: IndexKind;
  /** Fingerprint of an edition; '' where none matters. */
  readonly edition: string;
  readonly settingsVersion: number;
  readonly settings: Settings;
  readonly mark: () => Promise<string>;
  readonly changesSince: (mark: string) => Promise<{ mark: string; ids: readonly number[] }>;
  /** Entries in ascending id, `limit` rows at most, from the first id above `after`. */
  readonly entriesAfter: (
    after: number,
    limit: number,
  ) => Promise<{ entries: readonly IndexEntry[]; last: number | null }>;
  /** Current entries of these ids; an id without one (closed, gone) is missing. */
  readonly entriesById: (ids: readonly number[]) => Promise<readonly IndexEntry[]>;
  /** What is open, by ascending id, with the versions of the rows. */
  readonly versionsAfter: (after: number, limit: number) => Promise<{ versions: Versions; last: number | null }>;
};
