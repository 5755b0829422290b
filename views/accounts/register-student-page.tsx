import { Tick } from '../parts/choice-field.tsx';
import { AccountFields, NameField } from './account-fields.tsx';
import { DistrictField, RegisterForm, Text, type RegisterProps } from './register-form.tsx';

export function RegisterStudentPage(props: RegisterProps) {
  const { page, given, problems, again } = props;
  const { fields, register } = page.words.accounts;
  const { student } = register;
  const form = { page, given, problems };
  const labels = {
    name: student.name,
    school: student.school,
    graduation_year: student.graduationYear,
    certificate: student.certificate,
    district: fields.district,
    mail: fields.mail,
    username: fields.username,
    password: fields.password,
  };
  return (
    <RegisterForm
      {...form}
      again={again}
      action="/register/student"
      title={student.title}
      lead={student.lead}
      current="register"
      labels={labels}
      facts={<Facts {...props} />}
      account={<AccountFields {...form} />}
    />
  );
}

function Facts({ districts, ...form }: RegisterProps) {
  const { disability, accounts } = form.page.words;
  const { student } = accounts.register;
  return (
    <>
      <NameField {...form} label={student.name} hint={student.nameHint} />
      <Text {...form} name="school" label={student.school} />
      <Text
        {...form}
        name="graduation_year"
        label={student.graduationYear}
        hint={student.graduationYearHint}
        kind="number"
        width="short"
      />
      <Text
        {...form}
        name="certificate"
        label={student.certificate}
        hint={student.certificateHint}
        width="medium"
        optional
      />
      <div class="field">
        <Tick
          name="disability_consent"
          label={disability.own.consent}
          note={student.disabilityNote}
          ticked={form.given('disability_consent') === 'yes'}
        />
      </div>
      <DistrictField {...form} districts={districts} hint={student.districtHint} />
    </>
  );
}
