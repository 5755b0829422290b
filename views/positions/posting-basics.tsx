import { flexibleWork } from '../../src/reference/index.ts';
import { list } from '../names.ts';
import { PlaceFields } from '../organizations/place-fields.tsx';
import { Checkboxes, Radios, SelectField } from '../parts/choice-field.tsx';
import { TextArea, TextField } from '../parts/text-field.tsx';
import type { PostingView } from './posting-form.tsx';

/** Whose it is, what it is, where, for how much and until when. */
export function BasicFields({ view }: { view: PostingView }) {
  const { page, position, staff, districts, elsewhere, value, problems, suggestions } = view;
  const { fields, hints } = page.words.positions.form;
  const { kinds } = page.words.official;
  const field = fieldOf(view);
  return (
    <>
      {position === null && staff && <StaffOwner view={view} />}
      {position === null && !staff && <OwnBases view={view} />}
      <Radios
        {...field('kind')}
        options={[
          { value: 'job', label: kinds.job },
          { value: 'internship', label: kinds.internship },
        ]}
        inline
      />
      <Checkboxes
        {...field('flexible')}
        values={[value('flexible')]}
        options={[{ value: 'yes', label: page.words.official.employerKinds[flexibleWork], note: hints.flexible }]}
      />
      <TextField {...field('title')} lang="zh-CN" />
      <TextField {...field('headcount')} kind="number" width="short" />
      <TextArea {...field('duties')} hint={hints.duties} rows={6} lang="zh-CN" />
      <PlaceFields
        page={page}
        districts={districts}
        elsewhere={elsewhere}
        label={fields.district}
        values={{ district: value('district'), place: value('place') }}
        problems={problems}
        suggestions={suggestions.place}
      />
      <TextField {...field('address')} optional lang="zh-CN" />
      <WageFields view={view} />
      <TextField {...field('closes_on')} kind="day" hint={hints.closes_on} optional width="short" />
    </>
  );
}

/** What every field of the form has, by its name. */
const fieldOf = ({ page, value, problems }: PostingView) => {
  const { fields } = page.words.positions.form;
  return (name: keyof typeof fields) => ({
    page,
    name,
    label: fields[name],
    value: value(name),
    problem: problems[name],
  });
};

function WageFields({ view }: { view: PostingView }) {
  const { hints, wages } = view.page.words.positions.form;
  const field = fieldOf(view);
  return (
    <>
      <Radios
        {...field('wage')}
        options={[
          { value: 'range', label: wages.range },
          { value: 'open', label: wages.open },
        ]}
        inline
      />
      <TextField {...field('wage_from')} kind="number" hint={hints.wage_from} optional width="short" />
      <TextField {...field('wage_to')} kind="number" optional width="short" />
    </>
  );
}

/** Staff write whose position it is. */
function StaffOwner({ view: { page, value, problems, suggestions } }: { view: PostingView }) {
  const { fields, hints } = page.words.positions.form;
  return (
    <>
      <TextField
        page={page}
        name="employer"
        label={fields.employer}
        hint={
          suggestions.employer.length > 0 ? hints.employerSuggestions(list(page, suggestions.employer)) : hints.employer
        }
        value={value('employer')}
        problem={problems['employer']}
        lang="zh-CN"
      />
      <TextField
        page={page}
        name="base"
        label={fields.base}
        hint={hints.base}
        value={value('base')}
        problem={problems['base']}
        optional
        lang="zh-CN"
      />
    </>
  );
}

/** An employer with bases says at which of them an internship is. */
function OwnBases({ view: { page, bases, value, problems } }: { view: PostingView }) {
  const { fields, hints } = page.words.positions.form;
  if (bases.length === 0) return null;
  return (
    <SelectField
      page={page}
      name="base"
      label={fields.base}
      none={hints.noBase}
      value={value('base')}
      problem={problems['base']}
      width="medium"
      options={bases.map((base) => ({ value: String(base.id), label: base.name }))}
    />
  );
}
