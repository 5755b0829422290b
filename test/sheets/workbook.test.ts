import { describe, expect, test } from 'vitest';
import { readSheets, uploadLimits } from '../../src/sheets/index.ts';
import { read, sheetsOf, textsOf, workbookOf, workbookParts, zipOf } from './make-file.ts';

/** One sheet's cells from the inside of <sheetData>. */
async function rowsOf(rows: string, parts: { sharedStrings?: string; styles?: string; workbookPr?: string } = {}) {
  const [sheet] = await sheetsOf(await workbookOf({ sheets: [`<sheetData>${rows}</sheetData>`], ...parts }));
  return [...(sheet?.rows ?? [])];
}

const styles = (formats: readonly (number | string)[]) => {
  const own = formats.map((format, at) =>
    typeof format === 'string' ? { id: 200 + at, code: format } : { id: format },
  );
  const codes = own.flatMap((format) =>
    'code' in format ? [`<numFmt numFmtId="${format.id}" formatCode="${format.code.replaceAll('"', '&quot;')}"/>`] : [],
  );
  const xfs = own.map((format) => `<xf numFmtId="${format.id}"/>`).join('');
  // The first cell style's numbers must not be taken from the styles that cells are based on.
  return `<numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs}</cellXfs>`;
};

describe('texts', () => {
  test('are joined over rich text, without readings, with entities and escapes resolved', async () => {
    const sharedStrings =
      '<si><t>&lt;甲&amp;乙&gt; &#x597D;</t></si>' +
      '<si><r><t>一</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 二</t></r><rPh sb="0" eb="1"><t>yi</t></rPh></si>' +
      '<si><t>上_x000D_\n下_x005F_x000D_</t></si><si/><si><t>   </t></si>';
    const [row] = await rowsOf(
      '<row r="3"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="s"><v>4</v></c><c t="s"><v>0</v></c></row>',
      { sharedStrings },
    );
    expect(row?.number).toBe(3);
    expect(row?.cells.map((cell) => cell.text)).toEqual(['<甲&乙> 好', '一 二', '上\n下_x000D_', '', '', '<甲&乙> 好']);
    expect(row?.cells.map((cell) => cell.kind)).toEqual(['string', 'string', 'string', 'empty', 'empty', 'string']);
  });

  test('inside cells, formula results and booleans are what a person sees; a formula without a result is one', async () => {
    const [row] = await rowsOf(
      '<row r="1"><c r="A1" t="inlineStr"><is><r><t>内</t></r><r><t>文</t></r><rPh><t>x</t></rPh></is></c>' +
        '<c r="B1" t="str"><f>A1&amp;"班"</f><v>内文班</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="b"><v>1</v></c>' +
        '<c r="E1"><f>1+1</f><v>2</v></c><c r="F1"><f>NOW()</f></c><c r="G1" t="d"><v>2026-10-08T00:00:00</v></c>' +
        '<c r="H1" t="str"><f>IF(A1="",1,"")</f><v></v></c><c r="I1"><f t="shared" si="0"/><v/></c></row>',
    );
    expect(row?.cells.map((cell) => `${cell.kind} ${cell.text}`)).toEqual([
      'string 内文',
      'string 内文班',
      'formula #N/A',
      'boolean TRUE',
      'number 2',
      'formula =NOW()',
      'date 2026-10-08',
      'empty ',
      'formula =',
    ]);
  });

  test('a text with a prefixed namespace is read like any other', async () => {
    const parts = workbookParts({ sheets: [''] });
    const xml =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>' +
      '<x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>名</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    const [sheet] = await sheetsOf(await zipOf({ ...parts, 'xl/worksheets/sheet1.xml': xml }));
    expect(textsOf(sheet)).toEqual([['', '名']]);
  });
});

describe('numbers', () => {
  test.each([
    ['13900000001', '13900000001'],
    ['13900000001.0', '13900000001'],
    ['1.3900000001E10', '13900000001'],
    ['1.39E+10', '13900000000'],
    ['0.30000000000000004', '0.3'],
    ['2027', '2027'],
    ['-3', '-3'],
    ['0.00001', '0.00001'],
    ['11000020020213249372', '11000020020213249372'],
    ['1.1000020020213249E+19', '11000020020213249000'],
    ['0', '0'],
  ])('%s is shown as %s and keeps its raw text', async (raw, text) => {
    const [row] = await rowsOf(`<row><c><v>${raw}</v></c></row>`);
    expect(row?.cells[0]).toEqual({ kind: 'number', text, raw, merged: false });
  });

  test.each([
    ['"D"00000', '12', 'number D00012'],
    ['000', '7', 'number 007'],
    ['0"人"', '24', 'number 24人'],
    ['G/通用格式"年"', '2027', 'number 2027年'],
    ['#,##0.00', '4000', 'number 4000'],
    ['0.0%', '0.873', 'number 87.3%'],
    ['@', '5', 'number 5'],
    ['[Red]0', '5', 'number 5'],
    ['yyyy"年"m"月"d"日"', '46303', 'date 2026-10-08'],
    ['[$-804]yyyy/m/d;@', '46303.75', 'date 2026-10-08'],
    ['h:mm', '0.5', 'number 12:00'],
    ['[h]:mm:ss', '0.25', 'number 06:00'],
    ['m"月"', '46303', 'date 2026-10-08'],
  ])('with the format %s, %s is shown as %s', async (format, raw, shown) => {
    const [row] = await rowsOf(`<row><c s="1"><v>${raw}</v></c></row>`, { styles: styles([0, format]) });
    expect(`${row?.cells[0]?.kind} ${row?.cells[0]?.text}`).toBe(shown);
  });

  test.each([
    [14, '46303', '2026-10-08'],
    [22, '46303.9', '2026-10-08'],
    [31, '46303', '2026-10-08'],
    [57, '46303', '2026-10-08'],
    [14, '60', '1900-02-28'],
    [14, '59', '1900-02-28'],
    [14, '61', '1900-03-01'],
  ])('with the built-in format %s, day %s is %s', async (format, raw, day) => {
    const [row] = await rowsOf(`<row><c s="0"><v>${raw}</v></c></row>`, { styles: styles([format]) });
    expect(row?.cells[0]?.kind).toBe('date');
    expect(row?.cells[0]?.text).toBe(day);
  });

  test('days are counted from 1904 where the workbook says so', async () => {
    const [row] = await rowsOf('<row><c s="0"><v>44841</v></c></row>', {
      styles: styles([14]),
      workbookPr: '<workbookPr date1904="1"/>',
    });
    expect(row?.cells[0]?.text).toBe('2026-10-08');
  });

  test('a number too large for a day stays a number', async () => {
    const [row] = await rowsOf('<row><c s="0"><v>13900000001</v></c></row>', { styles: styles([14]) });
    expect(row?.cells[0]).toMatchObject({ kind: 'number', text: '13900000001' });
  });
});

describe('rows', () => {
  test('keep the number that the workbook shows; blank and formatted rows are left out', async () => {
    const rows = await rowsOf(
      '<row r="2"><c r="A2" t="inlineStr"><is><t>一</t></is></c></row><row r="3"><c r="A3" s="1"/></row>' +
        '<row><c><v>4</v></c></row><row r="9"><c r="C9"><v>9</v></c></row>',
    );
    expect(rows.map((row) => [row.number, row.cells.map((cell) => cell.text)])).toEqual([
      [2, ['一']],
      [4, ['4']],
      [9, ['', '', '9']],
    ]);
  });

  test('show a merged area’s value in every cell it covers, but make no new rows', async () => {
    const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const xml =
      `<sheetData><row r="1">${text('A1', '题目')}</row><row r="2">${text('A2', '甲公司')}${text('B2', '一岗')}</row>` +
      `<row r="3">${text('B3', '二岗')}</row><row r="4">${text('B4', '三岗')}</row></sheetData>` +
      '<mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="A2:A4"/><mergeCell ref="A5:B9"/><mergeCell ref="?"/></mergeCells>';
    const [sheet] = await sheetsOf(await workbookOf({ sheets: [xml] }));
    expect(textsOf(sheet)).toEqual([
      ['题目', '^题目'],
      ['甲公司', '一岗'],
      ['^甲公司', '二岗'],
      ['^甲公司', '三岗'],
    ]);
    expect(sheet?.rows.at(-1)?.number).toBe(4);
    expect(sheet?.rows.at(4)).toBeUndefined();
  });
});

test('every sheet is read in order and hidden ones are marked', async () => {
  const one = (text: string) => `<sheetData><row><c t="inlineStr"><is><t>${text}</t></is></c></row></sheetData>`;
  const sheets = await sheetsOf(await workbookOf({ sheets: [one('甲'), one('乙'), '<sheetData/>'], hidden: [0] }));
  expect(sheets.map((sheet) => [sheet.name, sheet.hidden, textsOf(sheet)])).toEqual([
    ['表1', true, [['甲']]],
    ['表2', false, [['乙']]],
    ['表3', false, []],
  ]);
});

describe('reading', () => {
  const row = (number: number) =>
    `<row r="${number}"><c t="inlineStr"><is><t>第${number}行</t></is></c><c><v>${number}</v></c></row>`;
  const manyRows = workbookOf({
    sheets: [`<sheetData>${Array.from({ length: 3000 }, (_, at) => row(at + 1)).join('')}</sheetData>`],
  });

  test('says how far it is', async () => {
    const seen: number[] = [];
    const options = { onProgress: (rows: number) => seen.push(rows) };
    const result = await readSheets({ bytes: await manyRows, name: 'a.xlsx' }, uploadLimits, options);
    expect(result.ok).toBe(true);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.at(-1)).toBe(3000);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  test('ends when it is told to, before or while it runs', async () => {
    const bytes = await manyRows;
    const stopped = AbortSignal.abort(new Error('gone'));
    await expect(readSheets({ bytes, name: 'a' }, uploadLimits, { signal: stopped })).rejects.toThrow('gone');
    const stop = new AbortController();
    const onProgress = () => stop.abort(new Error('enough'));
    await expect(readSheets({ bytes, name: 'a' }, uploadLimits, { signal: stop.signal, onProgress })).rejects.toThrow(
      'enough',
    );
  });

  test('ends, and nothing else does, when the caller’s progress fails', async () => {
    const onProgress = () => {
      throw new Error('no page');
    };
    await expect(readSheets({ bytes: await manyRows, name: 'a' }, uploadLimits, { onProgress })).rejects.toThrow(
      'no page',
    );
  });

  test('leaves the bytes to the caller and can be done many times at once', async () => {
    const bytes = await manyRows;
    const results = await Promise.all([read(bytes), read(bytes), read(bytes)]);
    expect(results.map((result) => result.ok && result.sheets[0]?.rows.at(2999)?.cells[0]?.text)).toEqual(
      Array.from({ length: 3 }, () => '第3000行'),
    );
    expect(bytes.length).toBeGreaterThan(0);
  });
});
