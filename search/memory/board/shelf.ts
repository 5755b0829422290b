import { boardFacetNames, type BoardDocument, type BoardFacet } from '../../board.ts';
import { inSlices } from '../slices.ts';
import { bitsFor, clearBit, grownBits, setBit, type Bits } from './bits.ts';
import { fillSlot, growColumns, makeColumns, makeOrder } from './columns.ts';
import { addSlot, postingsAt, type Postings } from './postings.ts';
import { makeTextIndex, sweepMap } from './text-index.ts';

/** So many slots may be dead, at least and as a part of all, before they are swept. */
const deadAtLeast = 1024;
const deadPart = 0.2;

/**
 * The board's documents in slots. A changed document gets a new slot and its old one is dead: cleared in `live`, out of the
 * orders, but still in postings until it is swept and can be used again.
 */
export function makeShelf() {
  let room = 1024;
  let used = 0;
  let free: number[] = [];
  let dead: number[] = [];
  let sweeping = false;
  let live = bitsFor(room);
  const slotOf = new Map<number, number>();
  const columns = makeColumns(room);
  const orders = {
    newest: makeOrder(columns, 'newest'),
    wage: makeOrder(columns, 'wage'),
    closing: makeOrder(columns, 'closing'),
  };
  const facets = Object.fromEntries(boardFacetNames.map((name) => [name, new Map<string, Postings>()])) as Readonly<
    Record<BoardFacet, Map<string, Postings>>
  >;
  const text = makeTextIndex();

  const freshSlot = () => {
    const again = free.pop();
    if (again !== undefined) return again;
    if (used === room) {
      room *= 2;
      live = grownBits(live, room);
      growColumns(columns, room);
    }
    return used++;
  };
  function* sweepAll(gone: Bits): Generator<void> {
    for (const name of boardFacetNames) yield* sweepMap(facets[name], gone);
    yield* text.sweep(gone);
  }
  const remove = (id: number) => {
    const slot = slotOf.get(id);
    if (slot === undefined) return;
    slotOf.delete(id);
    for (const order of Object.values(orders)) order.take(slot);
    clearBit(live, slot);
    dead.push(slot);
  };
  return {
    columns,
    orders,
    facets,
    text,
    live: (): Bits => live,
    room: () => room,
    remove,
    slotsOf(ids: readonly number[]): Bits {
      const slots = bitsFor(room);
      for (const id of ids) if (slotOf.has(id)) setBit(slots, slotOf.get(id)!);
      return slots;
    },
    /** `many`: more are coming, sort later. */
    put(document: BoardDocument, many: boolean): void {
      remove(document.id);
      const slot = freshSlot();
      slotOf.set(document.id, slot);
      setBit(live, slot);
      fillSlot(columns, slot, document);
      for (const order of Object.values(orders)) order.put(slot, many);
      for (const name of boardFacetNames) {
        for (const value of document.facets[name]) addSlot(postingsAt(facets[name], value), slot, room);
      }
      text.add(document, slot, room);
    },
    /** Sweeps what is dead, once it is enough; others have their turn in between. */
    async tidy(): Promise<void> {
      if (sweeping || dead.length < Math.max(deadAtLeast, used * deadPart)) return;
      sweeping = true;
      const gone = bitsFor(room);
      const swept = dead;
      dead = [];
      for (const slot of swept) setBit(gone, slot);
      try {
        await inSlices(sweepAll(gone));
        free = [...free, ...swept];
      } finally {
        sweeping = false;
      }
    },
  };
}
export type Shelf = ReturnType<typeof makeShelf>;
