import type { ContactField } from '../../src/students/rules.ts';
import { Checkboxes } from '../parts/choice-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Fill } from './fill.tsx';
import { allIn, field, type FormProps } from './form-props.ts';
import { Masked } from './masked.tsx';
import { PlaceFields } from './place-fields.tsx';

const order = ['phone', 'landline', 'mail', 'home_address'] as const satisfies readonly ContactField[];
const kinds = { phone: 'phone', landline: 'phone', mail: 'mail', home_address: 'text' } as const;
const tokens = { phone: 'tel', landline: 'tel', mail: 'email', home_address: 'address-line1' } as const;

/** How she can be reached. In her own form the values stand in the fields; in that of staff they do not. */
export function ContactFields(form: FormProps) {
  const { page, values, problems, kept } = form;
  const { fields, form: words } = page.words.students;
  const there = order.filter((field) => kept[field]);
  return (
    <>
      <ContactText {...form} name="phone" hint={words.phone} />
      <ContactText {...form} name="landline" hint={words.landline} />
      <ContactText {...form} name="mail" />
      <PlaceFields {...form} name="home_region" />
      <ContactText {...form} name="home_address" hint={words.address} />
      {there.length > 0 && (
        <Checkboxes
          page={page}
          name="remove"
          label={words.remove}
          hint={words.removeHint}
          options={there.map((value) => ({ value, label: fields[value] }))}
          values={allIn(values, 'remove')}
          problem={problems['remove']}
        />
      )}
    </>
  );
}

function ContactText({ name, hint, ...form }: FormProps & { name: ContactField; hint?: string }) {
  const { page, kept, who } = form;
  const mask = kept[name];
  const masked = mask && (
    <Fill sentence={page.words.students.form.kept}>
      <Masked page={page} text={mask} />
    </Fill>
  );
  const width = name === 'phone' || name === 'landline' ? 'medium' : 'full';
  const token = who === 'herself' ? { autocomplete: tokens[name] } : {};
  return <TextField {...field(form, name)} {...token} kind={kinds[name]} hint={masked || hint} width={width} />;
}
