import { describe, expect, test } from 'vitest';
import { testDb } from '../support/db.ts';
import { bring, clerk, list, registered, tally } from './workbooks.ts';

const db = testDb();
const floor = async () => (await db.selectFrom('students').select('wage_floor').executeTakeFirstOrThrow()).wage_floor;

describe('期望月薪 is a wage by the month', () => {
  test.each([
    ['4000', 4000],
    ['4000-6000', 4000],
    ['5000以下', 5000],
    ['200元/天', 4350],
    ['10万/年', 8333],
    ['年薪12万', 10_000],
    ['面议', null],
    ['不限', null],
    ['无', null],
    ['', null],
  ])('%s', async (text, yuan) => {
    const file = await list([registered({ 期望月薪: text, 备注: '好' })]);
    await bring(clerk(db), file);
    expect(await floor()).toBe(yuan);
    expect(tally(await bring(clerk(db), file))).toEqual([0, 0, 0, 0, 1]);
  });

  test('by the hour it is refused, since nobody knows the hours', async () => {
    const plan = await bring(clerk(db), await list([registered({ 期望月薪: '30/小时' })]));
    expect(plan.rows[0]?.problems).toMatchObject([{ column: '期望月薪', code: 'wage_by_hour', found: '30/小时' }]);
  });

  test('不限 takes back what was named before, an empty cell does not', async () => {
    await bring(clerk(db), await list([registered({ 期望月薪: '4000' })]));
    await bring(clerk(db), await list([registered({ 期望月薪: null, 毕业年份: 2026 })]));
    expect(await floor()).toBe(4000);
    const plan = await bring(clerk(db), await list([registered({ 期望月薪: '不限' })]));
    expect(plan.rows[0]?.changes).toContainEqual({ field: 'wage_floor', now: '4000', becomes: '不限' });
    expect(await floor()).toBe(null);
  });
});
