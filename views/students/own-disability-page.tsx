import type { Problems } from '../../src/errors.ts';
import type { Consent } from '../../src/students/consents.ts';
import type { Disability } from '../../src/students/rules-disability.ts';
import { Frame } from '../frame.tsx';
import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Answers } from '../parts/answers.tsx';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Tick } from '../parts/choice-field.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { FieldNotes } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { disabilityAnswers } from './disability-answers.tsx';
import { DisabilityFields } from './disability-fields.tsx';
import type { FormValues } from './form-props.ts';
import { Masked } from './masked.tsx';

type Props = {
  page: Page;
  disability: Omit<Disability, 'certificate'>;
  /** The certificate number on record, masked. */
  masked: string | null;
  consent: Consent | null;
  version: number;
  values: FormValues;
  problems: Problems;
  /** True: the form is open. False: what is on record is shown, with a way to the form. */
  editing: boolean;
};

const path = '/my/disability';

/** Her own: what it is for and who sees it first, then what is on record or the form with its own consent. */
export function OwnDisabilityPage(props: Props) {
  const { page, problems, editing } = props;
  const { disability: words, students } = page.words;
  return (
    <Frame
      page={page}
      title={words.title}
      lead={words.own.lead}
      back={{ href: '/my/record', label: students.own.title }}
      current="record"
      wrong={Object.keys(problems).length > 0}
    >
      <div class="stack">
        <ErrorSummary page={page} problems={problems} labels={words.fields} />
        <Sections>
          <Section title={words.own.purposeTitle}>
            <Panel>
              <ul>
                {words.own.purposes.map((purpose) => (
                  <li>{purpose}</li>
                ))}
              </ul>
            </Panel>
            <ConsentState {...props} />
          </Section>
          <Section title={words.title}>{editing ? <OwnForm {...props} /> : <OnRecord {...props} />}</Section>
        </Sections>
      </div>
    </Frame>
  );
}

function ConsentState({ page, consent, disability }: Props) {
  const { own } = page.words.disability;
  if (consent?.withdrawn_at) return <p>{own.withdrawn(momentName(page, consent.withdrawn_at))}</p>;
  if (consent) return <p>{own.given(momentName(page, consent.given_at))}</p>;
  return disability.category === null ? null : <p>{own.notGiven}</p>;
}

function OnRecord({ page, disability, masked }: Props) {
  const { disability: words } = page.words;
  const certificate = masked === null ? null : <Masked page={page} text={masked} />;
  return (
    <>
      <Answers
        page={page}
        answers={[{ label: words.fields.certificate, value: certificate }, ...disabilityAnswers(page, disability)]}
      />
      <Actions>
        <ButtonLink href={page.to(`${path}?step=edit`)} kind="secondary">
          {words.own.change}
        </ButtonLink>
        <ButtonLink href={page.to(`${path}?step=withdraw`)}>{words.own.withdraw}</ButtonLink>
      </Actions>
    </>
  );
}

function OwnForm({ page, values, problems, masked, consent, version, disability }: Props) {
  const { own } = page.words.disability;
  const agreed = consent !== null && consent.withdrawn_at === null;
  const problem = problems['consent'];
  return (
    <Panel>
      <Form page={page} action={path}>
        <input type="hidden" name="version" value={String(version)} />
        <DisabilityFields page={page} values={values} problems={problems} mask={masked} />
        {!agreed && (
          <div class={problem ? 'field wrong' : 'field'}>
            <FieldNotes page={page} name="consent" problem={problem} />
            <Tick name="consent" label={own.consent} note={own.consentNote} ticked={false} />
          </div>
        )}
        <Actions>
          <Button>{agreed ? own.saveAgain : own.save}</Button>
          {(agreed || disability.category !== null) && (
            <ButtonLink href={page.to(`${path}?step=withdraw`)}>{agreed ? own.withdraw : own.refuse}</ButtonLink>
          )}
        </Actions>
      </Form>
    </Panel>
  );
}

/** What withdrawing does, and the button that does it. */
export function WithdrawPage({ page }: { page: Page }) {
  const { disability: words } = page.words;
  return (
    <Frame
      page={page}
      title={words.own.withdrawTitle}
      lead={words.own.withdrawLead}
      back={{ href: path, label: words.title }}
      current="record"
    >
      <div class="stack">
        <Notice kind="todo">{words.own.withdrawNote}</Notice>
        <Form page={page} action={path}>
          <Actions>
            <Button name="act" value="withdraw">
              {words.own.withdrawAct}
            </Button>
            <ButtonLink href={page.to(path)}>{words.own.keep}</ButtonLink>
          </Actions>
        </Form>
      </div>
    </Frame>
  );
}
