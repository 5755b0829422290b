import { choose, foldText, nearestAmong } from '../reference/index.ts';
import {
  foldDigits,
  readCount,
  readDay,
  readList,
  readMonth,
  readPhone,
  readWage,
  readYear,
  readYesNo,
  textCell,
  withoutSpaces,
  type Cell,
  type Read,
  type Wage,
} from '../sheets/index.ts';
import { eachOf } from './parted.ts';
import { said, wrong, type Said } from './row-reader.ts';

/** What one cell says, by what its column holds. Every reader is pure. */

const nothing = /^(无|暂无|没有|空|不详|N\/A|n\/a)$/;
/** A word that people write where there is nothing to say. */
export const isNothing = (text: string): boolean => nothing.test(text.trim());

const from =
  <T>(read: (cell: Cell) => Read<T>) =>
  (cell: Cell): Said<T> => {
    const answer = read(cell);
    if (answer.ok) return said(answer.value);
    return answer.problem === 'empty' ? null : wrong(answer.problem);
  };

export const day = from(readDay);
export const month = from(readMonth);
export const count = from(readCount);
export const yesNo = from(readYesNo);
export const wage: (cell: Cell) => Said<Wage> = from(readWage);

const firstYear = 1980;
const lastYear = 2100;
/** A year of graduation as the records hold it. */
export function year(cell: Cell): Said<number> {
  const answer = from(readYear)(cell);
  if (answer && 'value' in answer && (answer.value < firstYear || answer.value > lastYear))
    return wrong('year_out_of_range', { allowed: [`${firstYear}–${lastYear}`] });
  return answer;
}

/** A telephone number of either kind; 无 says nothing. */
export function phone(cell: Cell): Said<string> {
  if (nothing.test(cell.text.trim())) return null;
  const answer = from(readPhone)(cell);
  return answer && 'wrong' in answer && holdsSeveral(cell.text) ? wrong('several_phones') : answer;
}
/** 13900000001/010-62345678: each part is a number by itself. */
function holdsSeveral(text: string): boolean {
  const parts = text.split(/[、，,；;/／\s]+|或/).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => readPhone(textCell(part)).ok);
}
/** The same as organizations and positions keep it, in digits only. */
export function dialled(cell: Cell): Said<string> {
  const answer = phone(cell);
  return answer && 'value' in answer ? said(answer.value.replaceAll('-', '')) : answer;
}
export const isMobile = (number: string): boolean => /^1\d{10}$/.test(number);

export function mail(cell: Cell): Said<string> {
  // A cell that is a link has the link's text.
  const text = withoutSpaces(cell.text.normalize('NFKC'))
    .toLowerCase()
    .replace(/^mailto:/, '');
  if (nothing.test(text)) return null;
  const isOne = text.length <= 254 && /^[^\s@:;,<>()[\]"、，；]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text);
  return isOne ? said(text) : wrong('not_a_mail');
}

/** Text as it is written, without outer space. */
export const text =
  (most: number) =>
  (cell: Cell): Said<string> => {
    const value = foldDigits(cell.text).replaceAll(/\r\n?/g, '\n').trim();
    if (value === '') return null;
    return value.length > most ? wrong('too_long', { allowed: [String(most)] }) : said(value);
  };

/** What a thing is called, or its code: spaces inside a Chinese name only align it (许 一). */
export const called =
  (most: number) =>
  (cell: Cell): Said<string> => {
    const written = foldDigits(cell.text).replaceAll(/\s+/g, ' ').trim();
    const value = /\p{Script=Han}/u.test(written) ? written.replaceAll(' ', '') : written;
    if (!/[\p{L}\p{N}]/u.test(value)) return wrong('not_a_name');
    return value.length > most ? wrong('too_long', { allowed: [String(most)] }) : said(value);
  };

/** Room for a stamp on paper, （盖章）, is no part of a name. */
const stamp = /[（(](盖章|公章|签章|签字|签名)[）)]$/;
/** A label, or the number of a telephone or certificate: not what is called so, and sealed where it has its own column. */
const holdsMore = /[:：]|\d{7}/;

/** The name of a person, a school or an organization. */
export const name =
  (most: number) =>
  (cell: Cell): Said<string> => {
    const text = cell.text.trim().replace(stamp, '');
    if (nothing.test(text)) return null;
    if (holdsMore.test(foldDigits(text).replaceAll(/\s/g, ''))) return wrong('name_holds_more');
    if (!/\p{L}/u.test(text) || /^同[上前]$/.test(text)) return wrong('not_a_name');
    return called(most)(textCell(text));
  };

/** A registration or position number: its letters and digits, half-width and capital. */
export function number(cell: Cell): Said<string> {
  const value = cell.text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  return value.length > longestNumber ? wrong('too_long', { allowed: [String(longestNumber)] }) : said(value);
}
const longestNumber = 40;

/** One of a closed list, also by a word that people write for it. */
export const one = <const T extends string>(list: readonly T[], others: Readonly<Record<string, T>> = {}) => {
  const nearest = nearestAmong(list);
  return (cell: Cell): Said<T> => {
    const found = choose(list, cell.text) ?? otherWord(others, cell.text);
    return found === null
      ? wrong('not_a_choice', { allowed: list, suggestions: nearest(foldText(cell.text), 3) })
      : said(found);
  };
};

function otherWord<T extends string>(others: Readonly<Record<string, T>>, text: string): T | null {
  const word = choose(Object.keys(others), text);
  return word === null ? null : (others[word] ?? null);
}

/** Several of a closed list, each once; the first that is none of them is what is wrong. */
export const some = <const T extends string>(list: readonly T[], others: Readonly<Record<string, T>> = {}) => {
  const nearest = nearestAmong(list);
  return (cell: Cell): Said<T[]> => {
    const found = new Set<T>();
    const known = (part: string) => choose(list, part) ?? otherWord(others, part);
    for (const part of readList(cell)) {
      const several = eachOf(part, known);
      if (several === null) {
        return wrong('not_a_choice', { allowed: list, suggestions: nearest(foldText(part), 3), found: part });
      }
      for (const one of several) found.add(one);
    }
    return said([...found]);
  };
};

/** Whether two texts are one to the reader of their column: a record need not be written as a workbook is read. */
const sameTo =
  (read: (cell: Cell) => Said<string>) =>
  (known: string | null | undefined, given: string | null | undefined): boolean => {
    if (known === given) return true;
    const heard = (written: string | null | undefined) => {
      const answer = written ? read(textCell(written)) : null;
      return answer && 'value' in answer ? answer.value : (written ?? null);
    };
    return heard(known) === heard(given);
  };
export const sameText = sameTo(text(Infinity));
export const sameName = sameTo(called(Infinity));
export const samePhone = sameTo(dialled);
