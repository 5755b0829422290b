import type { OpenInvitation } from '../../src/accounts/accept-invitation.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Facts } from '../parts/facts.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Zh } from '../parts/zh.tsx';
import { AccountFields, NameField, type FormProps } from './account-fields.tsx';
import { roleName } from './role-name.ts';

type Props = FormProps & { secret: string; invitation: OpenInvitation; signedInAs: string | null };

/** Behind an invitation link: a new account, or one more role for the account that is signed in. */
export function InvitationPage(props: Props) {
  const { page, problems, invitation, signedInAs } = props;
  const { fields, invitation: words } = page.words.accounts;
  const facts = [
    { label: fields.role, value: roleName(page, invitation.role) },
    ...(invitation.place === null ? [] : [{ label: fields.place, value: <Zh page={page}>{invitation.place}</Zh> }]),
  ];
  return (
    <Frame page={page} title={words.title} lead={words.lead} wrong={Object.keys(problems).length > 0}>
      <Sections>
        <Section title={words.forWhat}>
          <Facts facts={facts} />
        </Section>
        {signedInAs === null ? <NewAccount {...props} /> : <OwnAccount {...props} name={signedInAs} />}
      </Sections>
    </Frame>
  );
}

/** A link that was used, taken back or is too old, or never was one. */
export function InvitationGonePage({ page }: { page: Page }) {
  const { invitation: words, signIn } = page.words.accounts;
  const ways = (
    <>
      <ButtonLink href={page.to('/sign-in')} kind="primary">
        {signIn.title}
      </ButtonLink>
      <ButtonLink href={page.to('/help')}>{page.words.frame.help.message}</ButtonLink>
    </>
  );
  return (
    <Frame page={page} title={words.title}>
      <EmptyState title={words.goneTitle} acts={ways}>
        {words.goneLead}
      </EmptyState>
    </Frame>
  );
}

function NewAccount({ page, given, problems, secret }: Props) {
  const { fields, invitation: words, register } = page.words.accounts;
  const labels = { name: fields.name, mail: fields.mail, username: fields.username, password: fields.password };
  return (
    <Section title={register.accountTitle}>
      <ErrorSummary page={page} problems={problems} labels={labels} />
      <Panel>
        <Form page={page} action={`/invitations/${secret}`}>
          <NameField page={page} given={given} problems={problems} />
          <AccountFields page={page} given={given} problems={problems} />
          <Actions>
            <Button>{words.act}</Button>
            <ButtonLink href={page.to(`/sign-in?next=${encodeURIComponent(`/invitations/${secret}`)}`)}>
              {words.haveAccount}
            </ButtonLink>
          </Actions>
        </Form>
      </Panel>
    </Section>
  );
}

function OwnAccount({ page, secret, invitation: { barred }, name }: Props & { name: string }) {
  const { invitation: words } = page.words.accounts;
  if (barred !== null) {
    return (
      <Section title={words.signedInTitle(name)}>
        <Notice kind="todo">{words.barred[barred]}</Notice>
      </Section>
    );
  }
  return (
    <Section title={words.signedInTitle(name)} lead={words.signedInLead}>
      <Form page={page} action={`/invitations/${secret}`}>
        <Actions>
          <Button>{words.acceptAs}</Button>
        </Actions>
      </Form>
    </Section>
  );
}
