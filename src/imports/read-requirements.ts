import { choose, foldText, readCategory, resolveMajor } from '../reference/index.ts';
import type { CategoryNamed, MajorNamed } from '../positions/index.ts';
import { readLevel, readList, textCell, type Cell } from '../sheets/index.ts';
import { eachOf } from './parted.ts';
import type { OpenMajor } from './read-student.ts';
import { said, wrong, type Said } from './row-reader.ts';

/** 专业要求 and 适合残疾类别及等级 of a position. */

const anything = [
  '不限',
  '无',
  '不限专业',
  '专业不限',
  '不限类别',
  '类别不限',
  '各类',
  '各类均可',
  '各类别均可',
  '各类残疾均可',
  '均可',
  '无要求',
  '全部',
] as const;
const isAnything = (text: string): boolean => choose(anything, text) !== null;

/** The entries of a cell, without 不限; null where that word stands beside others, which it contradicts. */
function entriesOf(cell: Cell): readonly string[] | null {
  const all = readList(cell);
  const named = all.filter((one) => !isAnything(one));
  return named.length > 0 && named.length < all.length ? null : named;
}

type Majors = { readonly named: readonly MajorNamed[]; readonly open: readonly Omit<OpenMajor, 'column'>[] };
const majorsBefore = new Map<string, Said<Majors>>();
const mostRemembered = 2000;

/** Lists repeat their requirements: each text is resolved once. */
export function readMajors(cell: Cell): Said<Majors> {
  const before = majorsBefore.get(cell.text);
  if (before) return before;
  const entries = entriesOf(cell);
  const majors = entries === null ? wrong('anything_and_named') : said(majorsIn(entries));
  if (majorsBefore.size >= mostRemembered) majorsBefore.clear();
  majorsBefore.set(cell.text, majors);
  return majors;
}

function majorsIn(entries: readonly string[]): Majors {
  const named = new Map<string, MajorNamed>();
  const open: Omit<OpenMajor, 'column'>[] = [];
  for (const part of entries) {
    const found = eachOf(part, majorNamed);
    if (found === null) open.push({ found: part, suggestions: suggestionsFor(part) });
    for (const { level, name, code } of found ?? []) named.set(`${level} ${name}`, { level, name, code });
  }
  return { named: [...named.values()], open };
}

const majorNamed = (part: string) => {
  const found = resolveMajor(part);
  return 'unresolved' in found ? null : found;
};
const suggestionsFor = (part: string): readonly string[] => {
  const found = resolveMajor(part);
  return 'unresolved' in found ? found.suggestions : [];
};

const entryForms = ['不限', '肢体', '肢体三级及以下'] as const;

/**
 * 不限, or 肢体三级及以下；听力: a category alone means every level, a level needs 及以下 behind it. Of two entries of one
 * category the wider one holds, since each of them admits.
 */
export function readCategories(cell: Cell): Said<CategoryNamed[]> {
  const entries = entriesOf(cell);
  if (entries === null) return wrong('anything_and_named');
  const found = new Map<CategoryNamed['category'], CategoryNamed>();
  for (const part of entries) {
    const each = eachOf(part, categoryEntry);
    if (each === null)
      return wrong('not_a_category_entry', { allowed: entryForms, found: part, suggestions: meantEntry(part) });
    for (const entry of each) {
      const before = found.get(entry.category);
      if (!before || entry.mostSevereLevel < before.mostSevereLevel) found.set(entry.category, entry);
    }
  }
  return said([...found.values()]);
}

/** A name, a level in any numerals, 及以下 as people write it: 肢体三级及以下, 听力(Ⅳ级及以下), 肢体三级(含)以下. */
const entryPattern =
  /^(.+?)(?:残疾)?[(]?(?:([一二三四壹贰叁肆1-4]|[IV]{1,3})级?(?:[(]含[)])?(?:及|或)?(?:以下|更轻))?[)]?$/iu;

function categoryEntry(text: string): CategoryNamed | null {
  const [, name = '', level] = entryPattern.exec(foldText(text)) ?? [];
  const category = readCategory(name);
  if (category === null) return null;
  if (level === undefined) return { category, mostSevereLevel: 1 };
  const read = readLevel(textCell(level));
  return read.ok ? { category, mostSevereLevel: read.value } : null;
}

/** 肢体三级 is either only that level, which no position can ask for, or that level and those less severe. */
function meantEntry(text: string): string[] {
  const alone = /^(.+?)(?:残疾)?([一二三四壹贰叁肆1-4]|[IV]{1,3})级$/iu.exec(foldText(text));
  return alone && readCategory(alone[1]!) !== null ? [`${alone[1]}${alone[2]}级及以下`] : [];
}
