import { audit } from '../audit/index.ts';
import { districtsHere } from '../accounts/index.ts';
import { may } from '../accounts/policy.ts';
import { today, type Ctx, type Tx } from '../ctx.ts';
import { NotFound, type Problems } from '../errors.ts';
import { announce } from '../outbox/index.ts';
import { nextIds, nextNumbers } from './numbers.ts';
import { districtOf } from './rules.ts';
import { checkDisability, type Disability } from './rules-disability.ts';
import { emptyRecord, plainOf, type StudentRecord } from './rules-record.ts';
import { sealFields } from './seal-fields.ts';
import { sortKeyOf } from './sort-key.ts';
import { storeDisability } from './store-disability.ts';

export type NewStudent = { readonly name: string } & Partial<StudentRecord> & {
    /** 编号, where a paper gives one; otherwise she gets the next free one. */
    readonly number?: string;
    /** Whose agency serves her, where neither 生源地 nor 户籍 says it. */
    readonly district?: string | null;
    readonly accepts_remote?: boolean;
    readonly disability?: Disability;
  };
export type Added =
  | { readonly ok: true; readonly id: number; readonly number: string }
  | { readonly ok: false; readonly problems: Problems };

/**
 * Adds a student, in the transaction of the verb that calls. Staff add to their place; who brings a workbook, also to her
 * school. Problems: `number` or `certificate` taken, or a certificate that contradicts what stands beside it; then
 * nothing is written.
 */
export async function addStudent(tx: Tx, given: NewStudent): Promise<Added> {
  const record: StudentRecord = { ...emptyRecord, ...given };
  const { district, allowed } = await placeForNew(tx, given);
  if (!allowed) throw new NotFound();
  const checked = given.disability === undefined ? null : checkDisability(given.disability);
  if (checked?.ok === false) return checked;
  const number = await numberFor(tx, given.number);
  if (number === null) return { ok: false, problems: { number: 'taken' } };
  const [id = 0] = await nextIds(tx, 1);
  await insertStudent(tx, record, { id, number, district, accepts_remote: given.accepts_remote ?? false });
  const problems = checked === null ? {} : await storeDisability(tx, id, checked.disability);
  if (Object.keys(problems).length > 0) {
    await tx.db.deleteFrom('students').where('id', '=', id).execute();
    return { ok: false, problems };
  }
  await audit(tx, { verb: 'students.add', thing: { kind: 'student', id: number }, subject: id });
  await announce(tx, 'student', [id]);
  return { ok: true, id, number };
}

/** The district that a new student would belong to, and whether this actor may add her there. */
export async function placeForNew(
  ctx: Ctx,
  given: NewStudent,
): Promise<{ readonly district: string | null; readonly allowed: boolean }> {
  const district = await districtFor(ctx, { ...emptyRecord, ...given }, given.district ?? null);
  const thing = { district, schoolId: given.school_id ?? null };
  return { district, allowed: may(ctx.actor, 'students.add', thing) || may(ctx.actor, 'imports.bring', thing) };
}

/** The district whose staff serve her. `otherwise` where her record names none of the agency's city. */
export async function districtFor(
  ctx: Pick<Ctx, 'db'>,
  record: Pick<StudentRecord, 'origin_region' | 'household_region'>,
  otherwise: string | null,
): Promise<string | null> {
  const here = (await districtsHere(ctx)).map((region) => region.code);
  return districtOf(record, here) ?? otherwise;
}

/** The number that was wanted while it is free (else null), or the next free one. */
async function numberFor(tx: Tx, wanted: string | undefined): Promise<string | null> {
  const [next = ''] = await nextNumbers(tx, 1);
  if (wanted === undefined) return next;
  const holder = await tx.db.selectFrom('students').select('id').where('number', '=', wanted).executeTakeFirst();
  return holder ? null : wanted;
}

type Assigned = {
  readonly id: number;
  readonly number: string;
  readonly district: string | null;
  readonly accepts_remote: boolean;
};

async function insertStudent(tx: Tx, record: StudentRecord, assigned: Assigned): Promise<void> {
  const unsealed = {
    remark_sealed: null,
    landline_sealed: null,
    phone_sealed: null,
    phone_blind: null,
    mail_sealed: null,
    mail_blind: null,
  };
  await tx.db
    .insertInto('students')
    .values({
      ...plainOf(record),
      ...unsealed,
      home_address_sealed: null,
      ...sealFields(tx.keys, assigned.id, record),
      ...assigned,
      sort_key: sortKeyOf(record.name),
      registered_on: record.registered_on ?? today(tx),
      confirmed_fields: [],
      created_at: tx.now(),
      updated_at: tx.now(),
    })
    .execute();
}
