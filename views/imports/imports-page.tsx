import type { Problems } from '../../src/errors.ts';
import type { Import } from '../../src/imports/find-import.ts';
import type { ImportKind } from '../../src/imports/kinds.ts';
import { Frame } from '../frame.tsx';
import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { SelectField } from '../parts/choice-field.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Pager } from '../parts/pager.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';

export type ImportLine = Pick<Import, 'key' | 'file_name' | 'kind' | 'state' | 'counts' | 'by_name' | 'created_at'>;
type Props = {
  page: Page;
  lines: readonly ImportLine[];
  count: number;
  current: number;
  last: number;
  /** The forms that this reader may bring in. */
  kinds: readonly ImportKind[];
  problems?: Problems;
  chosen?: string;
};

/** Where a workbook is sent, and what has been sent before. */
export function ImportsPage({ page, lines, current, last, kinds, problems = {}, chosen = '' }: Props) {
  const t = page.words.imports;
  const teacher = kinds.length === 1;
  const wrong = Object.keys(problems).length > 0;
  return (
    <Frame page={page} title={t.title} lead={t.lead} current="imports" number={current} wrong={wrong}>
      <Sections>
        <div class="stack">
          <ErrorSummary page={page} problems={problems} labels={{ file: t.file, kind: t.kind }} />
          <Section title={t.uploadTitle}>
            <Panel>
              <Form page={page} action="/imports" upload>
                <TextField
                  page={page}
                  name="file"
                  kind="file"
                  accept=".xlsx,.csv"
                  label={t.file}
                  hint={teacher ? t.fileHintTeacher : t.fileHint}
                  problem={problems['file']}
                />
                {!teacher && (
                  <SelectField
                    page={page}
                    name="kind"
                    label={t.kind}
                    none={t.kindAuto}
                    options={kinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
                    value={chosen}
                    problem={problems['kind']}
                  />
                )}
                <Actions>
                  <Button>{t.upload}</Button>
                </Actions>
              </Form>
            </Panel>
          </Section>
        </div>
        <Templates page={page} kinds={kinds} />
        <History page={page} lines={lines} current={current} last={last} />
      </Sections>
    </Frame>
  );
}

function Templates({ page, kinds }: Pick<Props, 'page' | 'kinds'>) {
  const t = page.words.imports;
  return (
    <Section title={t.templatesTitle} lead={t.templatesLead}>
      <Actions>
        {kinds.map((kind) => (
          <ButtonLink href={page.to(`/templates/${kind}.xlsx`)} download>
            {t.kinds[kind]}
          </ButtonLink>
        ))}
      </Actions>
    </Section>
  );
}

function History({ page, lines, current, last }: Pick<Props, 'page' | 'lines' | 'current' | 'last'>) {
  const t = page.words.imports;
  const heads = t.historyColumns;
  return (
    <Section id="history" title={t.historyTitle}>
      {lines.length === 0 ? (
        <EmptyState title={t.historyEmpty}>{t.historyEmptyText}</EmptyState>
      ) : (
        <Table
          caption={t.historyTitle}
          columns={[
            { label: heads.file },
            { label: heads.kind },
            { label: heads.state },
            { label: heads.rows, numeric: true },
            { label: heads.by },
            { label: heads.at },
          ]}
          rows={lines.map((line) => ({
            cells: [
              <a class="link file-name" href={page.to(`/imports/${line.key}`)}>
                <Zh page={page}>{line.file_name}</Zh>
              </a>,
              line.kind === null ? t.unknownKind : t.kinds[line.kind],
              t.states[line.state],
              line.counts === null ? '–' : String(line.counts.rows),
              <Zh page={page}>{line.by_name}</Zh>,
              momentName(page, line.created_at),
            ],
          }))}
        />
      )}
      <Pager page={page} current={current} last={last} href={(number) => `/imports?page=${number}`} />
    </Section>
  );
}
