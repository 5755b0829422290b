import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { read, refused, sheetsOf, textsOf } from './make-file.ts';

const lines = '序号,姓名,备注\r\n1,张三,"说，""好"",\n第二行"\r\n2,李四,\r\n';
const expected = [
  ['序号', '姓名', '备注'],
  ['1', '张三', '说，"好",\n第二行'],
  ['2', '李四'],
];

async function rowsOf(bytes: Uint8Array, name = '名单.csv') {
  const [sheet] = await sheetsOf(bytes, name);
  return textsOf(sheet);
}

/** GB18030 has no encoder in Node: bytes of 序号,姓名,张三 and so on, as Chinese Excel saves them. */
const gb = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const gbLines = gb('d0f2bac5 2c d0d5c3fb 2c b1b8d7a2 0d0a 31 2c d5c5c8fd 2c cbb5a3ac22 0d0a'.replace('22', 'bac3'));

describe('a csv file', () => {
  test.each([
    ['in UTF-8', Buffer.from(lines)],
    ['in UTF-8 with a byte order mark', Buffer.from(`\uFEFF${lines}`)],
    ['in UTF-16', Buffer.from(`\uFEFF${lines}`, 'utf16le')],
    ['in UTF-16 with the high byte first', Buffer.from(`\uFEFF${lines}`, 'utf16le').swap16()],
    ['with semicolons', Buffer.from(lines.replaceAll(/,(?!\n)/g, ';'))],
    ['with tabs', Buffer.from(lines.replaceAll(/,(?!\n)/g, '\t'))],
    ['with a hint at its separator', Buffer.from(`sep=;\r\n${lines.replaceAll(/,(?!\n)/g, ';')}`)],
    ['without the last line break', Buffer.from(lines.trimEnd())],
    ['with line feeds only', Buffer.from(lines.replaceAll('\r\n', '\n'))],
    ['with old line breaks', Buffer.from(lines.replaceAll('\r\n', '\r'))],
  ])('%s is read', async (_name, bytes) => {
    expect(await rowsOf(bytes)).toEqual(expected);
  });

  test('in GB18030 is read, also with the characters that only four bytes can hold', async () => {
    expect(await rowsOf(gbLines)).toEqual([
      ['序号', '姓名', '备注'],
      ['1', '张三', '说，好'],
    ]);
    const rare = Buffer.concat([gbLines, gb('32 2c c0ee 8139ee39 2c c4e3bac3')]);
    expect((await rowsOf(rare))[2]?.[1]).toBe('李㐀'.replace('㐀', new TextDecoder('gb18030').decode(gb('8139ee39'))));
  });

  test('as Chinese Excel saved it, with a title, quotes and a total, is read', async () => {
    const rows = await rowsOf(await readFile(new URL('encodings/gb18030.csv', import.meta.url)));
    expect(rows[0]).toEqual(['在校残疾人大学生基本信息表']);
    expect(rows[2]?.slice(0, 4)).toEqual(['1', '许一', '北京市平谷区', '男']);
    expect(rows.at(-1)?.[0]).toBe('合计');
  });

  test.each([
    ['UTF-8 cut inside a character', Buffer.concat([Buffer.from(lines), Buffer.from([0xe5, 0xbc])])],
    ['Big5', gb('a7c7b8b9 2c a96da657 2c b3c6b5f9 0a 31 2c b169a454 2c bba1a141a66e 0a')],
    ['Latin-1', Buffer.from('Größe;Straße;Äpfel\n1;2;3\n', 'latin1')],
  ])('in %s is refused for its encoding', async (_name, bytes) => {
    expect(await read(bytes, 'a.csv')).toEqual({ ok: false, refusal: 'wrong_encoding', facts: {} });
  });

  test('numbers its rows as a spreadsheet does: blank lines count, line breaks in quotes do not', async () => {
    const [sheet] = await sheetsOf(Buffer.from('a,b\n"1\n2",x\n\n,\n3,y\n'), 'a.csv');
    expect(Array.from(sheet?.rows ?? [], (row) => row.number)).toEqual([1, 2, 5]);
    expect(sheet?.name).toBe('a');
  });

  test('gives texts only, so that lost digits are seen as they were lost', async () => {
    const [sheet] = await sheetsOf(Buffer.from('电话,编号\n1.39E+10,="0012"\n'), 'a.csv');
    expect(sheet?.rows.at(1)?.cells.map((cell) => [cell.kind, cell.text])).toEqual([
      ['string', '1.39E+10'],
      ['string', '0012'],
    ]);
  });

  test('is not misled by lists inside its values', async () => {
    const rows = await rowsOf(Buffer.from('编号,便利,备注\nP1,电梯;坡道;轮椅,a\nP2,电梯;坡道,b\nP3,,c\n'));
    expect(rows[1]).toEqual(['P1', '电梯;坡道;轮椅', 'a']);
  });

  test('with a quote that never closes is refused with the row where it opens', async () => {
    for (const text of ['a,b\nc,"d\ne,f', `a,b\nc,"${'d\n'.repeat(20_000)}`])
      expect(await read(Buffer.from(text), 'a.csv')).toEqual({ ok: false, refusal: 'open_quote', facts: { row: 2 } });
    expect(await rowsOf(Buffer.from('5" 管,b\nc,d'))).toEqual([
      ['5" 管', 'b'],
      ['c', 'd'],
    ]);
  });

  test('with a value that is too long is refused', async () => {
    expect(await read(Buffer.from(`a,"${'b\n'.repeat(20_000)}"`), 'a.csv')).toMatchObject({ refusal: 'cell_too_long' });
  });

  test('with too many rows is refused at once', async () => {
    expect(await refused(Buffer.from('a,b\n'.repeat(1_000_000)), 'a.csv')).toBe('too_many_rows');
  });
});
