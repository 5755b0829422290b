import type { BoardDocument, BoardSort } from '../../board.ts';

/** The figures of the documents by slot, and the slots in each order that the board can be sorted in. */
export type Columns = {
  id: Int32Array;
  publishedOn: Int32Array;
  closesOn: Int32Array;
  wageMin: Int32Array;
};
type Order = Exclude<BoardSort, 'best'>;

export const makeColumns = (room: number): Columns => ({
  id: new Int32Array(room),
  publishedOn: new Int32Array(room),
  closesOn: new Int32Array(room),
  wageMin: new Int32Array(room),
});

export function growColumns(columns: Columns, room: number): void {
  for (const name of ['id', 'publishedOn', 'closesOn', 'wageMin'] as const) {
    const grown = new Int32Array(room);
    grown.set(columns[name]);
    columns[name] = grown;
  }
}

export function fillSlot(columns: Columns, slot: number, document: BoardDocument): void {
  columns.id[slot] = document.id;
  columns.publishedOn[slot] = document.publishedOn;
  columns.closesOn[slot] = document.closesOn;
  columns.wageMin[slot] = document.wageMin ?? -1;
}

/** Below 0: `one` comes before `other`. */
export function comparing(columns: Columns, order: Order): (one: number, other: number) => number {
  const newest = (one: number, other: number) =>
    columns.publishedOn[other]! - columns.publishedOn[one]! || columns.id[other]! - columns.id[one]!;
  if (order === 'wage') return (one, other) => columns.wageMin[other]! - columns.wageMin[one]! || newest(one, other);
  if (order === 'closing')
    return (one, other) => columns.closesOn[one]! - columns.closesOn[other]! || newest(one, other);
  return newest;
}

/** Slots in an order: put in and taken out one by one, or sorted at once after many came. */
export function makeOrder(columns: Columns, order: Order) {
  const compare = comparing(columns, order);
  let slots = new Int32Array(64);
  let size = 0;
  let sorted = true;
  const placeOf = (slot: number) => {
    let [low, high] = [0, size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(slots[middle]!, slot) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const sort = () => {
    if (!sorted) slots.subarray(0, size).sort(compare);
    sorted = true;
  };
  return {
    put(slot: number, many: boolean): void {
      if (size === slots.length) {
        const grown = new Int32Array(size * 2);
        grown.set(slots);
        slots = grown;
      }
      if (many) {
        slots[size] = slot;
        sorted = false;
      } else {
        sort();
        const at = placeOf(slot);
        slots.copyWithin(at + 1, at, size);
        slots[at] = slot;
      }
      size += 1;
    },
    take(slot: number): void {
      sort();
      const at = placeOf(slot);
      slots.copyWithin(at, at + 1, size);
      size -= 1;
    },
    all(): Int32Array {
      sort();
      return slots.subarray(0, size);
    },
  };
}
