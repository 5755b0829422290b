import { describe, expect, test } from 'vitest';
import { createApp, routeTable } from '../../src/app.ts';
import { may } from '../../src/accounts/index.ts';
import { makeHouse } from '../accounts/people.ts';
import { testDb } from '../support/db.ts';

const db = testDb();
const assets = { css: '/static/app.css', js: '/static/app.js', icon: '/static/icon.svg', respond: () => null };

/** A body that tells how much of it was asked for. */
function watched() {
  const chunk = new TextEncoder().encode('a='.padEnd(65_536, 'a'));
  const asked = { chunks: 0 };
  const body = new ReadableStream(
    {
      pull: (stream) => {
        asked.chunks += 1;
        stream.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );
  return { asked, body };
}

describe('a body that nobody may send', () => {
  const closed = routeTable.filter((route) => route.method === 'POST' && !may({ kind: 'visitor' }, route.verb));

  test('is not read, at no door', async () => {
    const app = createApp(makeHouse(db), assets);
    const read: string[] = [];
    for (const { path } of closed) {
      const { asked, body } = watched();
      const headers = { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'multipart/form-data; boundary=x' };
      await app.request(path, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
      if (asked.chunks > 0) read.push(path);
    }
    expect(closed.length).toBeGreaterThan(20);
    expect(read).toEqual([]);
  });

  test('and one that everybody may send is read up to its limit', async () => {
    const { asked, body } = watched();
    const headers = { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' };
    const answer = await createApp(makeHouse(db), assets).request('/help', {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(413);
    expect(asked.chunks).toBeLessThan(8);
  });
});
