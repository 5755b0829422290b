import type { Child } from 'hono/jsx';
import { SelectField } from '../parts/choice-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';
import { Fill } from './fill.tsx';
import { textIn, type FormProps } from './form-props.ts';

type Name = 'origin_region' | 'household_region' | 'home_region';

/** A place: one of the city's districts from a select, or any other in words below it. */
export function PlaceFields({ name, ...form }: FormProps & { name: Name }) {
  const { page, values, problems, districts } = form;
  const { fields, form: words } = page.words.students;
  const written = `${name}_place`;
  const here = districts.length > 0;
  const label = fields[name];
  return (
    <>
      {here && (
        <SelectField
          page={page}
          name={name}
          label={label}
          hint={words.place}
          width="medium"
          value={textIn(values, name)}
          problem={problems[name]}
          options={[
            ...districts.map((region) => ({ value: region.code, label: region.name })),
            { value: 'other', label: words.elsewhere },
          ]}
        />
      )}
      <TextField
        page={page}
        name={written}
        label={here ? words.otherPlace(label) : label}
        hint={hintFor(form, written) ?? words.otherPlaceHint}
        width="medium"
        value={textIn(values, written)}
        problem={problems[written]}
      />
    </>
  );
}

/** What would do instead of what was written, where something would. */
export function hintFor({ page, suggestions }: FormProps, name: string): Child | null {
  const names = suggestions[name] ?? [];
  if (names.length === 0) return null;
  return (
    <Fill sentence={page.words.students.form.suggestions}>
      <Zh page={page}>{names.join('、')}</Zh>
    </Fill>
  );
}
