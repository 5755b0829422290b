import { disciplines, majorClasses, majors } from './catalogues.ts';
import type { Discipline } from './catalogues.ts';
import { classWithCode, disciplineWithCode, graduateWithCode } from './majors.ts';
import { nearestAmong } from './nearest.ts';
import { soundOf } from './pinyin.ts';
import { searchMajors } from './search-majors.ts';

const most = 5;

/** A 门类 is written with that word, since several are also names of majors (法学); a 大类 has it in its name. */
const written = (one: Discipline): string => (one.name.endsWith('大类') ? one.name : `${one.name}门类`);

const majorNames = majors.map((major) => major.name);
const otherNames = [...majorClasses.map((one) => one.name), ...disciplines.map(written)];

// Made when first asked: reading how every character sounds is not worth a start's time.
let nearest: { readonly any: Nearest; readonly major: Nearest } | null = null;
type Nearest = ReturnType<typeof nearestAmong>;

/** At most five names like an unknown name, by look and sound; what is written in letters is taken as pinyin. */
export function suggestByName(name: string, level: 'any' | 'major'): string[] {
  if (/^[a-z]+$/i.test(name)) return [...new Set(searchMajors(name).map((major) => major.name))].slice(0, most);
  nearest ??= {
    any: nearestAmong([...majorNames, ...otherNames], soundOf),
    major: nearestAmong(majorNames, soundOf),
  };
  return nearest[level](name, most);
}

/** For an unknown code: the graduate discipline that has it, and the class and 门类 in which it would stand. */
export function suggestByCode(code: string | null): string[] {
  if (code === null) return [];
  const discipline = disciplineWithCode(code.slice(0, 2));
  return [
    graduateWithCode(code)?.name,
    classWithCode(code.slice(0, 4))?.name,
    discipline === null ? undefined : written(discipline),
  ].filter((name) => name !== undefined);
}
