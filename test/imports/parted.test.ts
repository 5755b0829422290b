import { describe, expect, test } from 'vitest';
import { parted } from '../../src/imports/parted.ts';
import { testDb } from '../support/db.ts';
import { bring, clerk, list, post, registered, tally } from './workbooks.ts';

const db = testDb();

test('of what may be one name the longest is taken, and every part has to be one', () => {
  const names = ['甲', '乙', '甲、乙', '丙/丁'];
  const find = (part: string) => (names.includes(part) ? part : null);
  expect(parted('甲、乙、丙/丁', find)).toEqual(['甲、乙', '丙/丁']);
  expect(parted('乙，甲', find)).toEqual(['乙', '甲']);
  expect(parted('甲、戊', find)).toBeNull();
  expect(parted('甲', find)).toBeNull();
  expect(parted(Array.from({ length: 40 }, () => '甲').join('、'), find)).toBeNull();
});

describe('entries with other signs between them', () => {
  test('of a student', async () => {
    const row = registered({
      求职类型: '就业、实习见习',
      使用辅助器具情况: '轮椅、助听器',
      就业意向: '党政机关、事业单位、外企，民营企业',
      意向地区: '海淀区、朝阳区',
      拟参与项目: '面试、简历制作指导、专场招聘会',
      必须的便利: '单手操作、不上夜班',
      便利确认日期: { day: '2026-10-08' },
    });
    await bring(clerk(db), await list([row]));
    expect(await db.selectFrom('students').selectAll().executeTakeFirstOrThrow()).toMatchObject({
      seeks: ['job', 'internship'],
      employer_kinds: ['党政机关、事业单位', '外企', '民营企业'],
      regions: ['110108', '110105'],
      services: ['面试、简历制作指导', '专场招聘会'],
    });
    expect(await db.selectFrom('disabilities').select('devices').execute()).toEqual([
      { devices: ['DEV_WHEELCHAIR', 'DEV_HA'] },
    ]);
    expect(await db.selectFrom('need_records').select('answers').execute()).toEqual([
      { answers: { N_ONE_HAND: 'must', N_NO_NIGHT: 'must' } },
    ]);
    expect(tally(await bring(clerk(db), await list([row])))).toEqual([0, 0, 0, 0, 1]);
  });

  test('of a position', async () => {
    const row = post({ 专业要求: '会计学、软件工程', 适合残疾类别及等级: '肢体三级及以下、听力' });
    await bring(clerk(db), await list([row]));
    const { majors, categories } = await db.selectFrom('positions').selectAll().executeTakeFirstOrThrow();
    expect(majors.map((one) => one.name)).toEqual(['会计学', '软件工程']);
    expect(categories).toEqual([
      { category: '4', mostSevereLevel: 3 },
      { category: '2', mostSevereLevel: 1 },
    ]);
  });

  test('wait or are refused whole where one of them is not known', async () => {
    const plan = await bring(
      clerk(db),
      await list([post({ 专业要求: '会计学、茶道艺' }), post({ 岗位编号: 'P00902', 核心要求: '全天屏幕作业、飞行' })]),
    );
    expect(plan.rows[0]?.questions).toMatchObject([{ kind: 'major', found: '会计学、茶道艺' }]);
    expect(plan.rows[1]?.problems).toMatchObject([{ code: 'unknown_demand', found: '全天屏幕作业、飞行' }]);
  });
});
