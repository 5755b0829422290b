import type { Child } from 'hono/jsx';
import { Bar } from './bar.tsx';
import { Table, type Column } from './table.tsx';

type Line = {
  /** First level of a rubric. */
  readonly group?: Child;
  readonly name: Child;
  /** How it stands, in words. */
  readonly text: Child;
  /** Null: not for this reader. */
  readonly points: number | null;
  readonly full: number;
};

type Props = {
  caption: Child;
  heads: {
    readonly group?: string;
    readonly name: string;
    readonly text: string;
    readonly points: string;
    readonly bar: string;
  };
  lines: readonly Line[];
  total: { readonly label: Child; readonly points: number; readonly full: number };
};

/** Points by criterion with the sum under them: fit of a match, rubric of a base. */
export function PointsTable({ caption, heads, lines, total }: Props) {
  const grouped = heads.group !== undefined;
  const columns: Column[] = [
    ...(grouped ? [{ label: heads.group, short: null }] : []),
    { label: heads.name },
    { label: heads.text, short: null },
    { label: heads.points, short: null, numeric: true },
    { label: heads.bar, short: null, silent: true },
  ];
  const rows = lines.map((line) => ({
    cells: [
      ...(grouped ? [<span class="muted">{line.group}</span>] : []),
      line.name,
      line.text,
      ...(line.points === null
        ? ['', '']
        : [<Points points={line.points} full={line.full} />, <Bar part={line.points} whole={line.full} />]),
    ],
  }));
  const sum = (
    <b>
      {total.points} / {total.full}
    </b>
  );
  const foot = { cells: [total.label, '', sum, ''], ...(grouped ? { span: 2 } : {}) };
  return <Table caption={caption} columns={columns} rows={rows} header={grouped ? 1 : 0} foot={foot} />;
}

function Points({ points, full }: { points: number; full: number }) {
  return (
    <>
      <b>{points}</b> / {full}
    </>
  );
}
