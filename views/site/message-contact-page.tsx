import type { Why } from '../../src/students/rules-reasons.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { OpenedPanel } from '../students/opened-panel.tsx';
import { reasonLabels, ReasonFields, type Asked } from '../students/reason-fields.tsx';

const messages = '/messages';

/** Asks for the reason before the contact that the writer of a message left is shown. */
export function AskContactPage({
  page,
  id,
  whys,
  asked,
}: {
  page: Page;
  id: number;
  whys: readonly Why[];
  asked: Asked;
}) {
  const { reveal } = page.words.students;
  const t = page.words.site.messages;
  return (
    <Frame
      page={page}
      title={t.contactTitle}
      lead={t.contactLead}
      back={{ href: messages, label: t.title }}
      wrong={Object.keys(asked.problems).length > 0}
    >
      <div class="stack">
        <ErrorSummary page={page} problems={asked.problems} labels={reasonLabels(page)} />
        <Panel>
          <Form page={page} action={`${messages}/${id}/contact`}>
            <ReasonFields page={page} whys={whys} {...asked} />
            <Actions>
              <Button>{reveal.act}</Button>
              <ButtonLink href={page.to(messages)}>{t.back}</ButtonLink>
            </Actions>
          </Form>
        </Panel>
      </div>
    </Frame>
  );
}

/** The contact, this once, with who is looking at it. */
export function ContactPage({ page, contact, at }: { page: Page; contact: string | null; at: Date }) {
  const t = page.words.site.messages;
  return (
    <Frame page={page} title={t.contactTitle} back={{ href: messages, label: t.title }}>
      <div class="stack">
        <OpenedPanel page={page} label={t.contact} value={contact} none={t.noContact} at={at} />
        <Actions>
          <ButtonLink href={page.to(messages)} kind="secondary">
            {t.back}
          </ButtonLink>
        </Actions>
      </div>
    </Frame>
  );
}
