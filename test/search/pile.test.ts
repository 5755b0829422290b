import { expect, test } from 'vitest';
import { eachBit } from '../../search/memory/bits.ts';
import { makePile } from '../../search/memory/pile.ts';
import { segmentBuilder, type Row, type Shape } from '../../search/memory/segment.ts';
import { atOnce } from '../../search/memory/slices.ts';

const shape: Shape = { figures: [], marks: 1, steps: 1 };
const row = (id: number): Row => ({
  id,
  order: 0,
  tokens: ['all'],
  figures: [],
  marks: new Uint8Array(1),
  lifts: new Uint16Array(0),
});
const segmentOf = (ids: readonly number[]) => {
  const builder = segmentBuilder(shape);
  for (const id of ids) builder.add(row(id));
  return atOnce(builder.build());
};
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const heldBy = (pile: ReturnType<typeof makePile>): number[] => {
  const ids: number[] = [];
  for (const { segment } of pile.all()) eachBit(segment.live, (ordinal) => ids.push(segment.ids[ordinal]!));
  return ids.toSorted((one, other) => one - other);
};

test('segments that are being joined when everything is replaced do not come back', async () => {
  const pile = makePile(shape);
  pile.replace(segmentOf(range(1, 500)));
  for (let from = 501; from <= 4801; from += 100) pile.change([], range(from, from + 99).map(row));
  // The joining that this began goes on between answers.
  pile.replace(segmentOf(range(1, 300)));
  await pile.settled();
  expect(heldBy(pile)).toEqual(range(1, 300));
  pile.change([7], []);
  expect(heldBy(pile)).toEqual(range(1, 300).filter((id) => id !== 7));
});
