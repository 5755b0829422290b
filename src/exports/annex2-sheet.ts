import type { OutCell, OutRow, OutSheet } from '../sheets/index.ts';
import { annex2Date, annex2Signatures, type Annex2, type Annex2Line, type Annex2Value, type Box } from './annex2.ts';
import { titles } from './columns.ts';

const width = 6;

/** 附件2 as a sheet of six columns: labels beside values, boxes ticked, room to sign. */
export function annex2Sheet({ number, name, lines }: Annex2, { foot }: { readonly foot: string }): OutSheet {
  const rows: OutRow[] = [
    { cells: [{ value: titles.annex2, look: 'title', across: width }], height: 36 },
    { cells: [{ value: `编号：${number}`, look: 'plain', across: width }], height: 22 },
    ...lines.map((line, at) => lineRow(line, lines[at - 1], lines[at + 1])),
    ...annex2Signatures.map((label) => ({
      cells: [
        { value: label, look: 'plain', across: 3 } as OutCell,
        null,
        null,
        { value: annex2Date, look: 'plain', across: 3 } as OutCell,
      ],
      height: 40,
    })),
  ];
  return { name: `${number} ${name}`.slice(0, 31), widths: [18, 22, 18, 26, 14, 18], rows, foot };
}

/** Two columns a field; the last value takes what is left of the line. A heading of several lines covers them downwards. */
function lineRow(
  { heading, fields }: Annex2Line,
  before: Annex2Line | undefined,
  after: Annex2Line | undefined,
): OutRow {
  const cells: (OutCell | null)[] = [];
  if (heading !== undefined) {
    const down = after?.heading === heading ? 2 : 1;
    cells.push(before?.heading === heading ? null : { value: heading, look: 'label', down });
  }
  fields.forEach(({ label, value }, at) => {
    cells.push({ value: label, look: 'label' });
    const across = at === fields.length - 1 ? width - cells.length : 1;
    cells.push({ value: valueText(value), look: 'cell', across }, ...Array.from({ length: across - 1 }, () => null));
  });
  const hasBoxes = fields.some((one) => 'boxes' in one.value && one.value.boxes.length > 4);
  return { cells, height: hasBoxes ? 48 : 26 };
}

const valueText = (value: Annex2Value): string | null =>
  'text' in value ? value.text : value.boxes.map(boxText).join(' ');

function boxText({ text, ticked, written }: Box): string {
  const behind = written === undefined ? '' : `：${written || '______'}`;
  return `${ticked ? '☑' : '□'}${text}${behind}`;
}
