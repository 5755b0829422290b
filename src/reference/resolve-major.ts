import type { Catalogue, Major } from './catalogues.ts';
import type { EducationLevel } from './education.ts';
import { foldName, foldText } from './fold.ts';
import * as majors from './majors.ts';
import { suggestByCode, suggestByName } from './suggest-majors.ts';

/** What an entry of 专业要求 names. `code` is null where the catalogue's code is not known. */
export type MajorEntry = {
  readonly level: 'major' | 'class' | 'discipline';
  readonly name: string;
  readonly code: string | null;
  readonly catalogue: Catalogue;
};

/**
 * An entry as people write it, so that it resolves to itself: a 门类 with that word, since several (法学, 历史学) are
 * names of majors, too.
 */
export const majorEntryText = ({ level, name }: Pick<MajorEntry, 'level' | 'name'>): string =>
  level === 'discipline' && !name.endsWith('大类') ? `${name}门类` : name;

/** No such entry. Each suggestion, at most five, resolves when it is given instead. */
export type UnresolvedMajor = { readonly unresolved: true; readonly suggestions: readonly string[] };

const codeAlone = /^(\d{2}J\d{3}|\d{2,7})([TK]{0,2})$/i;
const codeFirst = /^[[(]?((?:\d{2}J\d{3}|\d{2,7})[TK]{0,2})[\])]?[-_:.,、]*(\D.*)$/i;
const codeLast = /^(.*[^\d[(])[[(]?((?:\d{2}J\d{3}|\d{2,7})[TK]{0,2})[\])]?$/i;

/** What schools write behind a name in brackets, about the way of study or a direction within the subject. */
const qualifier =
  /\((?:(?:师范|非师范|本科|专科|高职|职业本科|专升本|普通|全日制|非全日制|学术|专业)(?:类|学位|型)?|[^()]+方向)\)$/;

const byEducation: Readonly<Record<EducationLevel, readonly Catalogue[]>> = {
  大专: ['associate', 'bachelor', 'undergraduate', 'graduate'],
  本科: ['undergraduate', 'bachelor', 'associate', 'graduate'],
  研究生及以上: ['graduate', 'undergraduate', 'bachelor', 'associate'],
};

/**
 * What one entry of 专业要求, in a workbook's cell or a form, stands for. In this order: a code (four digits are a class,
 * two a 门类 or 大类); a major of that name in any catalogue; a class; a 门类 written with that word (法学门类) or a 大类; a
 * bare 门类 name that is no major's name (工学). An entry with code and name means the name. Loose about width, spaces,
 * brackets, punctuation, a lost leading zero, the code's suffix and the word 专业 at the end.
 * Source: the project's matching rules §1 and the notes on 岗位清单.
 */
export function resolveMajor(text: string): MajorEntry | UnresolvedMajor {
  const { code, name } = readEntry(text);
  const coded = code === null ? null : byCode(code);
  if (name === null) return coded ?? { unresolved: true, suggestions: suggestByCode(code) };
  // 03 法学 is the 门类 and no major: where code and name agree, both are meant.
  if (coded !== null && variants(name).some((one) => foldName(one) === foldName(coded.name))) return coded;
  return byName(name) ?? { unresolved: true, suggestions: suggestions(name, code, 'any') };
}

/**
 * A student's own major: resolved in the same way, but it must be a major (or a graduate discipline). Of a name that
 * stands in several catalogues the one that suits her level of education is given. For 研究生 four digits are the code of
 * a graduate discipline, since a class cannot be meant.
 */
export function resolveOwnMajor(text: string, education: EducationLevel = '本科'): Major | UnresolvedMajor {
  const { code, name } = readEntry(text);
  if (name === null) {
    const graduate = education === '研究生及以上' && code !== null ? majors.graduateWithCode(code) : null;
    const major = graduate ?? (code === null ? null : majors.majorWithCode(code));
    return major ?? { unresolved: true, suggestions: suggestByCode(code).filter(isMajor) };
  }
  const same = variants(name)
    .map(majors.majorsNamed)
    .find((found) => found.length > 0);
  if (same !== undefined) return majors.preferring(same, byEducation[education]);
  return { unresolved: true, suggestions: suggestions(name, code, 'major') };
}

/** Splits an entry into its code and its name; a lost leading zero is put back (80901 is 080901, 809 is 0809). */
function readEntry(text: string): { code: string | null; name: string | null } {
  const entry = foldText(text).replace(/^["'“”‘’《》【】]+|["'“”‘’《》【】;,。]+$/g, '');
  if (entry === '') return { code: null, name: null };
  if (codeAlone.test(entry)) return { code: wholeCode(entry), name: null };
  const first = codeFirst.exec(entry);
  if (first !== null) return { code: wholeCode(first[1]!), name: first[2]! };
  const last = codeLast.exec(entry);
  if (last !== null) return { code: wholeCode(last[2]!), name: last[1]! };
  return { code: null, name: entry };
}

function wholeCode(code: string): string {
  const digits = /^\d*/.exec(code)![0].length;
  return (digits === 5 || digits === 3 ? `0${code}` : code).toUpperCase();
}

/** A name as written, then without what people add to it. */
function variants(name: string): string[] {
  const bare = name.replace(qualifier, '');
  return [...new Set([name, bare, bare.replace(/专业$/, ''), name.replace(/专业$/, '')])].filter((one) => one !== '');
}

function byName(text: string): MajorEntry | null {
  for (const name of variants(text)) {
    const found =
      entry('major', majors.majorsNamed(name)[0]) ??
      entry('class', majors.classesNamed(name)[0]) ??
      entry('discipline', majors.disciplinesNamed(name.replace(/门类$/, ''))[0]);
    if (found !== null) return found;
  }
  return null;
}

function byCode(code: string): MajorEntry | null {
  const digits = majors.bareCode(code).length;
  if (digits === 2) return entry('discipline', majors.disciplineWithCode(code));
  if (digits === 4) return entry('class', majors.classWithCode(code));
  return entry('major', majors.majorWithCode(code));
}

type Row = { readonly name: string; readonly code: string | null; readonly catalogue: Catalogue };

function entry(level: MajorEntry['level'], row: Row | null | undefined): MajorEntry | null {
  return row == null ? null : { level, name: row.name, code: row.code, catalogue: row.catalogue };
}

const isMajor = (name: string) => majors.majorsNamed(name).length > 0;

/** The name that a code beside an unknown name stands for comes first: one of the two is right. */
function suggestions(name: string, code: string | null, level: 'any' | 'major'): string[] {
  const beside = code === null ? null : byCode(code);
  const first = beside !== null && (level === 'any' || beside.level === 'major') ? [beside.name] : [];
  return [...new Set([...first, ...suggestByName(name, level)])].slice(0, 5);
}
