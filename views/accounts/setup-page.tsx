import { Frame } from '../frame.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { TextField } from '../parts/text-field.tsx';
import { AccountFields, NameField, type FormProps } from './account-fields.tsx';

export function SetupPage({ page, given, problems }: FormProps) {
  const { fields, setup } = page.words.accounts;
  const labels = {
    code: setup.code,
    name: fields.name,
    mail: fields.mail,
    username: fields.username,
    password: fields.password,
  };
  return (
    <Frame page={page} title={setup.title} lead={setup.lead} wrong={Object.keys(problems).length > 0}>
      <div class="stack">
        <ErrorSummary page={page} problems={problems} labels={labels} />
        <Panel>
          <Form page={page} action="/setup">
            <TextField
              page={page}
              name="code"
              label={setup.code}
              hint={setup.codeHint}
              value={given('code')}
              problem={problems['code']}
              autocomplete="one-time-code"
              lang="en"
            />
            <NameField page={page} given={given} problems={problems} />
            <AccountFields page={page} given={given} problems={problems} />
            <Actions>
              <Button>{setup.act}</Button>
            </Actions>
          </Form>
        </Panel>
      </div>
    </Frame>
  );
}
