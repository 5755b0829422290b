import { FairnessPage, ReportPage } from '../../views/matching/fairness-page.tsx';
import type { Ask } from '../http/ask.ts';
import { act, page, type Route } from '../http/route.ts';
import type { Run } from './find-run.ts';
import { forgetReports } from './forget-reports.ts';
import { newestDone, resultOf, runAtWork } from './reads-runs.ts';
import { startRun } from './start-run.ts';

export const fairnessRoutes: readonly Route[] = [
  page('/fairness', 'runs.read', async (ask) => {
    await forgetReports(ask.ctx);
    const run = (await newestDone(ask.ctx, 'fairness')) ?? null;
    return ask.show(
      <FairnessPage
        page={ask.page}
        run={run}
        report={run && resultOf(run, 'fairness')}
        atWork={await runAtWork(ask.ctx, 'fairness')}
      />,
    );
  }),
  act('/fairness', 'runs.start', async (ask) => ask.go(`/runs/${await startRun(ask.ctx, 'fairness')}`)),
];

/** A report of the past. */
export async function showReport(ask: Ask, run: Run): Promise<Response> {
  return ask.show(<ReportPage page={ask.page} run={run} report={resultOf(run, 'fairness')} />);
}
