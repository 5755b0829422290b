import { may } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { foldOrganization } from '../organizations/index.ts';
import { levelName, readCertificate, regionName, type DisabilityLevel } from '../reference/index.ts';
import type { StudentFacts } from '../students/index.ts';
import type { Judged, RowRead } from './judge.ts';
import type { KnownStudents } from './known-students.ts';
import { mayBeElsewhere } from './match-students.ts';
import type { RowProblem } from './plan.ts';
import { categoryText } from './read-catalogued.ts';
import { problemIn, type HeaderOf } from './row-reader.ts';

/** Category, level and month of birth beside the certificate that is on record; a row with a certificate of its own was looked at before. */
export function contradictions({ known, write }: Judged<StudentFacts>, header: HeaderOf): RowProblem[] {
  const certificate = known?.facts.certificate;
  const says = certificate === undefined || write.certificate !== undefined ? null : readCertificate(certificate);
  if (!says) return [];
  // What the certificate says instead is told only to those who may read it.
  const hint = (text: string) => (known?.open ? [text] : []);
  const found: RowProblem[] = [];
  if (write.category !== undefined && write.category !== says.category) {
    const suggestions = hint(categoryText(says.category, []));
    found.push({
      ...problemIn(header, 'category', 'category_contradicts', categoryText(write.category, [])),
      suggestions,
    });
  }
  if (write.level !== undefined && write.level !== says.level) {
    const suggestions = hint(levelName(says.level as DisabilityLevel));
    const level = levelName(write.level as DisabilityLevel);
    found.push({ ...problemIn(header, 'level', 'level_contradicts', level), suggestions });
  }
  if (write.birth_month !== undefined && write.birth_month !== says.birthMonth) {
    const suggestions = hint(says.birthMonth);
    found.push({ ...problemIn(header, 'birth_month', 'birth_contradicts', write.birth_month), suggestions });
  }
  return found;
}

/** Who may be a student of another district or school is not added here; nothing of that record is told. */
export function secondRecord(
  { facts }: RowRead<StudentFacts>,
  { outcome }: Judged<StudentFacts>,
  all: KnownStudents,
  header: HeaderOf,
): RowProblem[] {
  const is = outcome === 'new' && mayBeElsewhere(facts, all);
  return is ? [problemIn(header, 'name', 'maybe_elsewhere', facts.name ?? '')] : [];
}

/** A teacher brings students of her own school, also where a row or a head between the rows names a school. */
export function otherSchool(
  { facts }: RowRead<StudentFacts>,
  own: { readonly school: string | null; readonly schoolId: number | null },
  header: HeaderOf,
): RowProblem[] {
  const { school = '' } = facts;
  if (own.schoolId === null || foldOrganization(school) === foldOrganization(own.school ?? '')) return [];
  return [problemIn(header, 'school', 'other_school', school)];
}

/** Nobody brings a student into a place that is not hers. */
export function outOfReach(
  ctx: Ctx,
  place: { readonly district: string | null; readonly schoolId: number | null },
  header: HeaderOf,
  column: string,
): RowProblem[] {
  if (may(ctx.actor, 'imports.bring', place)) return [];
  return [problemIn(header, column, 'other_district', place.district === null ? '' : regionName(place.district))];
}
