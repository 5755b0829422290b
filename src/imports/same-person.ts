import { foldOrganization } from '../organizations/index.ts';
import { certificateHolder } from '../reference/index.ts';
import type { StudentFacts } from '../students/index.ts';
import { samePhone } from './read-values.ts';

type Facts = Partial<StudentFacts>;

/** Two certificates are two persons, whatever else agrees. */
export const holdsOther = (one: Facts, other: Facts): boolean => isOther(holderOf(one), holderOf(other));
const holderOf = ({ certificate }: Facts): string | undefined => certificate && certificateHolder(certificate);
/** So are, in one file, two registration numbers. */
export const areTwo = (one: Facts, other: Facts): boolean =>
  holdsOther(one, other) || isOther(one.number, other.number);

const isOther = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;

/**
 * Whether two of one name may be one person: nothing that is known of both school and year differs, or they have a
 * telephone number or mail address in common.
 */
export const mayBeOne = (one: Facts, other: Facts): boolean =>
  !holdsOther(one, other) && (studyAlike(one, other) || canBeReachedAlike(one, other));

function studyAlike(one: Facts, other: Facts): boolean {
  const { school, graduation_year: year } = one;
  const sameSchool =
    school === undefined || other.school === undefined || foldOrganization(school) === foldOrganization(other.school);
  return sameSchool && (year === undefined || other.graduation_year === undefined || year === other.graduation_year);
}

function canBeReachedAlike(one: Facts, other: Facts): boolean {
  if (one.mail !== undefined && one.mail === other.mail) return true;
  return phonesOf(one).some((number) => phonesOf(other).some((has) => samePhone(has, number)));
}

const phonesOf = ({ phone, landline }: Facts): string[] => [phone, landline].filter((number) => number !== undefined);
