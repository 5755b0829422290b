import type { Page } from '../page.ts';
import { SelectField } from '../parts/choice-field.tsx';
import { MailField, NameField, NewPasswordField } from './account-fields.tsx';
import type { Choice } from './invite-page.tsx';
import { DistrictField, RegisterForm, Text, type RegisterProps } from './register-form.tsx';

export function RegisterEmployerPage(props: RegisterProps) {
  const { page, given, problems, again } = props;
  const { fields, register } = page.words.accounts;
  const { employer } = register;
  const form = { page, given, problems };
  const labels = {
    organization: employer.organization,
    credit_code: employer.creditCode,
    employer_kind: employer.kind,
    district: fields.district,
    name: employer.name,
    phone: employer.phone,
    mail: fields.mail,
    password: fields.password,
  };
  const account = (
    <>
      <MailField {...form} hint={employer.mailHint} />
      <NewPasswordField page={page} problems={problems} label={fields.password} />
    </>
  );
  return (
    <RegisterForm
      {...form}
      again={again}
      action="/register/employer"
      title={employer.title}
      lead={employer.lead}
      labels={labels}
      facts={<Facts {...props} />}
      account={account}
    />
  );
}

function Facts({ districts, ...form }: RegisterProps) {
  const { page, given, problems } = form;
  const { employer } = page.words.accounts.register;
  return (
    <>
      <Text
        {...form}
        name="organization"
        label={employer.organization}
        hint={employer.organizationHint}
        autocomplete="organization"
      />
      <Text {...form} name="credit_code" label={employer.creditCode} hint={employer.creditCodeHint} width="medium" />
      <SelectField
        page={page}
        name="employer_kind"
        label={employer.kind}
        options={kindChoices(page)}
        value={given('employer_kind')}
        problem={problems['employer_kind']}
        width="medium"
      />
      <DistrictField {...form} districts={districts} hint={employer.districtHint} />
      <NameField {...form} label={employer.name} />
      <Text {...form} name="phone" label={employer.phone} kind="phone" autocomplete="tel" width="medium" />
    </>
  );
}

const kindChoices = (page: Page): Choice[] =>
  Object.entries(page.words.official.employerKinds).map(([value, label]) => ({ value, label }));
