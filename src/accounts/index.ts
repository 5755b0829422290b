/** Who may come in, as whom, and how far: accounts, sessions, memberships with their scope, registrations, invitations. */
export { actorOf, actorStill, tokenIn } from './session.ts';
export { addMembership } from './add-membership.ts';
export { approveMembership, refuseMembership } from './approve-membership.ts';
export { createAccount, type NewAccount } from './create-account.ts';
export { personMark } from './fingerprint.ts';
export { forgetExpired } from './forget-expired.ts';
export { normaliseMail } from './input.ts';
export { mailOf } from './mail-of.ts';
export { ownAccount } from './own-reads.ts';
export { districtOfScope, districtsHere, placeOf } from './places.ts';
export type { EmployerFacts, StudentFacts } from './registration-facts.ts';
export { requestOf, waitingCount, waitingRequests, type RegistrationRequest } from './registrations.ts';
export { addressOf } from './address-of.ts';
export { accountRoutes } from './routes.tsx';
export { setupCode } from './setup.ts';
export { standingOf, type Standing } from './standing.ts';
export { takeTry, type Counted } from './throttle.ts';
export * from './policy.ts';
