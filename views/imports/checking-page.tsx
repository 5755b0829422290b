import type { Import } from '../../src/imports/find-import.ts';
import type { ImportProgress } from '../../src/imports/reads-progress.ts';
import type { ImportKind } from '../../src/imports/kinds.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { SelectField } from '../parts/choice-field.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Progress } from '../parts/progress.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Steps } from '../parts/steps.tsx';
import { TextField } from '../parts/text-field.tsx';
import { FileLine } from './dry-run-page.tsx';

type Props = { page: Page; row: Import };

/** While a workbook is being checked: how far it is, updated by the server, or by hand where there are no scripts. */
export function CheckingPage({ page, row }: Props) {
  const t = page.words.imports;
  const path = page.to(`/imports/${row.key}`);
  return (
    <Frame
      page={page}
      title={t.checkingTitle}
      heading={<span id="checking-title">{t.checkingTitle}</span>}
      back={{ href: '/imports', label: t.title }}
      lead={<FileLine page={page} row={row} about={null} />}
      current="imports"
    >
      <div class="stack">
        <FourSteps page={page} current={1} />
        <div id="checking" hx-sse:connect={`${path}/progress`} hx-sse:close="done" hx-swap="innerMorph">
          <CheckingPanel page={page} row={row} />
        </div>
      </div>
    </Frame>
  );
}

/** What the stream sends again and again; the last one leads to the result. */
export function CheckingPanel({ page, row }: { page: Page; row: ImportProgress }) {
  const t = page.words.imports;
  const path = page.to(`/imports/${row.key}`);
  const total = row.rows_total ?? 0;
  const done = row.state !== 'checking';
  const text = total === 0 ? t.fileReading : t.checked(Math.min(row.rows_checked, total), total);
  return (
    <div class="stack">
      <Progress
        id="checked"
        done={done ? Math.max(1, total) : row.rows_checked}
        of={Math.max(1, total)}
        text={done ? (row.state === 'failed' ? t.failedNow : t.checkedNow) : text}
        note={t.nothingWritten}
      />
      <Actions>
        <ButtonLink href={path} kind={done ? 'primary' : 'secondary'}>
          {done ? t.seeResult : t.refresh}
        </ButtonLink>
      </Actions>
    </div>
  );
}

function FourSteps({ page, current }: { page: Page; current: number }) {
  const { steps } = page.words.imports;
  return (
    <Steps
      page={page}
      steps={[{ name: steps.upload }, { name: steps.columns }, { name: steps.dryRun }, { name: steps.write }]}
      current={current}
    />
  );
}

/** A file that cannot come in: what happened, what to do and, where that would help, a way to say more about it. */
export function FailedPage({
  page,
  row,
  kinds,
  mendable,
}: Props & { kinds: readonly ImportKind[]; mendable: boolean }) {
  const t = page.words.imports;
  const refusal = row.refusal ?? 'failed';
  const { title, text, next } = t.refusals[refusal];
  const detail = row.refusal_detail ?? '';
  return (
    <Frame
      page={page}
      title={t.failedTitle}
      back={{ href: '/imports', label: t.title }}
      lead={<FileLine page={page} row={row} about={null} />}
      current="imports"
    >
      <Sections>
        <div class="stack">
          <FourSteps page={page} current={refusal === 'kind_unknown' || refusal === 'columns_missing' ? 1 : 0} />
          <div class="notice bad" role="region" aria-labelledby="refusal">
            <h2 id="refusal">{title}</h2>
            <p>{text(refusal === 'not_a_workbook' ? (t.looks[detail] ?? '') : detail)}</p>
            <p>{next}</p>
          </div>
        </div>
        {mendable && <Describe page={page} row={row} kinds={kinds} />}
        <Form page={page} action={`/imports/${row.key}/discard`}>
          <Actions>
            <ButtonLink kind="secondary" href={page.to('/imports')}>
              {t.another}
            </ButtonLink>
            <Button kind="tertiary">{t.discard}</Button>
          </Actions>
        </Form>
      </Sections>
    </Frame>
  );
}

function Describe({ page, row, kinds }: Props & { kinds: readonly ImportKind[] }) {
  const t = page.words.imports;
  const asksKind = row.refusal === 'kind_unknown' || row.refusal === 'columns_missing';
  const asksSchool = row.refusal === 'school_missing';
  const form = (
    <Form page={page} action={`/imports/${row.key}/kind`}>
      {asksKind && (
        <SelectField
          page={page}
          name="kind"
          label={t.kind}
          options={kinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
          value={row.kind}
        />
      )}
      {asksSchool && <TextField page={page} name="school" label={t.school} value={row.school_name} width="medium" />}
      <Actions>
        <Button>{t.tryAgain}</Button>
      </Actions>
    </Form>
  );
  return asksKind || asksSchool ? (
    <Section title={t.describeTitle}>
      <Panel>{form}</Panel>
    </Section>
  ) : (
    form
  );
}

/** Put away, or its file is gone: nothing is left to see. */
export function GonePage({ page, row }: Props) {
  const t = page.words.imports;
  return (
    <Frame
      page={page}
      title={row.state === 'applied' ? t.appliedTitle : t.discardedTitle}
      back={{ href: '/imports', label: t.title }}
      lead={<FileLine page={page} row={row} about={null} />}
      current="imports"
    >
      <div class="stack">
        {row.state !== 'applied' && <p>{t.discardedText}</p>}
        {row.counts !== null && <p>{t.rows(row.counts.rows)}</p>}
        <Actions>
          <ButtonLink kind="secondary" href={page.to('/imports')}>
            {t.another}
          </ButtonLink>
        </Actions>
      </div>
    </Frame>
  );
}
