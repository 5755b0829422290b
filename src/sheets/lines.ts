import { cellAt, ownColumns, type Row } from './sheet.ts';

/** What a row under a header is. */
export const lineKinds = ['data', 'blank', 'total', 'remark', 'footer', 'header'] as const;
export type LineKind = (typeof lineKinds)[number];

const total = /^(合计|总计|小计|共计|累计|本页合计|本页小计|总人数|人数)(人数|数)?([:(\d共].*)?$/;
const totalWord = /^(合计|总计|小计|共计)$/;
const remark =
  /^((备|附)?注\d*[:、.]|说明[:、.]|注意(事项)?[:、]|(填表|填报|填写)(说明|须知|要求)|\(?以下(空白|无正文)|\(?(填写)?(示|样)?例\d?\)?($|:))/;
const footer = new RegExp(
  '^(单位|学校|部门|本人|机构|区残联|市残联)?(主要|分管|主管)?' +
    '(负责人|领导|填报人|填表人|填表老师|填写人|经办人|审核人?|审批人?|复核人?|制表人?|联系人|联系电话|联系方式|电话' +
    '|签字|签名|盖章|公章|填报单位|填表单位|单位名称|填报时间|填报日期|填表时间|填表日期|日期)(\\([^)]*\\))?:',
);
/** Whose list begins below: the next school or district on the same sheet. */
const head = /^(学校名称|学校|高校名称|区|区县|填报区)(\([^)]*\))?:/;
const stamp = /\((盖章|公章|签字|签名|签章)\)/;

/** What `lineKind` must know of the table. */
export interface LineContext {
  readonly columns: ReadonlyMap<string, number>;
  readonly headers: ReadonlyMap<string, string>;
  readonly serials: ReadonlySet<number>;
}

/** A row is known by its first filled cell; cells that only show a merged area's value do not fill a row. */
export function lineKind(row: Row, table: LineContext): LineKind {
  const own = ownColumns(row);
  const first = own[0];
  if (first === undefined) return 'blank';
  const text = lineText(row, first);
  if (total.test(text) || (own[1] !== undefined && totalWord.test(lineText(row, own[1])))) return 'total';
  if (remark.test(text)) return 'remark';
  if (footer.test(text) || head.test(text) || (stamp.test(text) && own.length <= 3)) return 'footer';
  if (own.length === 1 && isSpread(row, first, table)) return 'remark';
  const filled = [...table.columns.values()].filter((column) => own.includes(column));
  if (filled.every((column) => table.serials.has(column))) return 'blank';
  return isHeader(row, filled.length, table) ? 'header' : 'data';
}

/** As much of a cell as tells what its row is. */
function lineText(row: Row, column: number): string {
  return cellAt(row, column).text.slice(0, 60).normalize('NFKC').replaceAll(/\s/g, '');
}

/** One text merged over half of the table's columns is a heading or a remark, whatever it says. */
function isSpread(row: Row, first: number, table: LineContext): boolean {
  const text = cellAt(row, first).text;
  const covered = [...table.columns.values()].filter((column) => {
    const cell = cellAt(row, column);
    return column > first && cell.merged && cell.text === text;
  });
  return covered.length >= Math.max(2, table.columns.size / 2);
}

/** Long lists repeat their header, one line or both, on every printed page. */
function isHeader(row: Row, filled: number, table: LineContext): boolean {
  const equal = [...table.columns].filter(([key, column]) => cellAt(row, column).text === table.headers.get(key));
  return equal.length >= Math.max(2, filled * 0.6);
}
