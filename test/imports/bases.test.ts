import { describe, expect, test } from 'vitest';
import { testDb } from '../support/db.ts';
import { bring, clerk, list } from './workbooks.ts';

const db = testDb();
const offering = (text: string) =>
  list([{ 序号: 1, 基地名称: '甲基地', 提供实习岗位及个数: text, 地址: '某路' }], {
    facts: '区：朝阳区        填报时间：2026年6月20日',
  });

describe('提供实习岗位及个数', () => {
  test.each([
    ['文员', ['文员1个']],
    ['文员若干', ['文员1个']],
    ['文员数名', ['文员1个']],
    ['5', []],
    ['51个', []],
    ['若干', []],
    ['若干1个', []],
  ])('%s is refused, with what it may be', async (text, suggestions) => {
    const plan = await bring(clerk(db), await offering(text));
    expect(plan.rows[0]?.problems).toMatchObject([{ code: 'no_places', found: text, suggestions }]);
  });

  test.each(['文员2个', '文员 2', '文员×2', '文员（2人）', '文员两名'])('%s is two places', async (text) => {
    await bring(clerk(db), await offering(text));
    expect(await db.selectFrom('bases').select('offered').execute()).toEqual([
      { offered: [{ title: '文员', places: 2 }] },
    ]);
  });
});
