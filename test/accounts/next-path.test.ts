import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextPath, withDone } from '../../src/accounts/next-path.ts';

const site = 'https://zhuli.example';

describe('where to go after signing in', () => {
  test.each([
    ['/students', '/students'],
    ['/students?page=2&q=%E6%9D%8E', '/students?page=2&q=%E6%9D%8E'],
    ['/en/students/7', '/students/7'],
    ['/en', '/'],
    ['/english', '/english'],
    ['/%E6%8B%9B%E8%81%98', '/%E6%8B%9B%E8%81%98'],
    ['/a/./b/../c', '/a/c'],
  ])('%s is a page of ours: %s', (given, path) => {
    expect(nextPath(given)).toBe(path);
  });

  test.each([
    '',
    'students',
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\\/evil.example',
    '\\/evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2f%2fevil.example'.replace('/', '/%2e%2e/'),
    '/%2f/evil.example',
    '/%5cevil.example',
    '/%5Cevil.example',
    '/en//evil.example',
    '/en/%2Fevil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\u0000',
    '/\u2028/evil',
    ' /students',
    '/a b',
    'javascript:alert(1)',
    '/%',
    '/sign-out',
    '/sign-in?next=/sign-in',
    '/en/sign-out',
    `/${'a'.repeat(500)}`,
  ])('%j leads to the home page', (given) => {
    expect(nextPath(given)).toBe('/');
  });

  test('whatever is given, it stays on this site and starts with one slash', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '/',
        '//',
        '\\',
        '..',
        '.',
        '%2f',
        '%2F',
        '%5c',
        '%2e',
        '@',
        ':',
        '?',
        '#',
        ' ',
        '\t',
        '\r\n',
        'en',
      ),
      fc.constantFrom(
        'http:',
        'https://',
        'javascript:',
        'evil.example',
        '\u0000',
        '\u2028',
        '／',
        '＼',
        '%00',
        '%0d%0a',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    const given = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(
        fc.oneof(
          given,
          given.map((rest) => `/${rest}`),
        ),
        (next) => {
          const path = nextPath(next);
          const there = new URL(path, site);
          expect(there.origin).toBe(site);
          expect(path).toMatch(/^\/(?!\/)/);
          expect(new URL(`/en${path}`, site).origin).toBe(site);
          expect(decodeURIComponent(there.pathname)).not.toMatch(/^\/[/\\]/);
        },
      ),
      { numRuns: 5000 },
    );
  });
});

test('what was done is added to a path with and without a query', () => {
  expect(withDone('/students', 'signed_in')).toBe('/students?done=signed_in');
  expect(withDone('/students?page=2', 'signed_in')).toBe('/students?page=2&done=signed_in');
});
