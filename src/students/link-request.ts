import { approveMembership, requestOf, type RegistrationRequest } from '../accounts/index.ts';
import { may } from '../accounts/policy.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { NotFound, type Problems } from '../errors.ts';
import { foldText } from '../input.ts';
import { announce } from '../outbox/index.ts';
import { addStudent } from './add-student.ts';
import { hasWithdrawn } from './consents.ts';
import { holdStudent, studentNumbered } from './find-student.ts';
import { checkDisability } from './rules-disability.ts';
import { meantSchool } from './schools.ts';
import { openDisability, storeDisability } from './store-disability.ts';

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
 * A certificate that she gave is added where the record has none. Throws Conflict when somebody else decided first or the
 * record has an account; `certificate` taken: another student has it.
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

async function makeStudent(tx: Tx, { facts, district }: StudentRequest): Promise<Found> {
  const own = tx.actor.kind === 'person' ? (tx.actor.membership?.scope.district ?? null) : null;
  const school = await meantSchool(tx, foldText(facts.school), true);
  return addStudent(tx, {
    name: facts.name,
    school_id: school.id,
    graduation_year: facts.graduation_year,
    mail: facts.mail,
    district: district ?? own,
    ...(facts.certificate === null ? {} : { disability: { ...bare, certificate: facts.certificate } }),
  });
}

async function fillStudent(tx: Tx, { facts }: StudentRequest, number: string): Promise<Found> {
  const { id } = await studentNumbered(tx, number, 'students.change');
  await holdStudent(tx, id, 'students.change');
  const found = { ok: true, id, number } as const;
  if (facts.certificate === null || (await hasWithdrawn(tx, id))) return found;
  const before = await openDisability(tx, id);
  if (before.certificate !== null) return found;
  const checked = checkDisability({ ...before, certificate: facts.certificate });
  if (!checked.ok) return checked;
  const problems = await storeDisability(tx, id, checked.disability);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  await announce(tx, 'student', [id]);
  return found;
}
