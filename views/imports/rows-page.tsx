import type { Import } from '../../src/imports/find-import.ts';
import type { Outcome, Plan } from '../../src/imports/plan.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Form } from '../parts/form.tsx';
import { Pager } from '../parts/pager.tsx';
import { FileLine } from './dry-run-page.tsx';
import { RowsOf } from './dry-run-sections.tsx';
import { rowsOf, SaveDecisions } from './outcome-section.tsx';
import { problemsIn, WrongAnswers, type FormBack } from './waiting-rows.tsx';

export const rowsPerPage = 50;

type Props = { page: Page; row: Import; plan: Plan; outcome: Outcome; current: number; last: number; back?: FormBack };

/** All rows of one kind, page by page. */
export function RowsPage({ page, row, plan, outcome, current, last, back }: Props) {
  const t = page.words.imports;
  const path = `/imports/${row.key}`;
  const rows = rowsOf(plan, outcome).slice((current - 1) * rowsPerPage, current * rowsPerPage);
  const isAsking = outcome === 'waiting' && row.state === 'ready';
  const problems = isAsking ? problemsIn(rows, back) : {};
  const list = (
    <div class="stack">
      <WrongAnswers page={page} plan={plan} rows={rows} problems={problems} />
      <RowsOf page={page} plan={plan} rows={rows} outcome={outcome} applied={row.state === 'applied'} back={back} />
      <Pager page={page} current={current} last={last} href={(number) => `${path}/rows/${outcome}?page=${number}`} />
    </div>
  );
  return (
    <Frame
      page={page}
      title={t.sectionTitles[outcome](plan.counts[outcome])}
      back={{ href: `${path}#${outcome}`, label: row.state === 'applied' ? t.appliedTitle : t.dryRunTitle }}
      lead={<FileLine page={page} row={row} about={plan.about} />}
      current="imports"
      number={current}
      wrong={Object.keys(problems).length > 0}
    >
      {isAsking ? (
        <Form page={page} action={`${path}/decide`}>
          <input type="hidden" name="listed" value={current} />
          <div class="stack">
            {list}
            <SaveDecisions page={page} path={path} />
          </div>
        </Form>
      ) : (
        list
      )}
    </Frame>
  );
}
