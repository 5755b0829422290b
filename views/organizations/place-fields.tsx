import type { Problems } from '../../src/errors.ts';
import type { Region } from '../../src/reference/index.ts';
import { list } from '../names.ts';
import type { Page } from '../page.ts';
import { SelectField } from '../parts/choice-field.tsx';
import { TextField } from '../parts/text-field.tsx';

type Props = {
  page: Page;
  /** The districts of the city here; none: a place is always written. */
  districts: readonly Region[];
  /** False: only these districts may be chosen. */
  elsewhere?: boolean;
  label: string;
  values: { readonly district: string; readonly place: string };
  problems?: Problems;
  suggestions?: readonly string[];
  optional?: boolean;
};

/** A place: one of the districts here from a select, or any other in words. Read by `readPlace`. */
export function PlaceFields({
  page,
  districts,
  elsewhere = true,
  label,
  values,
  problems = {},
  suggestions = [],
  optional,
}: Props) {
  const words = page.words.organizations;
  const here = districts.length > 0;
  const hint = here ? words.place.hint : words.place.only;
  return (
    <>
      {here && (
        <SelectField
          page={page}
          name="district"
          label={label}
          width="medium"
          value={values.district}
          problem={problems['district']}
          {...(optional ? { optional } : {})}
          options={[
            ...districts.map((region) => ({ value: region.code, label: region.name })),
            ...(elsewhere ? [{ value: 'other', label: words.place.elsewhere }] : []),
          ]}
        />
      )}
      {elsewhere && (
        <TextField
          page={page}
          name="place"
          label={here ? words.fields.place : label}
          hint={suggestions.length > 0 ? words.place.suggestions(list(page, suggestions)) : hint}
          value={values.place}
          problem={problems['place']}
          {...(here || optional ? { optional: true } : {})}
        />
      )}
    </>
  );
}
