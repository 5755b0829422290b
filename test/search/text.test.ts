import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findRanges, mostWords, readWords, type Word } from '../../search/index.ts';
import { mostLetters } from '../../search/text/read-words.ts';
import { hasWord } from '../../search/text/has-word.ts';
import { leaveOut } from '../../search/text/leave-out.ts';
import { spellName } from '../../search/text/spell.ts';
import { typosIn } from '../../search/text/typos.ts';
import { majors } from '../../src/reference/index.ts';

const word = (typed: string): Word => readWords(typed).kept[0]!;
const read = (typed: string) => readWords(typed).kept.map(({ text }) => text);

describe('what somebody types', () => {
  test.each([
    ['數據標註', ['数据标注']],
    ['計算機 軟件', ['计算机', '软件']],
    ['ＪＡＶＡ　３Ｄ', ['java', '3d']],
    ['Lüyou café', ['lvyou', 'cafe']],
    ['C++/C#语言', ['c', '语言']],
    ['朝阳，会计；朝阳', ['朝阳', '会计']],
    ['裏面 里面', ['里面']],
    ['，。%_<>', []],
  ])('%s is read as %j', (typed, words) => expect(read(typed)).toEqual(words));

  test('is kept up to ten words, two Chinese signs being one, and the rest is named as it was typed', () => {
    const many = Array.from({ length: 12 }, (_, at) => `Word${at}`);
    expect(readWords(many.join(' '))).toMatchObject({ kept: { length: mostWords }, beyond: ['Word10', 'Word11'] });
    const run = '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅';
    expect(readWords(run)).toMatchObject({ kept: [{ text: run.slice(0, 20) }], beyond: ['子丑寅'] });
    const long = 'Ab'.repeat(mostLetters);
    expect(readWords(`${long} 会计`)).toMatchObject({ kept: [{ text: '会计' }], beyond: [long] });
  });
});

describe('a word', () => {
  test('finds what sounds like it from any syllable on, in full or by initials', () => {
    const name = spellName('盲人按摩师');
    for (const typed of ['mang', 'mangren', 'anmo', 'mrams', 'ams', 'shi']) {
      expect([typed, hasWord(name, word(typed), false)]).toEqual([typed, true]);
    }
    for (const typed of ['angren', 'mr会', 's', 'rm', 'anmi']) {
      const all = readWords(typed).kept.every((one) => hasWord(name, one, false));
      expect([typed, all]).toEqual([typed, false]);
    }
  });

  test('finds every major of the catalogues by the spelling that the catalogues have', () => {
    expect(hasWord(spellName('藏医学'), word('zangyixue'), false)).toBe(true);
    expect(hasWord(spellName('给排水科学与工程'), word('jipaishui'), false)).toBe(true);
    expect(hasWord(spellName('给排水科学与工程'), word('geipaishui'), false)).toBe(true);
  });

  test('is marked wherever it finds a name', () => {
    const names = [...new Set(majors.map((major) => major.name))].filter((name) => /^\p{Script=Han}+$/u.test(name));
    const inName = fc.constantFrom(...names).chain((name) =>
      fc
        .tuple(fc.nat(name.length - 1), fc.integer({ min: 1, max: name.length }), fc.boolean())
        .map(([from, length, spoken]) => {
          const part = name.slice(from, from + length);
          return { name, typed: spoken ? (spellName(part).latin[0] ?? part) : part };
        }),
    );
    fc.assert(
      fc.property(inName, ({ name, typed }) => {
        const one = word(typed);
        const ranges = findRanges(name, [one], { spoken: true });
        expect([name, typed, ranges.length > 0]).toEqual([name, typed, hasWord(spellName(name), one, false)]);
        for (const [from, to] of ranges) expect(from < to && to <= name.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('marks', () => {
  const marked = (text: string, typed: string, near = false) => {
    const words = readWords(typed).kept;
    return findRanges(text, words, { spoken: true, near: near ? words : [] }).map(([from, to]) => text.slice(from, to));
  };
  test.each([
    ['北京數據標註中心', '数据标注', ['數據標註']],
    ['北京市朝阳区会计师事务所', '朝阳会计', ['朝阳', '会计']],
    ['会计、出纳和会计', '会计', ['会计', '会计']],
    ['数据标注员', 'biaozhu', ['标注']],
    ['数据标注员', 'bzy', ['标注员']],
    ['Ｊａｖａ工程师', 'java gong', ['Ｊａｖａ工']],
    ['数据 ABC 数据', '数据', ['数据', '数据']],
  ])('in %s what %s finds', (text, typed, parts) => expect(marked(text, typed)).toEqual(parts));

  test('stand where a word is taken with typos too', () => {
    expect(marked('数据标注员', 'biaozu', true)).toEqual(['标注']);
    expect(marked('数据标注员', 'biaozu')).toEqual([]);
  });
});

describe('typos', () => {
  test.each([
    ['shuju', 'shuju', 0],
    ['shujubiaozhu', 'shujv', 1],
    ['kuaiji', 'kuaijy', 1],
    ['chaoyang', 'chaoyagn', 1],
    ['biaozhu', 'biaozu', 1],
    ['biaozhu', 'biaaozhu', 1],
    ['huaiji', 'kuaiji', Infinity],
    ['gongcheng', 'kongcheng', Infinity],
    ['abcdefgh', 'abxxxfgh', Infinity],
  ])('between the beginning of %s and %s are %d', (term, typed, typos) => expect(typosIn(term, typed, 2)).toBe(typos));
});

describe('where nothing has all the words', () => {
  const words = readWords('甲 乙 丙 丁').kept;
  const choices = (counts: number[]) => leaveOut(words, counts).map((kept) => kept.map(({ text }) => text).join(''));

  test('those that find nothing go first, then the one that finds most, of equals the last', () => {
    expect(choices([3, 0, 9, 3])).toEqual(['甲丙丁', '甲丁', '甲']);
    expect(choices([1, 1, 1, 1])).toEqual(['甲乙丙', '甲乙', '甲']);
    expect(choices([0, 0, 0, 0])).toEqual([]);
  });
});
