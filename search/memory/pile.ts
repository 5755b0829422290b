import type { Ground } from './ground.ts';
import { mergeSegments } from './merge.ts';
import { atOnce, inSlices } from './slices.ts';
import { remove, segmentBuilder, type Row, type Segment, type Shape } from './segment.ts';
import { makeShelf, type Shelf } from './shelf.ts';

/** The fresh segment is rebuilt at every change, so it is closed when it has this many documents. */
const freshest = 64;
/** Small segments are joined into one of at most this many documents before they go into the great one. */
const middling = 4096;

/**
 * The segments of one kind of document, greatest first. A change clears the old document and puts the new one into
 * the small fresh segment, so it is in the next answer; fresh ones are joined into greater ones between answers.
 */
export function makePile(shape: Shape) {
  let shelves: Shelf[] = [];
  let fresh = new Map<number, Row>();
  let freshShelf: Shelf | null = null;
  /** Reserved address space is dear: one ground serves every fresh segment until one is closed with it. */
  let freshGround: Ground | null = null;
  let joining: Promise<void> | null = null;

  const all = () => (freshShelf ? [...shelves, freshShelf] : shelves);
  const rebuildFresh = () => {
    const builder = segmentBuilder(shape);
    for (const row of fresh.values()) builder.add(row);
    if (fresh.size === 0) freshShelf = null;
    else {
      const segment = atOnce(builder.build(freshGround));
      freshGround = segment.ground;
      freshShelf = makeShelf(segment);
    }
  };
  const closeFresh = () => {
    if (freshShelf) shelves = [...shelves, freshShelf];
    fresh = new Map();
    freshShelf = null;
    freshGround = null;
  };
  const join = async (parts: readonly Shelf[]) => {
    const merged = await inSlices(mergeSegments(parts.map((shelf) => shelf.segment)));
    // Meanwhile everything may have been replaced: then what was joined is of the past.
    if (!parts.every((shelf) => shelves.includes(shelf))) return;
    merged.bury();
    shelves = [makeShelf(merged.segment), ...shelves.filter((shelf) => !parts.includes(shelf))].sort(
      (one, other) => other.segment.size - one.segment.size,
    );
  };
  const tidy = () => {
    if (joining) return;
    const small = shelves.slice(1);
    const full = small.reduce((sum, shelf) => sum + shelf.segment.size, 0) >= middling;
    if (!full && small.length < 2) return;
    joining = join(full ? shelves : small).finally(() => {
      joining = null;
    });
  };
  return {
    all,
    /** The same, none of which will be built anew. */
    closed(): readonly Shelf[] {
      closeFresh();
      return shelves;
    },
    /** Puts a great segment in the place of everything there is. */
    replace(segment: Segment): void {
      shelves = [makeShelf(segment)];
      fresh = new Map();
      freshShelf = null;
    },
    /** Takes in what changed: `ids` are gone from where they were, `rows` are what some of them are now. */
    change(ids: readonly number[], rows: readonly Row[]): void {
      for (const id of ids) {
        fresh.delete(id);
        for (const shelf of shelves) if (remove(shelf.segment, id)) break;
      }
      for (const row of rows) fresh.set(row.id, row);
      rebuildFresh();
      if (fresh.size >= freshest) closeFresh();
      tidy();
    },
    /** Resolves when no joining is under way. */
    settled: async () => {
      while (joining) await joining;
    },
  };
}
export type Pile = ReturnType<typeof makePile>;
