import { answerField } from '../../views/matching/match-needs.tsx';
import { MatchesPage, type MatchesView } from '../../views/matching/matches-page.tsx';
import { RequestsPage } from '../../views/matching/requests-page.tsx';
import { PositionPage } from '../../views/positions/position-page.tsx';
import { noteLooks } from '../audit/index.ts';
import { today } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { readForm } from '../http/form.ts';
import { act, file, page, type Route } from '../http/route.ts';
import { positionForReader } from '../positions/index.ts';
import { featureWithId, needWithId } from '../reference/index.ts';
import { answerNeed } from '../students/index.ts';
import type { StudentFacts } from './facts.ts';
import { askAgency } from './ask-agency.ts';
import { requestNotes } from './input.ts';
import { othersFacts, ownFacts, ownFactsOrNull } from './routes-whom.ts';
import { openRequests } from './reads-requests.ts';
import { settleRequest } from './settle-request.ts';
import {
  downloadCandidates,
  showCandidates,
  showNotListedPositions,
  showNotListedStudents,
} from './routes-candidates.tsx';
import { editionRoutes } from './routes-editions.tsx';
import { fairnessRoutes } from './routes-fairness.tsx';
import { showMatch } from './routes-match.tsx';
import { matchesView } from './routes-matches.ts';
import { runRoutes } from './routes-runs.tsx';
import { compareRoutes } from './routes-compare.tsx';
import { listRoutes } from './routes-lists.tsx';
import { whyRoutes } from './routes-why.tsx';
import { requestKinds } from './tables.ts';

async function showMatches(ask: Ask, student: StudentFacts, of: MatchesView['of']): Promise<Response> {
  const view = await matchesView(ask.ctx, ask.page, student, of, ask.query);
  return ask.show(<MatchesPage {...view} />, Object.keys(view.problems).length > 0 ? 422 : 200);
}

export const matchingRoutes: readonly Route[] = [
  ...editionRoutes,
  ...runRoutes,
  ...fairnessRoutes,
  ...compareRoutes,
  ...whyRoutes,
  ...listRoutes,
  page('/my/matches', 'matches.read', async (ask) => {
    const student = await ownFacts(ask.ctx);
    return showMatches(ask, student, null);
  }),
  page('/students/:number/matches', 'matches.read', async (ask) => {
    const { student, of } = await othersFacts(ask);
    return showMatches(ask, student, of);
  }),
  page('/students/:number/matches/not-listed', 'candidates.read', showNotListedPositions),
  page('/students/:number/matches/:position', 'matches.read', async (ask) => {
    const { student, of } = await othersFacts(ask);
    return showMatch(ask, student, of, ask.param('position'));
  }),
  page('/positions/:number/candidates', 'candidates.read', showCandidates),
  page('/positions/:number/candidates/not-listed', 'candidates.read', showNotListedStudents),
  file('/positions/:number/candidates.xlsx', 'candidates.read', downloadCandidates),
  page('/positions/:number', 'positions.browse', async (ask) => {
    const student = await ownFactsOrNull(ask.ctx);
    const number = ask.param('number');
    if (student) return showMatch(ask, student, null, number);
    const shown = await positionForReader(ask.ctx, number);
    return ask.show(<PositionPage page={ask.page} shown={shown} today={today(ask.ctx)} />);
  }),
  act('/positions/:number/answer', 'needs.confirm', async (ask) => {
    const form = await ask.form();
    const student = await ownFacts(ask.ctx);
    const [number, need, answer] = [ask.param('number'), form.text('need'), form.text('answer')];
    if (answer === '' && needWithId(need)) {
      return showMatch(ask, student, null, number, {
        problems: { [answerField(need)]: 'none_chosen' },
        given: form.text,
      });
    }
    await answerNeed(ask.ctx, { studentId: student.serial, need, answer });
    return ask.go(`/positions/${number}?done=saved`);
  }),
  act('/positions/:number/requests', 'requests.make', async (ask) => {
    const form = await ask.form();
    const student = await ownFacts(ask.ctx);
    const kind = requestKinds.find((each) => each === form.text('kind'));
    const feature = featureWithId(form.text('feature'))?.id ?? null;
    if (!kind || (kind === 'negotiate') !== (feature !== null)) throw new NotFound();
    const note = readForm(form, requestNotes[kind]);
    const positionNumber = ask.param('number');
    if (!note.ok) {
      return showMatch(ask, student, null, positionNumber, { problems: note.problems, given: form.text });
    }
    await askAgency(ask.ctx, { studentId: student.serial, positionNumber, kind, feature, note: note.value.note });
    return ask.go(`${form.text('from') === 'matches' ? '/my/matches' : `/positions/${positionNumber}`}?done=asked`);
  }),
  page('/requests', 'requests.read', async (ask) => {
    const requests = await openRequests(ask.ctx);
    const look = { verb: 'requests.read', thing: { kind: 'requests', id: null } } as const;
    await noteLooks(
      ask.ctx,
      look,
      requests.map((one) => one.student_id),
    );
    return ask.show(<RequestsPage page={ask.page} requests={requests} />);
  }),
  act('/requests/:id/settle', 'requests.settle', async (ask) => {
    await settleRequest(ask.ctx, ask.id('id'));
    return ask.go('/requests?done=saved');
  }),
];
