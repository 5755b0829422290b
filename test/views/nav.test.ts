import { expect, test } from 'vitest';
import { roles } from '../../src/accounts/policy.ts';
import { navFor } from '../../views/nav.ts';
import { pageNumbers } from '../../views/parts/pager.tsx';

const readers = ['visitor', 'waiting', ...roles] as const;

test('no role has more than six pages in its line', () => {
  expect(readers.filter((role) => navFor(role).length > 6)).toEqual([]);
});

test('every role has somewhere to go, and no page twice', () => {
  for (const role of readers) {
    const paths = navFor(role).map((item) => item.path);
    expect(paths.length).toBeGreaterThan(0);
    expect(new Set(paths).size).toBe(paths.length);
  }
});

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [4, 12, [1, null, 3, 4, 5, null, 12]],
  [12, 12, [1, null, 11, 12]],
  [2, 4, [1, 2, 3, 4]],
])('page %i of %i shows its neighbours, the first and the last', (current, last, shown) => {
  expect(pageNumbers(current, last)).toEqual(shown);
});
