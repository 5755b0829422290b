import { readdirSync, readFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { describe, expect, test } from 'vitest';
import {
  catalogues,
  disciplines,
  majorClasses,
  majorGroups,
  majors,
  middleGroups,
  minorGroups,
  occupationName,
  occupations,
} from '../../src/reference/index.ts';
import { foldName } from '../../src/reference/fold.ts';
import { spellingsOf } from '../../src/reference/pinyin.ts';

const count = <T extends { readonly catalogue: string }>(rows: readonly T[]) =>
  Object.fromEntries(catalogues.map((one) => [one, rows.filter((row) => row.catalogue === one).length]));

const han = (name: string) => name.replace(/\P{Script=Han}/gu, '');
const hasASyllableForEach = ({ name }: { readonly name: string }) =>
  spellingsOf(name).length > 0 && spellingsOf(name).every((spelling) => spelling.length === han(name).length);

/** Readings that the dictionary gets wrong in these names, as the data file says. */
const setByHand = /藏|轧|普什图|僧伽罗|乌尔都|给/;
const agreesWithDictionary = ({ name }: { readonly name: string }) =>
  setByHand.test(name) || spellingsOf(name)[0]?.join(' ') === pinyin(han(name), { toneType: 'none', v: true });

describe('the catalogues of majors', () => {
  test('hold as many majors, classes and disciplines as were published', () => {
    expect(count(majors)).toEqual({ undergraduate: 883, bachelor: 321, associate: 802 + 9, graduate: 117 + 67 });
    expect(count(majorClasses)).toEqual({ undergraduate: 92, bachelor: 92, associate: 97, graduate: 0 });
    expect(count(disciplines)).toEqual({ undergraduate: 13, bachelor: 19, associate: 19, graduate: 14 });
  });

  test('have a known code for all but the majors that their data files name as missing', () => {
    const without = majors.filter((major) => major.code === null);
    expect(count(without)).toEqual({ undergraduate: 0, bachelor: 111, associate: 1 + 9, graduate: 0 });
    expect(majors.filter((major) => major.former_code !== null)).toHaveLength(12);
  });

  test('give each code and each name once, but for three names that are a graduate discipline and a degree', () => {
    for (const catalogue of catalogues) {
      const own = majors.filter((major) => major.catalogue === catalogue);
      const codes = own.flatMap((major) => major.code ?? []);
      expect(new Set(codes).size).toBe(codes.length);
      const twice = own.length - new Set(own.map((major) => major.name)).size;
      expect(twice).toBe(catalogue === 'graduate' ? 3 : 0);
    }
  });

  test('place every major in a class and a discipline whose codes begin its own', () => {
    for (const major of majors) {
      if (major.code === null || major.class === null) continue;
      expect(major.code.startsWith(major.class.code)).toBe(true);
      expect(major.code.startsWith(major.discipline?.code ?? '?')).toBe(true);
    }
    const unplaced = majors.filter((major) => major.discipline === null);
    expect(unplaced.map((major) => major.name)).toContain('旅居康养运营与管理');
    expect(unplaced).toHaveLength(9);
  });

  test('have no two names that differ only by punctuation', () => {
    const names = new Set([...majors, ...majorClasses, ...disciplines].map((one) => one.name));
    expect(new Set([...names].map(foldName)).size).toBe(names.size);
  });

  test('have pinyin for every name, a syllable for each character', () => {
    expect([...majors, ...majorClasses, ...disciplines].filter((one) => !hasASyllableForEach(one))).toEqual([]);
  });

  test('have the pinyin of the dictionary, but for what was set by hand', () => {
    expect([...majors, ...majorClasses, ...disciplines].filter((one) => !agreesWithDictionary(one))).toEqual([]);
    expect(spellingsOf('藏医学')).toEqual([['zang', 'yi', 'xue']]);
    expect(spellingsOf('会计学')).toEqual([['kuai', 'ji', 'xue']]);
    expect(spellingsOf('会展')).toEqual([['hui', 'zhan']]);
  });
});

test('the occupations are the 8 major, 79 middle and 450 minor groups and 1639 occupations of the 2022 edition', () => {
  expect([majorGroups, middleGroups, minorGroups, occupations].map((rows) => rows.length)).toEqual([8, 79, 450, 1639]);
  expect(occupations.filter(([code]) => occupationName(code.slice(0, 7)) === null)).toEqual([]);
  expect(occupationName('2')).toBe('专业技术人员');
  expect(occupationName('9')).toBeNull();
});

describe('every data file', () => {
  const folder = new URL('../../src/reference/data/', import.meta.url);
  const files = readdirSync(folder);

  test.each(files)('%s says its title, edition, publisher and source, and what it lacks or rests on', (file) => {
    const { about } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { about: Record<string, string> };
    expect(['title', 'edition', 'publisher', 'source'].filter((key) => !about[key])).toEqual([]);
    expect(about['inferred'] ?? about['missing'] ?? about['status']).toBeTruthy();
  });
});
