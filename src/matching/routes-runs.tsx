import { CohortPage } from '../../views/matching/cohort-page.tsx';
import { ComparisonPage } from '../../views/matching/comparison-page.tsx';
import { isOver, RunEndedPage, RunProgressPage } from '../../views/matching/run-progress-page.tsx';
import { RunsPage } from '../../views/matching/runs-page.tsx';
import { noteLooks } from '../audit/index.ts';
import type { Ask } from '../http/ask.ts';
import { act, file, page, stream, type Route } from '../http/route.ts';
import { positionCards } from '../positions/index.ts';
import { writeWorkbook } from '../sheets/index.ts';
import { cancelRun } from './cancel-run.ts';
import { findRun, ownScope, type Run } from './find-run.ts';
import { forgetLines } from './forget-lines.ts';
import { forgetReports } from './forget-reports.ts';
import { newestPublication } from './hold-editions.ts';
import { comparedNow } from './reads-comparisons.ts';
import { linesOf } from './reads-run-lines.ts';
import { resultOf, runAtWork, runsFor } from './reads-runs.ts';
import { countStudents } from './reads-scope.ts';
import { showReport } from './routes-fairness.tsx';
import { tellRunProgress } from './routes-run-progress.tsx';
import { runSheets } from './routes-run-sheet.ts';
import { pageNumber } from './routes-whom.ts';
import { isSilent } from './run-pace.ts';
import { startRun } from './start-run.ts';
import { takeLines } from './take-lines.ts';

const perPage = 50;
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const runRoutes: readonly Route[] = [
  page('/runs', 'runs.read', showRuns),
  act('/runs', 'runs.start', async (ask) => ask.go(`/runs/${await startRun(ask.ctx, 'cohort')}`)),
  page('/runs/:id', 'runs.read', showRun),
  stream('/runs/:id/progress', 'runs.read', tellRunProgress),
  file('/runs/:id/matches.xlsx', 'runs.read', downloadRun),
  act('/runs/:id/cancel', 'runs.start', async (ask) => {
    await cancelRun(ask.ctx, ask.id('id'));
    return ask.go(`/runs/${ask.id('id')}?done=run_cancelled`);
  }),
];

async function showRuns(ask: Ask): Promise<Response> {
  const { ctx } = ask;
  const number = pageNumber(ask);
  await forgetReports(ctx);
  const { runs, count } = await runsFor(ctx, { offset: (number - 1) * perPage, limit: perPage });
  const last = Math.max(1, Math.ceil(count / perPage));
  const beyond = ask.beyond(number, last);
  if (beyond) return beyond;
  const district = ownScope(ctx, 'runs.start');
  const { edition } = await newestPublication(ctx);
  return ask.show(
    <RunsPage
      page={ask.page}
      next={{ district, students: await countStudents(ctx, district), edition }}
      atWork={await runAtWork(ctx, 'cohort')}
      runs={runs}
      number={number}
      last={last}
    />,
  );
}

async function showRun(ask: Ask): Promise<Response> {
  await forgetReports(ask.ctx);
  const run = await findRun(ask.ctx, ask.id('id'), 'runs.read');
  if (!isOver({ run })) {
    return ask.show(<RunProgressPage page={ask.page} run={run} silent={isSilent(run, ask.ctx.now())} />);
  }
  if (run.state !== 'done') return ask.show(<RunEndedPage page={ask.page} run={run} />);
  if (run.kind === 'cohort') return showCohort(ask, run);
  return run.kind === 'comparison' ? showComparison(ask, run) : showReport(ask, run);
}

async function showCohort(ask: Ask, run: Run): Promise<Response> {
  const { ctx } = ask;
  const number = pageNumber(ask);
  const filter = ask.query.get('show') === 'without' ? 'without' : 'all';
  await forgetLines(ctx);
  const { lines, count } = await linesOf(ctx, run, { filter, offset: (number - 1) * perPage, limit: perPage });
  const last = Math.max(1, Math.ceil(count / perPage));
  const beyond = ask.beyond(number, last);
  if (beyond) return beyond;
  const seen = lines.map((line) => line.id);
  await noteLooks(ctx, { verb: 'matches.read', thing: { kind: 'match_run', id: String(run.id) } }, seen);
  const cards = await positionCards(ctx, [...new Set(lines.flatMap((line) => line.found[0]?.position ?? []))]);
  return ask.show(
    <CohortPage
      page={ask.page}
      run={run}
      result={resultOf(run, 'cohort')}
      lines={lines}
      count={count}
      filter={filter}
      number={number}
      last={last}
      positions={new Map(cards.map((card) => [card.id, card]))}
    />,
  );
}

async function showComparison(ask: Ask, run: Run): Promise<Response> {
  const now = await comparedNow(ask.ctx, run);
  const result = resultOf(run, 'comparison');
  const cards = await positionCards(
    ask.ctx,
    result.moves.map((move) => move.position),
  );
  return ask.show(<ComparisonPage page={ask.page} run={run} result={result} cards={cards} {...now} />);
}

async function downloadRun(ask: Ask): Promise<Response> {
  const taken = await takeLines(ask.ctx, ask.id('id'));
  const { runs } = ask.page.words;
  const name = `${runs.nameOf(runs.kinds.cohort, taken.run.id)}.xlsx`;
  return ask.download(name, workbookType, new Uint8Array(await writeWorkbook({ sheets: runSheets(ask.page, taken) })));
}
