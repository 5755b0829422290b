import type { Problems } from '../../src/errors.ts';
import type { Employer } from '../../src/organizations/reads.ts';
import { employerKinds, type Region } from '../../src/reference/index.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { SelectField } from '../parts/choice-field.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { TextField } from '../parts/text-field.tsx';
import { PlaceFields } from './place-fields.tsx';

type Props = {
  page: Page;
  employer: Employer;
  own: boolean;
  districts: readonly Region[];
  value: (name: string) => string;
  problems?: Problems;
  suggestions?: readonly string[];
};

/** The details of an employer, changed by itself or by the city's staff. */
export function OrganizationForm(props: Props) {
  const { page, employer, own, problems = {} } = props;
  const words = page.words.organizations;
  const path = own ? '/my/organization' : `/organizations/${employer.id}`;
  return (
    <Frame
      page={page}
      title={words.edit}
      lead={words.editLead}
      back={{ href: path, label: own ? words.own : employer.name }}
      current={own ? 'organization' : 'managedPositions'}
      wrong={Object.keys(problems).length > 0}
    >
      <div class="stack">
        <ErrorSummary page={page} problems={problems} labels={words.fields} />
        <Panel>
          <Form page={page} action={`${path}/edit`}>
            <input type="hidden" name="version" value={props.value('version')} />
            <Fields {...props} />
            <Actions>
              <Button>{words.save}</Button>
              <ButtonLink href={page.to(path)}>{words.cancel}</ButtonLink>
            </Actions>
          </Form>
        </Panel>
        {own && <p class="small">{words.nameFixed}</p>}
      </div>
    </Frame>
  );
}

function Fields({ page, employer, own, districts, value, problems = {}, suggestions = [] }: Props) {
  const { fields, hints } = page.words.organizations;
  const kinds = page.words.official.employerKinds;
  const phoneHint = own || employer.contactPhone === null ? hints.phone : hints.phoneKept(employer.contactPhone);
  const text = (name: keyof typeof fields) => ({
    page,
    name,
    label: fields[name],
    value: value(name),
    problem: problems[name],
  });
  return (
    <>
      {!own && <TextField {...text('name')} lang="zh-CN" />}
      {!own && <TextField {...text('credit_code')} optional width="medium" />}
      <SelectField
        {...text('employer_kind')}
        width="medium"
        options={employerKinds.map((kind) => ({ value: kind, label: kinds[kind] }))}
      />
      <PlaceFields
        page={page}
        districts={districts}
        label={fields.district}
        values={{ district: value('district'), place: value('place') }}
        problems={problems}
        suggestions={suggestions}
        optional
      />
      <TextField {...text('address')} optional lang="zh-CN" />
      <TextField {...text('headcount')} kind="number" hint={hints.headcount} optional width="short" />
      <TextField {...text('quota_counted')} kind="number" hint={hints.quota_counted} optional width="short" />
      <TextField {...text('contact_name')} optional width="medium" lang="zh-CN" />
      <TextField
        {...text('contact_phone')}
        kind="phone"
        hint={phoneHint}
        optional
        width="medium"
        autocomplete={own ? 'tel' : 'off'}
      />
    </>
  );
}
