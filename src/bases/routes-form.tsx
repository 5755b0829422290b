import { BaseForm } from '../../views/bases/base-form.tsx';
import { districtsHere, may, reachOf } from '../accounts/index.ts';
import { NotFound, type Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { readForm, type Form } from '../http/form.ts';
import { readPhone } from '../input.ts';
import { findEmployer } from '../organizations/index.ts';
import type { Region } from '../reference/index.ts';
import { addBase } from './add-base.ts';
import { changeBase } from './change-base.ts';
import { mostSlots, ownBaseForm, readSlots, slotNames, staffBaseForm, type SlotFields } from './input.ts';
import { baseOf, ownBaseId, type Base } from './reads.ts';

/** Whose form it is: staff add one, a base changes itself, staff change one. */
type How = 'new' | 'own' | 'staff';

export const showForm = (how: How) => async (ask: Ask) => {
  const base = await subject(ask, how);
  const values = base === null ? {} : valuesOf(base, how === 'own');
  const slots = (base?.offered ?? []).map((one) => ({ title: one.title, places: String(one.places) }));
  const districts = await ownDistricts(ask);
  const value = (name: string) => values[name] ?? '';
  const view = { page: ask.page, base, own: how === 'own', districts, value, slots: withBlank(slots, 3) };
  return ask.show(<BaseForm {...view} />);
};

export const saveForm = (how: How) => async (ask: Ask) => {
  const base = await subject(ask, how);
  const form = await ask.form();
  const districts = await ownDistricts(ask);
  const rows = slotsIn(form);
  const view = { page: ask.page, base, own: how === 'own', districts, value: form.text };
  if (form.text('act') === 'more') return ask.show(<BaseForm {...view} slots={withBlank(rows, 0)} />);
  const posted = await readPosted(ask, form, rows, base === null || how === 'own');
  const saved = posted.ok ? await save(ask, base, how, form, posted.change) : posted;
  if (saved.ok) return ask.go(saved.path);
  return ask.show(<BaseForm {...view} slots={rows} {...saved} />, 422);
};

type Wrong = { readonly ok: false; readonly problems: Problems; readonly suggestions?: readonly string[] };
type Posted = { readonly ok: true; readonly change: Parameters<typeof changeBase>[3] } | Wrong;

async function save(
  ask: Ask,
  base: Base | null,
  how: How,
  form: Form,
  change: Parameters<typeof changeBase>[3],
): Promise<{ readonly ok: true; readonly path: string } | Wrong> {
  if (how === 'own' && base !== null) {
    const changed = await changeBase(ask.ctx, base.id, versionIn(form), change);
    return changed.ok ? { ok: true, path: '/my/base?done=saved' } : changed;
  }
  const staffs = await readStaffs(ask, form);
  if (!staffs.ok) return staffs;
  if (base === null) {
    const { contact_phone = null, ...rest } = change;
    const added = await addBase(ask.ctx, { ...rest, ...staffs.change, contact_phone });
    return added.ok ? { ok: true, path: `/bases/${added.id}?done=created` } : added;
  }
  const changed = await changeBase(ask.ctx, base.id, versionIn(form), { ...change, ...staffs.change });
  return changed.ok ? { ok: true, path: `/bases/${base.id}?done=saved` } : changed;
}

const versionIn = (form: Form): number => Number(form.text('version')) || 0;

/** The base of the path, which this actor must be able to change; null for a new one. */
async function subject(ask: Ask, how: How): Promise<Base | null> {
  if (how === 'new') {
    if (reachOf(ask.ctx.actor, 'bases.change') === 'base') throw new NotFound();
    return null;
  }
  const base = await baseOf(ask.ctx, how === 'own' ? ownBaseId(ask.ctx) : ask.id('id'));
  if (!base.mayChange) throw new NotFound();
  return base;
}

/** The districts in which this actor keeps bases. */
async function ownDistricts({ ctx }: Ask): Promise<readonly Region[]> {
  const districts = await districtsHere(ctx);
  return districts.filter((one) => may(ctx.actor, 'bases.change', { district: one.code }));
}

/** At least one empty row, and as many as make `least`. */
function withBlank(slots: readonly SlotFields[], least: number): SlotFields[] {
  const blanks = Math.max(1, least - slots.length);
  return [...slots, ...Array.from({ length: blanks }, () => ({ title: '', places: '' }))].slice(0, mostSlots);
}

function valuesOf(base: Base, own: boolean): Record<string, string> {
  return {
    version: String(base.version),
    name: base.name,
    district: base.district ?? '',
    address: base.address ?? '',
    employer: base.employer?.name ?? '',
    contact_name: base.contactName ?? '',
    contact_phone: own ? (base.contactPhone ?? '') : '',
  };
}

function slotsIn(form: Form): SlotFields[] {
  const rows: SlotFields[] = [];
  for (let index = 1; index <= mostSlots; index += 1) {
    const names = slotNames(index);
    if (form.values[names.title] === undefined && form.values[names.places] === undefined) break;
    rows.push({ title: form.text(names.title), places: form.text(names.places) });
  }
  return rows;
}

/**
 * What everybody may change. Who sees the whole number (`whole`) empties it by emptying the field; for staff, who see none
 * of it, an empty field keeps it. Problems of the fields that only staff have come along, so that all are told at once.
 */
async function readPosted(ask: Ask, form: Form, rows: readonly SlotFields[], whole: boolean): Promise<Posted> {
  const read = readForm(form, ownBaseForm);
  const { slots, problems } = readSlots(rows);
  const typed = form.text('contact_phone').trim();
  const phone = typed === '' ? null : readPhone(typed);
  const staffs = reachOf(ask.ctx.actor, 'bases.change') === 'base' ? null : await readStaffs(ask, form);
  const all: Problems = {
    ...(staffs === null || staffs.ok ? {} : staffs.problems),
    ...(read.ok ? {} : read.problems),
    ...problems,
    ...(typed !== '' && phone === null ? { contact_phone: 'not_a_phone' as const } : {}),
  };
  if (!read.ok || Object.keys(all).length > 0) {
    return { ok: false, problems: all, suggestions: staffs === null || staffs.ok ? [] : (staffs.suggestions ?? []) };
  }
  const kept = typed === '' && !whole;
  return { ok: true, change: { ...read.value, offered: slots, ...(kept ? {} : { contact_phone: phone }) } };
}

/** What only staff may say of a base: its name, its district, and the employer, by name or credit code. */
async function readStaffs(ask: Ask, form: Form) {
  const read = readForm(form, staffBaseForm);
  const typed = form.text('employer').trim();
  const employer = typed === '' ? null : await findEmployer(ask.ctx, typed);
  const districts = await ownDistricts(ask);
  const known = districts.some((one) => one.code === form.text('district'));
  const problems: Problems = {
    ...(read.ok ? {} : read.problems),
    ...(read.ok && !known ? { district: 'not_a_choice' as const } : {}),
    ...(employer?.ok === false ? { employer: 'not_found' as const } : {}),
  };
  if (!read.ok || Object.keys(problems).length > 0 || employer?.ok === false) {
    return { ok: false as const, problems, suggestions: employer?.ok === false ? employer.suggestions : [] };
  }
  return { ok: true as const, change: { ...read.value, employer_id: employer?.id ?? null } };
}
