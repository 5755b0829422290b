import { describe, expect, test } from 'vitest';
import { category } from '../../src/imports/read-catalogued.ts';
import { textCell } from '../../src/sheets/index.ts';

const read = (text: string) => {
  const said = category(textCell(text));
  return said && 'value' in said ? [said.value.category, ...said.value.parts] : (said?.wrong.suggestions ?? null);
};

describe('残疾类别', () => {
  test.each([
    ['肢体', ['4']],
    ['肢体残疾', ['4']],
    ['4', ['4']],
    ['多重', ['7']],
    ['多重残疾', ['7']],
    ['多重残疾（肢体、智力）', ['7', '4', '5']],
    ['多重(肢体 智力)', ['7', '4', '5']],
    ['多重（肢体残疾 智力残疾）', ['7', '4', '5']],
    ['多重肢体智力', ['7', '4', '5']],
    ['听力言语', ['7', '2', '3']],
    ['听力和言语', ['7', '2', '3']],
    ['肢 体', ['4']],
    ['4、5', ['7', '4', '5']],
  ])('%s', (text, codes) => {
    expect(read(text)).toEqual(codes);
  });

  test.each([
    ['视残', ['视力']],
    ['肢体3', ['肢体']],
    ['肢体三级', ['肢体']],
    ['残疾', []],
  ])('%s is none', (text, suggestions) => {
    expect(category(textCell(text))).toMatchObject({ wrong: { code: 'not_a_category', suggestions } });
  });
});
