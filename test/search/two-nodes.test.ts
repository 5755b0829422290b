import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { formOn, somebodyAs } from '../journeys/person.ts';
import { freshDatabase } from '../support/db.ts';
import { hasRealServer, realServer } from '../support/meilisearch.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const secret = Buffer.alloc(32, 7).toString('base64');

type Node = { readonly base: string; readonly process: ChildProcess };

/** The product as a process of its own, with the demo world where nobody has put it there yet. */
async function startNode(env: Readonly<Record<string, string>>): Promise<Node> {
  const folder = await mkdtemp(join(tmpdir(), 'node-'));
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, PORT: '0', DEMO: '1', SECRET_KEY: secret, LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM')) await ended;
    await rm(folder, { recursive: true, force: true });
  });
  const base = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.once('exit', () => reject(new Error(`the node ended: ${said}`)));
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /http:\/\/\S+/.exec(said)?.[0];
      if (address) resolve(address);
    });
  });
  return { base, process: child };
}

/** Numbers of the positions on a student's first page. */
const numbersOn = (html: string) => [...new Set([...html.matchAll(/\bP\d{5}\b/g)].map(([number]) => number))];

/** A change on one node is on the next page of the other, and they go on saying the same. */
async function expectNodesToAgree(one: Node, other: Node): Promise<void> {
  const [hers, hersToo] = [await somebodyAs(one.base, 'student'), await somebodyAs(other.base, 'student')];
  const staff = await somebodyAs(one.base, 'city_staff');
  for (let times = 0; times < 3; times += 1) {
    const before = numbersOn((await hersToo.get('/my/matches')).text);
    expect(before.length).toBeGreaterThan(1);
    const closing = before[0]!;
    const page = await staff.get(`/positions/${closing}`);
    const answer = await staff.post(`/positions/${closing}/close`, formOn(page.text, `/positions/${closing}/close`));
    expect(answer.status).toBe(303);
    const after = numbersOn((await hersToo.get('/my/matches')).text);
    expect(after).not.toContain(closing);
    expect(numbersOn((await hers.get('/my/matches')).text)).toEqual(after);
  }
}

describe('two nodes on one database', { timeout: 180_000 }, () => {
  test('keep their in-process engines current by themselves', async () => {
    const { url, drop } = await freshDatabase();
    onTestFinished(drop);
    const one = await startNode({ DATABASE_URL: url, SEARCH: 'memory' });
    const other = await startNode({ DATABASE_URL: url, SEARCH: 'memory' });
    await expectNodesToAgree(one, other);
    await expectNodesToAgree(other, one);
  });

  test.runIf(hasRealServer)('with one Meilisearch go on when the node that feeds it is killed', async () => {
    const server = await realServer();
    onTestFinished(() => server.stop());
    const { url, drop } = await freshDatabase();
    onTestFinished(drop);
    const meilisearch = {
      DATABASE_URL: url,
      SEARCH: 'meilisearch',
      MEILI_URL: server.host,
      MEILI_KEY: server.key ?? '',
    };
    const one = await startNode(meilisearch);
    const other = await startNode(meilisearch);
    await expectNodesToAgree(one, other);
    one.process.kill('SIGKILL');
    await expectNodesToAgree(other, other);
  });
});
