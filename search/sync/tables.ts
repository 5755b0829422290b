import type { ColumnType, Generated } from 'kysely';

export const indexKinds = ['positions', 'board'] as const;
export type IndexKind = (typeof indexKinds)[number];

/** An index on a Meilisearch server: one for each server, kind, edition and version of our settings. */
export type SearchIndexesTable = {
  readonly id: Generated<number>;
  /** The server: its address, or the number of the one that we started. */
  readonly instance: string;
  readonly kind: IndexKind;
  /** Fingerprint of the edition that its entries were made with; '' for the board. */
  readonly edition: string;
  readonly settings_version: number;
  /** Its name on the server; null: not built yet. Naming another one here is the swap. */
  readonly uid: string | null;
  /** Fingerprint of its settings as the server told them after the build. */
  readonly settings_print: string | null;
  /** The snapshot up to which every change is in it. */
  readonly mark: string | null;
  readonly synced_at: Date | null;
  readonly documents: Generated<number>;
  readonly built_at: Date | null;
  readonly build_ms: number | null;
  readonly building_uid: string | null;
  readonly building_since: Date | null;
  /** The one that served before; deleted a little later. */
  readonly retired_uid: string | null;
  readonly rebuild_asked_at: Date | null;
  /** When its ids and versions were last compared with the rows, how long that took, and how many differed. */
  readonly checked_at: Date | null;
  readonly check_ms: Generated<number>;
  readonly differing: number | null;
  /** Failures in a row. */
  readonly failures: Generated<number>;
  readonly retry_at: Date | null;
  readonly fault: string | null;
  readonly fault_at: Date | null;
  readonly leased_by: string | null;
  readonly leased_until: Date | null;
  readonly created_at: ColumnType<Date, Date | undefined, never>;
};

/** A document that the server refused. It is tried again when its rows change, and at a rebuild. */
export type ParkedEntriesTable = {
  readonly index_id: number;
  readonly entity_id: number;
  readonly reason: string;
  readonly version: string;
  readonly parked_at: Date;
};

export type SearchTables = { search_indexes: SearchIndexesTable; parked_entries: ParkedEntriesTable };
