import type { Cell } from './sheet.ts';
import { plain, type Read, read, unread } from './values.ts';

/** A day as 2026-10-08, from a date, `2026.10.8`, `2026年10月8日`, `2026/10/8` or 20261008; a time of day after it is left away. */
export function readDay(cell: Cell): Read<string> {
  if (cell.kind === 'date') return read(cell.text);
  const text = dateText(cell);
  if (text === '') return unread('empty');
  const found =
    /^(\d{4})(\d{2})(\d{2})(?:\.0*)?$/.exec(text) ??
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?(?:T?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?$/.exec(text);
  return found ? day(Number(found[1]), Number(found[2]), Number(found[3])) : unread('not_a_date');
}

/**
 * A month as 2004-03, from a date, `2004年03月`, `2004.3`, `2004-03` or 200403; a day is left away.
 * The number 2026.1 may have been typed as 2026.10: `month_unclear`.
 */
export function readMonth(cell: Cell): Read<string> {
  if (cell.kind === 'date') return read(cell.text.slice(0, 7));
  const text = dateText(cell);
  if (text === '') return unread('empty');
  if (cell.kind === 'number' && /^\d{4}\.1$/.test(text)) return unread('month_unclear');
  const found = /^(\d{4})(\d{2})(?:\.0*)?$/.exec(text) ?? /^(\d{4})[-./年](\d{1,2})月?$/.exec(text);
  if (!found) {
    const whole = readDay(cell);
    return whole.ok
      ? read(whole.value.slice(0, 7))
      : unread(whole.problem === 'not_a_date' ? 'not_a_month' : whole.problem);
  }
  const month = Number(found[2]);
  return month >= 1 && month <= 12 ? read(`${found[1]}-${two(month)}`) : unread('not_a_month');
}

/** A year, 1900 to 2199: 2027, `2027年`, `2027届`, `27届`, `2027年7月`, a date. `2023级` is the year of entry: not a year here. */
export function readYear(cell: Cell): Read<number> {
  if (cell.kind === 'date') return read(Number(cell.text.slice(0, 4)));
  const text = dateText(cell);
  if (text === '') return unread('empty');
  const short = /^(\d{2})届(毕业生?)?$/.exec(text);
  if (short) return read(2000 + Number(short[1]));
  const year = Number(/^(\d{4})(?:\.0*)?(?:年?届?|年?毕业|届毕业生?)$/.exec(text)?.[1]);
  if (year >= 1900 && year <= 2199) return read(year);
  const month = readMonth(cell);
  return month.ok ? read(Number(month.value.slice(0, 4))) : unread('not_a_year');
}

const chineseDigits = '〇一二三四五六七八九';

function dateText(cell: Cell): string {
  const text = plain(cell.kind === 'number' ? cell.raw : cell.text).replaceAll(/[—–―]/g, '-');
  // 二〇二七年: the digits of a year written out.
  const written = /^[〇零○一二三四五六七八九]{4}(?=年|届|$)/.exec(text)?.[0];
  if (!written) return text;
  const digits = [...written.replaceAll(/[零○]/g, '〇')].map((sign) => chineseDigits.indexOf(sign)).join('');
  return digits + text.slice(written.length);
}

function day(year: number, month: number, date: number): Read<string> {
  const time = new Date(Date.UTC(year, month - 1, date));
  const isThere = time.getUTCMonth() === month - 1 && time.getUTCDate() === date && year >= 1900 && year <= 2199;
  return isThere ? read(`${year}-${two(month)}-${two(date)}`) : unread('no_such_day');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
