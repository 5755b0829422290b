import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';

const sheet = new URL('../../views/assets/css/tokens.css', import.meta.url);
let css = '';
beforeAll(async () => {
  css = await readFile(sheet, 'utf8');
});

/** The tokens of the first block after a selector. */
function tokensOf(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(selector)).match(/\{([^}]+)\}/)![1]!;
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})/g)].map((match) => [match[1], match[2]]),
  );
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const long = hex.length === 4 ? hex.slice(1).replace(/./g, '$&$&') : hex.slice(1);
  const [r, g, b] = [0, 2, 4].map((at) => {
    const part = parseInt(long.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
}

const text: [string, string[]][] = [
  ['ink', ['paper', 'surface', 'sunk', 'soft', 'met-t', 'req-t', 'ver-t', 'gap-t', 'err-t']],
  ['muted', ['paper', 'surface', 'sunk', 'soft', 'req-t']],
  ['accent', ['paper', 'surface', 'sunk', 'soft', 'err-t']],
  ['hover', ['paper', 'surface', 'sunk', 'soft']],
  ['on-accent', ['accent', 'hover']],
  // The tally of a callout names each verdict on the ground of any other one.
  ...['met', 'req', 'ver', 'gap'].map((verdict): [string, string[]] => [
    verdict,
    ['met-t', 'req-t', 'ver-t', 'gap-t', 'surface', 'paper'],
  ]),
  ['err', ['err-t', 'surface', 'paper']],
];
const controls: [string, string[]][] = [
  ['edge', ['paper', 'surface', 'soft']],
  ['focus', ['paper', 'surface', 'soft']],
  ['accent', ['paper', 'surface', 'sunk']],
];

describe.each([
  ['light', '.theme-light'],
  ['dark', ":root[data-theme='dark']"],
  ['dark by the device', ":root[data-theme='auto']"],
  ['contrast', ":root[data-theme='contrast']"],
])('%s theme', (_name, selector) => {
  const low = (pairs: [string, string[]][], least: number) => {
    const tokens = tokensOf(selector);
    return pairs.flatMap(([front, grounds]) =>
      grounds
        .map((ground) => ({ pair: `${front} on ${ground}`, ratio: contrast(tokens[front]!, tokens[ground]!) }))
        .filter(({ ratio }) => !(ratio >= least)),
    );
  };

  test('all text has a contrast of 7:1 on every ground it stands on', () => {
    expect(low(text, 7)).toEqual([]);
  });

  test('edges, bars and the focus ring have 3:1', () => {
    expect(low(controls, 3)).toEqual([]);
  });
});

test('the two dark blocks are the same', () => {
  expect(tokensOf(":root[data-theme='auto']")).toEqual(tokensOf(":root[data-theme='dark']"));
});
