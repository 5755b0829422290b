import { WhyPage, type WhyAnswer, type WhyView } from '../../views/matching/why-page.tsx';
import { Zh } from '../../views/parts/zh.tsx';
import { may } from '../accounts/policy.ts';
import { noteLooks } from '../audit/index.ts';
import type { Ask } from '../http/ask.ts';
import { page, type Route } from '../http/route.ts';
import { positionCards, type PositionForReader } from '../positions/index.ts';
import type { StudentFacts } from './facts.ts';
import { filterAddress, readFilter, type MatchFilter } from './input.ts';
import { positionForCandidates } from './reads-candidates.ts';
import { studentNames } from './reads-names.ts';
import { placeAmongCandidates, whyFor, type Why } from './reads-why.ts';
import { pairFor } from './reads.ts';
import { perPage } from './routes-matches.ts';
import { othersFacts, ownFacts } from './routes-whom.ts';
import { typedNumber, typedPosition, typedStudent } from './reads-typed.ts';

type Of = WhyView['of'];
type Asked = { readonly student: StudentFacts; readonly of: Of; readonly filter: MatchFilter };

/** Why a position is not among the matches of one student. `of` is null when she asks herself. */
async function showWhy(ask: Ask, student: StudentFacts, of: Of): Promise<Response> {
  const { ctx } = ask;
  const w = ask.page.words;
  const filter = await filterOf(ask);
  const value = typedNumber(ask.query.get('position'));
  const shown = await typedPosition(ctx, value);
  const answer = shown && (await answerFor(ask, { student, of, filter }, shown));
  const path = of ? `/students/${of.number}` : '/my/matches';
  const problem = value !== '' && !shown ? 'no_such_number' : null;
  return ask.show(
    <WhyPage
      page={ask.page}
      of={of}
      title={of ? w.evidence.why.titleOf(of.name) : w.evidence.why.title}
      lead={w.evidence.why.lead}
      current={of ? 'students' : 'matches'}
      back={
        of
          ? { href: `${path}/matches`, label: <Zh page={ask.page}>{w.matching.titleOf(of.name)}</Zh> }
          : { href: path, label: w.matching.backToMatches }
      }
      action={`${path}/why`}
      asks="position"
      value={value}
      problem={problem}
      filter={queryOf(filter)}
      answer={answer}
    />,
    problem ? 422 : 200,
  );
}

async function answerFor(ask: Ask, { student, of, filter }: Asked, shown: PositionForReader): Promise<WhyAnswer> {
  const { ctx } = ask;
  const pair = await pairFor(ctx, student, shown.card.number);
  const why = await whyFor(ctx, student, pair, filter);
  const amongCandidates =
    of && why.listed && may(ctx.actor, 'candidates.read')
      ? await placeAmongCandidates(ctx, { ...pair, match: why.match }, student.serial)
      : null;
  return { card: shown.card, position: pair.position, why, amongCandidates, inList: pageInList(of, why) };
}

/** The page of her matches on which a match stands: its class, page by page, without any filter. */
function pageInList(of: Of, why: Why): string {
  const path = of ? `/students/${of.number}/matches` : '/my/matches';
  if (!why.listed || !why.amongHers) return path;
  const { match, amongHers } = why;
  const only = readFilter(new URLSearchParams({ only: match.class }), null);
  return filterAddress(path, only, { page: Math.floor(amongHers.before[match.class] / perPage) + 1 });
}

async function filterOf({ ctx, query }: Ask): Promise<MatchFilter> {
  const { city_code } = await ctx.db.selectFrom('agency').select('city_code').executeTakeFirstOrThrow();
  return readFilter(query, city_code);
}

const queryOf = (filter: MatchFilter): URLSearchParams =>
  new URLSearchParams(filterAddress('', filter).replace('?', ''));

/** The same question from the page of candidates: why a student is not among them. */
async function showWhyCandidate(ask: Ask): Promise<Response> {
  const { ctx, page: shownPage } = ask;
  const w = shownPage.words;
  const position = await positionForCandidates(ctx, ask.param('number'));
  const [card] = await positionCards(ctx, [position.serial]);
  const value = typedNumber(ask.query.get('student'));
  const found = await lookedAt(ask, value);
  const filter = readFilter(new URLSearchParams(), null);
  const shown = found && (await typedPosition(ctx, position.number));
  const answer = found && shown ? await answerFor(ask, { ...found, filter }, shown) : null;
  const problem = value !== '' && !found ? 'no_such_number' : null;
  return ask.show(
    <WhyPage
      page={shownPage}
      of={found?.of ?? null}
      title={w.evidence.why.titleFor(card!.title)}
      lead={w.evidence.why.leadFor}
      current="managedPositions"
      back={{ href: `/positions/${position.number}/candidates`, label: w.matching.candidates }}
      action={`/positions/${position.number}/why`}
      asks="student"
      value={value}
      problem={problem}
      filter={new URLSearchParams()}
      answer={answer}
    />,
    problem ? 422 : 200,
  );
}

/** A student within reach by her number, noted as looked at; null: there is none. */
async function lookedAt({ ctx }: Ask, number: string) {
  const student = await typedStudent(ctx, number);
  if (!student) return null;
  const names = await studentNames(ctx, [student.serial]);
  await noteLooks(ctx, { verb: 'matches.read', thing: { kind: 'matches', id: student.number } }, [student.serial]);
  return { student, of: { number: student.number, name: names.get(student.serial)?.name ?? student.number } };
}

export const whyRoutes: readonly Route[] = [
  page('/my/matches/why', 'matches.read', async (ask) => showWhy(ask, await ownFacts(ask.ctx), null)),
  page('/students/:number/why', 'matches.read', async (ask) => {
    const { student, of } = await othersFacts(ask);
    return showWhy(ask, student, of);
  }),
  page('/positions/:number/why', 'candidates.read', showWhyCandidate),
];
