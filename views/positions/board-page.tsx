import type { Board } from '../../src/positions/reads-board.ts';
import type { BoardFilter, Chosen } from '../../src/positions/rules-board.ts';
import { regionName, type NeedId, type Region, type RegionCode } from '../../src/reference/index.ts';
import { Frame } from '../frame.tsx';
import { needName } from '../names.ts';
import type { Page } from '../page.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Chips } from '../parts/chips.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Pager } from '../parts/pager.tsx';
import { Results } from '../parts/panel.tsx';
import { RowList } from '../parts/position-row.tsx';
import { BoardFilterForm } from './board-filter.tsx';
import { PositionLine } from './position-line.tsx';

export type BoardView = {
  readonly page: Page;
  readonly board: Board;
  readonly filter: BoardFilter;
  /** The active filters, each with the address without it. */
  readonly chosen: readonly (Chosen & { readonly href: string })[];
  readonly districts: readonly Region[];
  /** The needs that the filter offers; one that is chosen comes along whatever it is. */
  readonly needs: readonly NeedId[];
  readonly wages: readonly number[];
  readonly city: RegionCode | null;
  readonly today: string;
  readonly href: (number: number) => string;
  /** Only where nothing was found: what would help most, and how many there are at all. */
  readonly help: {
    readonly removal: (Chosen & { readonly href: string; readonly count: number }) | null;
    readonly all: number;
  } | null;
};

/** Every position that one can apply for, newest first. Anybody may read it. */
export function BoardPage(view: BoardView) {
  const { page, board, filter, chosen } = view;
  const words = page.words.positions.board;
  const internships = filter.kind === 'internship';
  const chips = chosen.map((one) => ({ label: chosenName(page, one), href: one.href }));
  return (
    <Frame
      page={page}
      title={internships ? words.internships : words.title}
      lead={words.lead(board.count)}
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
              {board.cards.length === 0 ? (
                <Nothing view={view} />
              ) : (
                <RowList ordered>
                  {board.cards.map((card) => (
                    <PositionLine page={page} card={card} city={view.city} today={view.today} />
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
export function chosenName(page: Page, chosen: Chosen): string {
  const { board } = page.words.positions;
  const { official } = page.words;
  switch (chosen.part) {
    case 'words':
      return board.chipWords(chosen.value);
    case 'kind':
      return official.kinds[chosen.value];
    case 'district':
      return chosen.value === 'other' ? board.otherPlaces : regionName(chosen.value);
    case 'education':
      return board.chipEducation(official.educations[chosen.value]);
    case 'need':
      return needName(page, chosen.value);
    case 'wage':
      return board.wageFrom(chosen.value);
    case 'remote':
      return board.remote;
  }
}

/** What is empty, and the smallest change that would help. */
function Nothing({ view: { page, help } }: { view: BoardView }) {
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
  const name = chosenName(page, removal);
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
