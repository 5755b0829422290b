import { blind, open, seal, type Keys } from '../crypt/index.ts';
import { sealedFields, type SealedField } from './rules.ts';

type Sealed = Readonly<Record<`${SealedField}_sealed`, Buffer | null>>;

const place = (field: SealedField, id: number) => ({ table: 'students', column: `${field}_sealed`, row: id });

/** The columns of what is given, sealed for the row with this id, with the blind indexes of phone and mail. */
export function sealFields(keys: Keys, id: number, given: Partial<Record<SealedField, string | null>>) {
  const columns: Record<string, Buffer | null> = {};
  for (const field of sealedFields) {
    const value = given[field];
    if (value === undefined) continue;
    columns[`${field}_sealed`] = value === null ? null : seal(keys, place(field, id), value);
    if (field === 'phone' || field === 'mail')
      columns[`${field}_blind`] = value === null ? null : blind(keys, field, value);
  }
  return columns as Partial<Sealed & Record<'phone_blind' | 'mail_blind', Buffer | null>>;
}

/** One sealed column of a student's row, in clear. */
export function openField(keys: Keys, row: { readonly id: number } & Sealed, field: SealedField): string | null {
  const sealed = row[`${field}_sealed`];
  return sealed === null ? null : open(keys, place(field, row.id), sealed);
}
