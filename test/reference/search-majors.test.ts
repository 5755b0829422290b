import { describe, expect, test } from 'vitest';
import { majors, searchMajors } from '../../src/reference/index.ts';
import type { Major } from '../../src/reference/index.ts';

const names = (query: string) => [...new Set(searchMajors(query).map((major) => major.name))];

/** By its name, its code and its former code. */
const found = (major: Major) =>
  [major.name, major.code, major.former_code].every((query) => query === null || searchMajors(query).includes(major));

describe('one search over the majors of every catalogue', () => {
  test.each([
    ['jsj', '计算机科学与技术'],
    ['jisuanji', '计算机应用技术'],
    ['kuaiji', '会计学'],
    ['kjx', '会计学'],
    ['zangyixue', '藏医学'],
    ['gangtiezhinengzhazhi', '钢铁智能轧制技术'],
    ['jipaishui', '给排水科学与工程'],
    ['geipaishui', '给排水科学与工程'],
    ['lüyou', '旅游管理'],
    ['rjgc', '软件工程'],
    ['０８０９０２', '软件工程'],
    ['083201TK', '未来机器人'],
    ['083201', '未来机器人'],
    ['140001tk', '未来机器人'],
    ['99J001T', '会展'],
  ])('%s finds %s', (query, name) => expect(names(query)).toContain(name));

  test('finds a part of a name', () => {
    expect(searchMajors('工程')).toHaveLength(50);
    expect(names('工程').filter((name) => !name.includes('工程'))).toEqual([]);
  });

  test('puts the whole name, the whole code and whole pinyin first', () => {
    expect(names('会计')[0]).toBe('会计');
    expect(names('kuaiji')[0]).toBe('会计');
    expect(names('法学')[0]).toBe('法学');
    expect(names('faxue')[0]).toBe('法学');
    expect(searchMajors('080901')[0]?.name).toBe('计算机科学与技术');
    expect(names('计算机')[0]).toMatch(/^计算机/);
  });

  test('gives a name once for each catalogue that has it, and can be kept to some', () => {
    expect(
      searchMajors('电子商务')
        .slice(0, 3)
        .map((major) => major.catalogue),
    ).toEqual(['undergraduate', 'bachelor', 'associate']);
    const associate = searchMajors('电子商务', { catalogues: ['associate'] });
    expect(associate.length).toBeGreaterThan(0);
    expect(associate.every((major) => major.catalogue === 'associate')).toBe(true);
  });

  test('gives at most fifty, the same every time, and nothing for nothing', () => {
    expect(searchMajors('0')).toHaveLength(50);
    expect(searchMajors('工', { limit: 500 })).toHaveLength(50);
    expect(searchMajors('工', { limit: 3 })).toEqual(searchMajors('工').slice(0, 3));
    expect(['', '  ', '、', '炼丹术', 'qqqq'].flatMap((query) => searchMajors(query))).toEqual([]);
  });

  test('finds every major by its name and by its code', () => {
    expect(majors.filter((major) => !found(major))).toEqual([]);
  });
});
