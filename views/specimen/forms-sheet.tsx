import type { Problems } from '../../src/errors.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Checkboxes, Radios, SelectField, Tick } from '../parts/choice-field.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Columns, Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { TextArea, TextField } from '../parts/text-field.tsx';
import { sampleFor } from './sample.ts';

const problems: Problems = { password: 'wrong_password', year: 'not_a_year', plan: 'required', level: 'not_a_choice' };

export function FormsSheet({ page }: { page: Page }) {
  const t = sampleFor(page.lang).forms;
  return (
    <Frame page={page} title={t.title} lead={t.lead} current="signIn" wrong>
      <Sections>
        <Columns>
          <SignIn page={page} />
          <div class="far">
            <Section title={t.otherTitle} lead={t.otherLead}>
              <Actions>
                <ButtonLink kind="secondary" href="#main">
                  {t.sms}
                </ButtonLink>
                <ButtonLink kind="secondary" href="#main">
                  {t.mail}
                </ButtonLink>
              </Actions>
            </Section>
            <Section title={t.none} lead={t.noneLead}>
              <Actions>
                <ButtonLink href="#main">{t.student}</ButtonLink>
                <ButtonLink href="#main">{t.employer}</ButtonLink>
              </Actions>
            </Section>
          </div>
        </Columns>
        <AllFields page={page} />
      </Sections>
    </Frame>
  );
}

function SignIn({ page }: { page: Page }) {
  const t = sampleFor(page.lang).forms;
  const labels = { password: t.password, level: t.level, year: t.year, plan: t.plan };
  return (
    <div class="stack">
      <ErrorSummary page={page} problems={problems} labels={labels} />
      <div class="tight">
        <Panel>
          <Form page={page} action="/specimen/forms">
            <TextField page={page} name="account" label={t.account} value="D0007" autocomplete="username" />
            <TextField
              page={page}
              kind="password"
              name="password"
              label={t.password}
              problem={problems['password']}
              autocomplete="current-password"
            />
            <Actions>
              <Button>{t.signIn}</Button>
              <ButtonLink href="#main">{t.forgot}</ButtonLink>
            </Actions>
          </Form>
        </Panel>
        <p class="small">{t.remark}</p>
      </div>
    </div>
  );
}

function AllFields({ page }: { page: Page }) {
  const t = sampleFor(page.lang).forms;
  const options = (labels: readonly string[]) => labels.map((label, index) => ({ value: String(index), label }));
  return (
    <Section title={t.all}>
      <Panel>
        <Form page={page} action="/specimen/forms" upload>
          <SelectField
            page={page}
            name="level"
            label={t.level}
            width="medium"
            options={options(t.levels)}
            problem={problems['level']}
          />
          <TextField
            page={page}
            kind="number"
            name="year"
            label={t.year}
            hint={t.yearHint}
            width="short"
            problem={problems['year']}
            value="27"
          />
          <TextField page={page} kind="month" name="born" label={t.born} width="short" optional autocomplete="bday" />
          <Radios page={page} name="plan" label={t.plan} options={options(t.plans)} problem={problems['plan']} />
          <Checkboxes
            page={page}
            name="service"
            label={t.service}
            options={t.services.map((label, index) => ({
              value: String(index),
              label,
              note: index === 2 ? t.serviceNote : undefined,
            }))}
            values={['0']}
          />
          <TextArea page={page} name="about" label={t.about} optional rows={3} />
          <TextField page={page} kind="file" name="file" label={t.file} hint={t.fileHint} accept=".xlsx,.csv" />
          <div class="field">
            <Tick name="consent" label={t.consent} note={t.consentNote} ticked={false} />
          </div>
          <Actions>
            <Button>{page.words.display.save}</Button>
          </Actions>
        </Form>
      </Panel>
    </Section>
  );
}
