import { ComparePage, type Compared } from '../../views/matching/compare-page.tsx';
import { today } from '../ctx.ts';
import type { Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { page, type Route } from '../http/route.ts';
import type { PositionForReader } from '../positions/index.ts';
import type { StudentFacts } from './facts.ts';
import { currentBook } from './reads-editions.ts';
import { pairFor } from './reads.ts';
import { othersFacts, ownFacts } from './routes-whom.ts';
import { typedNumber, typedPosition } from './reads-typed.ts';
import { obstaclesOf } from './rules-why.ts';

type Of = { readonly number: string; readonly name: string } | null;

/** Two positions for one student. The other one is chosen from a few (`b`), or by its number, which goes before. */
async function showCompare(ask: Ask, student: StudentFacts, of: Of): Promise<Response> {
  const { ctx, query } = ask;
  const values = {
    a: typedNumber(query.get('a')),
    b: typedNumber(query.get('number')) || typedNumber(query.get('b')),
  };
  const [one, other] = [await typedPosition(ctx, values.a), await typedPosition(ctx, values.b)];
  const problems = problemsOf(values, one, other);
  const both = one && other && Object.keys(problems).length === 0;
  const pairs = both ? ([await compared(ask, student, one), await compared(ask, student, other)] as const) : null;
  return ask.show(
    <ComparePage
      page={ask.page}
      of={of}
      student={student}
      pairs={pairs}
      values={values}
      problems={problems}
      full={(await currentBook(ctx)).full}
      today={today(ctx)}
    />,
    Object.keys(problems).length > 0 ? 422 : 200,
  );
}

type Values = { readonly a: string; readonly b: string };

/** Nothing typed is no mistake: the page then asks for both. */
function problemsOf({ a, b }: Values, one: PositionForReader | null, other: PositionForReader | null): Problems {
  return {
    ...(a !== '' && !one ? { a: 'no_such_number' } : {}),
    ...(b !== '' && !other ? { b: 'no_such_number' } : {}),
    ...(one && one.card.id === other?.card.id ? { b: 'same_position' } : {}),
  };
}

async function compared({ ctx }: Ask, student: StudentFacts, shown: PositionForReader): Promise<Compared> {
  const pair = await pairFor(ctx, student, shown.card.number);
  return { shown, pair, obstacles: obstaclesOf(student, pair.position, today(ctx)) };
}

export const compareRoutes: readonly Route[] = [
  page('/my/matches/compare', 'matches.read', async (ask) => showCompare(ask, await ownFacts(ask.ctx), null)),
  page('/students/:number/compare', 'matches.read', async (ask) => {
    const { student, of } = await othersFacts(ask);
    return showCompare(ask, student, of);
  }),
];
