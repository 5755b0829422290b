import type { Generated } from 'kysely';
import type { Role } from './policy.ts';

export const membershipStates = ['waiting', 'active', 'ended'] as const;
export type MembershipState = (typeof membershipStates)[number];
export const registrationKinds = ['student', 'employer'] as const;
export type RegistrationKind = (typeof registrationKinds)[number];

export type UserRow = {
  id: string;
  name: string;
  /** The blind index of her address, `…@mail.invalid`; random, `…@none.invalid`, where she gave none. Never an address. */
  email: string;
  email_verified: Generated<boolean>;
  username: string | null;
  mail_sealed: Buffer | null;
  signed_in_at: Date | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};
export type CredentialRow = {
  id: string;
  user_id: string;
  provider_id: 'credential';
  account_id: string;
  /** argon2id, with version and parameters before it. */
  password: string;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};
/** A password reset under way; `identifier` is the fingerprint of what the letter holds. */
export type VerificationRow = {
  id: string;
  identifier: string;
  value: string;
  expires_at: Date;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};
export type SessionRow = {
  id: string;
  user_id: string;
  /** The fingerprint of what the browser holds. */
  token: string;
  membership_id: number | null;
  user_agent: Generated<string>;
  seen_at: Date;
  expires_at: Date;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

/** The columns of a scope; exactly the one of the role is set, as soon as the membership counts. */
export type ScopeColumns = {
  student_id: number | null;
  school_id: number | null;
  employer_id: number | null;
  base_id: number | null;
  district: string | null;
};
export type MembershipRow = ScopeColumns & {
  id: Generated<number>;
  user_id: string;
  role: Role;
  state: MembershipState;
  created_at: Generated<Date>;
  decided_at: Date | null;
  decided_by: string | null;
  reason: string | null;
};
/** What somebody who registered says of herself; gone as soon as it is decided. */
export type RegistrationRow = {
  id: Generated<number>;
  membership_id: number;
  kind: RegistrationKind;
  /** Whose staff decides; null: the city's. */
  district: string | null;
  facts_sealed: Buffer;
  certificate_blind: Buffer | null;
  created_at: Generated<Date>;
};
export type InvitationRow = ScopeColumns & {
  id: Generated<number>;
  token: string;
  role: Role;
  mail_sealed: Buffer | null;
  made_by: string | null;
  created_at: Generated<Date>;
  expires_at: Date;
  used_at: Date | null;
  used_by: string | null;
};
export type ThrottleRow = { key: string; tries: number; tried_at: Date; open_at: Date };
/** One row while there is no administrator. */
export type SetupCodeRow = { id: Generated<number>; code: string; made_at: Date };

export type AccountTables = {
  users: UserRow;
  credentials: CredentialRow;
  verifications: VerificationRow;
  sessions: SessionRow;
  memberships: MembershipRow;
  registrations: RegistrationRow;
  invitations: InvitationRow;
  throttles: ThrottleRow;
  setup_codes: SetupCodeRow;
};
