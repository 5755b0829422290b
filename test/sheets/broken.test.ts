import { describe, expect, test } from 'vitest';
import type { RefusalFacts } from '../../src/sheets/index.ts';
import { oneCell, read, refused, text, workbookOf, workbookParts, zipOf } from './make-file.ts';

async function factsOf(bytes: Uint8Array, name?: string): Promise<RefusalFacts> {
  const result = await read(bytes, name);
  return result.ok ? {} : result.facts;
}

const utf16 = (value: string) => Buffer.from(value, 'utf16le');
const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1000)]);

describe('what is no workbook', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['an old .xls', Buffer.concat([compound, utf16('Workbook')]), 'old_xls'],
    ['an .xls from before 1993', Buffer.from('0904060000001000f60fae414103', 'hex'), 'old_xls'],
    ['an encrypted workbook', Buffer.concat([compound, utf16('EncryptedPackage')]), 'encrypted'],
    ['a compound file that says no more', compound, 'encrypted'],
    ['a picture under another name', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not_a_workbook'],
    ['a PDF', Buffer.from('%PDF-1.7 ...'), 'not_a_workbook'],
    ['a web page', Buffer.from('\uFEFF<html><table><tr><td>1</td></tr></table></html>'), 'not_a_workbook'],
    ['random bytes', Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 89 + 7) % 256)), 'not_a_workbook'],
    ['the first bytes of a zip', Buffer.from('504b0304', 'hex'), 'broken'],
    ['a blank text', Buffer.from(' \r\n\t\r\n'), 'empty'],
  ])('%s is refused', async (_name, bytes, refusal) => {
    expect(await refused(bytes)).toBe(refusal);
  });

  test('a compound file is told apart by its name only when its content does not say', async () => {
    expect(await refused(compound, 'list.xls')).toBe('old_xls');
    expect(await refused(Buffer.concat([compound, utf16('WordDocument')]), 'list.xls')).toBe('not_a_workbook');
  });

  test('what it looks like is said', async () => {
    expect(await factsOf(await zipOf({ 'word/document.xml': '<w/>' }))).toEqual({ looks_like: 'word' });
    expect(await factsOf(await zipOf({ 'xl/workbook.bin': 'x' }))).toEqual({ looks_like: 'xlsb' });
    expect(await factsOf(await zipOf({ mimetype: 'x', 'content.xml': '<x/>' }))).toEqual({ looks_like: 'ods' });
    expect(await factsOf(Buffer.from('%PDF-1.7'))).toEqual({ looks_like: 'pdf' });
  });

  test('a workbook without any content is empty', async () => {
    expect(
      await refused(await workbookOf({ sheets: ['<sheetData/>', '<sheetData><row><c s="1"/></row></sheetData>'] })),
    ).toBe('empty');
  });
});

describe('a broken workbook', () => {
  test.each([0.2, 0.5, 0.9, 0.99])('cut after %s of its bytes is refused', async (part) => {
    const whole = await workbookOf({ sheets: [oneCell] });
    expect(await refused(whole.subarray(0, Math.floor(whole.length * part)))).toBe('broken');
  });

  test('with any byte changed is read or refused, and never ends otherwise', async () => {
    const whole = await workbookOf({ sheets: [oneCell] });
    for (let at = 0; at < whole.length; at += 97) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 0xff;
      const result = await read(changed);
      expect(result.ok || result.refusal, `byte ${at}`).toBeOneOf([
        true,
        'broken',
        'not_a_workbook',
        'bomb',
        'encrypted',
      ]);
    }
  });

  test('whose content does not fit its checksum is refused', async () => {
    const whole = await workbookOf({ sheets: [oneCell] });
    const entry = whole.indexOf('xl/worksheets/sheet1.xml', whole.length / 2);
    // The checksum stands 30 bytes before the name in the central directory.
    whole[entry - 30]! ^= 1;
    expect(await refused(whole)).toBe('broken');
  });

  test.each([
    ['XML that is not closed', '<sheetData><row><c>'],
    ['an unknown entity', `<sheetData><row>${text('&boom;')}</row></sheetData>`],
    ['a shared text that is not there', '<sheetData><row><c t="s"><v>7</v></c></row></sheetData>'],
  ])('with %s is refused', async (_name, xml) => {
    const parts = workbookParts({ sheets: [''] });
    expect(await refused(await zipOf({ ...parts, 'xl/worksheets/sheet1.xml': `<worksheet>${xml}` }))).toBe('broken');
  });

  test('whose sheet is missing, or that has no sheet list, is refused', async () => {
    const { 'xl/worksheets/sheet1.xml': _, ...parts } = workbookParts({ sheets: [oneCell] });
    expect(await refused(await zipOf(parts))).toBe('broken');
    expect(await refused(await zipOf({ 'xl/styles.xml': '<x/>' }))).toBe('not_a_workbook');
  });

  test('in bytes that are no UTF-8 is refused', async () => {
    const parts = workbookParts({ sheets: [''] });
    const xml = Buffer.concat([Buffer.from('<worksheet><sheetData><row><c t="str"><v>'), Buffer.from([0xff, 0xc3])]);
    expect(await refused(await zipOf({ ...parts, 'xl/worksheets/sheet1.xml': xml }))).toBe('broken');
  });
});
