import { expect, test } from 'vitest';
import { testDb } from '../support/db.ts';
import { bring, clerk, list, pupil, tally } from './workbooks.ts';

const db = testDb();
const of = (school: string) => ({ facts: `学校名称：${school}` });
const schools = async () =>
  (await db.selectFrom('schools').select('name').orderBy('id').execute()).map((one) => one.name);

test.each(['示例甲大學(北京)', '示例甲大学 （北京）', '示例甲大學【北京】'])(
  '%s is 示例甲大学（北京）',
  async (name) => {
    const ctx = clerk(db);
    await bring(ctx, await list([pupil()], of('示例甲大学（北京）')));
    expect(tally(await bring(ctx, await list([pupil()], of(name))))).toEqual([0, 0, 0, 0, 1]);
    expect(await schools()).toEqual(['示例甲大学（北京）']);
  },
);

test('a school in another town is another school', async () => {
  const ctx = clerk(db);
  await bring(ctx, await list([pupil()], of('示例甲大学（北京）')));
  await bring(
    ctx,
    await list([pupil({ 姓名: '王三', 联系电话: '13900000177', 电子邮箱: null })], of('示例甲大学（上海）')),
  );
  expect(await schools()).toEqual(['示例甲大学（北京）', '示例甲大学（上海）']);
});
