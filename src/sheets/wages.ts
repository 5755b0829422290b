import type { Cell } from './sheet.ts';
import { plain, type Read, read, unread } from './values.ts';

/** What a wage is paid for. */
export const wagePeriods = ['month', 'day', 'hour', 'year'] as const;
export type WagePeriod = (typeof wagePeriods)[number];

/** In yuan. A side that is not said is null; when neither is, the wage is open to talk (面议). */
export interface Wage {
  readonly low: number | null;
  readonly high: number | null;
  readonly period: WagePeriod;
}

const number = String.raw`(\d{1,9}(?:\.\d{1,4})?)([K千W万]?)`;
const range = new RegExp(`^${number}(?:-${number})?(以上|起|\\+|以下|以内|左右)?$`);

/**
 * Reads 4000, `4000-6000`, `4-6K`, `0.8-1.2万`, `5000以上`, `面议`, `200元/天`, `5000元/月`, `年薪10万`.
 * A unit after the second figure holds for the first too where that makes a range; `4-6` alone is `unit_missing`.
 */
export function readWage(cell: Cell): Read<Wage> {
  const text = plain(cell.kind === 'number' ? cell.raw : cell.text).toUpperCase();
  if (text === '') return unread('empty');
  if (/^(薪资|工资|待遇|月薪)?(面议|面谈|协商|另议)$/.test(text))
    return read({ low: null, high: null, period: 'month' });
  const { rest, period } = takePeriod(text);
  const found = range.exec(figures(rest));
  if (!found) return unread('not_a_wage');
  const [, first, firstUnit, second, secondUnit, word = ''] = found;
  const high = second === undefined ? undefined : amount(second, secondUnit);
  let low = amount(first, firstUnit);
  // In 4-6K and 0.8-1.2万 the first figure has the second one's unit; in 4000-6K it has not.
  if (high !== undefined && !firstUnit && secondUnit && low < 100) low = amount(first, secondUnit);
  if (high !== undefined && low > high) return unread('low_above_high');
  if (period === 'month' && Math.max(low, high ?? 0) < 100 && low > 0) return unread('unit_missing');
  if (high !== undefined) return read({ low, high, period });
  if (/以下|以内/.test(word)) return read({ low: null, high: low, period });
  return read({ low, high: /以上|起|\+/.test(word) ? null : low, period });
}

function takePeriod(text: string): { rest: string; period: WagePeriod } {
  const signs: readonly [WagePeriod, RegExp][] = [
    ['day', /(元|块)?[/每](天|日)|^日薪|日结$/g],
    ['hour', /(元|块)?[/每](小时|时|H)|^时薪/g],
    ['year', /(元|块)?[/每]年|^年薪/g],
    ['month', /(元|块)?[/每](月|个月)|^月薪|^税[前后]/g],
  ];
  for (const [period, sign] of signs) {
    const rest = text.replaceAll(sign, '');
    if (rest !== text) return { rest, period };
  }
  return { rest: text, period: 'month' };
}

/** Only figures, units and the words that bound them; 13薪 and the currency say nothing about the range. */
function figures(text: string): string {
  return text
    .replace(/[·*,，]?1[2-9]薪$/, '')
    .replaceAll(/^[:约]|[¥￥元块]|RMB|CNY/g, '')
    .replaceAll(/(?<=\d),(?=\d{3})/g, '')
    .replaceAll(/[~—–―至到]+|-{2,}/g, '-')
    .replace(/^(不低于|最低|大于|>=?|≥)(.*)$/, '$2以上')
    .replace(/^(不高于|不超过|最高|小于|<=?|≤)(.*)$/, '$2以下')
    .replaceAll(/[()]/g, '');
}

function amount(figure: string | undefined, unit: string | undefined): number {
  const times = unit === 'K' || unit === '千' ? 1000 : unit === 'W' || unit === '万' ? 10_000 : 1;
  return Math.round(Number(figure) * times);
}
