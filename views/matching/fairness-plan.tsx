import type { ClosingNeed, PlanStep } from '../../src/matching/index.ts';
import { featureName, needName } from '../names.ts';
import type { Page } from '../page.ts';
import { BarChart } from '../parts/bar-chart.tsx';
import { Figure } from '../parts/figure.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import { percentName } from './run-said.tsx';

/**
 * `students`: all in the report; null: so few that nothing of them is shown. An empty list says what would be listed, not
 * that there is nothing: what a few share is left out of it.
 */
type Of = { readonly page: Page; readonly students: number | null };

/** The needs that most often stand between a student and a position that would fit otherwise. */
export function NeedsFigure({ page, needs, students }: Of & { needs: readonly ClosingNeed[] }) {
  const w = page.words.fairness;
  const [first] = needs;
  if (!first) return <p>{students === null ? w.tooFew : w.needsNone}</p>;
  return (
    <Figure
      page={page}
      finding={w.needsFinding(needName(page, first.need), first.closed, first.pairs)}
      chart={
        <BarChart
          page={page}
          subject={w.chartNeeds}
          rows={needs.map((each) => ({
            name: needName(page, each.need),
            value: each.closed,
            text: w.pairs(each.closed),
          }))}
        />
      }
      table={
        <Table
          flat
          caption={w.needs}
          columns={[
            { label: w.needHeads.need },
            ...(['students', 'pairs', 'closed', 'share'] as const).map((head) => ({
              label: w.needHeads[head],
              numeric: true,
            })),
          ]}
          rows={needs.map(({ need, students, pairs, closed }) => ({
            cells: [
              needName(page, need),
              String(students),
              String(pairs),
              String(closed),
              percentName(page, closed, pairs),
            ],
          }))}
        />
      }
    />
  );
}

/** Step by step: which feature at which employer would open most, with the steps before it done. */
export function PlanFigure({ page, plan, students }: Of & { plan: readonly PlanStep[] }) {
  const w = page.words.fairness;
  if (plan.length === 0) return <p>{students === null ? w.tooFew : w.planNone}</p>;
  const sums = plan.map((_, at) => plan.slice(0, at + 1).reduce((sum, step) => sum + step.pairs, 0));
  return (
    <Figure
      page={page}
      finding={w.planFinding(plan.length, sums.at(-1)!)}
      chart={
        <BarChart
          page={page}
          subject={w.chartPlan}
          rows={plan.map((step, at) => ({
            name: w.step(at + 1, featureName(page, step.feature), step.employer),
            value: step.pairs,
            text: w.pairs(step.pairs),
          }))}
        />
      }
      table={
        <Table
          flat
          caption={w.plan}
          header={1}
          columns={[
            { label: w.planHeads.step, numeric: true },
            { label: w.planHeads.feature },
            { label: w.planHeads.employer },
            ...(['positions', 'students', 'pairs', 'sum'] as const).map((head) => ({
              label: w.planHeads[head],
              numeric: true,
            })),
          ]}
          rows={plan.map((step, at) => ({
            cells: [
              String(at + 1),
              featureName(page, step.feature),
              <a class="link" href={page.to(`/organizations/${step.employerId}`)}>
                <Zh page={page}>{step.employer}</Zh>
              </a>,
              String(step.positions),
              String(step.students),
              String(step.pairs),
              String(sums[at]),
            ],
          }))}
        />
      }
    />
  );
}
