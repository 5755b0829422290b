import type { Page } from '../page.ts';
import { Frame } from '../frame.tsx';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { MailField, NewPasswordField, type FormProps } from './account-fields.tsx';
import { DoneNotice } from './done-notice.tsx';

const back = (page: Page) => ({ href: '/sign-in', label: page.words.accounts.signIn.title });

/** Asks for a letter. */
export function AskResetPage({ page, given, problems }: FormProps) {
  const { fields, reset } = page.words.accounts;
  return (
    <Frame page={page} title={reset.title} lead={reset.lead} back={back(page)} wrong={Object.keys(problems).length > 0}>
      <div class="stack">
        <DoneNotice page={page} />
        <ErrorSummary page={page} problems={problems} labels={{ mail: fields.mail }} />
        <Panel>
          <Form page={page} action="/reset">
            <MailField page={page} given={given} problems={problems} hint={reset.mailHint} />
            <Actions>
              <Button>{reset.ask}</Button>
            </Actions>
          </Form>
        </Panel>
      </div>
    </Frame>
  );
}

/** Behind the link of the letter. */
export function NewPasswordPage({ page, problems, token }: Omit<FormProps, 'given'> & { token: string }) {
  const { fields, reset } = page.words.accounts;
  return (
    <Frame
      page={page}
      title={reset.title}
      lead={reset.newLead}
      back={back(page)}
      wrong={Object.keys(problems).length > 0}
    >
      <div class="stack">
        <ErrorSummary page={page} problems={problems} labels={{ password: fields.newPassword }} />
        <Panel>
          <Form page={page} action={`/reset/${token}`}>
            <NewPasswordField page={page} problems={problems} />
            <Actions>
              <Button>{reset.act}</Button>
            </Actions>
          </Form>
        </Panel>
      </div>
    </Frame>
  );
}

/** A link that was used, is too old, or never was one. */
export function ResetGonePage({ page }: { page: Page }) {
  const { reset } = page.words.accounts;
  const again = (
    <ButtonLink href={page.to('/reset')} kind="primary">
      {reset.again}
    </ButtonLink>
  );
  return (
    <Frame page={page} title={reset.title} back={back(page)}>
      <EmptyState title={reset.goneTitle} acts={again}>
        {reset.goneLead}
      </EmptyState>
    </Frame>
  );
}
