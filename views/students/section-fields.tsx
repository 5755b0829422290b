import { householdTypes, politicalStatuses } from '../../src/reference/index.ts';
import type { SectionKey } from '../../src/students/rules-record.ts';
import { Radios, SelectField } from '../parts/choice-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { ContactFields } from './contact-fields.tsx';
import { field, labelled, type FormProps } from './form-props.ts';
import { IntentFields, ServiceFields } from './intent-fields.tsx';
import { PlaceFields } from './place-fields.tsx';
import { StudyFields } from './study-fields.tsx';

/** The fields of one section of 附件2. */
export function SectionFields({ section, ...form }: FormProps & { section: SectionKey }) {
  switch (section) {
    case 'person':
      return <PersonFields {...form} />;
    case 'study':
      return <StudyFields {...form} />;
    case 'contact':
      return <ContactFields {...form} />;
    case 'intent':
      return <IntentFields {...form} />;
    case 'services':
      return <ServiceFields {...form} />;
  }
}

function PersonFields(form: FormProps) {
  const { students, official } = form.page.words;
  const status = labelled(politicalStatuses, students.politicalStatuses);
  const birthday = form.who === 'herself' ? { autocomplete: 'bday' } : {};
  return (
    <>
      <Radios {...field(form, 'gender')} inline options={labelled(['女', '男'], official.genders)} />
      <TextField
        {...field(form, 'birth_month')}
        {...birthday}
        kind="month"
        hint={students.form.birth_month}
        width="short"
      />
      <SelectField {...field(form, 'political_status')} width="medium" options={status} />
      <PlaceFields {...form} name="origin_region" />
      <Radios {...field(form, 'household_type')} inline options={labelled(householdTypes, official.households)} />
      <PlaceFields {...form} name="household_region" />
    </>
  );
}
