import { needWithId, regionName, regionOf, type NeedId } from '../../src/reference/index.ts';
import { list, needName } from '../names.ts';
import { filledByField, type Page } from '../page.ts';
import { fieldsAt, type Fields } from './field-names.ts';

/** What was typed, field by field. */
export type Carried = readonly { readonly name: string; readonly value: string }[];

/** One thing that somebody had filled in, as she reads it. */
export type FilledIn = { readonly label: string; readonly value: string };

/** What a form carries for itself, and what is not shown without need: codes, and the number of a certificate. */
const left = new Set([filledByField, 'version', 'key', 'code', 'certificate']);
const places = /(^|_)(district|region|regions)$/;
/** A word that only the system reads. */
const isCode = (text: string): boolean => /^[\w.-]+$/.test(text);

/** What a person typed or chose in a form that was sent to this page, by the names that the form has for it. */
export function filledIn(page: Page, carried: Carried): FilledIn[] {
  const fields = fieldsAt(page);
  const typed = carried.filter(({ name, value }) => !left.has(name) && value.trim() !== '');
  const named = typed.flatMap(({ name, value }) => {
    const said = sayField(page, fields, name, value);
    return said ? [{ name, ...said }] : [];
  });
  return [...Map.groupBy(named, ({ name }) => name).values()].map((same) => ({
    label: same[0]!.label,
    value: list(
      page,
      same.map(({ value }) => value),
    ),
  }));
}

function sayField(page: Page, fields: Fields, name: string, value: string): FilledIn | null {
  if (needWithId(name as NeedId)) {
    const answer = own(page.words.needs.answers, value);
    return answer ? { label: needName(page, name as NeedId), value: answer } : null;
  }
  const label = own(fields.labels, name);
  if (!label) return isCode(value) ? null : { label: page.words.problem.filled.other, value };
  const said = sayValue(page, fields, name, value);
  return said ? { label, value: said } : null;
}

/** A choice by its name; a text as it was typed. */
function sayValue(page: Page, { choices }: Fields, name: string, value: string): string | null {
  const options = own(choices, name);
  if (places.test(name) && regionOf(value)) return regionName(value);
  if (options || places.test(name)) return own(options ?? {}, value) ?? (isCode(value) ? null : value);
  return value === 'yes' ? page.words.students.yes : value;
}

/** Names come out of what was sent, where `constructor` is one like any other. */
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
