import { may } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { blind } from '../crypt/index.ts';
import { foldOrganization } from '../organizations/index.ts';
import { foldCertificate } from '../reference/index.ts';
import { thingOf } from './find-student.ts';

export type Twin = {
  readonly id: number;
  readonly number: string;
  readonly name: string;
  readonly school: string | null;
  readonly major: string | null;
  readonly graduation_year: number | null;
  readonly hasAccount: boolean;
  /** `certificate`: it is the same person. `name`: name, and school or year too: a person must look. */
  readonly because: 'certificate' | 'name';
  /** Both certificates are known, and they are two. */
  readonly differs: boolean;
};
export type Sought = {
  readonly name: string;
  readonly certificate: string | null;
  readonly school: string | null;
  readonly graduation_year: number | null;
};
export type Twins = {
  readonly twins: readonly Twin[];
  /** The certificate belongs to a student whom this actor may not see. */
  readonly elsewhere: boolean;
};

/** Students on record who may be the person somebody writes of, the one with her certificate first. */
export async function twinsOf(ctx: Ctx, sought: Sought): Promise<Twins> {
  const rows = await rowsLike(ctx, sought);
  const seen = rows.filter((row) => may(ctx.actor, 'students.change', thingOf(row)));
  const same = rows.filter((row) => row.same);
  const twins = seen
    .filter((row) => row.same || isAlike(row, sought))
    .map(({ district: _district, school_id: _school, same: is, ...row }) => ({
      ...row,
      because: is ? ('certificate' as const) : ('name' as const),
    }))
    .toSorted((a, b) => Number(b.because === 'certificate') - Number(a.because === 'certificate'));
  return { twins, elsewhere: same.length > 0 && !same.some((row) => seen.includes(row)) };
}

/** Of the same name, and nothing known of both that differs. */
function isAlike(row: { school: string | null; graduation_year: number | null }, sought: Sought): boolean {
  const agree = (one: string | number | null, other: string | number | null) =>
    one === null || other === null || one === other;
  const folded = (name: string | null) => (name === null ? null : foldOrganization(name));
  return agree(folded(row.school), folded(sought.school)) && agree(row.graduation_year, sought.graduation_year);
}

async function rowsLike(ctx: Ctx, { name, certificate }: Sought) {
  const key = certificate === null ? null : blind(ctx.keys, 'certificate', foldCertificate(certificate));
  const rows = await ctx.db
    .selectFrom('students')
    .leftJoin('schools', 'schools.id', 'students.school_id')
    .leftJoin('disabilities', 'disabilities.student_id', 'students.id')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.student_id', '=', 'students.id').on('memberships.state', '=', 'active'),
    )
    .select(['students.id', 'students.number', 'students.name', 'students.major', 'students.graduation_year'])
    .select(['students.district', 'students.school_id', 'schools.name as school', 'disabilities.certificate_blind'])
    .select('memberships.id as membership')
    .where((eb) =>
      eb.or([
        eb('students.name', '=', name),
        ...(key === null ? [] : [eb('disabilities.certificate_blind', '=', key)]),
      ]),
    )
    .orderBy('students.id')
    .limit(50)
    .execute();
  return rows.map(({ certificate_blind, membership, ...row }) => ({
    ...row,
    hasAccount: membership !== null,
    same: key !== null && certificate_blind !== null && key.equals(certificate_blind),
    differs: key !== null && certificate_blind !== null && !key.equals(certificate_blind),
  }));
}
