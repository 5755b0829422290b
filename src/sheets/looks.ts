/** How a cell of an exported sheet looks; `writeWorkbook` needs no other style. */
export const cellLooks = ['plain', 'title', 'header', 'cell', 'number', 'day', 'label', 'alert'] as const;
export type CellLook = (typeof cellLooks)[number];

interface Style {
  readonly font: 'normal' | 'bold' | 'title';
  readonly fill: 'none' | 'header' | 'alert';
  readonly border: boolean;
  readonly across: 'left' | 'center';
  readonly format: 'general' | 'text' | 'day';
}

const framed = { font: 'normal', fill: 'none', border: true, across: 'center', format: 'text' } as const;
const bare = { font: 'normal', fill: 'none', border: false, across: 'left', format: 'general' } as const;

// Cells to be typed in have the text format: a phone number keeps its zeros, and = stays a sign.
const styles: Readonly<Record<CellLook, Style>> = {
  plain: bare,
  title: { ...bare, font: 'title', across: 'center' },
  header: { ...framed, font: 'bold', fill: 'header' },
  cell: { ...framed, across: 'left' },
  number: { ...framed, format: 'general' },
  day: { ...framed, format: 'day' },
  label: { ...framed, font: 'bold', format: 'general' },
  alert: { ...framed, fill: 'alert', across: 'left' },
};

const fonts = ['normal', 'bold', 'title'] as const;
const fills = ['none', 'pattern', 'header', 'alert'] as const;
const formatIds = { general: 0, text: 49, day: 164 } as const;

/** The place of a look in the stylesheet. */
export function styleOf(look: CellLook): number {
  return cellLooks.indexOf(look);
}

/** The stylesheet part: 宋体, which official forms use and every Chinese office program has. */
export function stylesXml(): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
    `<fonts count="3">${font(11)}${font(11, '<b/>')}${font(18, '<b/>')}</fonts>` +
    '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    `${fill('FFF2F2F2')}${fill('FFFCE4E1')}</fills>` +
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
    `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${cellLooks.length}">${cellLooks.map((look) => styleXml(styles[look])).join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}

function font(size: number, bold = ''): string {
  return `<font>${bold}<sz val="${size}"/><name val="宋体"/><charset val="134"/></font>`;
}

function fill(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function side(name: string): string {
  return `<${name} style="thin"><color auto="1"/></${name}>`;
}

function styleXml(style: Style): string {
  return (
    `<xf numFmtId="${formatIds[style.format]}" fontId="${fonts.indexOf(style.font)}" fillId="${fills.indexOf(style.fill)}"` +
    ` borderId="${style.border ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"` +
    ` applyAlignment="1"><alignment horizontal="${style.across}" vertical="center" wrapText="1"/></xf>`
  );
}
