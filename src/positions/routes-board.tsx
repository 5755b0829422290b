import { BoardPage } from '../../views/positions/board-page.tsx';
import { today } from '../ctx.ts';
import type { Ask } from '../http/ask.ts';
import { page, type Route } from '../http/route.ts';
import { bestRemoval, countOpen, openPositions, type Board } from './reads-board.ts';
import { boardAddress, chosenIn, offers, readBoardFilter, soonDays, type BoardFilter } from './rules-board.ts';
import { commonNeeds } from './rules-needs.ts';

async function showBoard(ask: Ask): Promise<Response> {
  const { ctx } = ask;
  const filter = readBoardFilter(ask.query);
  const board = await openPositions(ctx, filter);
  if (board.page !== filter.page) return ask.go(boardAddress(filter));
  return ask.show(
    <BoardPage
      page={ask.page}
      board={board}
      filter={filter}
      chosen={chosenIn(board.words.looked ? filter : { ...filter, words: null }).map((chosen) => ({
        ...chosen,
        href: boardAddress(filter, chosen.without),
      }))}
      needs={[...new Set([...commonNeeds, ...filter.needs])]}
      classes={classesOn(board, filter)}
      offers={offers}
      soonDays={soonDays}
      today={today(ctx)}
      href={(number) => boardAddress(filter, { page: number })}
      help={board.count > 0 ? null : await helpFor(ask, filter)}
    />,
  );
}

/** The 专业类 that positions ask for, those with most first; one that is chosen comes along. */
function classesOn(board: Board, { majorClass }: BoardFilter): string[] {
  const there = board.values('class').filter((name) => name !== 'none');
  const names = majorClass === null || majorClass === 'none' ? there : [...new Set([...there, majorClass])];
  const count = (name: string) => board.counts('class', name);
  return names.toSorted((one, other) => count(other) - count(one) || (one < other ? -1 : 1));
}

/** Nothing was found: what to take away so that something is. */
async function helpFor({ ctx }: Ask, filter: BoardFilter) {
  const best = await bestRemoval(ctx, filter);
  const href = best && boardAddress(filter, best.chosen.without);
  return {
    removal: best && href !== null ? { ...best.chosen, href, count: best.count } : null,
    all: await countOpen(ctx),
  };
}

export const boardRoutes: readonly Route[] = [page('/positions', 'positions.browse', showBoard)];
