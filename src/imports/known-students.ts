import { may } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { certificateHolder } from '../reference/index.ts';
import { studentsMeant, type StudentFacts, type StudentOnRecord, type StudentsWanted } from '../students/index.ts';
import type { Known } from './compare.ts';

export type KnownStudent = Known<StudentFacts> & {
  readonly district: string | null;
  /** Whether the one who imports may touch this record at all. */
  readonly reached: boolean;
  /** She took back that the agency keeps what her certificate says. */
  readonly withdrawn: boolean;
};
/** The records that the rows of a file may mean, found by what the rows say. */
export type KnownStudents = {
  readonly withCertificate: (certificate: string) => KnownStudent | undefined;
  readonly withNumber: (number: string) => KnownStudent | undefined;
  readonly named: (name: string) => readonly KnownStudent[];
};

export async function knownStudents(ctx: Ctx, wanted: StudentsWanted, lock: boolean): Promise<KnownStudents> {
  const known = (await studentsMeant(ctx, wanted, lock)).map((one) => knownOf(ctx, one));
  const byNumber = new Map(known.map((one) => [one.number, one]));
  const byHolder = new Map(
    known.flatMap((one) => (one.facts.certificate ? [[certificateHolder(one.facts.certificate), one]] : [])),
  );
  const byName = Map.groupBy(known, (one) => one.name);
  return {
    withCertificate: (certificate) => byHolder.get(certificateHolder(certificate)),
    withNumber: (number) => byNumber.get(number),
    named: (name) => byName.get(name) ?? [],
  };
}

function knownOf(
  ctx: Ctx,
  { confirmedFields, needsConfirmedBy: by, schoolId, ...student }: StudentOnRecord,
): KnownStudent {
  const thing = { studentId: student.id, district: student.district, schoolId };
  const needs = by === null ? [] : by === 'workbook' ? ['needs_of_workbook'] : ['needs'];
  return {
    ...student,
    confirmed: new Set([...confirmedFields, ...needs]),
    open: may(ctx.actor, 'disability.read', thing),
    reached: may(ctx.actor, 'imports.bring', thing),
  };
}
