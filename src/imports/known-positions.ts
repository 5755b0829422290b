import { may } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { positionsMeant, type PositionOnRecord } from '../positions/index.ts';
import type { Known } from './compare.ts';
import type { PositionCompared } from './fields-position.ts';
import { startAlike, type Alike } from './position-outlines.ts';

export type KnownPosition = Known<PositionCompared> & {
  readonly employerId: number;
  readonly taken: number;
  readonly reached: boolean;
};
export type KnownPositions = {
  readonly withNumber: (number: string) => KnownPosition | undefined;
  /** Those of a title at an employer that the actor may change, for rows without a number. */
  readonly titled: (title: string, employerId: number) => Alike<KnownPosition>;
};

/** Whether a row says that the position is another employer's. */
export const isOfOther = ({ facts }: KnownPosition, { employer }: Partial<PositionCompared>): boolean =>
  employer !== undefined && employer !== facts.employer;

/** Those that rows may mean: by number; by title where a row has none, or one of another employer's. */
export async function knownPositions(
  ctx: Ctx,
  rows: readonly Partial<PositionCompared>[],
  lock: boolean,
): Promise<KnownPositions> {
  const read = async (wanted: Parameters<typeof positionsMeant>[1]) =>
    (await positionsMeant(ctx, wanted, lock)).map((one) => knownOf(ctx, one));
  const numbered = await read({ numbers: rows.flatMap(({ number }) => number ?? []), titles: [] });
  const byNumber = new Map(numbered.map((one) => [one.number, one]));
  const titles = rows.flatMap((row) => {
    const known = row.number === undefined ? undefined : byNumber.get(row.number);
    return row.number === undefined || (known && isOfOther(known, row)) ? (row.title ?? []) : [];
  });
  const known = titles.length === 0 ? [] : await read({ numbers: [], titles: [...new Set(titles)] });
  const reached = known.filter((one) => one.reached);
  const groups = [...Map.groupBy(reached, (one) => `${one.employerId} ${one.name}`)];
  const byTitle = new Map(groups.map(([key, group]) => [key, startAlike(group)]));
  const none = startAlike<KnownPosition>();
  return {
    withNumber: (number) => byNumber.get(number),
    titled: (title, employerId) => byTitle.get(`${employerId} ${title}`) ?? none,
  };
}

function knownOf(ctx: Ctx, { employer, facts, baseId, ...position }: PositionOnRecord): KnownPosition {
  const thing = { district: facts.region ?? null, employerId: employer.id, baseId };
  return {
    id: position.id,
    number: position.number,
    name: position.title,
    taken: position.taken,
    employerId: employer.id,
    facts: { ...facts, employer: `id ${employer.id}`, employer_name: employer.name },
    confirmed: new Set(position.confirmedFields),
    open: true,
    reached: may(ctx.actor, 'positions.change', thing),
  };
}
