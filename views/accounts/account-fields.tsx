import type { Problems } from '../../src/errors.ts';
import type { Page } from '../page.ts';
import { TextField } from '../parts/text-field.tsx';

/** What came in with a form, to be shown again; never a password. */
export type Given = (name: string) => string;
export type FormProps = { page: Page; given: Given; problems: Problems };

/** Mail, username and password of a new account. */
export function AccountFields({ page, given, problems }: FormProps) {
  const { fields } = page.words.accounts;
  return (
    <>
      <MailField page={page} given={given} problems={problems} hint={fields.mailHint} optional />
      <TextField
        page={page}
        name="username"
        label={fields.username}
        hint={fields.usernameHint}
        value={given('username')}
        problem={problems['username']}
        autocomplete="username"
        width="medium"
        lang="en"
        optional
      />
      <NewPasswordField page={page} problems={problems} label={fields.password} />
    </>
  );
}

export function MailField({
  page,
  given,
  problems,
  hint,
  optional,
}: FormProps & { hint?: string; optional?: boolean }) {
  return (
    <TextField
      page={page}
      kind="mail"
      name="mail"
      label={page.words.accounts.fields.mail}
      hint={hint}
      value={given('mail')}
      problem={problems['mail']}
      autocomplete="email"
      lang="en"
      {...(optional ? { optional } : {})}
    />
  );
}

export function NewPasswordField({ page, problems, label }: Pick<FormProps, 'page' | 'problems'> & { label?: string }) {
  const { fields } = page.words.accounts;
  return (
    <TextField
      page={page}
      kind="password"
      name="password"
      label={label ?? fields.newPassword}
      hint={fields.newPasswordHint}
      problem={problems['password']}
      autocomplete="new-password"
    />
  );
}

export function NameField({ page, given, problems, label, hint }: FormProps & { label?: string; hint?: string }) {
  return (
    <TextField
      page={page}
      name="name"
      label={label ?? page.words.accounts.fields.name}
      hint={hint}
      value={given('name')}
      problem={problems['name']}
      autocomplete="name"
      width="medium"
    />
  );
}
