import type { Problems } from '../errors.ts';
import { readForm, type Form } from '../http/form.ts';
import { readPhone } from '../input.ts';
import { readPlace } from '../organizations/index.ts';
import {
  demands,
  disabilityCategories,
  features,
  majorEntryText,
  resolveMajor,
  type RegionCode,
} from '../reference/index.ts';
import { categoryField, demandField, featureField, postingFields, postingForm, postingLists } from './input.ts';
import { wageText, type Posting } from './rules-posting.ts';
import type { DemandWeight, NamedCategory, NamedMajor, StatedState } from './tables.ts';

/** What may have been meant: for a place that was not found, and for each line of majors that was not. */
export type Suggestions = {
  readonly place: readonly string[];
  readonly majors: readonly { readonly entry: string; readonly names: readonly string[] }[];
};
export const noSuggestions: Suggestions = { place: [], majors: [] };
export type ReadPosting =
  /** `phone` is undefined when the field was left empty. */
  | { readonly ok: true; readonly posting: Posting; readonly phone: string | undefined }
  | { readonly ok: false; readonly problems: Problems; readonly suggestions: Suggestions };

/** The fields that were filled in, to be kept by a page on the way. */
export const filledIn = (form: Form): [string, string][] =>
  postingFields.flatMap((name): [string, string][] => {
    const value = form.text(name);
    return value === '' || value === 'unknown' ? [] : [[name, value]];
  });

/** The districts that the form offers, and whether it takes any other place. */
export type Places = { readonly districts: readonly { readonly code: RegionCode }[]; readonly elsewhere: boolean };

/** Reads the whole form. All that is wrong is told at once. What stands as it stood `before` is right as it is. */
export function readPosting(form: Form, { districts, elsewhere }: Places, before: Posting | null = null): ReadPosting {
  const read = readForm(form, postingForm);
  const codes = districts.map((one) => one.code);
  const place = readPlace({ district: form.text('district'), place: elsewhere ? form.text('place') : '' }, codes);
  const majors = readMajors(form.text('majors'), before?.majors ?? []);
  const typed = form.text('contact_phone').trim();
  const phone = typed === '' ? undefined : readPhone(typed);
  const problems: Problems = {
    ...(read.ok ? missingWage(read.value) : read.problems),
    ...(place.ok ? (place.region === null ? noPlace(codes) : {}) : place.problems),
    ...(majors.unknown.length > 0 ? { majors: 'not_found' as const } : {}),
    ...(majors.anything && majors.found.length + majors.unknown.length > 0
      ? { majors: 'anything_and_named' as const }
      : {}),
    ...(phone === null ? { contact_phone: 'not_a_phone' as const } : {}),
  };
  if (!read.ok || !place.ok || phone === null || Object.keys(problems).length > 0) {
    return { ok: false, problems, suggestions: { place: place.ok ? [] : place.suggestions, majors: majors.unknown } };
  }
  const { wage, wage_from, wage_to, majors: _lines, major_rule, ...rest } = read.value;
  const [wage_min, wage_max] = wage === 'open' ? [null, null] : [wage_from, wage_to];
  const posting: Posting = {
    ...rest,
    ...readLists(form),
    majors: majors.found,
    major_rule: majors.found.length === 0 ? null : major_rule,
    region: place.region,
    wage_min,
    wage_max,
    wage_text:
      before?.wage_min === wage_min && before.wage_max === wage_max ? before.wage_text : wageText(wage_min, wage_max),
  };
  return { ok: true, posting, phone };
}

const noPlace = (codes: readonly RegionCode[]): Problems =>
  codes.length > 0 ? { district: 'required' } : { place: 'required' };

function missingWage({
  wage,
  wage_from,
  wage_to,
}: {
  wage: string;
  wage_from: number | null;
  wage_to: number | null;
}): Problems {
  return wage === 'range' && wage_from === null && wage_to === null ? { wage_from: 'required' } : {};
}

/** One entry a line, or parted as workbooks part them; 不限 names none. An import can bring names that no catalogue has. */
function readMajors(text: string, before: readonly NamedMajor[]) {
  const found: NamedMajor[] = [];
  const unknown: { entry: string; names: readonly string[] }[] = [];
  const entries = text.split(/[\n；;]/).map((line) => line.trim());
  for (const entry of entries) {
    if (entry === '' || entry === '不限') continue;
    const major = before.find((one) => majorEntryText(one) === entry) ?? resolveMajor(entry);
    if ('unresolved' in major) unknown.push({ entry, names: major.suggestions });
    else if (!found.some((one) => one.level === major.level && one.name === major.name)) {
      found.push({ level: major.level, name: major.name, code: major.code });
    }
  }
  return { found, unknown, anything: entries.includes('不限') };
}

function readLists(form: Form) {
  const read = readForm(form, postingLists);
  const values: Record<string, unknown> = read.ok ? read.value : {};
  const stated = <T>(ids: readonly string[], name: (id: string) => string): Record<string, T> =>
    Object.fromEntries(ids.flatMap((id) => (values[name(id)] ? [[id, values[name(id)] as T]] : [])));
  return {
    demands: stated<DemandWeight>(
      demands.map((one) => one.id),
      demandField,
    ),
    features: stated<StatedState>(
      features.map((one) => one.id),
      featureField,
    ),
    categories: disabilityCategories.flatMap((category): NamedCategory[] => {
      const mostSevereLevel = values[categoryField(category)];
      return typeof mostSevereLevel === 'number' ? [{ category, mostSevereLevel }] : [];
    }),
  };
}
