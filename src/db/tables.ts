import type { ColumnType, Generated } from 'kysely';
import type { SearchTables } from '../../search/index.ts';
import type { AuditLogTable } from '../audit/tables.ts';
import type { AccountTables } from '../accounts/tables.ts';
import type { BaseTables } from '../bases/tables.ts';
import type { ImportTables } from '../imports/tables.ts';
import type { MatchingTables } from '../matching/tables.ts';
import type { OrganizationTables } from '../organizations/tables.ts';
import type { OutboxTable } from '../outbox/tables.ts';
import type { PositionTables } from '../positions/tables.ts';
import type { SiteTables } from '../site/tables.ts';
import type { StudentTables } from '../students/tables.ts';

/** Every table of the house: its own and the sum of the rooms' tables. */
export type Tables = HouseTables &
  AccountTables &
  OrganizationTables &
  BaseTables &
  StudentTables &
  PositionTables &
  MatchingTables &
  ImportTables &
  SiteTables &
  SearchTables;

export type HouseTables = {
  audit_log: AuditLogTable;
  outbox: OutboxTable;
  agency: AgencyTable;
  index_changes: IndexChangesTable;
  sealing_keys: SealingKeysTable;
};

/** The agency that runs this house: one row, always there. */
export type AgencyTable = {
  readonly id: ColumnType<number, 1 | undefined, never>;
  readonly name: Generated<string>;
  readonly name_en: Generated<string>;
  /** Region code of its city. */
  readonly city_code: string | null;
  readonly phone: Generated<string>;
  readonly sms: Generated<string>;
  readonly mail: Generated<string>;
  readonly hours: Generated<string>;
  readonly hours_en: Generated<string>;
};

/** Which secrets the sealed values need. */
export type SealingKeysTable = {
  /** As it stands in the head of each value. */
  readonly id: number;
  /** `markOf` the secret. */
  readonly mark: string;
  readonly made_at: ColumnType<Date, undefined, never>;
};

/** What the search index has to take in, in the order of the commits once `xid` is below the snapshot's xmin. */
export type IndexChangesTable = {
  readonly seq: Generated<number>;
  /** The transaction that wrote it (xid8, as text). */
  readonly xid: ColumnType<string, never, never>;
  readonly kind: 'position' | 'student';
  readonly entity_id: number;
  readonly at: ColumnType<Date, Date | undefined, never>;
};
