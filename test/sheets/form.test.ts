import { describe, expect, test } from 'vitest';
import { readForm, readOptions } from '../../src/sheets/index.ts';
import { sheetFrom } from './make-file.ts';

const ticked = (text: string) => readOptions(text).map((option) => `${option.ticked ? '+' : '-'}${option.text}`);

describe('options', () => {
  test.each([
    ['□农业 ☑非农业', ['-农业', '+非农业']],
    ['☐ 农业  ■ 非农业', ['-农业', '+非农业']],
    ['○农业 ●非农业', ['-农业', '+非农业']],
    ['□农业 √非农业', ['-农业', '+非农业']],
    ['□农业 □√非农业', ['-农业', '+非农业']],
    ['□农业 ✔□非农业', ['-农业', '+非农业']],
    ['（ ）农业（√）非农业', ['-农业', '+非农业']],
    ['[ ]农业 [✓]非农业', ['-农业', '+非农业']],
    ['£农业 R非农业', ['-农业', '+非农业']],
    ['¨农业 þ非农业', ['-农业', '+非农业']],
    ['农业□ 非农业☑', ['-农业', '+非农业']],
    ['户籍：□农业 ☑非农业', ['-农业', '+非农业']],
    ['□农业、☑非农业；', ['-农业', '+非农业']],
    ['☑面试、简历制作指导\n□其他建议', ['+面试、简历制作指导', '-其他建议']],
    ['就业', []],
    ['REST服务 R语言', []],
    ['', []],
  ])('%j are %j', (text, expected) => {
    expect(ticked(text)).toEqual(expected);
  });

  test('keep what is written after them, without the line it stands on', () => {
    expect(readOptions('□无 ☑其他：__盲杖__')).toEqual([
      { text: '无', ticked: false, written: '' },
      { text: '其他', ticked: true, written: '盲杖' },
    ]);
    expect(readOptions('☑其他：______')[0]).toEqual({ text: '其他', ticked: true, written: '' });
  });
});

describe('a form', () => {
  const fields = [
    { key: 'name', labels: ['姓名'] },
    { key: 'household', labels: ['户籍'] },
    { key: 'devices', labels: ['使用辅助器具情况'] },
    { key: 'date', labels: ['填表日期'] },
  ] as const;

  test('has values beside labels, past the cells that a label or a value covers', () => {
    const form = readForm(
      sheetFrom([['姓 名', '^姓 名', '张三', '^张三', '户籍', '☑农业 □非农业'], ['填表日期：2026年10月8日']]),
      fields,
    );
    expect(form.name).toMatchObject({ row: 1, column: 2, texts: ['张三'], options: [] });
    expect(form.household?.options.map((option) => option.ticked)).toEqual([true, false]);
    expect(form.date?.cell.text).toBe('2026年10月8日');
    expect(form.devices).toBeUndefined();
  });

  test('has no value where the next cell is the next label or is blank', () => {
    const form = readForm(
      sheetFrom([
        ['姓名', '户籍', '', ''],
        ['填表日期：', ''],
      ]),
      fields,
    );
    expect([form.name?.cell.text, form.name?.texts, form.household?.texts, form.date?.texts]).toEqual(['', [], [], []]);
  });

  test('joins the options beside a label that is merged downwards', () => {
    const form = readForm(
      sheetFrom([
        ['使用辅助器具情况', '□无 ☑轮椅'],
        ['^使用辅助器具情况', '□单拐 ☑其他：坐垫'],
        ['姓名', '张三'],
      ]),
      fields,
    );
    expect(form.devices?.options.filter((option) => option.ticked)).toEqual([
      { text: '轮椅', ticked: true, written: '' },
      { text: '其他', ticked: true, written: '坐垫' },
    ]);
  });

  test('takes a label that stands twice where it first has a value', () => {
    expect(
      readForm(
        sheetFrom([
          ['姓名', ''],
          ['姓名', '李四'],
          ['姓名', '王五'],
        ]),
        fields,
      ).name?.texts,
    ).toEqual(['李四']);
  });
});
