import { districtsHere, may, reachOf } from '../accounts/index.ts';
import { baseOwner, basesOfEmployer, type BaseOwner } from '../bases/index.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound, type Problems } from '../errors.ts';
import type { Form } from '../http/form.ts';
import { findEmployer } from '../organizations/index.ts';
import type { Region } from '../reference/index.ts';

/** For whom an actor posts, and what the form offers. */
export type Desk = {
  /** Staff say whose it is. */
  readonly staff: boolean;
  /** The employer that posts for itself, or that its base belongs to. */
  readonly employerId: number | null;
  readonly baseId: number | null;
  readonly bases: readonly BaseOwner[];
  readonly districts: readonly Region[];
  /** Staff of a district post within it. */
  readonly elsewhere: boolean;
};

/** Null for a base without an employer: it cannot post yet. */
export async function deskFor(ctx: Ctx): Promise<Desk | null> {
  const reach = reachOf(ctx.actor, 'positions.post');
  const scope = ctx.actor.kind === 'person' ? (ctx.actor.membership?.scope ?? {}) : {};
  const districts = await districtsHere(ctx);
  const nobody = { employerId: null, baseId: null, bases: [] };
  if (reach === 'any') return { ...nobody, staff: true, districts, elsewhere: true };
  if (reach === 'district') {
    const own = districts.filter((one) => may(ctx.actor, 'positions.post', { district: one.code }));
    return { ...nobody, staff: true, districts: own, elsewhere: false };
  }
  const own = { staff: false, districts, elsewhere: true };
  if (reach === 'employer' && scope.employerId !== undefined) {
    return { ...own, employerId: scope.employerId, baseId: null, bases: await basesOfEmployer(ctx, scope.employerId) };
  }
  if (reach !== 'base' || scope.baseId === undefined) throw new NotFound();
  const base = await baseOwner(ctx, scope.baseId);
  if (base?.employerId == null) return null;
  return { ...own, employerId: base.employerId, baseId: base.id, bases: [] };
}

export type FoundOwner =
  | { readonly ok: true; readonly employerId: number; readonly baseId: number | null }
  | { readonly ok: false; readonly problems: Problems; readonly suggestions: readonly string[] };

/** Whose position the form is about. Staff wrote an employer and maybe a base; an employer may have chosen a base. */
export async function ownerIn(ctx: Ctx, desk: Desk, form: Form): Promise<FoundOwner> {
  if (desk.staff) return ownerWritten(ctx, form);
  const chosen = form.text('base');
  const base = desk.bases.find((one) => String(one.id) === chosen);
  if (chosen !== '' && desk.baseId === null && !base) {
    return { ok: false, problems: { base: 'not_a_choice' }, suggestions: [] };
  }
  return { ok: true, employerId: desk.employerId!, baseId: desk.baseId ?? base?.id ?? null };
}

async function ownerWritten(ctx: Ctx, form: Form): Promise<FoundOwner> {
  const typed = form.text('employer').trim();
  if (typed === '') return { ok: false, problems: { employer: 'required' }, suggestions: [] };
  const employer = await findEmployer(ctx, typed);
  if (!employer.ok) return { ok: false, problems: { employer: 'not_found' }, suggestions: employer.suggestions };
  const name = form.text('base').trim();
  if (name === '') return { ok: true, employerId: employer.id, baseId: null };
  const base = (await basesOfEmployer(ctx, employer.id)).find((one) => one.name === name);
  if (!base) return { ok: false, problems: { base: 'not_found' }, suggestions: [] };
  return { ok: true, employerId: employer.id, baseId: base.id };
}
