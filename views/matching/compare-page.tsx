import type { Problems } from '../../src/errors.ts';
import type { Criterion, Obstacle, PairExplained, StudentFacts } from '../../src/matching/index.ts';
import type { PositionForReader } from '../../src/positions/index.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { Columns, Panel } from '../parts/panel.tsx';
import { Sections } from '../parts/section.tsx';
import { ClassTag } from '../parts/tag.tsx';
import { Zh } from '../parts/zh.tsx';
import { EmployerLine } from './card.tsx';
import { BothForm } from './compare-form.tsx';
import { hrefOf, type MatchesView } from './matches-page.tsx';
import { ObstaclesTable } from './obstacles-table.tsx';
import { calloutText } from './said.ts';
import { Facts, Needs, Points } from './compare-tables.tsx';

export type Compared = {
  readonly shown: PositionForReader;
  readonly pair: PairExplained;
  /** What keeps it from being a match. */
  readonly obstacles: readonly Obstacle[];
};

export type CompareView = {
  readonly page: Page;
  /** Null: her own. */
  readonly of: MatchesView['of'];
  readonly student: StudentFacts;
  /** Null while they are not both known. */
  readonly pairs: readonly [Compared, Compared] | null;
  readonly values: { readonly a: string; readonly b: string };
  readonly problems: Problems;
  readonly full: Readonly<Record<Criterion, number>>;
  readonly today: string;
};

/** Two positions side by side for one student: verdicts first, then each need, the facts, points last. */
export function ComparePage(view: CompareView) {
  const { page, of, pairs } = view;
  const w = page.words.evidence.compare;
  const title = of ? w.titleOf(of.name) : w.title;
  const wrong = Object.keys(view.problems).length > 0;
  return (
    <Frame
      page={page}
      title={title}
      heading={of ? <Zh page={page}>{title}</Zh> : title}
      current={of ? 'students' : 'matches'}
      back={
        of
          ? {
              href: `/students/${of.number}/matches`,
              label: <Zh page={page}>{page.words.matching.titleOf(of.name)}</Zh>,
            }
          : { href: '/my/matches', label: page.words.matching.backToMatches }
      }
      lead={w.lead}
      wrong={wrong}
    >
      {pairs === null ? (
        <BothForm page={page} of={of} values={view.values} problems={view.problems} />
      ) : (
        <Sections>
          <Columns>
            {pairs.map((pair, at) => (
              <Verdict view={view} compared={pair} name={w.names[at]!} />
            ))}
          </Columns>
          <Needs view={view} pairs={pairs} />
          <Facts view={view} pairs={pairs} />
          <Points view={view} pairs={pairs} />
        </Sections>
      )}
    </Frame>
  );
}

function Verdict({ view: { page, of }, compared, name }: { view: CompareView; compared: Compared; name: string }) {
  const w = page.words.evidence.compare;
  const { card } = compared.shown;
  const { match } = compared.pair;
  return (
    <Panel>
      <div class="tight">
        <p class="small">{name}</p>
        <h2>
          <Zh page={page}>{card.title}</Zh>
        </h2>
        <p>
          <EmployerLine page={page} card={card} />
        </p>
        {'refused' in match ? (
          <>
            <p class="strong">{w.notListed}</p>
            <ObstaclesTable page={page} self={of === null} obstacles={compared.obstacles} flat />
          </>
        ) : (
          <>
            <p>
              <ClassTag page={page} matchClass={match.class} />
            </p>
            <p>{calloutText(page, match, of === null)}</p>
          </>
        )}
        <Actions>
          <ButtonLink href={page.to(hrefOf(of, card.number))}>
            {w.open}
            <span class="vh">
              {page.lang === 'zh' ? '：' : ': '}
              <Zh page={page}>{card.title}</Zh>
            </span>
          </ButtonLink>
        </Actions>
      </div>
    </Panel>
  );
}
