import { describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { makeHouse } from '../accounts/people.ts';
import { testDb } from '../support/db.ts';

const db = testDb();
const assets = { css: '/static/app.css', js: '/static/app.js', icon: '/static/icon.svg', respond: () => null };

describe('the links of a page that is not there', () => {
  test.each([
    '/en//evil.example',
    '/en///evil.example/a?b=c',
    '//evil.example',
    '/en/\\evil.example',
    '/%2fevil.example',
  ])('lead nowhere else: %s', async (path) => {
    const answer = await createApp(makeHouse(db), assets).request(`http://zhuli.example${path}`);
    expect(answer.status).toBe(404);
    const links = [...(await answer.text()).matchAll(/ (?:href|action)="([^"]*)"/g)].map((found) => found[1]!);
    const away = links.filter((link) => new URL(link, 'http://zhuli.example').origin !== 'http://zhuli.example');
    expect(links.length).toBeGreaterThan(5);
    expect(away).toEqual([]);
  });
});

describe('what was just done', () => {
  const said = async (headers: Record<string, string>) =>
    (
      await (await createApp(makeHouse(db), assets).request('/sign-in?done=password_reset', { headers })).text()
    ).includes('新密码已设好');

  test('is said after an act of ours, and not because a link or a line says so', async () => {
    expect(await said({ 'Sec-Fetch-Site': 'same-origin' })).toBe(true);
    expect(await said({})).toBe(true);
    for (const site of ['cross-site', 'same-site', 'none'])
      expect([site, await said({ 'Sec-Fetch-Site': site })]).toEqual([site, false]);
  });
});

test('browsers keep to https where that is the address, and there only', async () => {
  const strict = async (publicUrl: string | null) =>
    (await createApp(makeHouse(db, { publicUrl }), assets).request('/livez')).headers.get('Strict-Transport-Security');
  expect(await strict('https://zhuli.example')).toBe('max-age=31536000');
  expect(await strict('http://zhuli.example')).toBeNull();
  expect(await strict(null)).toBeNull();
});
