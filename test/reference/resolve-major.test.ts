import { describe, expect, test } from 'vitest';
import {
  disciplines,
  majorClasses,
  majorEntryText,
  majors,
  resolveMajor,
  resolveOwnMajor,
} from '../../src/reference/index.ts';
import { classEntries, disciplineEntries, majorEntries, ownMajors } from './sample-cells.ts';

const found = (text: string) => {
  const entry = resolveMajor(text);
  return 'unresolved' in entry ? null : `${entry.level} ${entry.name} ${entry.code} ${entry.catalogue}`;
};
/** A 门类 is found without that word. */
const nameOf = (text: string) => text.replace(/门类$/, '');
const suggested = (text: string) => {
  const entry = resolveMajor(text);
  return 'unresolved' in entry ? entry.suggestions : null;
};

describe('an entry of 专业要求', () => {
  test.each([
    ['080901', 'major 计算机科学与技术 080901 undergraduate'],
    ['510201', 'major 计算机应用技术 510201 associate'],
    ['080910T', 'major 数据科学与大数据技术 080910T undergraduate'],
    ['0502100T', 'major 语言学 0502100T undergraduate'],
    ['0502107TK', 'major 语言智能 0502107TK undergraduate'],
    ['0809', 'class 计算机类 0809 undergraduate'],
    ['3102', 'class 计算机类 3102 bachelor'],
    ['5102', 'class 计算机类 5102 associate'],
    ['08', 'discipline 工学 08 undergraduate'],
    ['31', 'discipline 电子与信息大类 31 bachelor'],
    ['51', 'discipline 电子与信息大类 51 associate'],
  ])('%s is a code', (text, entry) => expect(found(text)).toBe(entry));

  test.each([
    ['083201TK', 'major 未来机器人 140001TK undergraduate'],
    ['99J001T', 'major 会展 050310T undergraduate'],
    ['101011T', 'major 智能医学工程 140007T undergraduate'],
  ])('%s is a code that moved, and stands for the name it had', (text, entry) => expect(found(text)).toBe(entry));

  test('four digits are a class, also where a graduate discipline has the same', () => {
    expect(found('0812')).toBe('class 测绘类 0812 undergraduate');
    expect(suggested('0854')).toEqual(['电子信息', '工学门类']);
    expect(suggested('0832')).toContain('工学门类');
  });

  test('a name is first a major, then a class, then a 门类 or 大类', () => {
    expect(found('法学')).toBe('major 法学 030101K undergraduate');
    expect(found('法学类')).toBe('class 法学类 0301 undergraduate');
    expect(found('法学门类')).toBe('discipline 法学 03 undergraduate');
    expect(found('艺术学')).toBe('major 艺术学 1301 graduate');
    expect(found('工学')).toBe('discipline 工学 08 undergraduate');
    expect(found('电子与信息大类')).toBe('discipline 电子与信息大类 31 bachelor');
    expect(found('旅居康养运营与管理')).toBe('major 旅居康养运营与管理 null associate');
  });

  test('of any catalogue comes back as it is written out', () => {
    const entries = [
      ...majors.map(({ name }) => ({ level: 'major' as const, name })),
      ...majorClasses.map(({ name }) => ({ level: 'class' as const, name })),
      ...disciplines.map(({ name }) => ({ level: 'discipline' as const, name })),
    ];
    const others = entries.filter(({ level, name }) => {
      const back = resolveMajor(majorEntryText({ level, name }));
      return 'unresolved' in back || back.level !== level || back.name !== name;
    });
    expect(others).toEqual([]);
  });

  test('with code and name it means the name', () => {
    expect(found('080901 计算机科学与技术')).toBe('major 计算机科学与技术 080901 undergraduate');
    expect(found('080901 软件工程')).toBe('major 软件工程 080902 undergraduate');
    expect(found('0812 计算机科学与技术')).toBe('major 计算机科学与技术 080901 undergraduate');
    expect(found('计算机科学与技术（080901）')).toBe('major 计算机科学与技术 080901 undergraduate');
  });

  test('with a code that has the same name it means what both say', () => {
    expect(found('03 法学')).toBe('discipline 法学 03 undergraduate');
    expect(found('510201 计算机应用技术')).toBe('major 计算机应用技术 510201 associate');
  });

  test.each([
    '０８０９０１',
    ' 080901 ',
    '80901',
    '计算机 科学与技术',
    '计算机科学与技术专业',
    '计算机科学与技术（师范）',
    '计算机科学与技术(人工智能方向)',
    '《计算机科学与技术》',
    '[080901]计算机科学与技术',
    '080901-计算机科学与技术',
    '计算机科学与技术 080901',
    '080901计算机科学与技术',
  ])('“%s” is read in spite of how it is written', (text) =>
    expect(found(text)).toBe('major 计算机科学与技术 080901 undergraduate'),
  );

  test('is read without its suffix, with small letters and with other punctuation', () => {
    expect(found('080910tk')).toBe('major 数据科学与大数据技术 080910T undergraduate');
    expect(found('080910')).toBe('major 数据科学与大数据技术 080910T undergraduate');
    expect(found('政治学，经济学与哲学')).toBe('major 政治学、经济学与哲学 030205T undergraduate');
    expect(found('809')).toBe('class 计算机类 0809 undergraduate');
  });

  test.each(['', '   ', '2026', '不限', '炼丹术', '999999', '计算机相关专业'])('“%s” is not resolved', (text) =>
    expect(found(text)).toBeNull(),
  );

  test('an unknown name is answered by names of like look or sound, at most five, each of which resolves', () => {
    expect(suggested('计算机科学与计术')?.[0]).toBe('计算机科学与技术');
    expect(suggested('土木工成')?.[0]).toBe('土木工程');
    expect(suggested('软件开发')).toEqual(['工业软件开发技术', '软件工程', '软件技术']);
    expect(suggested('工学类')?.[0]).toBe('工学门类');
    expect(suggested('zhenjiu')).toEqual(['针灸', '针灸推拿', '针灸推拿学']);
    expect(suggested('080901 计科')?.[0]).toBe('计算机科学与技术');
    for (const text of ['计算机', '大数据', '法', '管里学', '会计与审计', '0899', '9999', 'jisuanji']) {
      const suggestions = suggested(text) ?? [];
      expect(suggestions.length).toBeLessThanOrEqual(5);
      expect(suggestions.filter((one) => found(one) === null)).toEqual([]);
      expect(suggested(text)).toEqual(suggestions);
    }
  });

  test('of the sample workbooks is resolved, each at its level', () => {
    for (const [level, entries] of Object.entries({
      major: majorEntries,
      class: classEntries,
      discipline: disciplineEntries,
    })) {
      expect(entries.filter((text) => found(text)?.startsWith(`${level} ${nameOf(text)} `) !== true)).toEqual([]);
    }
  });
});

const own = (...given: Parameters<typeof resolveOwnMajor>) => {
  const major = resolveOwnMajor(...given);
  return 'unresolved' in major ? null : `${major.name} ${major.code}`;
};

describe('a student’s own major', () => {
  test('of the sample workbooks is resolved', () => {
    expect(ownMajors.filter((text) => own(text)?.startsWith(`${text} `) !== true)).toEqual([]);
  });

  test('comes from the catalogue of her level of education', () => {
    expect(own('电子商务', '大专')).toBe('电子商务 530701');
    expect(own('电子商务', '本科')).toBe('电子商务 120801');
    expect(own('软件工程', '研究生及以上')).toBe('软件工程 0835');
    expect(own('0812', '研究生及以上')).toBe('计算机科学与技术 0812');
    expect(own('动物医学', '研究生及以上')).toBe('动物医学 090401');
  });

  test('is no class and no 门类', () => {
    expect(own('计算机类')).toBeNull();
    expect(own('工学')).toBeNull();
    expect(own('0812')).toBeNull();
    const refused = resolveOwnMajor('计算机类');
    expect('unresolved' in refused && refused.suggestions).toContain('计算机应用技术');
  });

  test('may be given by a former code or with the word 专业', () => {
    expect(own('083201TK')).toBe('未来机器人 140001TK');
    expect(own('会计学专业')).toBe('会计学 120203K');
  });
});
