import type { Found, NearMissHit, Paging, PositionQuery, Test } from '../port.ts';
import { nearMissPage, page, ranks } from './answers.ts';
import type { Laid } from './laid.ts';
import { openingsIn } from './openings.ts';
import { layPositions } from './positions.ts';
import type { Shelf } from './shelf.ts';

export const positionsOver = (shelves: readonly Shelf[], query: PositionQuery, paging: Paging): Found =>
  page(paging, query.step, layOver(shelves, query, paging.where));

export function nearMissesOver(shelves: readonly Shelf[], query: PositionQuery, paging: Paging): Found<NearMissHit> {
  const laid = layOver(shelves, query, paging.where);
  const openings = laid.map((each) => openingsIn(each, query));
  return nearMissPage(laid, openings, paging, query.step);
}

export const ranksOver = (shelves: readonly Shelf[], query: PositionQuery, ids: readonly number[]) =>
  ranks(layOver(shelves, query), ids);

/** What is laid is good until the next question: whoever lays it reads the answer before anybody else has a turn. */
function layOver(shelves: readonly Shelf[], query: PositionQuery, where: readonly Test[] = []): Laid[] {
  return shelves.map((shelf) => layPositions(shelf, query, where));
}
