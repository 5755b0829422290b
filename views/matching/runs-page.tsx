import type { RunCard } from '../../src/matching/index.ts';
import { Frame } from '../frame.tsx';
import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { FactsBand } from '../parts/facts.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Pager } from '../parts/pager.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import { Scope } from './run-said.tsx';

export type RunsView = {
  readonly page: Page;
  /** What a run that is started now goes over. */
  readonly next: { readonly district: string | null; readonly students: number; readonly edition: string };
  /** One that is in line or at work already. */
  readonly atWork: RunCard | undefined;
  readonly runs: readonly RunCard[];
  readonly number: number;
  readonly last: number;
};

/** Where staff have all students matched at once, and every run that there has been. */
export function RunsPage(view: RunsView) {
  const { page, atWork } = view;
  const w = page.words.runs;
  return (
    <Frame page={page} title={w.title} lead={w.lead} number={view.number} done={w.kept}>
      <Sections>
        <Section title={w.startTitle}>
          {atWork ? (
            <>
              <Notice title={w.atWork} kind="todo">
                {w.atWorkText}
              </Notice>
              <Actions>
                <ButtonLink kind="primary" href={page.to(`/runs/${atWork.id}`)}>
                  {w.see}
                </ButtonLink>
              </Actions>
            </>
          ) : (
            <Start view={view} />
          )}
        </Section>
        <History view={view} />
        <Section title={w.others}>
          <Actions>
            <ButtonLink href={page.to('/fairness')}>{w.toFairness}</ButtonLink>
            <ButtonLink href={page.to('/editions')}>{w.toEditions}</ButtonLink>
          </Actions>
        </Section>
      </Sections>
    </Frame>
  );
}

function Start({ view: { page, next } }: { view: RunsView }) {
  const w = page.words.runs;
  return (
    <Form page={page} action="/runs">
      <FactsBand
        facts={[
          { label: w.scope, value: <Scope page={page} district={next.district} /> },
          { label: w.students, value: w.people(next.students) },
          { label: w.edition, value: next.edition },
        ]}
      >
        <Button>{w.start}</Button>
      </FactsBand>
    </Form>
  );
}

function History({ view: { page, runs, number, last } }: { view: RunsView }) {
  const w = page.words.runs;
  return (
    <Section id="history" title={w.historyTitle}>
      {runs.length === 0 ? (
        <EmptyState title={w.historyEmpty} level={3}>
          {w.historyEmptyText}
        </EmptyState>
      ) : (
        <Table
          caption={w.historyTitle}
          columns={[
            { label: w.heads.run },
            { label: w.heads.scope },
            { label: w.heads.edition },
            { label: w.heads.state },
            { label: w.heads.by },
            { label: w.heads.at },
          ]}
          rows={runs.map((run) => ({
            cells: [
              <a class="link" href={page.to(`/runs/${run.id}`)}>
                {w.nameOf(w.kinds[run.kind], run.id)}
              </a>,
              <Scope page={page} district={run.district} />,
              w.editions(run.edition_id, run.other_edition_id),
              w.states[run.state],
              <Zh page={page}>{run.by_name}</Zh>,
              momentName(page, run.created_at),
            ],
          }))}
        />
      )}
      <Pager page={page} current={number} last={last} href={(at) => `/runs?page=${at}`} />
    </Section>
  );
}
