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
