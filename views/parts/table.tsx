/* oxlint-disable jsx-a11y/no-interactive-element-to-noninteractive-role -- `display: block` drops a row's own role */
/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to be reached by the keyboard */
import type { Child } from 'hono/jsx';

export type Column = {
  readonly label: Child;
  /** What the cell says of its column when the table is stacked; null when the value needs no label. */
  readonly short?: string | null;
  readonly numeric?: boolean;
  /** No words in the head (a column of boxes, of bars): still named for a screen reader. */
  readonly silent?: boolean;
};

export type Row = {
  readonly cells: readonly Child[];
  readonly chosen?: boolean;
  /** The heading takes this many columns; the cells that it covers are left out. */
  readonly span?: number;
  readonly id?: string;
};

type Props = {
  /** What the table holds, for those who do not see the heading above it. */
  caption: Child;
  columns: readonly Column[];
  rows: readonly Row[];
  /** Which column names the row. */
  header?: number;
  foot?: Row;
  /** No frame of its own: inside a panel. */
  flat?: boolean;
  /** Too many columns to fit: scrolls inside its own region, which needs the id of its name. */
  wide?: { labelledBy: string };
};

/** Roles are written out because `display: block`, which stacks the rows on a phone, drops them. */
export function Table({ caption, columns, rows, header = 0, foot, flat, wide }: Props) {
  const table = (
    <table class={['table', flat && 'flat', wide && 'wide'].filter(Boolean).join(' ')} role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th role="columnheader" scope="col" class={column.numeric ? 'num' : undefined}>
              {column.silent ? <span class="vh">{column.label}</span> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <TableRow row={row} columns={columns} header={header} />
        ))}
      </tbody>
      {foot && (
        <tfoot role="rowgroup">
          <TableRow row={foot} columns={columns} header={foot.span ? 0 : header} />
        </tfoot>
      )}
    </table>
  );
  if (!wide) return table;
  return (
    <div class="scroll" role="region" tabindex={0} aria-labelledby={wide.labelledBy} data-scroll-x>
      {table}
    </div>
  );
}

function TableRow({ row, columns, header }: { row: Row; columns: readonly Column[]; header: number }) {
  return (
    <tr role="row" id={row.id} class={row.chosen ? 'chosen' : undefined}>
      {row.cells.map((cell, at) => {
        const index = at > header && row.span ? at + row.span - 1 : at;
        const column = columns[index];
        const look = column?.numeric ? 'num' : undefined;
        const label = column?.short === null ? undefined : (column?.short ?? textOf(column?.label));
        if (index === header) {
          return (
            <th role="rowheader" scope="row" class={look} colspan={row.span} data-l={look && label}>
              {cell}
            </th>
          );
        }
        return (
          <td role="cell" class={look} data-l={label}>
            {cell === '' || cell === null ? undefined : <div>{cell}</div>}
          </td>
        );
      })}
    </tr>
  );
}

const textOf = (label: Child): string | undefined => (typeof label === 'string' ? label : undefined);
