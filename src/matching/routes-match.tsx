import { MatchPage } from '../../views/matching/match-page.tsx';
import type { CompareChoice } from '../../views/matching/compare-form.tsx';
import { may } from '../accounts/policy.ts';
import { today, type Ctx } from '../ctx.ts';
import type { Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { positionCards, positionForReader } from '../positions/index.ts';
import type { StudentFacts } from './facts.ts';
import { hintFor } from './rulebook.ts';
import { openRequestsOf } from './reads-requests.ts';
import { matchesBeside } from './reads-beside.ts';
import { keptOfPair } from './reads-lists.ts';
import { pairFor } from './reads.ts';
import { obstaclesOf } from './rules-why.ts';

const mostBeside = 4;

/** A form of the page that came back, with what was typed into it. */
export type Returned = { readonly problems: Problems; readonly given: (name: string) => string };
const nothingSent: Returned = { problems: {}, given: () => '' };

/** One position for one student. `of` is null when she reads it herself. */
export async function showMatch(
  ask: Ask,
  student: StudentFacts,
  of: { readonly number: string; readonly name: string } | null,
  number: string,
  { problems, given }: Returned = nothingSent,
): Promise<Response> {
  const { ctx } = ask;
  const pair = await pairFor(ctx, student, number);
  const positionId = pair.position.serial;
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
      asked={asked.get(positionId) ?? new Set()}
      obstacles={obstaclesOf(student, pair.position, today(ctx))}
      beside={await choicesBeside(ctx, student, positionId)}
      kept={may(ctx.actor, 'lists.read') ? await keptOfPair(ctx, { studentId: student.serial, positionId }) : []}
      today={today(ctx)}
      problems={problems}
      given={given}
    />,
    Object.keys(problems).length > 0 ? 422 : 200,
  );
}

async function choicesBeside(ctx: Ctx, student: StudentFacts, positionId: number): Promise<CompareChoice[]> {
  const beside = await matchesBeside(ctx, student, positionId, mostBeside);
  const cards = await positionCards(
    ctx,
    beside.map((each) => each.id),
  );
  return cards.flatMap((card) => {
    const its = beside.find(({ id }) => id === card.id);
    return its ? [{ card, class: its.match.class }] : [];
  });
}
