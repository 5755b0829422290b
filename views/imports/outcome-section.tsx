import type { Import } from '../../src/imports/find-import.ts';
import type { Outcome, Plan, PlannedRow } from '../../src/imports/plan.ts';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Section } from '../parts/section.tsx';
import { RestLink, RowsOf } from './dry-run-sections.tsx';
import { problemsIn, type FormBack } from './waiting-rows.tsx';

/** So many rows stand on the dry run itself; the others are a link away. */
const firstRows: Readonly<Record<Outcome, number>> = { refused: 20, waiting: 20, changed: 10, new: 10, same: 0 };

type OutcomeProps = { page: Page; row: Import; plan: Plan; outcome: Outcome; back?: FormBack | undefined };

/**
 * Those that somebody should look at stand first. Rows whose questions are answered stay among the questions, so that an
 * answer can be changed.
 */
export function rowsOf(plan: Plan, outcome: Outcome): PlannedRow[] {
  const isOne = (row: PlannedRow) => row.outcome === outcome || (outcome === 'waiting' && row.questions.length > 0);
  const { true: first = [], false: others = [] } = Object.groupBy(plan.rows.filter(isOne), (row) => `${isNoted(row)}`);
  return [...first, ...others];
}

/** It has a notice, changes its employer beside itself, or an answer about it was not understood. */
const isNoted = (row: PlannedRow): boolean =>
  row.notices.length > 0 ||
  (row.outcome === 'new' && row.changes.length > 0) ||
  Object.keys(problemsIn([row])).length > 0;

/** The questions that stand on the dry run itself. */
export const firstWaiting = (plan: Plan): PlannedRow[] => rowsOf(plan, 'waiting').slice(0, firstRows.waiting);

/** One kind of rows on the dry run: the first of them, and the way to the others. */
export function OutcomeSection({ page, row, plan, outcome, back }: OutcomeProps) {
  const t = page.words.imports;
  const applied = row.state === 'applied';
  const all =
    outcome === 'waiting' && applied ? plan.rows.filter((one) => one.outcome === 'waiting') : rowsOf(plan, outcome);
  const first = all.slice(0, firstRows[outcome]);
  const rest = all.length - first.length;
  const count = plan.counts[outcome];
  if (count === 0 && all.length === 0) {
    return (
      <Section id={outcome} title={t.sectionTitles[outcome](0)}>
        <p class="muted">{t.noRows}</p>
      </Section>
    );
  }
  const href = `/imports/${row.key}/rows/${outcome}`;
  return (
    <Section
      id={outcome}
      title={t.sectionTitles[outcome](count)}
      lead={(applied ? t.sectionLeadsApplied : t.sectionLeads)[outcome]}
    >
      {first.length > 0 && (
        <RowsOf page={page} plan={plan} rows={first} outcome={outcome} applied={applied} back={back} />
      )}
      {rest > 0 && (
        <RestLink page={page} href={href}>
          {first.length === 0 ? t.seeAll(all.length) : t.seeRest(rest)}
        </RestLink>
      )}
      {outcome === 'waiting' && !applied && <SaveDecisions page={page} path={`/imports/${row.key}`} />}
      {outcome === 'refused' && row.has_file && <Download page={page} row={row} />}
    </Section>
  );
}

export function SaveDecisions({ page, path }: { page: Page; path: string }) {
  return (
    <Actions>
      <Button kind="secondary" action={page.to(`${path}/decide`)}>
        {page.words.imports.save}
      </Button>
    </Actions>
  );
}

function Download({ page, row }: { page: Page; row: Import }) {
  return (
    <p>
      <ButtonLink href={page.to(`/imports/${row.key}/refused.xlsx`)} download>
        {page.words.imports.download}
      </ButtonLink>
    </p>
  );
}
