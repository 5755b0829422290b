import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findBinary, startOwnServer } from '../../search/meilisearch/child.ts';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { positionQueryFor } from '../../src/matching/queries.ts';
import { fill } from '../matching/rows.ts';
import { testDb } from '../support/db.ts';
import { faultProxy } from '../support/fault-proxy.ts';
import { indexedHouse, realClock } from './indexed-house.ts';

const binary = await findBinary();
const db = testDb();

describe.runIf(binary !== null)('a Meilisearch of our own', { timeout: 180_000 }, () => {
  async function ownServer() {
    const directory = await mkdtemp(join(tmpdir(), 'zhuli-killed-'));
    const told: string[] = [];
    const own = await startOwnServer({ binary: binary!, directory, tell: (line) => told.push(line) });
    const pid = async () => Number(await readFile(join(directory, 'pid'), 'utf8'));
    onTestFinished(async () => {
      await own.stop();
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    });
    return { own, directory, told, pid, place: { host: own.host, key: own.masterKey } };
  }

  test('that is killed in mid-indexing is started again and catches up, and pages are right meanwhile', async () => {
    const { own, told, pid, place } = await ownServer();
    const made = await fill(db, 2, 3000);
    const proxy = await faultProxy(own.host);
    onTestFinished(() => proxy.close());
    const house = await indexedHouse(db, { host: proxy.host, key: own.masterKey }, place, { clock: realClock });
    let killed = false;
    const turning = (async () => {
      while (!killed) await house.index.turn(new AbortController().signal);
    })();
    while (
      !proxy.heard.some(({ method, path }) => method === 'GET' && path.startsWith('/tasks/')) ||
      !sent(proxy.heard)
    ) {
      await realClock.pass(5);
    }
    process.kill(await pid(), 'SIGKILL');
    killed = true;
    await turning;
    for (const student of made.students) {
      const query = positionQueryFor(book, student, '2026-11-22');
      const paging = { offset: 0, limit: 20, count: true };
      expect(await house.page().positionsFor(query, paging)).toEqual(await house.memory.positionsFor(query, paging));
    }
    expect(await house.converge()).toBeLessThanOrEqual(60);
    expect(told.join()).toContain('started again');
  });

  test('is ended by who starts next, when it outlived the process that started it', async () => {
    const { directory, pid } = await ownServer();
    const first = await pid();
    const next = await startOwnServer({ binary: binary!, directory, tell: () => {} });
    onTestFinished(() => next.stop());
    expect(await pid()).not.toBe(first);
  });
});

const sent = (heard: readonly { method: string; path: string }[]) =>
  heard.some(({ method, path }) => method === 'POST' && path.includes('/documents'));
