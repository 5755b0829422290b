/** Keeps indexes on Meilisearch servers current: follows changes, builds and swaps, compares and repairs. */
export type { Feed, IndexEntry, Versions } from './feed.ts';
export type { SearchTables } from './tables.ts';
