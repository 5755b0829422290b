import type { z } from 'zod';
import { readForm, type Form } from '../http/form.ts';
import { today, type Ctx } from '../ctx.ts';
import type { Problems } from '../errors.ts';
import { contactForm, disabilityForm, intentForm, personForm, servicesForm, staffForm, studyForm } from './input.ts';
import { merge, resolveIntent, resolvePlaces, resolveStudy, type Resolved } from './resolve-record.ts';
import { contactFields } from './rules.ts';
import { componentCategories, type Disability } from './rules-disability.ts';
import type { SectionKey, StudentRecord } from './rules-record.ts';

const wrong = (problems: Problems): Resolved => ({ changes: {}, problems, suggestions: {} });
const right = (changes: Resolved['changes']): Resolved => ({ changes, problems: {}, suggestions: {} });

/** Reads fields that may all be empty; a wrong one is read as empty, so that what the others name is looked up as well. */
function readEach<S extends z.ZodObject>(form: Form, schema: S): { value: z.output<S>; problems: Problems } {
  const read = readForm(form, schema);
  if (read.ok) return { value: read.value, problems: {} };
  const blank = Object.fromEntries(Object.keys(read.problems).map((name) => [name, '']));
  const again = readForm({ values: { ...form.values, ...blank } }, schema);
  if (!again.ok) throw new Error(`a field that may not be empty: ${Object.keys(again.problems).join()}`);
  return { value: again.value, problems: read.problems };
}

/** Reads one section of 附件2 out of a form and looks up what it names. */
export const readSection = (ctx: Ctx, form: Form, section: SectionKey, staff: boolean): Promise<Resolved> =>
  sectionReaders[section](ctx, form, staff);

type Read = (ctx: Ctx, form: Form, staff: boolean) => Promise<Resolved>;

const sectionReaders: Readonly<Record<SectionKey, Read>> = {
  person: async (ctx, form) => {
    const { value, problems } = readEach(form, personForm);
    const { gender, birth_month, political_status, household_type } = value;
    const plain = right({ gender, birth_month, political_status, household_type });
    const all = { ...problems, ...birthProblems(birth_month, today(ctx)) };
    return merge([plain, wrong(all), await resolvePlaces(ctx, ['origin_region', 'household_region'], value)]);
  },
  study: async (ctx, form, staff) => {
    const { value, problems } = readEach(form, studyForm);
    return merge([wrong(problems), await resolveStudy(ctx, value, staff)]);
  },
  contact: async (ctx, form) => {
    const { value, problems } = readEach(form, contactForm);
    const { phone, landline, mail, home_address } = value;
    const plain = right({ phone, landline, mail, home_address });
    return merge([plain, wrong(problems), await resolvePlaces(ctx, ['home_region'], value)]);
  },
  intent: async (ctx, form) => {
    const { value, problems } = readEach(form, intentForm);
    return merge([wrong(problems), await resolveIntent(ctx, value)]);
  },
  services: async (_ctx, form) => {
    const { value, problems } = readEach(form, servicesForm);
    return merge([right(value), wrong(problems)]);
  },
};

/** Nobody is born after the month of `today`. */
function birthProblems(month: string | null, today: string): Problems {
  const now = today.slice(0, 7);
  return month !== null && month > now ? { birth_month: `too_late:${now}` } : {};
}

/** All sections and what staff write besides. A sealed field that they leave empty stays, unless it is to be removed. */
export async function readWhole(ctx: Ctx, form: Form, sections: readonly SectionKey[]): Promise<Resolved> {
  const parts: Resolved[] = [];
  for (const section of sections) parts.push(await readSection(ctx, form, section, true));
  const staff = readForm(form, staffForm);
  if (!staff.ok) return merge([...parts, wrong(staff.problems)]);
  const { remove, ...own } = staff.value;
  const all = merge([...parts, right(own)]);
  const stays = contactFields.filter((field) => !remove.includes(field) && all.changes[field] === null);
  const removed = Object.fromEntries(remove.map((field) => [field, null]));
  return { ...all, changes: { ...without(all.changes, stays), ...removed } };
}

const without = (changes: Partial<StudentRecord>, fields: readonly string[]): Partial<StudentRecord> =>
  Object.fromEntries(Object.entries(changes).filter(([field]) => !fields.includes(field)));

type ReadDisability =
  | {
      readonly ok: true;
      readonly disability: Disability;
      readonly removeCertificate: boolean;
      readonly consent: boolean;
    }
  | { readonly ok: false; readonly problems: Problems };

/** Reads the disability fields out of a form. */
export function readDisability(form: Form): ReadDisability {
  const read = readForm(form, disabilityForm);
  if (!read.ok) return read;
  const { certificate, category, level, devices, other_device, consent, remove_certificate, ...levels } = read.value;
  const components = componentCategories.flatMap((one) => {
    const given = levels[`component_${one}`];
    return given === '' ? [] : [{ category: one, level: given === 'unknown' ? null : Number(given) }];
  });
  const disability = { certificate, category, level, components, devices, other_device };
  return { ok: true, disability, removeCertificate: remove_certificate, consent };
}
