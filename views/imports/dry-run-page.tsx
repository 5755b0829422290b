import type { Import } from '../../src/imports/find-import.ts';
import type { Outcome, Plan } from '../../src/imports/plan.ts';
import { Frame } from '../frame.tsx';
import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Dots } from '../parts/dots.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Progress } from '../parts/progress.tsx';
import { Sections } from '../parts/section.tsx';
import { Stats } from '../parts/stat.tsx';
import { Steps } from '../parts/steps.tsx';
import { Zh } from '../parts/zh.tsx';
import { firstWaiting, OutcomeSection } from './outcome-section.tsx';
import { sayRemarks } from './say.ts';
import { problemsIn, WrongAnswers, type FormBack } from './waiting-rows.tsx';

/** In the order of the page: what needs a person first. */
export const outcomeOrder = ['refused', 'waiting', 'changed', 'new', 'same'] as const satisfies readonly Outcome[];

/** `changed`: the records changed since the dry run that was on the page, and this one takes its place. */
type Props = { page: Page; row: Import; plan: Plan; changed?: boolean; back?: FormBack };

/** What a workbook would do, what needs a person first; or, once it is written, what it did. */
export function DryRunPage({ page, row, plan, changed = false, back }: Props) {
  const t = page.words.imports;
  const applied = row.state === 'applied';
  const path = `/imports/${row.key}`;
  const asked = applied ? [] : firstWaiting(plan);
  const problems = problemsIn(asked, back);
  const sections = (
    <Sections>
      <WrongAnswers page={page} plan={plan} rows={asked} problems={problems} />
      <Head page={page} row={row} plan={plan} changed={changed} />
      {outcomeOrder.map((outcome) => (
        <OutcomeSection page={page} row={row} plan={plan} outcome={outcome} back={back} />
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
      wrong={Object.keys(problems).length > 0}
      {...(plan.counts.refused + plan.counts.waiting === 0 ? { done: { import_applied: t.allWritten } } : {})}
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
  const known =
    plan.unknown.length === 0 ? t.columnsKnown(plan.columns) : t.columnsSome(plan.columns, plan.unknown.length);
  return (
    <div class="stack">
      {changed && (
        <Notice id="meanwhile" kind="todo" title={t.changedMeanwhile} focus>
          {t.changedMeanwhileText}
        </Notice>
      )}
      <Steps
        page={page}
        steps={[
          { name: t.steps.upload },
          { name: t.steps.columns, note: known },
          { name: t.steps.dryRun },
          { name: t.steps.write },
        ]}
        current={applied ? 4 : 2}
      />
      <Progress
        id="checked"
        done={counts.rows}
        of={counts.rows}
        text={t.checked(counts.rows, counts.rows)}
        note={applied && row.applied_at ? t.written(momentName(page, row.applied_at)) : t.nothingWritten}
      />
      {sayRemarks(t, plan).map(({ todo, text }) =>
        todo ? (
          <Notice kind="todo">
            <Zh page={page}>{text}</Zh>
          </Notice>
        ) : (
          <p class="small">
            <Zh page={page}>{text}</Zh>
          </p>
        ),
      )}
      <Stats
        stats={outcomeOrder.map((outcome) => ({
          label: t.outcomes[outcome],
          value: counts[outcome],
          unit: t.unit(counts[outcome]),
          ...(counts[outcome] > 0
            ? {
                link: {
                  href: `#${outcome}`,
                  label: (
                    <Here page={page} about={t.outcomes[outcome]}>
                      {t.seeRows}
                    </Here>
                  ),
                },
              }
            : {}),
        }))}
      />
    </div>
  );
}

/** Five links of the same words: what each is about is said to those who hear them alone. */
function Here({ page, about, children }: { page: Page; about: string; children?: string }) {
  return (
    <>
      {children}
      <span class="vh">{page.words.parts.aside(about)}</span>
    </>
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
