import { describe, expect, test } from 'vitest';
import { testDb } from '../support/db.ts';
import { bring, clerk, list, post, pupil } from './workbooks.ts';

const db = testDb();

const listOf = (school: string, name = '张一', phone = '13900000101') =>
  list([pupil({ 姓名: name, 联系电话: phone, 电子邮箱: null })], { facts: `学校名称：${school}` });

describe('a dry run names the schools that would be new', () => {
  test('with the one that a name looks like', async () => {
    const ctx = clerk(db);
    const first = await bring(ctx, await listOf('示例理工大学'));
    expect(first.adds).toEqual({ schools: [{ name: '示例理工大学', like: null }], employers: [] });
    for (const [at, name] of ['示例理工大学（分校）', '示例理工大学会计学院', '示例里工大学'].entries()) {
      const plan = await bring(ctx, await listOf(name, `王${at}`, `1390000020${at}`), { dryRun: true });
      expect(plan.adds.schools).toEqual([{ name, like: '示例理工大学' }]);
    }
  });

  test('and no other school for the one that it is', async () => {
    const ctx = clerk(db);
    await bring(ctx, await listOf('示例理工大学'));
    const other = await bring(ctx, await listOf('示例师范大学', '王三', '13900000199'), { dryRun: true });
    expect(other.adds.schools).toEqual([{ name: '示例师范大学', like: null }]);
    const same = await bring(ctx, await listOf('示例理工大學', '王三', '13900000199'), { dryRun: true });
    expect(same.adds.schools).toEqual([]);
  });

  test('only where a row would be written', async () => {
    const row = pupil({ 残疾等级: '九级' });
    const plan = await bring(clerk(db), await list([row], { facts: '学校名称：示例理工大学' }));
    expect(plan.adds.schools).toEqual([]);
  });
});

test('so it does of employers, also of two in one file', async () => {
  const named = (name: string, number: string) => post({ 单位名称: name, 统一社会信用代码: null, 岗位编号: number });
  const rows = [named('示例甲科技有限公司', 'P00901'), named('北京示例甲科技有限公司', 'P00902')];
  const plan = await bring(clerk(db), await list(rows));
  expect(plan.adds.employers).toEqual([
    { name: '示例甲科技有限公司', like: null },
    { name: '北京示例甲科技有限公司', like: '示例甲科技有限公司' },
  ]);
  expect((await bring(clerk(db), await list(rows))).adds.employers).toEqual([]);
});
