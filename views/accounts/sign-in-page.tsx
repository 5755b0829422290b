import { Frame } from '../frame.tsx';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Columns, Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { FormProps } from './account-fields.tsx';
import { DoneNotice } from './done-notice.tsx';

export function SignInPage({ page, given, problems, next }: FormProps & { next: string }) {
  const { fields, signIn } = page.words.accounts;
  return (
    <Frame
      page={page}
      title={signIn.title}
      lead={signIn.lead}
      current="signIn"
      wrong={Object.keys(problems).length > 0}
    >
      <Columns>
        <div class="stack">
          <DoneNotice page={page} />
          <ErrorSummary page={page} problems={problems} labels={{ login: fields.login, password: fields.password }} />
          <Panel>
            <Form page={page} action="/sign-in">
              <input type="hidden" name="next" value={next} />
              <TextField
                page={page}
                name="login"
                label={fields.login}
                value={given('login')}
                problem={problems['login']}
                autocomplete="username"
                lang="en"
              />
              <TextField
                page={page}
                kind="password"
                name="password"
                label={fields.password}
                problem={problems['password']}
                autocomplete="current-password"
              />
              <Actions>
                <Button>{signIn.act}</Button>
                <ButtonLink href={page.to('/reset')}>{signIn.forgot}</ButtonLink>
              </Actions>
            </Form>
          </Panel>
          <p class="small">{signIn.note}</p>
        </div>
        <Others page={page} />
      </Columns>
    </Frame>
  );
}

function Others({ page }: Pick<FormProps, 'page'>) {
  const { signIn } = page.words.accounts;
  return (
    <Sections>
      <Section title={signIn.resetTitle} lead={signIn.resetLead}>
        <Actions>
          <ButtonLink href={page.to('/reset')} kind="secondary">
            {signIn.resetAct}
          </ButtonLink>
        </Actions>
      </Section>
      <Section title={signIn.newTitle} lead={signIn.newLead}>
        <Actions>
          <ButtonLink href={page.to('/register/student')}>{signIn.student}</ButtonLink>
          <ButtonLink href={page.to('/register/employer')}>{signIn.employer}</ButtonLink>
        </Actions>
      </Section>
    </Sections>
  );
}
