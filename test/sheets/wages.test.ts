import { describe, expect, test } from 'vitest';
import { readWage } from '../../src/sheets/index.ts';
import { cellFrom, said } from './make-file.ts';

describe('a wage', () => {
  const month = (low: number | null, high: number | null) => ({ low, high, period: 'month' });
  test.each([
    ['n:4000', month(4000, 4000)],
    ['4000', month(4000, 4000)],
    ['4000-6000', month(4000, 6000)],
    ['4000～6000', month(4000, 6000)],
    ['4000—6000元', month(4000, 6000)],
    ['4000至6000元/月', month(4000, 6000)],
    ['４０００－６０００', month(4000, 6000)],
    ['4-6K', month(4000, 6000)],
    ['4k-6k', month(4000, 6000)],
    ['4K—6K·13薪', month(4000, 6000)],
    ['4000-6K', month(4000, 6000)],
    ['0.8-1.2万', month(8000, 12_000)],
    ['8千-1.2万', month(8000, 12_000)],
    ['5000以上', month(5000, null)],
    ['5000元以上', month(5000, null)],
    ['5000元/月以上', month(5000, null)],
    ['5K起', month(5000, null)],
    ['不低于5000元', month(5000, null)],
    ['5000以下', month(null, 5000)],
    ['5000左右', month(5000, 5000)],
    ['5000元/月', month(5000, 5000)],
    ['月薪5000元', month(5000, 5000)],
    ['￥5,000-6,000', month(5000, 6000)],
    ['面议', month(null, null)],
    ['薪资面议', month(null, null)],
    ['200元/天', { low: 200, high: 200, period: 'day' }],
    ['日薪150-200', { low: 150, high: 200, period: 'day' }],
    ['25元/小时', { low: 25, high: 25, period: 'hour' }],
    ['年薪10-15万', { low: 100_000, high: 150_000, period: 'year' }],
    ['10万/年', { low: 100_000, high: 100_000, period: 'year' }],
    ['6000-4000', 'low_above_high'],
    ['4-6', 'unit_missing'],
    ['优厚', 'not_a_wage'],
    ['4000-5000-6000', 'not_a_wage'],
    ['', 'empty'],
  ])('%s is %j', (text, answer) => {
    expect(said(readWage(cellFrom(text)))).toEqual(answer);
  });
});
