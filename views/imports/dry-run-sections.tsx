import type { Outcome, Plan, PlannedRow } from '../../src/imports/plan.ts';
import type { Page } from '../page.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import {
  differsUnseen,
  sayAdvice,
  sayDifferences,
  sayField,
  sayFound,
  sayGiven,
  sayNow,
  sayPlace,
  sayProblem,
  saySheet,
} from './say.ts';
import { UndecidedRows, WaitingRows, type FormBack } from './waiting-rows.tsx';

export type SectionProps = { page: Page; plan: Plan; rows: readonly PlannedRow[]; back?: FormBack | undefined };

/** Row, column, what the file says, what is wrong with it, what to do: a line for each problem. */
export function RefusedRows({ page, rows }: SectionProps) {
  const t = page.words.imports;
  const heads = t.refusedColumns;
  return (
    <Table
      caption={t.outcomes.refused}
      columns={[
        { label: heads.row, numeric: true },
        { label: heads.column },
        { label: heads.found, short: heads.foundShort },
        { label: heads.problem },
        { label: heads.advice },
      ]}
      rows={rows.flatMap((row) =>
        row.problems.map((problem) => ({
          cells: [
            sayPlace({ ...row, row: row.rowOf?.[problem.column] ?? row.row }),
            <Zh page={page}>{problem.column}</Zh>,
            problem.found === '' ? t.empty : <Zh page={page}>{sayFound(t, problem)}</Zh>,
            // What was found stands beside it.
            sayProblem(t, { ...problem, found: '' }),
            <b>{sayAdvice(t, problem)}</b>,
          ],
        })),
      )}
    />
  );
}

/** Field by field: what is on record, and what the file says. */
export function ChangedRows({ page, rows }: SectionProps) {
  const t = page.words.imports;
  const heads = t.changedColumns;
  return (
    <Table
      caption={t.outcomes.changed}
      columns={[{ label: heads.name }, { label: heads.field }, { label: heads.now }, { label: heads.becomes }]}
      rows={rows.flatMap((row) =>
        row.changes.map((change) => {
          const now = sayNow(t, change.now);
          return {
            cells: [
              <RowName page={page} row={row} />,
              sayField(t, change.field),
              now === null ? (
                <span class="was">{page.words.parts.notFilled}</span>
              ) : (
                <del class="was">
                  <Zh page={page}>{now}</Zh>
                </del>
              ),
              <>
                <b>
                  <Zh page={page}>{sayGiven(t, change.becomes)}</Zh>
                </b>
                {differsUnseen(change) && <p class="small thin">{t.maskedDiffers}</p>}
              </>,
            ],
          };
        }),
      )}
    />
  );
}

/** What the list of new rows shows beside the name, by the form. */
const shown: Readonly<Record<Plan['kind'], readonly string[]>> = {
  annex1: ['major', 'graduation_year', 'place'],
  annex2: ['school', 'major', 'graduation_year'],
  register: ['school', 'major', 'graduation_year'],
  positions: ['employer', 'region', 'wage'],
  annex5: ['offered', 'address'],
};

export function NewRows({ page, plan, rows }: SectionProps) {
  const t = page.words.imports;
  const fields = shown[plan.kind];
  return (
    <Table
      caption={t.outcomes.new}
      columns={[
        { label: t.newColumns.name },
        { label: t.newColumns.row, numeric: true },
        ...fields.map((field) => ({
          label: sayField(t, plan.kind === 'annex5' && field === 'address' ? 'base_address' : field),
        })),
      ]}
      rows={rows.map((row) => ({
        cells: [
          <>
            <Zh page={page}>{row.name}</Zh>
            {row.notices.map((notice) => (
              <p class="small thin">{t.notices[notice.kind](notice.number)}</p>
            ))}
            {row.changes.length > 0 && <p class="small thin">{t.alsoEmployer(sayDifferences(t, row.changes))}</p>}
          </>,
          sayPlace(row),
          ...fields.map((field) => (row.facts[field] === undefined ? '–' : <Zh page={page}>{row.facts[field]}</Zh>)),
        ],
      }))}
    />
  );
}

/** Rows that say what is on record: named, so that they can be looked up. */
export function SameRows({ page, rows }: SectionProps) {
  const t = page.words.imports;
  return (
    <Table
      caption={t.outcomes.same}
      columns={[{ label: t.newColumns.name }, { label: t.newColumns.row, numeric: true }, { label: t.fields.number }]}
      rows={rows.map((row) => ({
        cells: [
          <Zh page={page}>{row.name}</Zh>,
          sayPlace(row),
          row.number === null || row.number === '' ? '–' : row.number,
        ],
      }))}
    />
  );
}

function RowName({ page, row }: { page: Page; row: PlannedRow }) {
  const t = page.words.imports;
  return (
    <>
      <Zh page={page}>{row.name}</Zh>
      <p class="small thin">{saySheet(row, t.rowNumber(row.row))}</p>
      {row.notices.map((notice) => (
        <p class="small thin">{t.notices[notice.kind](notice.number)}</p>
      ))}
    </>
  );
}

const views = { refused: RefusedRows, waiting: WaitingRows, changed: ChangedRows, new: NewRows, same: SameRows };

/** `applied`: the import is written, and questions can no longer be answered. */
export function RowsOf({ outcome, applied, ...props }: SectionProps & { outcome: Outcome; applied: boolean }) {
  const View = applied && outcome === 'waiting' ? UndecidedRows : views[outcome];
  return <View {...props} />;
}

/** The way to the rows that a section leaves out. */
export function RestLink({ page, href, children }: { page: Page; href: string; children: string }) {
  return (
    <p>
      <ButtonLink href={page.to(href)}>{children}</ButtonLink>
    </p>
  );
}
