import type { OwnAccount } from '../../src/accounts/own-reads.ts';
import type { Problems } from '../../src/errors.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Dots } from '../parts/dots.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Facts } from '../parts/facts.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';
import { NewPasswordField } from './account-fields.tsx';
import { Memberships, Sessions } from './account-tables.tsx';
import { DoneNotice } from './done-notice.tsx';

type Props = { page: Page; account: OwnAccount; problems: Problems };

/** One's own account: who, as what, the password, and where one is signed in. */
export function AccountPage({ page, account, problems }: Props) {
  const { fields, own } = page.words.accounts;
  const labels = { current: fields.currentPassword, password: fields.newPassword };
  const facts = [
    { label: fields.name, value: <Zh page={page}>{account.name}</Zh> },
    { label: own.signedInWith, value: <Dots items={[account.username, account.mail]} /> },
  ];
  return (
    <Frame page={page} title={own.title} wrong={Object.keys(problems).length > 0}>
      <div class="stack">
        <DoneNotice page={page} />
        <ErrorSummary page={page} problems={problems} labels={labels} />
      </div>
      <Sections>
        <Section title={own.facts}>
          <Facts facts={facts} />
        </Section>
        <Memberships page={page} memberships={account.memberships} />
        <Password page={page} problems={problems} />
        <Sessions page={page} sessions={account.sessions} />
      </Sections>
    </Frame>
  );
}

function Password({ page, problems }: Omit<Props, 'account'>) {
  const { fields, own } = page.words.accounts;
  return (
    <Section id="change-password" title={own.password} lead={own.passwordLead}>
      <Panel>
        <Form page={page} action="/account/password">
          <TextField
            page={page}
            kind="password"
            name="current"
            label={fields.currentPassword}
            problem={problems['current']}
            autocomplete="current-password"
          />
          <NewPasswordField page={page} problems={problems} />
          <Actions>
            <Button>{own.passwordAct}</Button>
          </Actions>
        </Form>
      </Panel>
    </Section>
  );
}
