import { describe, expect, test } from 'vitest';
import { blind, makeKeys, open, seal } from '../../src/crypt/index.ts';

const first = Buffer.alloc(32, 7);
const second = Buffer.alloc(32, 9);
const keys = makeKeys([first]);
const place = { table: 'students', column: 'phone', row: 12 };

describe('a sealed value', () => {
  test('opens at its own place', () => {
    expect(open(keys, place, seal(keys, place, '13900000001'))).toBe('13900000001');
  });

  test('is never the same twice, so equal values cannot be seen', () => {
    expect(seal(keys, place, 'a').equals(seal(keys, place, 'a'))).toBe(false);
  });

  test.each([
    ['another row', { ...place, row: 13 }],
    ['another column', { ...place, column: 'mail' }],
    ['another table', { ...place, table: 'users' }],
  ])('is refused at %s', (_name, elsewhere) => {
    const sealed = seal(keys, place, '13900000001');
    expect(() => open(keys, elsewhere, sealed)).toThrow();
  });

  test('is refused when any byte is changed or the tag is cut short', () => {
    const sealed = seal(keys, place, '13900000001');
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed[index]! ^= 1;
      expect(() => open(keys, place, changed), `byte ${index}`).toThrow();
    }
    expect(() => open(keys, place, sealed.subarray(0, 20))).toThrow();
  });

  test('still opens after a new secret has been added, and new values need the new one', () => {
    const both = makeKeys([first, second]);
    const old = seal(keys, place, 'before');
    expect(open(both, place, old)).toBe('before');
    expect(() => open(keys, place, seal(both, place, 'after'))).toThrow();
  });
});

describe('a blind index', () => {
  test('is equal for equal values of one kind only', () => {
    expect(blind(keys, 'phone', '1').equals(blind(keys, 'phone', '1'))).toBe(true);
    expect(blind(keys, 'phone', '1').equals(blind(keys, 'mail', '1'))).toBe(false);
    expect(blind(keys, 'phone', '1').equals(blind(makeKeys([second]), 'phone', '1'))).toBe(false);
  });
});
