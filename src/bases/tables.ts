import type { Generated, JSONColumnType } from 'kysely';

/** One kind of slot that a base offers: what, and for how many. */
export type OfferedSlot = { title: string; places: number };
export type BaseRow = {
  id: Generated<number>;
  name: string;
  district: string | null;
  address: string | null;
  contact_name: string | null;
  contact_phone_sealed: Buffer | null;
  employer_id: number | null;
  offered: JSONColumnType<OfferedSlot[]>;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};
/** One 附件5 as a district sent it: header and footer of the list. */
export type DeclarationListRow = {
  id: Generated<number>;
  district: string;
  declared_on: string;
  unit_head: string | null;
  filled_by: string | null;
  phone_sealed: Buffer | null;
  created_at: Generated<Date>;
};
export type DeclarationRow = {
  list_id: number;
  base_id: number;
  place: number;
  offered: JSONColumnType<OfferedSlot[]>;
};
export type BaseTables = { bases: BaseRow; declaration_lists: DeclarationListRow; declarations: DeclarationRow };
