import { sql, type RawBuilder } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { blind, open } from '../crypt/index.ts';
import { certificateIssues, type DeviceId, type DisabilityCategory } from '../reference/index.ts';
import type { StudentFacts } from './bring-facts.ts';
import type { Student } from './find-student.ts';
import type { Component } from './rules-disability.ts';
import { openField } from './seal-fields.ts';
import type { Confirmer, NeedAnswers } from './tables.ts';

/** A student as workbooks see her, in clear: whoever reads this has asked who may, and writes it down. */
export type StudentOnRecord = {
  readonly id: number;
  readonly number: string;
  readonly name: string;
  readonly district: string | null;
  readonly schoolId: number | null;
  /** What is on record; a key that is left out is empty there. */
  readonly facts: Partial<StudentFacts>;
  readonly confirmedFields: readonly string[];
  readonly needsConfirmedBy: Confirmer | null;
  /** She took back that the agency keeps what her certificate says. */
  readonly withdrawn: boolean;
};
/** What the rows of a file say of whom they mean. */
export type StudentsWanted = {
  readonly certificates: readonly string[];
  readonly numbers: readonly string[];
  readonly names: readonly string[];
};
type Reader = Pick<Ctx, 'db' | 'keys'>;

/** Every student whom the rows of a file may mean, in one query. `lock`: held until the transaction ends. */
export async function studentsMeant(ctx: Reader, wanted: StudentsWanted, lock: boolean): Promise<StudentOnRecord[]> {
  const issues = wanted.certificates.flatMap(certificateIssues);
  const blinds = issues.map((certificate) => blind(ctx.keys, 'certificate', certificate));
  return onRecord(
    ctx,
    sql`s.id in (
      select id from students where number = any(${[...wanted.numbers]}::text[])
      union select student_id from disabilities where certificate_blind = any(${blinds}::bytea[])
      union select id from students where name = any(${[...wanted.names]}::text[])
    ) order by s.id ${lock ? sql`for update of s` : sql``}`,
  );
}

export type StudentsFilter = {
  readonly district: string | null;
  readonly schoolId: number | null;
  readonly year: number | null;
  readonly number: string | null;
};

/** The students of a place, a school, a year, by name. Null leaves a part open. */
export async function studentsOf(ctx: Reader, filter: StudentsFilter): Promise<StudentOnRecord[]> {
  const { district, schoolId, year, number } = filter;
  return onRecord(
    ctx,
    sql`(${district}::text is null or s.district = ${district}) and (${schoolId}::bigint is null or s.school_id = ${schoolId})
      and (${year}::integer is null or s.graduation_year = ${year}) and (${number}::text is null or s.number = ${number})
      order by s.sort_key, s.id`,
  );
}

async function onRecord(ctx: Reader, where: RawBuilder<unknown>): Promise<StudentOnRecord[]> {
  const { rows } = await sql<Row>`
    select s.*, schools.name as school, d.certificate_sealed, d.category, d.level, d.components, d.devices,
      d.other_device_sealed, n.answers, n.confirmed_on, n.confirmed_by,
      coalesce((
        select c.withdrawn_at is not null from student_consents c
        where c.student_id = s.id and c.purpose = 'disability' order by c.id desc limit 1
      ), false) as withdrawn
    from students s
    left join schools on schools.id = s.school_id
    left join disabilities d on d.student_id = s.id
    left join lateral (
      select answers, confirmed_on, confirmed_by from need_records
      where student_id = s.id order by version desc limit 1
    ) n on true
    where ${where}`.execute(ctx.db);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    name: row.name,
    district: row.district,
    schoolId: row.school_id,
    facts: factsOf(ctx, row),
    confirmedFields: row.confirmed_fields,
    needsConfirmedBy: row.confirmed_by,
    withdrawn: row.withdrawn,
  }));
}

type Row = Student & {
  school: string | null;
  certificate_sealed: Buffer | null;
  category: DisabilityCategory | null;
  level: number | null;
  components: Component[] | null;
  devices: DeviceId[] | null;
  other_device_sealed: Buffer | null;
  answers: NeedAnswers | null;
  confirmed_on: string | null;
  confirmed_by: Confirmer | null;
  withdrawn: boolean;
};

function factsOf(ctx: Reader, row: Row): Partial<StudentFacts> {
  const disability = (column: 'certificate_sealed' | 'other_device_sealed') =>
    row[column] === null ? null : open(ctx.keys, { table: 'disabilities', column, row: row.id }, row[column]);
  const facts = {
    ...row,
    landline: openField(ctx.keys, row, 'landline'),
    phone: openField(ctx.keys, row, 'phone'),
    mail: openField(ctx.keys, row, 'mail'),
    home_address: openField(ctx.keys, row, 'home_address'),
    remark: openField(ctx.keys, row, 'remark'),
    certificate: disability('certificate_sealed'),
    other_device: disability('other_device_sealed'),
    needs: row.answers === null ? null : { ...needsOf(row.answers), confirmed_on: row.confirmed_on },
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)) as Partial<StudentFacts>;
}

function needsOf(answers: NeedAnswers) {
  const having = (wanted: string) => Object.keys(answers).filter((need) => answers[need] === wanted);
  return { must: having('must'), nice: having('nice') };
}
