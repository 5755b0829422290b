import { choose, foldText, readCategory, resolveMajor } from '../reference/index.ts';
import type { CategoryNamed, MajorNamed } from '../positions/index.ts';
import { readLevel, readList, textCell, type Cell } from '../sheets/index.ts';
import type { OpenMajor } from './read-student.ts';
import { said, wrong, type Said } from './row-reader.ts';

/** 专业要求 and 适合残疾类别及等级 of a position. */

const anything = ['不限', '无', '不限专业', '专业不限', '不限类别', '各类', '均可', '无要求', '全部'] as const;
const isAnything = (text: string): boolean => choose(anything, text) !== null;

type Majors = { readonly named: readonly MajorNamed[]; readonly open: readonly Omit<OpenMajor, 'column'>[] };
const majorsBefore = new Map<string, Majors>();
const mostRemembered = 2000;

/** Lists repeat their requirements: each text is resolved once. */
export function readMajors(cell: Cell): Majors {
  const before = majorsBefore.get(cell.text);
  if (before) return before;
  const named = new Map<string, MajorNamed>();
  const open: Omit<OpenMajor, 'column'>[] = [];
  for (const part of readList(cell).filter((one) => !isAnything(one))) {
    const found = resolveMajor(part);
    if ('unresolved' in found) open.push({ found: part, suggestions: found.suggestions });
    else named.set(`${found.level} ${found.name}`, { level: found.level, name: found.name, code: found.code });
  }
  const majors = { named: [...named.values()], open };
  if (majorsBefore.size >= mostRemembered) majorsBefore.clear();
  majorsBefore.set(cell.text, majors);
  return majors;
}

const entryForms = ['不限', '肢体', '肢体三级及以下'] as const;

/** 不限, or 肢体三级及以下；听力: a category alone means every level, a level needs 及以下 behind it. */
export function readCategories(cell: Cell): Said<CategoryNamed[]> {
  const found: CategoryNamed[] = [];
  for (const part of readList(cell).filter((one) => !isAnything(one))) {
    const entry = categoryEntry(part);
    if (entry === null)
      return wrong('not_a_category_entry', { allowed: entryForms, found: part, suggestions: meantEntry(part) });
    found.push(entry);
  }
  return said([...new Map(found.map((one) => [one.category, one])).values()]);
}

const entryPattern = /^(.+?)(?:残疾)?[(]?(?:([一二三四1-4ⅠⅡⅢⅣI]{1,3})级?(及以下|以下|及更轻))?[)]?$/u;

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
  const alone = /^(.+?)(?:残疾)?([一二三四])级$/u.exec(foldText(text));
  return alone && readCategory(alone[1]!) !== null ? [`${alone[1]}${alone[2]}级及以下`] : [];
}
