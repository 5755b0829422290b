import type { DemandId, FeatureId, NeedId } from '../../src/reference/index.ts';
import { needWithId } from '../../src/reference/index.ts';
import type {
  Condition,
  Criterion,
  FundingHint,
  Match,
  PairExplained,
  StudentFacts,
} from '../../src/matching/index.ts';
import { Frame } from '../frame.tsx';
import { demandName, featureName, list, needName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { VerdictCallout } from '../parts/callout.tsx';
import { Dots } from '../parts/dots.tsx';
import { EvidenceList, EvidenceRow } from '../parts/evidence.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { PointsTable } from '../parts/points-table.tsx';
import { Question, QuestionList } from '../parts/questions.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { ClassTag } from '../parts/tag.tsx';
import { TextArea } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';
import type { PositionForReader } from '../../src/positions/index.ts';
import { PositionFacts, PositionBody } from '../positions/position-body.tsx';
import { EmployerLine } from './card.tsx';
import { evidenceOf } from './evidence-said.tsx';
import { calloutText, countVerdicts, pointLines, questionsToEmployer } from './said.ts';

export type MatchView = {
  readonly page: Page;
  /** Null: her own. */
  readonly of: { readonly number: string; readonly name: string } | null;
  readonly student: StudentFacts;
  readonly shown: PositionForReader;
  readonly pair: PairExplained;
  /** Who can arrange each feature that would open it. */
  readonly hints: ReadonlyMap<FeatureId, FundingHint>;
  /** Full points of each criterion in the edition. */
  readonly full: Readonly<Record<Criterion, number>>;
  /** What she has asked of the agency about this position and is open. */
  readonly asked: ReadonlySet<string>;
  readonly today: string;
};

/** One position and one student: the verdict first, then every need with its evidence, points last. */
export function MatchPage(view: MatchView) {
  const { page, of, shown, pair } = view;
  const w = page.words.matching;
  const { card } = shown;
  return (
    <Frame
      page={page}
      title={card.title}
      heading={<Zh page={page}>{card.title}</Zh>}
      current={of ? 'students' : 'matches'}
      back={
        of
          ? { href: `/students/${of.number}/matches`, label: <Zh page={page}>{w.titleOf(of.name)}</Zh> }
          : { href: '/my/matches', label: w.backToMatches }
      }
      kicker={<Dots items={[card.number, page.words.official.kinds[card.kind]]} />}
      lead={<EmployerLine page={page} card={card} />}
    >
      <Sections>
        <PositionFacts page={page} shown={shown} today={view.today} />
        {'refused' in pair.match ? (
          <RefusedNotice page={page} self={of === null} refused={pair.match.refused} />
        ) : (
          <Explained view={view} match={pair.match} />
        )}
        <PositionBody page={page} shown={shown} matched={!('refused' in pair.match)} />
      </Sections>
    </Frame>
  );
}

function RefusedNotice({ page, self, refused }: { page: Page; self: boolean; refused: readonly Condition[] }) {
  const w = page.words.matching;
  const mark = page.lang === 'zh' ? '；' : '; ';
  return (
    <Notice title={self ? w.refusedTitle : w.refusedTitleOf} id="refused">
      {refused.map((condition) => w.conditions[condition]).join(mark)}
      {page.lang === 'zh' ? '。' : '.'}
    </Notice>
  );
}

function Explained({ view, match }: { view: MatchView; match: Match }) {
  const self = view.of === null;
  return (
    <>
      <VerdictCallout page={view.page} matchClass={match.class} tally={countVerdicts(match.needs)}>
        {calloutText(view.page, match, self)}
        {self && match.flags.includes('needs_not_confirmed') && (
          <>
            {' '}
            <a href={view.page.to('/my/needs')}>{view.page.words.matching.confirmNow}</a>
          </>
        )}
      </VerdictCallout>
      <Openings view={view} />
      <Needs view={view} match={match} />
      <Demands view={view} match={match} />
      <Points view={view} match={match} />
      <ToAsk view={view} match={match} />
      {self && <Dispute view={view} />}
    </>
  );
}

function Openings({ view: { page, pair, of, asked, shown, hints } }: { view: MatchView }) {
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

function Needs({ view: { page, of, shown }, match }: { view: MatchView; match: Match }) {
  const w = page.words.matching;
  const self = of === null;
  return (
    <Section id="needs" title={w.needsTitle(self)} lead={match.needs.length > 0 ? w.needsLead : w.noNeeds(self)}>
      {match.needs.length > 0 && (
        <EvidenceList>
          {match.needs.map((need) => (
            <EvidenceRow
              page={page}
              need={needName(page, need.need)}
              importance={need.importance}
              verdict={need.verdict}
              evidence={evidenceOf(page, need, shown)}
            />
          ))}
        </EvidenceList>
      )}
      {self && <ButtonLink href={page.to('/my/needs')}>{w.changeNeeds}</ButtonLink>}
    </Section>
  );
}

function Demands({ view, match }: { view: MatchView; match: Match }) {
  const { page, of, pair, shown } = view;
  const w = page.words.matching;
  const self = of === null;
  const demands = Object.entries(pair.position.demands);
  if (demands.length === 0) return null;
  const { demand, weight, effect } = w.demandsHeads;
  return (
    <Section id="demands" title={w.demandsTitle} lead={w.demandsLead}>
      <Table
        caption={w.demandsTitle}
        columns={[{ label: demand }, { label: weight }, { label: effect(self) }]}
        rows={demands.map(([id, its]) => ({
          cells: [demandName(page, id), page.words.official.weights[its], effectOf(view, match, id)],
        }))}
      />
      {self &&
        pair.questions.map((question) => (
          <Question
            page={page}
            action={`/positions/${shown.card.number}/answer`}
            name="answer"
            question={
              <>
                {w.questionIntro(
                  list(
                    page,
                    question.demands.map((each) => demandName(page, each)),
                  ),
                )}{' '}
                {askOf(page, question.need)}
                <input type="hidden" name="need" value={question.need} />
              </>
            }
            hint={w.questionHint}
            options={(['must', 'not_needed', 'later'] as const).map((value) => ({ value, label: w.answers[value] }))}
            value={null}
            save={w.saveAnswer}
          />
        ))}
    </Section>
  );
}

const askOf = (page: Page, need: NeedId): string => {
  const found = needWithId(need);
  return found ? (page.lang === 'zh' ? found.ask : found.ask_en) : need;
};

/** What a demand means for her: what her needs say of it, or that she has not been asked. */
function effectOf({ page, pair }: MatchView, match: Match, demand: DemandId): string {
  const { demandEffect } = page.words.matching;
  const touched = match.needs.flatMap((need) =>
    need.evidence.filter((each) => each.demand === demand).map((each) => ({ need, each })),
  );
  const worst = ['no', 'unknown', 'can_provide', 'has'].flatMap((state) =>
    touched.filter(({ each }) => each.state === state),
  )[0];
  if (worst) {
    const name = needName(page, worst.need.need);
    if (worst.each.feature === null || worst.each.state === 'no') return demandEffect.gap(name);
    if (worst.each.state === 'unknown') return demandEffect.toVerify(name);
    return demandEffect.resolved(name, featureName(page, worst.each.feature));
  }
  return pair.questions.some((question) => question.demands.includes(demand)) ? demandEffect.asks : demandEffect.none;
}

function Points({ view, match }: { view: MatchView; match: Match }) {
  const { page, of, pair, student, full } = view;
  const w = page.words.matching;
  const lines = pointLines(
    page,
    { match, position: pair.position, deciding: pair.deciding, student, full },
    of === null,
  );
  return (
    <Section id="points" title={w.pointsTitle(match.fit)} lead={w.pointsLead}>
      <PointsTable
        caption={w.pointsTitle(match.fit)}
        heads={w.pointsHeads}
        lines={lines}
        total={{
          label: w.pointsTotal,
          points: match.fit,
          full: Object.values(full).reduce((sum, each) => sum + each, 0),
        }}
      />
      <p class="small">{w.pointsNote(match.quality)}</p>
    </Section>
  );
}

function ToAsk({ view: { page, of, asked, shown }, match }: { view: MatchView; match: Match }) {
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

function Dispute({ view: { page, asked, shown } }: { view: MatchView }) {
  const w = page.words.matching;
  if (asked.has('dispute')) return <p class="muted">{w.disputed}</p>;
  return (
    <details id="dispute">
      <summary>{w.dispute}</summary>
      <Form page={page} action={`/positions/${shown.card.number}/requests`}>
        <TextArea page={page} name="note" label={w.requestNote} rows={3} />
        <Actions>
          <Button kind="secondary" name="kind" value="dispute">
            {w.sendDispute}
          </Button>
        </Actions>
      </Form>
    </details>
  );
}
