import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDay, readMonth, readYear } from '../../src/sheets/index.ts';
import { cellFrom, cellOf, said } from './make-file.ts';

describe('a year', () => {
  test.each([
    ['2027', 2027],
    ['n:2027', 2027],
    ['n:2027.0', 2027],
    ['2027年', 2027],
    ['2027届', 2027],
    ['2027 届', 2027],
    ['２０２７年', 2027],
    ['27届', 2027],
    ['2027年毕业', 2027],
    ['2027届毕业生', 2027],
    ['2027年7月', 2027],
    ['2027.7', 2027],
    ['n:202707', 2027],
    ['2027-07-01', 2027],
    ['d:2027-07-01', 2027],
    ['二〇二七年', 2027],
    ['2023级', 'not_a_year'],
    ['27', 'not_a_year'],
    ['n:46204', 'not_a_year'],
    ['大四', 'not_a_year'],
    ['', 'empty'],
  ])('%s is %s', (text, answer) => {
    expect(said(readYear(cellFrom(text)))).toBe(answer);
  });
});

describe('a day', () => {
  test.each([
    ['d:2026-10-08', '2026-10-08'],
    ['2026.10.8', '2026-10-08'],
    ['2026年10月8日', '2026-10-08'],
    ['2026 年 10 月 8 日', '2026-10-08'],
    ['２０２６年１０月８日', '2026-10-08'],
    ['20261008', '2026-10-08'],
    ['n:20261008', '2026-10-08'],
    ['n:20261008.0', '2026-10-08'],
    ['2026/10/8', '2026-10-08'],
    ['2026-10-08 00:00:00', '2026-10-08'],
    ['2026-10-08T00:00:00Z', '2026-10-08'],
    ['2026.2.30', 'no_such_day'],
    ['20261308', 'no_such_day'],
    ['2028.2.29', '2028-02-29'],
    ['2026年10月', 'not_a_date'],
    ['n:46303', 'not_a_date'],
    ['长期', 'not_a_date'],
    ['', 'empty'],
  ])('%s is %s', (text, answer) => {
    expect(said(readDay(cellFrom(text)))).toBe(answer);
  });

  test('in any of the ways to write it is the same', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          const [year, month, day] = iso.split('-').map(Number);
          for (const text of [
            `${year}.${month}.${day}`,
            `${year}年${month}月${day}日`,
            iso.replaceAll('-', ''),
            `${year}/${month}/${day}`,
          ]) {
            expect(readDay(cellOf(text))).toEqual({ ok: true, value: iso });
          }
        },
      ),
    );
  });
});

describe('a month', () => {
  test.each([
    ['2004年03月', '2004-03'],
    ['2004年3月', '2004-03'],
    ['2004.03', '2004-03'],
    ['2004-3', '2004-03'],
    ['200403', '2004-03'],
    ['n:200403', '2004-03'],
    ['n:2004.03', '2004-03'],
    ['2004.10', '2004-10'],
    ['n:2026.1', 'month_unclear'],
    ['2026.1', '2026-01'],
    ['d:2004-03-01', '2004-03'],
    ['2004年3月5日', '2004-03'],
    ['2004年13月', 'not_a_month'],
    ['2004', 'not_a_month'],
    ['2004年2月30日', 'no_such_day'],
    ['', 'empty'],
  ])('%s is %s', (text, answer) => {
    expect(said(readMonth(cellFrom(text)))).toBe(answer);
  });
});
