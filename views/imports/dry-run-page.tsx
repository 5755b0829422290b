import type { Import } from '../../src/imports/find-import.ts';
import type { Outcome, Plan, PlannedRow } from '../../src/imports/plan.ts';
import { Frame } from '../frame.tsx';
import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Dots } from '../parts/dots.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Progress } from '../parts/progress.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Stats } from '../parts/stat.tsx';
import { Steps } from '../parts/steps.tsx';
import { Zh } from '../parts/zh.tsx';
import { RestLink, RowsOf } from './dry-run-sections.tsx';

export const outcomeOrder = ['refused', 'waiting', 'changed', 'new', 'same'] as const satisfies readonly Outcome[];
/** So many rows stand on the dry run itself; the others are a link away. */
const firstRows: Readonly<Record<Outcome, number>> = { refused: 20, waiting: 20, changed: 10, new: 10, same: 0 };

/** `changed`: the records changed since the dry run that was on the page, and this one takes its place. */
type Props = { page: Page; row: Import; plan: Plan; changed?: boolean };

/** What a workbook would do, what needs a person first; or, once it is written, what it did. */
export function DryRunPage({ page, row, plan, changed = false }: Props) {
  const t = page.words.imports;
  const applied = row.state === 'applied';
  const path = `/imports/${row.key}`;
  const sections = (
    <Sections>
      <Head page={page} row={row} plan={plan} changed={changed} />
      {outcomeOrder.map((outcome) => (
        <OutcomeSection page={page} row={row} plan={plan} outcome={outcome} />
      ))}
      {applied ? (
        <Actions>
          <ButtonLink kind="secondary" href={page.to('/imports')}>
            {t.another}
          </ButtonLink>
        </Actions>
      ) : (
        <Acts page={page} path={path} plan={plan} />
      )}
    </Sections>
  );
  return (
    <Frame
      page={page}
      title={applied ? t.appliedTitle : t.dryRunTitle}
      back={{ href: '/imports', label: t.title }}
      lead={<FileLine page={page} row={row} about={plan.about} />}
      current="imports"
    >
      {applied ? (
        sections
      ) : (
        <Form page={page} action={`${path}/apply`}>
          <input type="hidden" name="plan" value={plan.hash} />
          {sections}
        </Form>
      )}
    </Frame>
  );
}

/** Which form, whose, and the name of the file. */
export function FileLine({ page, row, about }: { page: Page; row: Import; about: string | null }) {
  const t = page.words.imports;
  return (
    <Dots
      items={[
        row.kind === null ? null : t.kinds[row.kind],
        about === null ? null : <Zh page={page}>{about}</Zh>,
        <Zh page={page}>{row.file_name}</Zh>,
      ]}
    />
  );
}

function Head({ page, row, plan, changed }: Props) {
  const t = page.words.imports;
  const { counts } = plan;
  const applied = row.state === 'applied';
  const known = plan.unknown.length === 0 ? t.columnsKnown(plan.columns) : t.columnsSome(plan.columns, plan.unknown.length);
  return (
    <div class="stack">
      {changed && (
        <Notice id="meanwhile" kind="todo" title={t.changedMeanwhile} focus>
          {t.changedMeanwhileText}
        </Notice>
      )}
      <Steps
        page={page}
        steps={[{ name: t.steps.upload }, { name: t.steps.columns, note: known }, { name: t.steps.dryRun }, { name: t.steps.write }]}
        current={applied ? 4 : 2}
      />
      <Progress
        id="checked"
        done={counts.rows}
        of={counts.rows}
        text={t.checked(counts.rows, counts.rows)}
        note={applied && row.applied_at ? t.written(momentName(page, row.applied_at)) : t.nothingWritten}
      />
      {plan.unknown.length > 0 && (
        <p class="small">
          <Zh page={page}>{t.unknownColumns(plan.unknown.join('、'))}</Zh>
        </p>
      )}
      {plan.others.length > 0 && (
        <Notice id="others" kind="todo">
          <Zh page={page}>{t.otherSheets(plan.others.join('、'))}</Zh>
        </Notice>
      )}
      <Stats
        stats={outcomeOrder.map((outcome) => ({
          label: t.outcomes[outcome],
          value: counts[outcome],
          unit: t.unit,
          link: { href: `#${outcome}`, label: <Here about={t.outcomes[outcome]}>{t.seeRows}</Here> },
        }))}
      />
    </div>
  );
}

/** Five links of the same words: what each is about is said to those who hear them alone. */
function Here({ about, children }: { about: string; children?: string }) {
  return (
    <>
      {children}
      <span class="vh">（{about}）</span>
    </>
  );
}

/** Rows whose questions are answered stay among the questions, so that an answer can be changed. */
export function rowsOf(plan: Plan, outcome: Outcome): PlannedRow[] {
  if (outcome !== 'waiting') return plan.rows.filter((row) => row.outcome === outcome);
  return plan.rows.filter((row) => row.outcome === 'waiting' || row.questions.length > 0);
}

function OutcomeSection({ page, row, plan, outcome }: Omit<Props, 'changed'> & { outcome: Outcome }) {
  const t = page.words.imports;
  const applied = row.state === 'applied';
  const all = outcome === 'waiting' && applied ? plan.rows.filter((one) => one.outcome === 'waiting') : rowsOf(plan, outcome);
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
      {first.length > 0 && <RowsOf page={page} plan={plan} rows={first} outcome={outcome} applied={applied} />}
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

/** The decision: write what is right, mend the file first, or put it away. */
function Acts({ page, path, plan }: { page: Page; path: string; plan: Plan }) {
  const t = page.words.imports;
  const { new: added, changed, rows, same } = plan.counts;
  const all = added + changed;
  return (
    <div class="tight">
      {all === 0 && <p>{same === rows ? t.allSame : t.nothingToWrite}</p>}
      <Actions>
        {all > 0 && <Button>{t.writeRows(all, added, changed)}</Button>}
        <ButtonLink kind="secondary" href={page.to('/imports')}>
          {t.again}
        </ButtonLink>
        <Button kind="tertiary" action={page.to(`${path}/discard`)}>
          {t.discard}
        </Button>
      </Actions>
      <p class="small">{t.discardNote}</p>
    </div>
  );
}
