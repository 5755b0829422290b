import { open, seal, type Keys } from '../crypt/index.ts';
import type { EmployerKind, RegionCode } from '../reference/index.ts';
import type { RegistrationKind } from './tables.ts';

/** What a student who registers says of herself, for staff to find or make her record by. */
export type StudentFacts = {
  readonly name: string;
  /** As she wrote it. */
  readonly school: string;
  readonly graduation_year: number;
  /** Folded, check digit right; null where she gave none. */
  readonly certificate: string | null;
  readonly district: RegionCode | null;
  readonly mail: string | null;
  /** The text that she agreed to, by its edition. */
  readonly consent: typeof consentEdition;
  /** The same of the text on keeping her disability facts; without it her number only finds her record. */
  readonly disability_consent?: typeof consentEdition | null;
};
/** What an employer who registers says of itself. */
export type EmployerFacts = {
  readonly organization: string;
  readonly credit_code: string;
  readonly employer_kind: EmployerKind;
  readonly district: RegionCode | null;
  readonly name: string;
  readonly phone: string;
  readonly mail: string;
  readonly consent: typeof consentEdition;
};
export type FactsOf<K extends RegistrationKind> = K extends 'student' ? StudentFacts : EmployerFacts;

/** Edition of the sentence next to the box (words.accounts.register.consent): a new sentence gets a new edition. */
export const consentEdition = '2026-11';

const place = (membershipId: number) => ({ table: 'registrations', column: 'facts_sealed', row: membershipId });

export const sealFacts = (keys: Keys, membershipId: number, facts: StudentFacts | EmployerFacts): Buffer =>
  seal(keys, place(membershipId), JSON.stringify(facts));

export const openFacts = <K extends RegistrationKind>(
  keys: Keys,
  row: { kind: K; membership_id: number; facts_sealed: Buffer },
): FactsOf<K> => JSON.parse(open(keys, place(row.membership_id), row.facts_sealed)) as FactsOf<K>;
