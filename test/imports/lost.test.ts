import { expect, test } from 'vitest';
import { reportOf } from '../../src/commands/import-report.ts';
import { workbookOf } from '../sheets/make-file.ts';
import { testDb } from '../support/db.ts';
import { bring, bringSample, clerk, list, ofSchool, pupil, refusalOf } from './workbooks.ts';

const db = testDb();

test('a formula without a result is refused in its cell, not taken for an empty one', async () => {
  const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (number: number, cells: readonly string[]) => `<row r="${number}">${cells.join('')}</row>`;
  const headers = ['姓名', '残疾人证号', '学校名称', '毕业年份'].map((value, at) => text(`${'ABCD'[at]}1`, value));
  const bytes = await workbookOf({
    sheets: [
      `<sheetData>${row(1, headers)}${row(2, [text('A2', '张一'), text('C2', '示例大学'), '<c r="D2"><f>YEAR(TODAY())+1</f></c>'])}</sheetData>`,
    ],
  });
  const plan = await bring(clerk(db), bytes);
  expect(plan.rows[0]?.problems).toMatchObject([
    { column: '毕业年份', code: 'formula_unsolved', found: '=YEAR(TODAY())+1' },
  ]);
});

test('a csv file whose quote is never closed is refused with its row', async () => {
  const bytes = Buffer.from(
    '姓名,残疾人证号,学校名称,毕业年份\n张一,,示例大学,2027\n王三,,"示例大学,2027\n李四,,示例大学,2027\n',
  );
  expect(await refusalOf(clerk(db), bytes, { name: '表.csv' })).toEqual({ refusal: 'open_quote', detail: '3' });
});

test('rows that are taken for totals or remarks are told', async () => {
  const plan = await bringSample(clerk(db), 'annex1Messy', { dryRun: true });
  expect(plan.skipped.length).toBeGreaterThan(0);
  expect(reportOf(plan).skipped_rows).toEqual(plan.skipped);
  const rows = [pupil(), { 序号: '合计', 姓名: '1人' }, { 序号: '注：按证填写' }];
  const other = await bring(clerk(db), await list(rows, ofSchool), { dryRun: true });
  expect([other.counts.rows, other.skipped]).toEqual([1, [{ row: 5 }, { row: 6 }]]);
});
