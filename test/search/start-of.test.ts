import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startOf } from '../../search/text/start-of.ts';

test('the start of a text is one, and as long as it can be', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(12), (text, length) => {
      const start = startOf(text, length);
      expect(start.isWellFormed() && text.startsWith(start)).toBe(true);
      expect(start.length).toBeGreaterThanOrEqual(Math.min(text.length, length) - 1);
    }),
  );
  expect([startOf('a𐐀𐐀', 4), startOf('a𐐀𐐀', 3), startOf('岗位', 9)]).toEqual(['a𐐀', 'a𐐀', '岗位']);
});
