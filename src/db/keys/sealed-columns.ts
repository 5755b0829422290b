import type { Place } from '../../crypt/index.ts';

/** A sealed column, and what binds a value in it to its row. A test keeps the list whole. */
export type SealedColumn = {
  readonly table: string;
  readonly column: string;
  /** The column whose value is the row of the place. */
  readonly row: string;
  readonly rowType: 'bigint' | 'text';
  /** The column of the place, where it has another name. */
  readonly as?: string;
  /** Whole files: a few of them are much to hold. */
  readonly large?: boolean;
};

const of = (table: string, row: string, rowType: SealedColumn['rowType'], ...columns: string[]): SealedColumn[] =>
  columns.map((column) => ({ table, column, row, rowType }));

export const sealedColumns: readonly SealedColumn[] = [
  ...of('users', 'id', 'text', 'mail_sealed'),
  ...of('registrations', 'membership_id', 'bigint', 'facts_sealed'),
  ...of('invitations', 'token', 'text', 'mail_sealed'),
  ...of('employers', 'id', 'bigint', 'contact_phone_sealed'),
  ...of('bases', 'id', 'bigint', 'contact_phone_sealed'),
  ...of('declaration_lists', 'id', 'bigint', 'phone_sealed'),
  ...of(
    'students',
    'id',
    'bigint',
    'landline_sealed',
    'phone_sealed',
    'mail_sealed',
    'home_address_sealed',
    'remark_sealed',
  ),
  ...of('disabilities', 'student_id', 'bigint', 'certificate_sealed', 'other_device_sealed'),
  ...of('positions', 'id', 'bigint', 'contact_phone_sealed'),
  { table: 'match_snapshots', column: 'match_sealed', row: 'id', rowType: 'bigint', as: 'match' },
  ...of('imports', 'key', 'text', 'file_sealed', 'plan_sealed', 'decisions_sealed').map((each) => ({
    ...each,
    large: true,
  })),
  ...of('imports', 'key', 'text', 'file_name_sealed'),
  ...of('agency_requests', 'id', 'bigint', 'note_sealed'),
  ...of('messages', 'id', 'bigint', 'text_sealed', 'contact_sealed'),
];

/** Where the value of that row lives. */
export const placeOf = ({ table, column, as = column }: SealedColumn, row: string | number): Place => ({
  table,
  column: as,
  row,
});
