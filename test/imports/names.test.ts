import { describe, expect, test } from 'vitest';
import { testDb } from '../support/db.ts';
import { bring, clerk, list, ofSchool, post, pupil, refusalOf, tally } from './workbooks.ts';

const db = testDb();
const codes = async (file: Promise<Uint8Array>) =>
  (await bring(clerk(db), await file)).rows.map((row) => row.problems.flatMap((one) => [one.column, one.code]));

describe('what cannot be a name is refused', () => {
  test.each([
    ['谢航浩残疾人证号：11000020040327403344', 'name_holds_more'],
    ['谢航浩 13900000101', 'name_holds_more'],
    ['谢航浩（学号：2）', 'name_holds_more'],
    ['2', 'not_a_name'],
    ['１２３', 'not_a_name'],
    ['…', 'not_a_name'],
    ['同上', 'not_a_name'],
    ['无', 'required'],
  ])('a student %s', async (name, code) => {
    expect(await codes(list([pupil({ 姓名: name })], ofSchool))).toEqual([['姓名', code]]);
  });

  test.each([
    ['单位名称', '同上', 'not_a_name'],
    ['单位名称', '91110000', 'name_holds_more'],
    ['单位名称', '无', 'required'],
    ['岗位名称', '', 'required'],
    ['联系人', '王经理13900000101', 'name_holds_more'],
  ])('of a position, %s %s', async (column, text, code) => {
    expect(await codes(list([post({ [column]: text })]))).toEqual([[column, code]]);
  });

  test('a school in the head', async () => {
    for (const school of ['2', '________', '电话：010'])
      expect(await refusalOf(clerk(db), await list([pupil()], { facts: `学校名称：${school}` }))).toMatchObject({
        refusal: 'school_missing',
      });
  });
});

describe('a name is the same name', () => {
  test('with signs that nobody sees', async () => {
    await bring(clerk(db), await list([pupil()], ofSchool));
    const file = list([pupil({ 姓名: '张\u200B一\uFEFF', 专业: '会计\u200D学' })], {
      facts: '学校名称：示例\u2060大学',
    });
    expect(tally(await bring(clerk(db), await file))).toEqual([0, 0, 0, 0, 1]);
  });

  test('with the place for a stamp', async () => {
    await bring(clerk(db), await list([pupil()], ofSchool));
    const file = list([pupil()], { facts: '学校名称（盖章）：示例大学（盖章）' });
    expect(tally(await bring(clerk(db), await file))).toEqual([0, 0, 0, 0, 1]);
  });
});

test('同上 is what stands above, also for an employer', async () => {
  const rows = [post(), post({ 岗位编号: 'P00902', 单位名称: '同上', 统一社会信用代码: '〃', 单位性质: '同上' })];
  expect(tally(await bring(clerk(db), await list(rows)))).toEqual([0, 0, 0, 2, 0]);
  expect(await db.selectFrom('employers').select('name').execute()).toEqual([{ name: '示例有限公司' }]);
});

test('a row that only shows how to fill in is no row', async () => {
  expect((await bring(clerk(db), await list([post({ 岗位编号: '例：P00001' }), post()]))).counts.rows).toBe(1);
});
