import type { Problems } from '../../src/errors.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Facts } from '../parts/facts.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { TextArea, TextField } from '../parts/text-field.tsx';

type Props = { page: Page; given: (name: string) => string; problems: Problems };

/** 给工作人员留言: anybody may write, signed in or not. */
export function HelpPage({ page, given, problems }: Props) {
  const t = page.words.site.help;
  const { role, name } = page.viewer;
  return (
    <Frame
      page={page}
      title={t.title}
      lead={name === null ? t.lead : t.signedIn(name)}
      wrong={Object.keys(problems).length > 0}
    >
      <Sections>
        <ErrorSummary page={page} problems={problems} labels={{ text: t.text, contact: t.contact }} />
        <Section title={t.form}>
          <Form page={page} action="/help">
            <TextArea
              page={page}
              name="text"
              label={t.text}
              hint={t.textHint}
              rows={6}
              value={given('text')}
              problem={problems['text']}
            />
            <TextField
              page={page}
              name="contact"
              label={t.contact}
              hint={role === 'student' ? t.contactHintStudent : t.contactHint}
              width="medium"
              optional
              value={given('contact')}
              problem={problems['contact']}
            />
            <Actions>
              <Button>{t.send}</Button>
            </Actions>
          </Form>
        </Section>
        <Others page={page} />
      </Sections>
    </Frame>
  );
}

function Others({ page }: { page: Page }) {
  const t = page.words.site.help;
  const { phone, sms, hours, hoursEn } = page.help;
  const time = page.lang === 'zh' ? hours : hoursEn;
  const facts = [
    { label: t.phone, value: phone },
    { label: t.sms, value: sms },
    { label: t.hours, value: time },
  ].filter((fact) => fact.value !== '');
  return (
    <Section title={t.others}>
      {facts.length > 0 ? (
        <Panel>
          <Facts facts={facts} />
        </Panel>
      ) : (
        <p>{t.none}</p>
      )}
    </Section>
  );
}
