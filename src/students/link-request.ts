import { approveMembership, requestOf, type RegistrationRequest } from '../accounts/index.ts';
import { may } from '../accounts/policy.ts';
import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { NotFound, type Problem, type Problems } from '../errors.ts';
import { foldText } from '../input.ts';
import { announce } from '../outbox/index.ts';
import { addStudent } from './add-student.ts';
import { disabilityConsent, giveConsent } from './consents.ts';
import { holdStudent, studentNumbered } from './find-student.ts';
import { checkDisability } from './rules-disability.ts';
import { meantSchool } from './schools.ts';
import { holderOf, openDisability, storeDisability } from './store-disability.ts';

export type StudentRequest = Extract<RegistrationRequest, { kind: 'student' }>;
export type Linked =
  | { readonly ok: true; readonly number: string }
  | { readonly ok: false; readonly problems: Problems };

/** A student who registered and waits. Of an employer's registration nothing is found here. */
export async function studentRequestOf(ctx: Ctx, id: number): Promise<StudentRequest> {
  const request = await requestOf(ctx, id);
  if (request.kind !== 'student' || !may(ctx.actor, 'students.add')) throw new NotFound();
  return request;
}

/**
 * Lets a student who registered in: as the student with that number, or (null) as a new one made from what she said.
 * Her certificate is kept where she agreed to that. Throws Conflict when somebody else decided first or the record has an
 * account. A certificate that is not the record's, or is on another record, is a problem that a person has to look into.
 */
export async function linkRequest(ctx: Ctx, id: number, number: string | null): Promise<Linked> {
  return inTransaction(ctx, async (tx) => {
    const request = await studentRequestOf(tx, id);
    const linked = number === null ? await makeStudent(tx, request) : await fillStudent(tx, request, number);
    if (!linked.ok) return linked;
    await approveMembership(tx, { membershipId: request.membership_id, scope: { studentId: linked.id } });
    return { ok: true, number: linked.number };
  });
}

type Found =
  | { readonly ok: true; readonly id: number; readonly number: string }
  | { readonly ok: false; readonly problems: Problems };

const bare = { category: null, level: null, components: [], devices: [], other_device: null };

async function makeStudent(tx: Tx, request: StudentRequest): Promise<Found> {
  const { facts, district } = request;
  const problem = await certificateProblem(tx, request, null);
  if (problem) return { ok: false, problems: { certificate: problem } };
  const own = tx.actor.kind === 'person' ? (tx.actor.membership?.scope.district ?? null) : null;
  const school = await meantSchool(tx, foldText(facts.school), true);
  const consent = consentIn(request);
  const keeps = consent !== null && facts.certificate !== null;
  const added = await addStudent(tx, {
    name: facts.name,
    school_id: school.id,
    graduation_year: facts.graduation_year,
    mail: facts.mail,
    district: district ?? own,
    ...(keeps ? { disability: { ...bare, certificate: facts.certificate } } : {}),
  });
  if (added.ok && consent !== null) await giveConsent(tx, added.id, consent);
  return added;
}

async function fillStudent(tx: Tx, request: StudentRequest, number: string): Promise<Found> {
  const { id } = await studentNumbered(tx, number, 'students.change');
  await holdStudent(tx, id, 'students.change');
  const problem = await certificateProblem(tx, request, id);
  if (problem) return { ok: false, problems: { certificate: problem } };
  await takeConsent(tx, id, consentIn(request));
  const problems = await keepCertificate(tx, { id, number }, request.facts.certificate);
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, id, number };
}

/** Her consent of the day when she registered; one that she took back after that day stays taken back. */
async function takeConsent(tx: Tx, id: number, given: ReturnType<typeof consentIn>): Promise<void> {
  const last = await disabilityConsent(tx, id);
  if (given === null || (last?.withdrawn_at && last.withdrawn_at > given.given_at)) return;
  await giveConsent(tx, id, given);
}

/** Her certificate on a record that has none, while she agrees that it is kept. */
async function keepCertificate(
  tx: Tx,
  { id, number }: { readonly id: number; readonly number: string },
  certificate: string | null,
): Promise<Problems> {
  const consent = await disabilityConsent(tx, id);
  if (certificate === null || consent === null || consent.withdrawn_at !== null) return {};
  const before = await openDisability(tx, id);
  if (before.certificate !== null) return {};
  const checked = checkDisability({ ...before, certificate });
  if (!checked.ok) return checked.problems;
  const problems = await storeDisability(tx, id, checked.disability);
  if (Object.keys(problems).length > 0) return problems;
  const thing = { kind: 'student', id: number };
  await audit(tx, { verb: 'disability.change', thing, subject: id, facts: { fields: ['certificate'] } });
  await announce(tx, 'student', [id]);
  return {};
}

/** What she agreed to when she registered, and when; null: she did not. */
const consentIn = ({ facts, created_at }: StudentRequest) =>
  facts.disability_consent ? { edition: facts.disability_consent, given_at: created_at } : null;

/** Whether the certificate that she gave contradicts what is on record, judged without opening any. */
async function certificateProblem(
  tx: Tx,
  { certificate_blind: given }: StudentRequest,
  studentId: number | null,
): Promise<Problem | null> {
  if (given === null) return null;
  const rows = tx.db.selectFrom('disabilities').select('certificate_blind as blind');
  const own = studentId === null ? null : await rows.where('student_id', '=', studentId).executeTakeFirst();
  if (own?.blind && !own.blind.equals(given)) return 'other_certificate';
  return (await holderOf(tx, given, studentId)) === null ? null : 'certificate_held';
}
