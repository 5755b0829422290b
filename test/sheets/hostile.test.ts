import { describe, expect, test } from 'vitest';
import { readSheets, uploadLimits } from '../../src/sheets/index.ts';
import { oneCell, read, refused, text, workbookOf, workbookParts, zipOf } from './make-file.ts';

function* zeros(megabytes: number, character = ' '): Generator<Buffer> {
  const piece = Buffer.alloc(1_000_000, character);
  for (let at = 0; at < megabytes; at += 1) yield piece;
}

describe('a bomb', () => {
  test('that says its size is refused before anything is inflated', async () => {
    const parts = workbookParts({ sheets: [''] });
    const bomb = await zipOf({ ...parts, 'xl/worksheets/sheet1.xml': zeros(520) });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await refused(bomb)).toBe('bomb');
  });

  test('that hides its size is stopped where it passes the size it named', async () => {
    const parts = workbookParts({ sheets: [''] });
    const bomb = await zipOf({ ...parts, 'xl/worksheets/sheet1.xml': zeros(200) });
    const entry = bomb.lastIndexOf('xl/worksheets/sheet1.xml');
    // The uncompressed size stands 22 bytes before the name in the central directory.
    bomb.writeUInt32LE(5000, entry - 22);
    expect(await refused(bomb)).toBe('broken');
  });

  test('that names one part as many sheets is stopped when the budget is used up', async () => {
    const parts = workbookParts({ sheets: Array.from({ length: 40 }, () => '') });
    const relations = parts['xl/_rels/workbook.xml.rels']?.replaceAll(/sheet\d+\.xml/g, 'sheet1.xml') ?? '';
    const blank = `<worksheet><sheetData>${'<row><c s="1"/></row>'.repeat(300_000)}</sheetData></worksheet>`;
    const limits = { ...uploadLimits, inflatedBytes: 20_000_000 };
    const file = await zipOf({ ...parts, 'xl/_rels/workbook.xml.rels': relations, 'xl/worksheets/sheet1.xml': blank });
    expect(await read(file, 'a.xlsx', limits)).toMatchObject({ refusal: 'bomb' });
  });

  test('of rows within the budget is stopped at the limit of rows', async () => {
    function* rows(): Generator<Buffer> {
      yield Buffer.from('<worksheet><sheetData>');
      for (let at = 0; at < 100; at += 1) yield Buffer.from('<row><c><v>1</v></c></row>'.repeat(1000));
      yield Buffer.from('</sheetData></worksheet>');
    }
    const parts = workbookParts({ sheets: [''] });
    expect(await refused(await zipOf({ ...parts, 'xl/worksheets/sheet1.xml': rows() }))).toBe('too_many_rows');
  });

  test('of one endless text, attribute or comment is stopped', async () => {
    const parts = workbookParts({ sheets: [''] });
    for (const start of [
      '<worksheet><sheetData><row><c><v>',
      '<worksheet a="',
      '<worksheet><!--',
      '<worksheet><![CDATA[',
    ]) {
      function* endless(): Generator<Buffer> {
        yield Buffer.from(start);
        yield* zeros(14, 'x');
      }
      expect(await refused(await zipOf({ ...parts, 'xl/worksheets/sheet1.xml': endless() }))).toBe('broken');
    }
  });

  test('of entities is refused at its document type', async () => {
    const lol = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
    const parts = workbookParts({ sheets: [''] });
    const xml = `<!DOCTYPE w [<!ENTITY l0 "lol">${lol}]><worksheet><sheetData><row>${text('&l9;')}</row></sheetData></worksheet>`;
    expect(await refused(await zipOf({ ...parts, 'xl/worksheets/sheet1.xml': xml }))).toBe('broken');
  });

  test('of nesting is refused', async () => {
    const parts = workbookParts({ sheets: [''] });
    expect(await refused(await zipOf({ ...parts, 'xl/worksheets/sheet1.xml': '<a>'.repeat(300_000) }))).toBe('broken');
  });

  test('of 10,000 entries is refused', async () => {
    const entries = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`xl/media/${at}.xml`, 'x']));
    expect(await refused(await zipOf({ ...workbookParts({ sheets: [oneCell] }), ...entries }))).toBe('bomb');
  });

  test('of merged areas is refused', async () => {
    const merges = '<mergeCell ref="A1:A1048576"/>'.repeat(2000);
    expect(await refused(await workbookOf({ sheets: [`${oneCell}<mergeCells>${merges}</mergeCells>`] }))).toBe(
      'too_large',
    );
  });

  test('of columns or in one cell is refused', async () => {
    const wide = `<sheetData><row><c r="XFD1"><v>1</v></c></row></sheetData>`;
    expect(await refused(await workbookOf({ sheets: [wide] }))).toBe('too_many_columns');
    const long = `<sheetData><row>${text('长'.repeat(32_768))}</row></sheetData>`;
    expect(await refused(await workbookOf({ sheets: [long] }))).toBe('cell_too_long');
    const just = `<sheetData><row>${text('长'.repeat(32_767))}</row></sheetData>`;
    expect(await refused(await workbookOf({ sheets: [just] }))).toBe('read');
  });

  test('that fills the reader’s memory leaves the server alone', async () => {
    const bytes = await workbookOf({
      sheets: [
        `<sheetData>${Array.from({ length: 9000 }, (_, at) => `<row>${text(`${at}`.padEnd(3000, '满'))}</row>`).join('')}</sheetData>`,
      ],
    });
    const result = await read(bytes, 'a.xlsx', { ...uploadLimits, characters: Infinity, heapMegabytes: 8 });
    expect(result.ok || result.refusal).toBeOneOf([true, 'too_large']);
    expect(await refused(await workbookOf({ sheets: [oneCell] }))).toBe('read');
  });
});

describe('tricks', () => {
  test.each(['../../etc/passwd', '/etc/passwd', 'C:/windows/x'])('an entry named %s is refused', async (name) => {
    const file = await zipOf({ ...workbookParts({ sheets: [oneCell] }), [`x${'y'.repeat(name.length - 1)}`]: 'x' });
    const from = Buffer.from(`x${'y'.repeat(name.length - 1)}`);
    for (let at = file.indexOf(from); at >= 0; at = file.indexOf(from)) file.write(name, at);
    expect(await refused(file)).toBe('broken');
  });

  test('two entries of one name are refused', async () => {
    const file = await zipOf({ ...workbookParts({ sheets: [oneCell] }), 'xl/worksheets/sheeu1.xml': 'x' });
    for (let at = file.indexOf('sheeu1'); at >= 0; at = file.indexOf('sheeu1')) file.write('sheet1', at);
    expect(await refused(file)).toBe('broken');
  });

  test('an encrypted entry is refused as encrypted', async () => {
    const file = await workbookOf({ sheets: [oneCell] });
    const entry = file.lastIndexOf('xl/worksheets/sheet1.xml');
    // The flags stand 38 bytes before the name in the central directory.
    file[entry - 38]! |= 1;
    expect(await refused(file)).toBe('encrypted');
  });

  test('a relation that leads out of the archive finds nothing there', async () => {
    const parts = workbookParts({ sheets: [oneCell] });
    const relations =
      parts['xl/_rels/workbook.xml.rels']?.replace('worksheets/sheet1.xml', '../../../../etc/passwd') ?? '';
    expect(await refused(await zipOf({ ...parts, 'xl/_rels/workbook.xml.rels': relations }))).toBe('broken');
  });
});

describe('limits', () => {
  test('are data: the same file is read or refused by them', async () => {
    const bytes = await workbookOf({ sheets: [`<sheetData>${`<row>${text('行')}</row>`.repeat(50)}</sheetData>`] });
    const refusal = async (limits: Partial<typeof uploadLimits>) => {
      const result = await read(bytes, 'a.xlsx', { ...uploadLimits, ...limits });
      return result.ok ? 'read' : [result.refusal, result.facts.allowed];
    };
    expect(await refusal({})).toBe('read');
    expect(await refusal({ rows: 50 })).toBe('read');
    expect(await refusal({ rows: 49 })).toEqual(['too_many_rows', 49]);
    expect(await refusal({ uploadBytes: 100 })).toEqual(['too_large', 100]);
    expect(await refusal({ inflatedBytes: 500 })).toEqual(['too_large', 500]);
    expect(await refusal({ cells: 10 })).toEqual(['too_large', 10]);
    expect(await refusal({ sheets: 0 })).toEqual(['too_many_sheets', 0]);
    expect(await refusal({ seconds: 0 })).toEqual(['too_slow', 0]);
  });

  test('an upload that is too large is refused without starting a thread', async () => {
    const bytes = Buffer.alloc(uploadLimits.uploadBytes + 1);
    const result = await readSheets({ bytes, name: 'a.xlsx' });
    expect(result).toEqual({
      ok: false,
      refusal: 'too_large',
      facts: expect.objectContaining({ found: bytes.length }),
    });
  });
});
