import type { Ctx } from '../ctx.ts';
import type { Student } from './find-student.ts';
import { contactFields, maskContact, sealedFields, type Contact, type ContactField } from './rules.ts';
import {
  plainOf,
  sectionKeys,
  sectionState,
  type PlainField,
  type RecordField,
  type SectionKey,
  type SectionState,
  type StudentRecord,
} from './rules-record.ts';
import { openField } from './seal-fields.ts';

/** A record as its page shows it: everything of 附件2 but what the certificate says, with phone, mail and address masked. */
export type RecordView = Pick<
  Student,
  PlainField | 'number' | 'version' | 'district' | 'accepts_remote' | 'updated_at'
> & {
  readonly school: string | null;
  readonly remark: string | null;
  readonly masked: Contact;
};

export async function recordView(ctx: Ctx, student: Student): Promise<RecordView> {
  const { number, version, district, accepts_remote, updated_at } = student;
  return {
    ...plainFieldsOf(student),
    number,
    version,
    district,
    accepts_remote,
    updated_at,
    school: await schoolName(ctx, student.school_id),
    remark: openField(ctx.keys, student, 'remark'),
    masked: contactOf(ctx, student, (field, value) => maskContact(field, value, student.home_region)),
  };
}

/** The record with its sealed columns in clear: for the form in which she changes it herself. */
export const openRecord = (ctx: Ctx, student: Student): StudentRecord => ({
  ...plainFieldsOf(student),
  remark: openField(ctx.keys, student, 'remark'),
  ...contactOf(ctx, student, (_field, value) => value),
});

const plainFieldsOf = (student: Student) =>
  plainOf({ ...student, remark: null, landline: null, phone: null, mail: null, home_address: null });

function contactOf(ctx: Ctx, student: Student, say: (field: ContactField, value: string) => string): Contact {
  const said = contactFields.map((field) => {
    const value = openField(ctx.keys, student, field);
    return [field, value === null ? null : say(field, value)] as const;
  });
  return Object.fromEntries(said) as Contact;
}

export async function schoolName(ctx: Pick<Ctx, 'db'>, id: number | null): Promise<string | null> {
  if (id === null) return null;
  return (await ctx.db.selectFrom('schools').select('name').where('id', '=', id).executeTakeFirst())?.name ?? null;
}

/** How far she is with each section of 附件2. */
export function sectionStates(student: Student): Record<SectionKey, SectionState> {
  const isFilled = (field: RecordField): boolean => {
    const sealed = sealedFields.find((one) => one === field);
    const value = sealed ? student[`${sealed}_sealed`] : student[field as PlainField];
    return value !== null && !(Array.isArray(value) && value.length === 0);
  };
  const states = sectionKeys.map((key) => [key, sectionState(key, isFilled, student.confirmed_fields)] as const);
  return Object.fromEntries(states) as Record<SectionKey, SectionState>;
}

/** Whether anything is on record of her disability, without saying what. */
export async function hasDisability(ctx: Pick<Ctx, 'db'>, studentId: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('disabilities')
    .select('category')
    .where('student_id', '=', studentId)
    .executeTakeFirst();
  return (row?.category ?? null) !== null;
}
