import type { PositionCompared } from './fields-position.ts';
import type { RowRead } from './judge.ts';
import { isOfOther, type KnownPositions } from './known-positions.ts';
import { startAlike, type Alike } from './position-outlines.ts';
import type { EarlierRow, Match } from './which-one.ts';

/** Rows of the file that would be new positions, by employer and title. */
export type EarlierPositions = Map<string, Alike<EarlierRow<PositionCompared>>>;

/**
 * Which position a row means: by its number. Without one those of its title at its employer may be meant; so may one of its
 * number at another employer, which a person decides.
 */
export function matchPosition(
  facts: Partial<PositionCompared>,
  known: KnownPositions,
  earlier: EarlierPositions,
): Match<PositionCompared> {
  const numbered = facts.number === undefined ? undefined : known.withNumber(facts.number);
  const other = numbered?.reached && isOfOther(numbered, facts) ? [numbered] : [];
  if (numbered && other.length === 0) return { sure: numbered };
  if (facts.number !== undefined && !numbered) return { maybe: [], rows: [] };
  const id = /^id (\d+)$/.exec(facts.employer ?? '')?.[1];
  const titled = id === undefined ? undefined : known.titled(facts.title ?? '', Number(id));
  const maybe = [...other, ...(titled?.all ?? [])];
  if (maybe.length > 0) return { maybe, equals: titled?.like(facts) ?? [], rows: [] };
  const before = earlier.get(earlierKey(facts));
  return { maybe: [], rows: before?.all ?? [], twins: before?.like(facts) ?? [] };
}

const earlierKey = ({ employer, title }: Partial<PositionCompared>): string => `${employer} ${title}`;

export function noteEarlier(read: RowRead<PositionCompared>, earlier: EarlierPositions): void {
  const key = earlierKey(read.facts);
  const one: EarlierRow<PositionCompared> = { row: read.row, name: read.facts.title ?? '', facts: read.facts };
  const before = earlier.get(key);
  if (before) before.add(one);
  else earlier.set(key, startAlike([one]));
}
