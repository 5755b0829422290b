import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OutSheet, readSheets, writeCsv, writeWorkbook } from '../../src/sheets/index.ts';
import { cleanText } from '../../src/sheets/clean-text.ts';
import { parseCsv } from '../../src/sheets/parse-csv.ts';
import { sheetsOf, textsOf } from './make-file.ts';

/** Texts that have hurt somebody: formulas, wide signs, controls, escapes, emoji, digits, long ones. */
const nasty = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          '=',
          '+',
          '-',
          '@',
          '\t',
          '\r',
          '\n',
          '＝',
          '＋',
          '－',
          '＠',
          "'",
          "''",
          '"',
          '_x000D_',
          '',
          '0',
          '\uFEFF',
          'sep=;',
        ),
        fc.constantFrom(
          '1+1',
          'cmd|calc',
          '00123',
          '11000020020213249372',
          '13900000001',
          '😀👩‍🦽',
          '张三；李四',
          '<b>&',
          'a,b;c\td',
          '1.39E+10',
          '',
        ),
        fc.constantFrom('', '\n末行', '\u0007', '\uD800', ' ', '_x0041_', '"', "'"),
      )
      .map((parts) => parts.join('')),
  },
);

/** What a text is allowed to become: one kind of line break, nothing that cannot be shown. */
function shown(text: string): string {
  const clean = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\t\n]|[\uFEFF\uFFFE\uFFFF]/gu, '')
    .toWellFormed();
  return cleanText(clean);
}

const table = fc.array(fc.array(nasty, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 40 });

const trimmed = (rows: readonly (readonly string[])[]) =>
  rows
    .map((row) => row.map(shown))
    .map((row) => row.slice(0, row.findLastIndex((text) => text !== '') + 1))
    .filter((row) => row.length > 0);

async function back(bytes: Uint8Array, name: string) {
  const result = await readSheets({ bytes, name });
  if (!result.ok) return result.refusal === 'empty' ? [] : [[result.refusal]];
  return textsOf(result.sheets[0]);
}

describe('what is written is read again as it was', () => {
  test('in a workbook, and every text is text', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const cells = rows.map((row) => ({ cells: row.map((value) => ({ value })) }));
        const bytes = await writeWorkbook({ sheets: [{ name: '表', widths: [], rows: cells }] });
        const result = await readSheets({ bytes, name: 'a.xlsx' });
        const read = result.ok ? result.sheets[0] : undefined;
        const kinds = Array.from(read?.rows ?? [], (row) => row.cells.map((cell) => cell.kind)).flat();
        expect(textsOf(read)).toEqual(trimmed(rows));
        expect(kinds.filter((kind) => kind !== 'string' && kind !== 'empty')).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test('in a csv file, and no value begins as a formula', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), async (rows, bom) => {
        const bytes = writeCsv(rows, { bom });
        expect(await back(bytes, 'a.csv')).toEqual(trimmed(rows));
        const values = [...parseCsv(new TextDecoder().decode(bytes), ',')].flat();
        expect(values.filter((value) => /^[=+\-@\t\r＝＋－＠]/.test(value))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '＝1', '＋1', '－1', '＠1', "'=1", "''=1"])(
    'the csv value %j gets exactly one sign before it',
    async (text) => {
      const csv = new TextDecoder().decode(writeCsv([[text, 'x']], { bom: false }));
      expect(csv.replace(/^"/, '').startsWith(`'${text}`)).toBe(true);
      expect(await back(writeCsv([[text, 'x']]), 'a.csv')).toEqual([[text, 'x']]);
    },
  );

  test('a guarded value that shows nothing is empty', async () => {
    expect(await back(writeCsv([['', '\t']], { bom: false }), 'a.csv')).toEqual([]);
  });

  test('an apostrophe that guards nothing stays', async () => {
    expect(await back(Buffer.from("'90后,'a\n"), 'a.csv')).toEqual([["'90后", "'a"]]);
  });

  test('a text over 32,767 characters is cut with … and never inside a character', async () => {
    const long = '字'.repeat(32_765) + '😀😀';
    const [row] = await back(
      await writeWorkbook({ sheets: [{ name: '表', widths: [], rows: [{ cells: [{ value: long }] }] }] }),
      'a.xlsx',
    );
    expect(row?.[0]).toBe(`${'字'.repeat(32_765)}…`);
    const just = '字'.repeat(32_767);
    expect(await back(writeCsv([[just, 'x']]), 'a.csv')).toEqual([[just, 'x']]);
  });

  test('numbers are numbers and days are days', async () => {
    const sheet: OutSheet = {
      name: '表',
      widths: [],
      rows: [
        {
          cells: [
            { value: 3 },
            { value: { day: '2026-10-08' } },
            { value: '2026-10-08' },
            { value: Number.NaN },
            null,
            { value: -0.5 },
          ],
        },
      ],
    };
    const [read] = await sheetsOf(await writeWorkbook({ sheets: [sheet] }));
    expect(read?.rows.at(0)?.cells.map((cell) => `${cell.kind} ${cell.text}`)).toEqual([
      'number 3',
      'date 2026-10-08',
      'string 2026-10-08',
      'string NaN',
      'empty ',
      'number -0.5',
    ]);
    expect(new TextDecoder().decode(writeCsv([[1, { day: '2026-10-08' }, null, '', 'a']], { bom: false }))).toBe(
      '1,2026-10-08,,,a\r\n',
    );
  });
});
