import type { Problems } from '../../src/errors.ts';
import type { FeatureId } from '../../src/reference/index.ts';
import type {
  Criterion,
  FundingHint,
  KeptOnList,
  Match,
  Obstacle,
  PairExplained,
  StudentFacts,
} from '../../src/matching/index.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { VerdictCallout } from '../parts/callout.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Dots } from '../parts/dots.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { MarkList } from '../parts/mark-strip.tsx';
import { Panel } from '../parts/panel.tsx';
import { PointsTable } from '../parts/points-table.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import type { PositionForReader } from '../../src/positions/index.ts';
import { PositionFacts, PositionBody } from '../positions/position-body.tsx';
import { workForms } from '../positions/place.tsx';
import { EmployerLine } from './card.tsx';
import { CompareForm, type CompareChoice } from './compare-form.tsx';
import { KeptNow, KeptThen } from './kept-said.tsx';
import { ObstaclesTable } from './obstacles-table.tsx';
import { calloutText, countVerdicts, inShort, pointsSaid } from './said.ts';
import { Dispute, Openings, ToAsk } from './match-asks.tsx';
import { answerLabels, Demands, Needs } from './match-needs.tsx';

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
  /** What keeps them apart, where it is no match. */
  readonly obstacles: readonly Obstacle[];
  /** Her matches that stand beside it. */
  readonly beside: readonly CompareChoice[];
  /** Lists on which it was kept, where the reader may see them. */
  readonly kept: readonly KeptOnList[];
  readonly today: string;
  /** Of a form that came back, and what was typed into it. */
  readonly problems: Problems;
  readonly given: (name: string) => string;
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
      kicker={<Dots items={[card.number, ...workForms(page, card)]} />}
      lead={<EmployerLine page={page} card={card} />}
      wrong={Object.keys(view.problems).length > 0}
    >
      <Sections>
        <ErrorSummary
          page={page}
          problems={view.problems}
          labels={{ ...answerLabels(page, pair), note: w.requestNote }}
        />
        <PositionFacts page={page} shown={shown} today={view.today} />
        {'refused' in pair.match ? <Refused view={view} /> : <Explained view={view} match={pair.match} />}
        <PositionBody page={page} shown={shown} matched={!('refused' in pair.match)} />
        <Kept view={view} />
        <Section id="compare" title={page.words.evidence.compare.start}>
          <CompareForm page={page} of={of} first={card.number} choices={view.beside} />
        </Section>
      </Sections>
    </Frame>
  );
}

/** Every condition that keeps the pair apart, with what is on both sides. */
function Refused({ view: { page, of, obstacles } }: { view: MatchView }) {
  const w = page.words.matching;
  return (
    <Section id="refused" title={of ? w.refusedTitleOf : w.refusedTitle}>
      <ObstaclesTable page={page} self={of === null} obstacles={obstacles} />
    </Section>
  );
}

/** Lists of staff on which this match was kept, and what has changed since. She sees in her log that it was kept. */
function Kept({ view: { page, kept, today } }: { view: MatchView }) {
  const { lists } = page.words;
  if (kept.length === 0) return null;
  return (
    <Section id="kept" title={lists.keptTitle} lead={lists.keptLead}>
      <Table
        caption={lists.keptTitle}
        columns={[{ label: lists.heads.list }, { label: lists.entryHeads.kept }, { label: lists.entryHeads.now }]}
        rows={kept.map(({ list, verified }) => ({
          cells: [
            <a href={page.to(`/lists/${list.id}`)}>
              <Zh page={page}>{list.title}</Zh>
            </a>,
            <KeptThen page={page} verified={verified} today={today} />,
            <KeptNow page={page} verified={verified} />,
          ],
        }))}
      />
    </Section>
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
      <InShort page={view.page} match={match} />
      <Openings view={view} />
      <Needs view={view} match={match} />
      <Demands view={view} match={match} />
      <Points view={view} match={match} />
      <ToAsk view={view} match={match} />
      {self && <Dispute view={view} />}
    </>
  );
}

/** The shortest answer first: what fits, what the employer would arrange, what to ask, what stands in the way. */
function InShort({ page, match }: { page: Page; match: Match }) {
  const w = page.words.evidence.match;
  const items = inShort(page, match);
  if (items.length === 0) return null;
  return (
    <Section id="in-short" title={w.summary}>
      <Panel>
        <MarkList items={items} />
      </Panel>
    </Section>
  );
}

function Points({ view, match }: { view: MatchView; match: Match }) {
  const { page, of, pair, student, full } = view;
  const w = page.words.matching;
  const { lines, total } = pointsSaid(
    page,
    { match, position: pair.position, deciding: pair.deciding, student, full },
    of === null,
  );
  const title = w.pointsTitle(total.whole ? match.fit : null);
  return (
    <Section id="points" title={title} lead={w.pointsLead}>
      <Disclosure summary={page.words.evidence.match.pointsMore}>
        <PointsTable caption={title} heads={w.pointsHeads} lines={lines} total={total} />
        <p class="small">{w.pointsNote(match.quality)}</p>
      </Disclosure>
    </Section>
  );
}
