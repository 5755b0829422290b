import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrapped } from '../../views/parts/wrapped.ts';

describe('names in a drawing', () => {
  test('stand on one line with their value where both fit', () => {
    expect(wrapped('视力', '12%（5 人）')).toEqual(['视力']);
  });

  test.each([
    ['3. lifting aids (no lifting by strength)', '8 pairs', ['3. lifting aids (no lifting', 'by strength)']],
    ['提供升降、吊装等助力搬运工具（不靠人力抬举）', '8 对', ['提供升降、吊装等助力搬运工具', '（不靠人力抬举）']],
    ['Visual, Hearing and Physical', '0% (0 students)', ['Visual, Hearing and Physical', '']],
  ])('are broken where a reader would break them: %s', (name, value, lines) => {
    expect(wrapped(name, value)).toEqual(lines);
  });

  test('lose nothing but the spaces at which they are broken', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '人', '力', '，'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 9 }), (words) => {
        const name = words.join(' ');
        expect(wrapped(name, '8').join('').replaceAll(' ', '')).toBe(name.replaceAll(' ', ''));
      }),
    );
  });
});
