import { educationLevels } from '../../src/reference/index.ts';
import { Radios, Tick } from '../parts/choice-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { field, labelled, textIn, type FormProps } from './form-props.ts';
import { hintFor } from './place-fields.tsx';

/** School and major, looked up by name: what is not found can be kept as it was written. */
export function StudyFields(form: FormProps) {
  const { page, values, problems, who } = form;
  const { students, official } = page.words;
  const words = students.form;
  const ticked = (name: string) => textIn(values, name) !== '';
  const newSchool = problems['school'] && who === 'staff';
  const asWritten = problems['major'] || ticked('major_as_written');
  return (
    <>
      <TextField {...field(form, 'school')} hint={hintFor(form, 'school') ?? words.school} />
      {newSchool && <Choice name="new_school" label={words.newSchool} ticked={ticked('new_school')} />}
      <Radios {...field(form, 'education')} inline options={labelled(educationLevels, official.educations)} />
      <TextField {...field(form, 'major')} hint={hintFor(form, 'major') ?? words.major} width="medium" />
      {asWritten && <Choice name="major_as_written" label={words.majorAsWritten} ticked={ticked('major_as_written')} />}
      <TextField {...field(form, 'graduation_year')} kind="number" width="short" />
    </>
  );
}

function Choice(props: { name: string; label: string; ticked: boolean }) {
  return (
    <div class="field">
      <Tick {...props} />
    </div>
  );
}
