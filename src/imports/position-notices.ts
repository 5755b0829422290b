import type { PositionCompared } from './fields-position.ts';
import type { Judged } from './judge.ts';
import type { KnownPositions } from './known-positions.ts';
import type { Notice } from './plan.ts';
import type { PositionRow } from './plan-positions.ts';
import { isUnusualWage } from './read-wages.ts';

/** What somebody should look at in a row that can be written all the same. `day`: today. */
export function positionNotices(
  { facts: { number = '' }, employer, doctorate }: PositionRow,
  judged: Judged<PositionCompared> | null,
  known: KnownPositions,
  day: string,
): Notice[] {
  const { closes_on, wage, education } = judged?.write ?? {};
  const notices: [boolean, Notice['kind']][] = [
    [employer?.kept ?? false, 'employer_kept'],
    [judged?.outcome === 'new' && known.withNumber(number) !== undefined, 'position_number_taken'],
    [closes_on !== undefined && closes_on < day, 'closed_already'],
    [wage !== undefined && isUnusualWage(wage), 'wage_unusual'],
    [education !== undefined && doctorate, 'doctorate'],
  ];
  return notices.flatMap(([is, kind]) =>
    is ? [{ kind, number: kind === 'position_number_taken' ? number : '' }] : [],
  );
}
