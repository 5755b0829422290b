import type { Match } from '../../src/matching/index.ts';
import { featureName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { QuestionList } from '../parts/questions.tsx';
import { Section } from '../parts/section.tsx';
import { ClassTag } from '../parts/tag.tsx';
import { TextArea } from '../parts/text-field.tsx';
import { questionsToEmployer } from './said.ts';
import type { MatchView } from './match-page.tsx';

/** Single features that would open it, each with who can arrange it; she can ask the agency to talk about one. */
export function Openings({ view: { page, pair, of, asked, shown, hints } }: { view: MatchView }) {
  const w = page.words.matching;
  if (pair.openings.length === 0) return null;
  return (
    <Section id="openings" title={w.opensTitle} lead={w.opens}>
      {pair.openings.map(({ feature, class: after }) => {
        const hint = hints.get(feature);
        return (
          <Panel>
            <h3>{featureName(page, feature)}</h3>
            <p class="small">
              {hint && w.changeKinds[hint.kind]}
              {page.lang === 'zh' ? '。' : '. '}
              {hint?.[page.lang]}
            </p>
            <p>
              {page.words.parts.nearMiss.after} <ClassTag page={page} matchClass={after} />
            </p>
            {of === null && (
              <Request
                page={page}
                number={shown.card.number}
                kind="negotiate"
                feature={feature}
                done={asked.has(`negotiate:${feature}`) ? w.negotiating : null}
                label={w.negotiate}
                about={featureName(page, feature)}
              />
            )}
          </Panel>
        );
      })}
    </Section>
  );
}

type RequestProps = {
  page: Page;
  number: string;
  kind: 'ask' | 'negotiate';
  feature?: string;
  done: string | null;
  label: string;
  /** Tells equal buttons apart for those who do not see where they stand. */
  about?: string;
};

function Request({ page, number, kind, feature, done, label, about }: RequestProps) {
  if (done) return <p class="muted">{done}</p>;
  return (
    <Form page={page} action={`/positions/${number}/requests`}>
      {feature && <input type="hidden" name="feature" value={feature} />}
      <Actions>
        <Button kind="secondary" name="kind" value={kind}>
          {label}
          {about && (
            <span class="vh">
              {page.lang === 'zh' ? '：' : ': '}
              {about}
            </span>
          )}
        </Button>
      </Actions>
    </Form>
  );
}

/** What is still to be asked of the employer. */
export function ToAsk({ view: { page, of, asked, shown }, match }: { view: MatchView; match: Match }) {
  const w = page.words.matching;
  const questions = questionsToEmployer(page, match);
  if (questions.length === 0) return null;
  return (
    <Section id="ask" title={w.askTitle} lead={of ? undefined : w.askLead}>
      <QuestionList questions={questions}>
        {of === null && (
          <Request
            page={page}
            number={shown.card.number}
            kind="ask"
            done={asked.has('ask') ? w.asked : null}
            label={w.askAgency(questions.length)}
          />
        )}
      </QuestionList>
    </Section>
  );
}

/** She says that a verdict is wrong. */
export function Dispute({ view: { page, asked, shown, problems, given } }: { view: MatchView }) {
  const w = page.words.matching;
  if (asked.has('dispute')) return <p class="muted">{w.disputed}</p>;
  return (
    <details id="dispute" open={problems['note'] !== undefined}>
      <summary>{w.dispute}</summary>
      <Form page={page} action={`/positions/${shown.card.number}/requests`}>
        <TextArea
          page={page}
          name="note"
          label={w.requestNote}
          hint={w.requestNoteHint}
          rows={3}
          value={given('note')}
          problem={problems['note']}
        />
        <Actions>
          <Button kind="secondary" name="kind" value="dispute">
            {w.sendDispute}
          </Button>
        </Actions>
      </Form>
    </details>
  );
}
