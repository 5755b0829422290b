import type { Child } from 'hono/jsx';
import type { Problem } from '../../src/errors.ts';
import type { Obstacle, PositionFacts, Standing, Why } from '../../src/matching/index.ts';
import type { PositionCard } from '../../src/positions/index.ts';
import { Frame } from '../frame.tsx';
import type { NavKey } from '../nav.ts';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Zh } from '../parts/zh.tsx';
import { EmployerLine } from './card.tsx';
import { type MatchesView } from './matches-page.tsx';
import { ObstaclesTable } from './obstacles-table.tsx';
import { WhyForm } from './why-form.tsx';
import { Listed } from './why-listed.tsx';

export type WhyAnswer = {
  readonly card: PositionCard;
  readonly position: PositionFacts;
  readonly why: Why;
  /** Among the candidates of the position; null where she is none, or where it is not told. */
  readonly amongCandidates: Standing | null;
  /** Her matches, on the page where this one stands. */
  readonly inList: string;
};

export type WhyView = {
  readonly page: Page;
  /** Null: her own. */
  readonly of: MatchesView['of'];
  readonly title: string;
  readonly lead: string;
  readonly current: NavKey;
  readonly back: { readonly href: string; readonly label: Child };
  /** Where the form asks, and for what. */
  readonly action: string;
  readonly asks: 'position' | 'student';
  readonly value: string;
  readonly problem: Problem | null;
  readonly filter: URLSearchParams;
  /** Null: nothing has been asked yet. */
  readonly answer: WhyAnswer | null;
};

/** Why a position is not among her matches, or a student not among the candidates: the exact condition, or where it stands. */
export function WhyPage(view: WhyView) {
  const { page, title, answer, problem } = view;
  const w = page.words.evidence.why;
  const form = (
    <WhyForm
      page={page}
      action={view.action}
      name={view.asks}
      value={view.value}
      problem={problem ?? undefined}
      filter={view.filter}
    />
  );
  return (
    <Frame
      page={page}
      title={title}
      heading={<Zh page={page}>{title}</Zh>}
      current={view.current}
      back={view.back}
      lead={view.lead}
      wrong={problem !== null}
    >
      <Sections>
        {problem && (
          <ErrorSummary page={page} problems={{ [view.asks]: problem }} labels={{ [view.asks]: w[view.asks] }} />
        )}
        {answer && <Answer view={view} answer={answer} />}
        {answer ? (
          <Section id="another" title={w.another}>
            {form}
          </Section>
        ) : (
          form
        )}
      </Sections>
    </Frame>
  );
}

function Answer({ view, answer }: { view: WhyView; answer: WhyAnswer }) {
  const { page, of } = view;
  const { card, why } = answer;
  const self = of === null;
  const w = page.words.evidence.why;
  return (
    <Section
      id="answer"
      title={<Zh page={page}>{`${card.number} ${card.title}`}</Zh>}
      lead={
        <>
          <EmployerLine page={page} card={card} />
          {of && (
            <>
              {page.lang === 'zh' ? '；' : '; '}
              {of.number} <Zh page={page}>{of.name}</Zh>
            </>
          )}
        </>
      }
    >
      {why.listed ? (
        <Listed view={view} answer={answer} why={why} />
      ) : (
        <>
          <p>{w.apart(self)}</p>
          <ObstaclesTable page={page} self={self} obstacles={why.obstacles} />
          <Next view={view} obstacles={why.obstacles} number={card.number} />
        </>
      )}
    </Section>
  );
}

/** What can be done: her facts may be wrong on record; what her certificate says stands behind its own view. */
function Next({ view, obstacles, number }: { view: WhyView; obstacles: readonly Obstacle[]; number: string }) {
  const { page, of } = view;
  const w = page.words.evidence.why;
  const conditions = obstacles.map((obstacle) => obstacle.condition);
  const ofRecord = conditions.some((condition) => ['kind', 'education', 'major'].includes(condition));
  const section = conditions.includes('kind') ? 'intent' : 'study';
  return (
    <Actions>
      <ButtonLink kind="secondary" href={page.to(`/positions/${number}`)}>
        {w.toPosition}
      </ButtonLink>
      {of === null && ofRecord && (
        <ButtonLink href={page.to(`/my/record/edit?section=${section}`)}>{w.toRecord}</ButtonLink>
      )}
      {conditions.includes('category') && (
        <ButtonLink href={page.to(of ? `/students/${of.number}/disability` : '/my/disability')}>
          {of ? w.toDisability : w.toOwnDisability}
        </ButtonLink>
      )}
    </Actions>
  );
}
