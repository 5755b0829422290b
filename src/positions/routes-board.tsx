import { BoardPage } from '../../views/positions/board-page.tsx';
import { districtsHere } from '../accounts/index.ts';
import { today } from '../ctx.ts';
import type { Ask } from '../http/ask.ts';
import { page, type Route } from '../http/route.ts';
import { cityOf } from '../reference/index.ts';
import { bestRemoval, countOpen, openPositions } from './reads-board.ts';
import { boardAddress, chosenIn, readBoardFilter, wageSteps, type BoardFilter } from './rules-board.ts';
import { commonNeeds } from './rules-needs.ts';

async function showBoard(ask: Ask): Promise<Response> {
  const { ctx } = ask;
  const filter = readBoardFilter(ask.query);
  const board = await openPositions(ctx, filter);
  if (board.page !== filter.page) return ask.go(boardAddress(filter));
  const districts = await districtsHere(ctx);
  const city = districts[0] ? cityOf(districts[0].code) : null;
  return ask.show(
    <BoardPage
      page={ask.page}
      board={board}
      filter={filter}
      chosen={chosenIn(filter).map((chosen) => ({ ...chosen, href: boardAddress(filter, chosen.without) }))}
      districts={districts}
      city={city}
      needs={[...new Set([...commonNeeds, ...filter.needs])]}
      wages={wageSteps}
      today={today(ctx)}
      href={(number) => boardAddress(filter, { page: number })}
      help={board.count > 0 ? null : await helpFor(ask, filter)}
    />,
  );
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
