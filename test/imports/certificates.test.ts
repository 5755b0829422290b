import { describe, expect, test } from 'vitest';
import { testDb } from '../support/db.ts';
import { bring, clerk, list, registered, tally } from './workbooks.ts';

const db = testDb();
const codes = async (over: Parameters<typeof registered>[0]) => {
  const plan = await bring(clerk(db), await list([registered(over)]), { dryRun: true });
  return plan.rows[0]!.problems.map((one) => [one.column, one.code, ...one.suggestions]);
};
const number = '11000020040327403344';

describe('a birth that cannot be right', () => {
  test.each([
    ['another month than in the certificate', { 出生年月: '2004-04' }, [['出生年月', 'birth_contradicts', '2004-03']]],
    ['the month of the certificate', { 出生年月: '2004年3月' }, []],
    ['a month that is still to come', { 残疾人证号: null, 出生年月: '2104-03' }, [['出生年月', 'born_after_today']]],
    [
      'a certificate of one who is still to be born',
      { 残疾人证号: '11000020950327403144', 出生年月: null },
      [['残疾人证号', 'born_after_today']],
    ],
  ])('%s', async (_what, over, problems) => {
    expect(await codes(over)).toEqual(problems);
  });

  test('beside the certificate on record, which only those are told who may read it', async () => {
    await bring(clerk(db), await list([registered()]));
    expect(await codes({ 残疾人证号: null, 出生年月: '2005-01' })).toEqual([
      ['出生年月', 'birth_contradicts', '2004-03'],
    ]);
  });
});

describe('a certificate that was issued again', () => {
  const again = (mark: string) => list([registered({ 残疾人证号: number + mark })]);

  test('is hers: the new number takes the place of the old one, and an old list does not bring that back', async () => {
    await bring(clerk(db), await again(''));
    const plan = await bring(clerk(db), await again('B2'));
    expect([plan.rows[0]?.number, plan.rows[0]?.changes.map((one) => one.field)]).toEqual(['D00101', ['certificate']]);
    expect(tally(await bring(clerk(db), await again('B2')))).toEqual([0, 0, 0, 0, 1]);
    expect(tally(await bring(clerk(db), await again('')))).toEqual([0, 0, 0, 0, 1]);
    expect(tally(await bring(clerk(db), await again('B3')))).toEqual([0, 0, 1, 0, 0]);
    expect(await db.selectFrom('students').select('id').execute()).toHaveLength(1);
  });

  test('is the same person twice in one file', async () => {
    const rows = [registered(), registered({ 编号: 'D00102', 残疾人证号: `${number}B1` })];
    const plan = await bring(clerk(db), await list(rows));
    expect(plan.rows[1]?.problems).toMatchObject([{ column: '残疾人证号', code: 'repeated' }]);
  });
});

test('无 beside a device is refused', async () => {
  expect(await codes({ 使用辅助器具情况: '无；轮椅' })).toEqual([['使用辅助器具情况', 'none_and_named']]);
});

describe('a mail address', () => {
  test.each(['mailto:a@b.cn', 'A@B.cn', ' a@b.cn '])('%s is a@b.cn', async (text) => {
    await bring(clerk(db), await list([registered({ 电子邮箱: 'a@b.cn' })]));
    expect(tally(await bring(clerk(db), await list([registered({ 电子邮箱: text })])))).toEqual([0, 0, 0, 0, 1]);
  });

  test.each(['a@b.cn;c@d.cn', '邮箱:a@b.cn', 'a b@c@d.cn', '<a@b.cn>'])('%s is none', async (text) => {
    expect(await codes({ 电子邮箱: text })).toEqual([['电子邮箱', 'not_a_mail']]);
  });
});
