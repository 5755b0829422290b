import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wordsFor } from '../../views/words/index.ts';

/** Every key that a route sends a browser on with (`?done=`), as it is written in the source. */
const keys = new Set(
  globSync('src/**/*.{ts,tsx}').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\?done=([a-z_]+)/g)].map(([, key]) => key!),
  ),
);

test('every act that leads on to a page has a sentence that says what was done', () => {
  const { frame, accounts, editions, runs, lists } = wordsFor('zh');
  const said = [frame.done, accounts.done, editions.kept, runs.kept, lists.kept].flatMap((some) => Object.keys(some));
  // The page of the search index says its own.
  expect([...keys].filter((key) => ![...said, 'rebuild_asked'].includes(key))).toEqual([]);
  expect(keys.size).toBeGreaterThan(30);
});
