import { needs as catalogue, type NeedId } from '../../src/reference/index.ts';
import type { Problems } from '../../src/errors.ts';
import type { NeedAnswer, NeedAnswers } from '../../src/students/tables.ts';
import { Frame } from '../frame.tsx';
import { needName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Tick } from '../parts/choice-field.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { FieldNotes } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Zh } from '../parts/zh.tsx';
import type { WhoseNeeds } from './needs-page.tsx';

type Props = {
  page: Page;
  whose: WhoseNeeds;
  answers: NeedAnswers;
  byAnswer: Readonly<Record<NeedAnswer, readonly NeedId[]>>;
  acceptsRemote: boolean;
  remoteNeed: string;
  version: number;
  problems: Problems;
};

const order: readonly NeedAnswer[] = ['must', 'nice', 'not_needed', 'later'];

/**
 * Everything that was answered, before it counts. The answers travel along in the form, so that going back to change one
 * loses none and nothing has to be stored before she confirms.
 */
export function NeedsCheckPage(props: Props) {
  const { page, whose, answers, byAnswer, problems } = props;
  const { needs } = page.words;
  const words = needs.checkPage;
  const open = catalogue.length - Object.keys(answers).length;
  return (
    <Frame
      page={page}
      title={words.title}
      lead={words.lead}
      current={whose.own ? 'needs' : 'students'}
      kicker={whose.student && <Zh page={page}>{whose.student.name}</Zh>}
      wrong={Object.keys(problems).length > 0}
    >
      <div class="stack">
        <ErrorSummary page={page} problems={problems} labels={{ with_her: words.withHer }} />
        <Form page={page} action={whose.path}>
          <Carried {...props} />
          <Sections>
            {Object.keys(answers).length === 0 && <p>{words.nothing}</p>}
            {order.map((answer) => byAnswer[answer].length > 0 && <Answered {...props} answer={answer} />)}
            <RemoteAnswer {...props} />
            {open > 0 && <p>{words.unanswered(open)}</p>}
            <Confirm {...props} />
          </Sections>
        </Form>
      </div>
    </Frame>
  );
}

function Carried({ answers, acceptsRemote, version }: Props) {
  return (
    <>
      <input type="hidden" name="version" value={String(version)} />
      {acceptsRemote && <input type="hidden" name="accepts_remote" value="yes" />}
      {Object.entries(answers).map(([need, answer]) => (
        <input type="hidden" name={need} value={answer} />
      ))}
    </>
  );
}

function Answered({ page, whose, byAnswer, answer }: Props & { answer: NeedAnswer }) {
  const { needs } = page.words;
  return (
    <Section title={needs.answers[answer]}>
      <div class="panel evidences">
        <dl class="answers">
          {byAnswer[answer].map((need) => (
            <Line page={page} whose={whose} need={need} label={needName(page, need)} value={needs.answers[answer]} />
          ))}
        </dl>
      </div>
    </Section>
  );
}

type LineProps = { page: Page; whose: WhoseNeeds; need: string; label: string; value: string };

function Line({ page, whose, need, label, value }: LineProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
      <dd>
        <Button kind="tertiary" name="step" value="edit" action={`${page.to(whose.path)}#${need}`}>
          {page.words.parts.change}
          <span class="vh"> {label}</span>
        </Button>
      </dd>
    </div>
  );
}

function RemoteAnswer({ page, whose, acceptsRemote, remoteNeed }: Props) {
  const { needs } = page.words;
  const { remote, accepts, acceptsNot } = needs.checkPage;
  return (
    <Section title={remote}>
      <div class="panel evidences">
        <dl class="answers">
          <Line
            page={page}
            whose={whose}
            need={remoteNeed}
            label={needs.remote}
            value={acceptsRemote ? accepts : acceptsNot}
          />
        </dl>
      </div>
    </Section>
  );
}

function Confirm({ page, whose, byAnswer, problems }: Props) {
  const { needs } = page.words;
  const words = needs.checkPage;
  const problem = problems['with_her'];
  return (
    <div class="stack">
      {!whose.own && (
        <Panel>
          <div class={problem ? 'field wrong' : 'field'}>
            <FieldNotes page={page} name="with_her" problem={problem} />
            <Tick name="with_her" label={words.withHer} note={words.withHerNote} ticked={false} />
          </div>
        </Panel>
      )}
      <Actions>
        <Button name="step" value="confirm">
          {words.confirm(byAnswer.must.length, byAnswer.nice.length)}
        </Button>
        <Button kind="secondary" name="step" value="edit">
          {words.back}
        </Button>
        <Button kind="tertiary" name="step" value="keep">
          {needs.keep}
        </Button>
      </Actions>
    </div>
  );
}
