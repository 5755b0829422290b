import type { FairnessReport, RunCard } from '../../src/matching/index.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Zh } from '../parts/zh.tsx';
import { CoverageFigure, ExposureFigure } from './fairness-figures.tsx';
import { NeedsFigure, PlanFigure } from './fairness-plan.tsx';
import { RunKicker, scopeName } from './run-said.tsx';

export type FairnessView = {
  readonly page: Page;
  /** The report that is shown; null: there has been none. */
  readonly run: RunCard | null;
  readonly report: FairnessReport | null;
  /** A newer one that is in line or at work. */
  readonly atWork: RunCard | undefined;
};

/** The newest report on fairness over this reader's scope, or the way to the first one. */
export function FairnessPage({ page, run, report, atWork }: FairnessView) {
  const w = page.words.fairness;
  const head = run === null || report === null ? { title: w.title, lead: w.intro } : headOf(page, run, report);
  return (
    <Frame page={page} {...head} done={page.words.runs.kept}>
      <Sections>
        {atWork && (
          <div class="stack">
            <Notice kind="todo" title={w.atWork}>
              {run !== null && w.atWorkText}
            </Notice>
            <Actions>
              <ButtonLink kind="secondary" href={page.to(`/runs/${atWork.id}`)}>
                {w.see}
              </ButtonLink>
            </Actions>
          </div>
        )}
        {report === null ? (
          !atWork && <First page={page} />
        ) : (
          <Report page={page} district={run?.district ?? null} report={report} />
        )}
        <Form page={page} action="/fairness">
          <Actions>
            {report !== null && !atWork && <Button kind="secondary">{w.make}</Button>}
            <ButtonLink href={page.to('/runs')}>{w.earlier}</ButtonLink>
          </Actions>
        </Form>
      </Sections>
    </Frame>
  );
}

/** One report of the past. */
export function ReportPage({ page, run, report }: { page: Page; run: RunCard; report: FairnessReport }) {
  const { runs, fairness } = page.words;
  return (
    <Frame page={page} {...headOf(page, run, report)} back={{ href: '/runs', label: runs.title }}>
      <Sections>
        <Report page={page} district={run.district} report={report} />
        <Actions>
          <ButtonLink href={page.to('/fairness')}>{fairness.title}</ButtonLink>
        </Actions>
      </Sections>
    </Frame>
  );
}

function headOf(page: Page, run: RunCard, report: FairnessReport) {
  const w = page.words.fairness;
  const title = w.titleOf(scopeName(page, run.district));
  return {
    title,
    heading: run.district === null ? title : <Zh page={page}>{title}</Zh>,
    kicker: <RunKicker page={page} run={run} />,
    lead: w.lead(report.positions),
  };
}

function First({ page }: { page: Page }) {
  const w = page.words.fairness;
  return (
    <EmptyState
      title={w.none}
      acts={
        <Form page={page} action="/fairness">
          <Button>{w.makeFirst}</Button>
        </Form>
      }
    >
      {w.noneText}
    </EmptyState>
  );
}

function Report({ page, district, report }: { page: Page; district: string | null; report: FairnessReport }) {
  const w = page.words.fairness;
  return (
    <>
      <Section id="coverage" title={w.coverage} lead={w.coverageLead}>
        <CoverageFigure page={page} coverage={report.coverage} />
      </Section>
      <Section id="exposure" title={w.exposure} lead={district === null ? w.exposureLead : w.exposureLeadDistrict}>
        <ExposureFigure page={page} exposure={report.exposure} />
      </Section>
      <Section id="needs" title={w.needs} lead={w.needsLead}>
        <NeedsFigure page={page} needs={report.needs} students={report.coverage.students} />
      </Section>
      <Section id="plan" title={w.plan} lead={w.planLead}>
        <PlanFigure page={page} plan={report.plan} students={report.coverage.students} />
      </Section>
    </>
  );
}
