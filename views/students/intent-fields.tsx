import { employerKinds, plansAfterGraduation, servicesWanted } from '../../src/reference/index.ts';
import { Checkboxes, Radios } from '../parts/choice-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';
import { Fill } from './fill.tsx';
import { field, labelled, several, type FormProps } from './form-props.ts';
import { hintFor } from './place-fields.tsx';

/** What she wants to do, where, and for how much. */
export function IntentFields(form: FormProps) {
  const { official, students } = form.page.words;
  const words = students.form;
  const seeks = labelled(['job', 'internship'], official.kinds);
  const kinds = labelled(employerKinds, official.employerKinds);
  return (
    <>
      <Radios {...field(form, 'plan')} inline options={labelled(plansAfterGraduation, official.plans)} />
      <Checkboxes {...several(form, 'seeks')} hint={words.seeks} inline options={seeks} />
      <Checkboxes {...several(form, 'employer_kinds')} hint={words.employer_kinds} inline options={kinds} />
      <RegionFields {...form} />
      <TextField {...field(form, 'wage_floor')} kind="number" hint={words.wage_floor} width="short" />
    </>
  );
}

/** The city and its districts as boxes, other places in words. */
function RegionFields(form: FormProps) {
  const { page, districts, city } = form;
  const { fields, form: words } = page.words.students;
  const chinese = (name: string) => <Zh page={page}>{name}</Zh>;
  const whole = city && { value: city.code, label: <Fill sentence={words.wholeCity}>{chinese(city.name)}</Fill> };
  const each = districts.map((region) => ({ value: region.code, label: chinese(region.name) }));
  return (
    <>
      {districts.length > 0 && (
        <Checkboxes {...several(form, 'regions')} inline options={[...(whole ? [whole] : []), ...each]} />
      )}
      <TextField
        {...field(form, 'regions_place')}
        label={districts.length > 0 ? fields.regions_place : fields.regions}
        hint={hintFor(form, 'regions_place') ?? words.regionsPlace}
      />
    </>
  );
}

export function ServiceFields(form: FormProps) {
  const { official, students } = form.page.words;
  const options = labelled(servicesWanted, official.services);
  return (
    <>
      <Checkboxes {...several(form, 'services')} hint={students.form.services} options={options} />
      <TextField {...field(form, 'other_service')} />
    </>
  );
}
