import { readWords, type BoardFound, type BoardQuery, type Word } from '../../search/index.ts';
import { today, type Ctx } from '../ctx.ts';
import { isListed } from './reads-cards.ts';
import { boardQuery, isNumber, readBoardFilter } from './rules-board.ts';

/** What became of the words that were typed. */
export type WordsTaken = {
  /** False: there was nothing to look for, or all of it is too long. */
  readonly looked: boolean;
  /** Typed, but beyond the most that is looked for, or too long. */
  readonly beyond: readonly string[];
  /** Left out, since no position has all of them. */
  readonly leftOut: readonly string[];
  /** Taken with typos, since nothing is spelled so. */
  readonly near: readonly string[];
  /** What was typed, where there is nothing in it to look for. */
  readonly empty: string | null;
};

/** Words as engines are asked for them; `among` are the positions whose numbers were typed, `missing` numbers of none. */
export type Typed = Pick<BoardQuery, 'words' | 'among'> & {
  readonly missing: readonly Word[];
  readonly taken: Pick<WordsTaken, 'looked' | 'beyond' | 'empty'>;
};

export async function readTyped(ctx: Ctx, text: string | null): Promise<Typed> {
  const { kept, beyond } = readWords(text ?? '');
  const looked = kept.length > 0;
  return {
    ...(await numbersApart(ctx, kept)),
    taken: { looked, beyond, empty: looked || beyond.length > 0 ? null : text },
  };
}

/**
 * Whoever types numbers of positions means these positions: they are found by their rows, not as words. Where none of
 * the numbers is there, they are words like others.
 */
async function numbersApart(ctx: Ctx, words: readonly Word[]) {
  const numbers = words.filter((word) => isNumber(word.text));
  const rows = numbers.length === 0 ? [] : await positionsNumbered(ctx, numbers.map(asNumber));
  if (rows.length === 0) return { words, among: null, missing: [] };
  const there = rows.map((row) => row.number);
  return {
    words: words.filter((word) => !numbers.includes(word)),
    among: rows.map((row) => row.id),
    missing: numbers.filter((word) => !there.includes(asNumber(word))),
  };
}

const asNumber = ({ text }: Word): string => text.toUpperCase();

const positionsNumbered = (ctx: Ctx, numbers: readonly string[]) =>
  ctx.db
    .selectFrom('positions')
    .select(['positions.id', 'positions.number'])
    .where('positions.number', 'in', numbers)
    .where(isListed(ctx))
    .execute();

export function takenOf({ taken, missing }: Typed, found: Pick<BoardFound, 'leftOut' | 'near'>): WordsTaken {
  const asTyped = (word: Word): string => word.typed;
  return { ...taken, leftOut: [...missing, ...found.leftOut].map(asTyped), near: found.near.map(asTyped) };
}

const noFilter = readBoardFilter(new URLSearchParams());

/**
 * Every position on the board that words find under a choice in some facets, for lists that are not the board's; null
 * where nothing was looked for. What the engine has taken in by then counts: the caller catches it up.
 */
export async function positionsWithWords(ctx: Ctx, text: string | null, chosen: BoardQuery['chosen']) {
  const typed = await readTyped(ctx, text);
  if (!typed.taken.looked) return { ids: null, taken: takenOf(typed, { leftOut: [], near: [] }) };
  const query = boardQuery(noFilter, { ...typed, today: today(ctx), city: null });
  const found = await ctx.search.browse({ ...query, chosen, offset: 0, limit: Infinity, count: [] });
  return { ids: found.ids, taken: takenOf(typed, found) };
}
