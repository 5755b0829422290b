import { readForms, textCell, type Cell, type FormValue, type FoundForm, type Sheet } from '../sheets/index.ts';
import { annex2Fields } from './kinds.ts';
import { idOf, joined, type Among, type Source } from './source.ts';

/** A form with fewer known labels than this is not 附件2. */
const leastLabels = 6;
/** Sheets beside the forms that show how to fill one in. */
const explaining = /说明|须知|示例|样例|样表|范例|模板/;
/** A form without any of these is blank. */
const whose = ['name', 'certificate', 'phone', 'mail', 'school'] as const;

type Form = FoundForm<string>;
const labels = new Map(annex2Fields.map((field) => [field.key, field.labels[0]!]));

/** The forms of a workbook: one a sheet, or several below one another. Null where there is none. */
export function formSource(sheets: readonly Sheet[]): Source | null {
  const seen = sheets.filter((sheet) => !sheet.hidden);
  const apart = { first: 'name', over: ['number'], least: leastLabels };
  const forms = readForms(seen, annex2Fields, apart).filter(isAnnex2);
  const meant = forms.filter(({ sheet, values }) => !isBlank(values) && !explaining.test(sheet.name));
  const [first, ...more] = meant.length > 0 ? meant : forms.slice(0, 1);
  if (!first) return null;
  const several = more.length > 0;
  const read = new Set([first, ...more].map((one) => one.sheet.name));
  return joined(
    [sourceOf(first, { at: 0, several }), ...more.map((one, at) => sourceOf(one, { at: at + 1, several }))],
    [...new Set(forms.map((one) => one.sheet.name))].filter((name) => !read.has(name)),
  );
}

const isAnnex2 = ({ values }: Form): boolean =>
  values['name'] !== undefined && Object.keys(values).length >= leastLabels;
const isBlank = (values: Form['values']): boolean => whose.every((key) => (values[key]?.texts.length ?? 0) === 0);

function sourceOf({ sheet, values }: Form, among: Among): Source {
  const filled = Object.entries(values).map(([key, value]) => [key, value!] as const);
  const header = (column: string) => labels.get(column) ?? column;
  const { row } = values['name']!;
  return {
    kind: 'annex2',
    sheet: sheet.name,
    rows: [
      {
        id: idOf(among, row),
        row,
        ...(among.several ? { sheet: sheet.name } : {}),
        rowOf: Object.fromEntries(filled.map(([key, value]) => [header(key), value.row])),
        cells: Object.fromEntries(filled.map(([key, value]) => [key, formCell(value)])),
      },
    ],
    length: 1,
    header,
    columns: filled.length,
    has: (column) => column in values,
    unknown: [],
    skipped: [],
    others: [],
    more: [],
    around: {},
    table: null,
    sheetRows: sheet.rows,
  };
}

/** A field of the form as a list's cell would hold it: what is ticked, or what is written. */
function formCell(value: FormValue): Cell {
  if (value.options.length === 0)
    return value.cell.kind === 'empty' || value.texts.length > 1 ? textCell(value.texts.join('\n')) : value.cell;
  const ticked = value.options.filter((option) => option.ticked);
  return textCell(ticked.map(({ text, written }) => (written === '' ? text : `${text}：${written}`)).join('；'));
}
