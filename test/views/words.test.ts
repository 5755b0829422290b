import { expect, test } from 'vitest';
import { en } from '../../views/words/en.ts';
import { zh } from '../../views/words/zh.ts';

type Leaf = { path: string; text: string };

/** A sentence with figures or names, said with samples of whichever kind it takes. */
function say(sentence: (...parts: never[]) => unknown): string {
  for (const samples of [
    [3, 5, 7],
    ['三', '五', '七'],
    [{}, {}, {}],
  ]) {
    try {
      return String(sentence(...(samples as never[])));
    } catch {
      // It takes parts of another kind.
    }
  }
  return '…';
}

/** Every sentence of a catalogue. */
function leaves(node: unknown, path = ''): Leaf[] {
  if (typeof node === 'string') return [{ path, text: node }];
  if (typeof node === 'function') return [{ path, text: say(node as (...parts: never[]) => unknown) }];
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}

test('both languages have the same sentences', () => {
  const paths = (catalogue: unknown) =>
    leaves(catalogue)
      .map((leaf) => leaf.path)
      .toSorted();
  expect(paths(en)).toEqual(paths(zh));
});

test('no shared sentence is left empty, except the counter word that English does without', () => {
  const shared = [zh, en].flatMap(({ frame, parts, display, problem }) => leaves({ frame, parts, display, problem }));
  expect(shared.filter((leaf) => leaf.text.trim() === '').map((leaf) => leaf.path)).toEqual(['.parts.items']);
});

test('no sentence shouts', () => {
  expect([...leaves(zh), ...leaves(en)].filter((leaf) => /[!！]/.test(leaf.text))).toEqual([]);
});

test('Chinese sentences leave the space between Chinese and Latin to the browser', () => {
  const typed = /[\u4e00-\u9fff] {2,}|[A-Za-z0-9] {2,}[\u4e00-\u9fff]/;
  expect(leaves(zh).filter((leaf) => typed.test(leaf.text))).toEqual([]);
});
