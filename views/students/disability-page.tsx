import type { Problems } from '../../src/errors.ts';
import type { DisabilityView } from '../../src/students/view-disability.ts';
import type { Why } from '../../src/students/rules-reasons.ts';
import { Frame } from '../frame.tsx';
import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Answers } from '../parts/answers.tsx';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Zh } from '../parts/zh.tsx';
import { disabilityAnswers } from './disability-answers.tsx';
import { DisabilityFields } from './disability-fields.tsx';
import type { FormValues } from './form-props.ts';
import { Masked } from './masked.tsx';
import { reasonLabels, ReasonFields } from './reason-fields.tsx';

type Whose = { page: Page; number: string; name: string };
type AskProps = Whose & { whys: readonly Why[]; why: string; detail: string; problems: Problems };

/** Says that looking is written down and asks for the reason. It shows nothing of the student. */
export function AskDisabilityPage({ page, number, name, whys, why, detail, problems }: AskProps) {
  const { disability } = page.words;
  const path = `/students/${number}`;
  return (
    <Frame
      page={page}
      title={disability.title}
      lead={disability.ask.lead}
      back={{ href: path, label: <Zh page={page}>{name}</Zh> }}
      current="students"
      wrong={Object.keys(problems).length > 0}
    >
      <div class="stack">
        <ErrorSummary page={page} problems={problems} labels={reasonLabels(page)} />
        <Notice title={disability.ask.noticeTitle}>{disability.ask.notice}</Notice>
        <Panel>
          <Form page={page} action={`${path}/disability`}>
            <ReasonFields page={page} whys={whys} why={why} detail={detail} problems={problems} />
            <Actions>
              <Button>{disability.ask.act}</Button>
              <ButtonLink href={page.to(path)}>{disability.ask.back}</ButtonLink>
            </Actions>
          </Form>
        </Panel>
      </div>
    </Frame>
  );
}

type ViewProps = Whose & {
  view: DisabilityView;
  at: Date;
  version: number;
  /** The reason given, for the next look on the same page. */
  why: Why;
  detail: string;
  /** The correction as it was typed, and what is wrong with it. */
  values: FormValues;
  problems: Problems;
  /** She took her consent back: nothing is there and nothing may be written. */
  withdrawn: boolean;
};

/** What the certificate says, once, with a form to correct it. */
export function DisabilityPage(props: ViewProps) {
  const { page, number, name, view, at, problems, withdrawn } = props;
  const { disability, students } = page.words;
  const path = `/students/${number}`;
  const wrong = Object.keys(problems).length > 0;
  return (
    <Frame
      page={page}
      title={disability.title}
      lead={students.reveal.seenBy(page.viewer.name ?? '', momentName(page, at))}
      back={{ href: path, label: <Zh page={page}>{name}</Zh> }}
      current="students"
      wrong={wrong}
    >
      <div class="stack">
        <ErrorSummary page={page} problems={problems} labels={disability.fields} />
        {withdrawn && <Notice title={disability.own.withdrawTitle}>{disability.view.withdrawn}</Notice>}
        {!withdrawn && (
          <>
            <Answers
              page={page}
              answers={[
                { label: disability.fields.certificate, value: <Certificate page={page} view={view} /> },
                ...disabilityAnswers(page, view),
              ]}
            />
            {view.masked !== null && view.certificate === null && <Unmask {...props} />}
            {wrong ? (
              <Correction {...props} />
            ) : (
              <Disclosure summary={disability.view.change}>
                <Correction {...props} />
              </Disclosure>
            )}
          </>
        )}
      </div>
    </Frame>
  );
}

function Certificate({ page, view }: { page: Page; view: DisabilityView }) {
  if (view.certificate !== null) return <b>{view.certificate}</b>;
  return view.masked === null ? (
    <span class="muted">{page.words.parts.notFilled}</span>
  ) : (
    <Masked page={page} text={view.masked} />
  );
}

function Unmask({ page, number, why, detail }: ViewProps) {
  const { view } = page.words.disability;
  return (
    <Form page={page} action={`/students/${number}/disability`}>
      <input type="hidden" name="why" value={why} />
      <input type="hidden" name="detail" value={detail} />
      <Actions>
        <Button kind="secondary" name="unmask" value="certificate">
          {view.unmask}
        </Button>
        <span class="small">{view.unmaskNote}</span>
      </Actions>
    </Form>
  );
}

function Correction({ page, number, view, version, why, detail, values, problems }: ViewProps) {
  const { disability } = page.words;
  return (
    <Panel>
      <Form page={page} action={`/students/${number}/disability/change`}>
        <p>{disability.view.changeLead}</p>
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="why" value={why} />
        <input type="hidden" name="detail" value={detail} />
        <DisabilityFields page={page} values={values} problems={problems} mask={view.masked} />
        <Actions>
          <Button>{disability.view.save}</Button>
        </Actions>
      </Form>
    </Panel>
  );
}
