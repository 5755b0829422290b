import type { Board } from '../../src/positions/reads-board.ts';
import type { BoardFilter, Chosen } from '../../src/positions/rules-board.ts';
import { regionName, type NeedId } from '../../src/reference/index.ts';
import { Frame } from '../frame.tsx';
import { featureName, needName } from '../names.ts';
import type { Page } from '../page.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Chips } from '../parts/chips.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Pager } from '../parts/pager.tsx';
import { Results } from '../parts/panel.tsx';
import { RowList } from '../parts/position-row.tsx';
import { BoardFilterForm } from './board-filter.tsx';
import { PositionLine } from './position-line.tsx';
import { WordsTaken } from './words-taken.tsx';

export type BoardView = {
  readonly page: Page;
  readonly board: Board;
  readonly filter: BoardFilter;
  /** The active filters, each with the address without it. */
  readonly chosen: readonly (Chosen & { readonly href: string })[];
  /** The needs that the filter offers; one that is chosen comes along whatever it is. */
  readonly needs: readonly NeedId[];
  /** Names of 专业类. */
  readonly classes: readonly string[];
  readonly offers: readonly BoardFilter['offer'][];
  readonly soonDays: number;
  readonly today: string;
  readonly href: (number: number) => string;
  /** Only where nothing was found: what would help most, and how many there are at all. */
  readonly help: {
    readonly removal: (Chosen & { readonly href: string; readonly count: number }) | null;
    readonly all: number;
  } | null;
};

/** Every position that one can apply for, as the filter asks. Anybody may read it. */
export function BoardPage(view: BoardView) {
  const { page, board, filter, chosen } = view;
  const words = page.words.positions.board;
  const internships = filter.kind === 'internship';
  const chips = chosen.map((one) => ({ label: chosenName(view, one), href: one.href }));
  return (
    <Frame
      page={page}
      title={internships ? words.internships : words.title}
      lead={words.lead(board.count, words.sortedBy[board.sort])}
      counted
      current={internships ? 'internships' : 'positions'}
      number={board.page}
    >
      <div class="stack">
        <Chips page={page} chips={chips} jump={{ to: 'filter', chosen: chosen.length }} />
        <Results rail={<BoardFilterForm view={view} />}>
          <div>
            <h2 class="vh">{words.list}</h2>
            <div class="stack">
              <WordsTaken page={page} taken={board.words} />
              {board.cards.length === 0 ? (
                <Nothing view={view} />
              ) : (
                <RowList ordered>
                  {board.cards.map((card) => (
                    <PositionLine page={page} card={card} marks={card.marks} city={board.city} today={view.today} />
                  ))}
                </RowList>
              )}
              <Pager page={page} current={board.page} last={board.pages} href={view.href} />
            </div>
          </div>
        </Results>
      </div>
    </Frame>
  );
}

/** An active filter in words. */
function chosenName({ page, soonDays }: Pick<BoardView, 'page' | 'soonDays'>, chosen: Chosen): string {
  const { board } = page.words.positions;
  const { official } = page.words;
  switch (chosen.part) {
    case 'words':
      return board.chipWords(chosen.value);
    case 'kind':
      return official.kinds[chosen.value];
    case 'class':
      return chosen.value === 'none' ? board.openToAll : chosen.value;
    case 'district':
      return chosen.value === 'other' ? board.otherPlaces : regionName(chosen.value);
    case 'employer':
      return official.employerKinds[chosen.value];
    case 'education':
      return board.enough(official.educations[chosen.value]);
    case 'need':
      return needName(page, chosen.value);
    case 'feature':
      return board.chipFeature(featureName(page, chosen.value), board.offers[chosen.offer]);
    case 'wage':
      return board.wageFrom(chosen.value);
    case 'remote':
      return board.remote;
    case 'closing':
      return board.closingSoon(soonDays);
  }
}

/** What is empty, and the smallest change that would help. */
function Nothing({ view }: { view: BoardView }) {
  const { page, help } = view;
  const words = page.words.positions.board;
  if (help === null || help.all === 0) {
    return (
      <EmptyState
        title={words.noneAtAll}
        acts={
          <ButtonLink kind="secondary" href={page.to('/help')}>
            {page.words.frame.help.message}
          </ButtonLink>
        }
      >
        {words.noneAtAllText}
      </EmptyState>
    );
  }
  const { removal } = help;
  if (removal === null) {
    return (
      <EmptyState
        title={words.none}
        acts={
          <ButtonLink kind="secondary" href={page.to('/positions')}>
            {words.clear}
          </ButtonLink>
        }
      >
        {words.clearHelps(help.all)}
      </EmptyState>
    );
  }
  const name = chosenName(view, removal);
  return (
    <EmptyState
      title={words.none}
      acts={
        <ButtonLink kind="secondary" href={page.to(removal.href)}>
          {words.withoutAct(name)}
        </ButtonLink>
      }
    >
      {words.without(name, removal.count)}
    </EmptyState>
  );
}
