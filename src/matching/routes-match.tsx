import { MatchPage } from '../../views/matching/match-page.tsx';
import { today } from '../ctx.ts';
import type { Ask } from '../http/ask.ts';
import { positionForReader } from '../positions/index.ts';
import type { StudentFacts } from './facts.ts';
import { hintFor } from './rulebook.ts';
import { openRequestsOf } from './reads-requests.ts';
import { pairFor } from './reads.ts';

/** One position for one student. `of` is null when she reads it herself. */
export async function showMatch(
  ask: Ask,
  student: StudentFacts,
  of: { readonly number: string; readonly name: string } | null,
  number: string,
): Promise<Response> {
  const { ctx } = ask;
  const pair = await pairFor(ctx, student, number);
  const asked = await openRequestsOf(ctx, student.serial);
  return ask.show(
    <MatchPage
      page={ask.page}
      of={of}
      student={student}
      shown={await positionForReader(ctx, number)}
      pair={pair}
      full={pair.book.full}
      hints={new Map(pair.openings.map(({ feature }) => [feature, hintFor(pair.book, feature)]))}
      asked={asked.get(pair.position.serial) ?? new Set()}
      today={today(ctx)}
    />,
  );
}
