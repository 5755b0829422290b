import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runVerify } from '../../src/commands/verify.ts';
import { inTransaction } from '../../src/ctx.ts';
import {
  candidatesFor,
  keepList,
  lineOf,
  matchesFor,
  nearMissesFor,
  positionForCandidates,
  studentForMatches,
  type LineFound,
} from '../../src/matching/index.ts';
import { announce } from '../../src/outbox/index.ts';
import { testDb } from '../support/db.ts';
import { as, city, fill, makeHouse, type Filled, type House } from './rows.ts';

const db = testDb();
const ten = { offset: 0, limit: 10 };
let house: House;
let world: Filled;
let folder: string;

beforeEach(async () => {
  house = makeHouse(db);
  world = await fill(db, 40, 40);
  folder = await mkdtemp(join(tmpdir(), 'zhuli-verify-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Every kind of line that the command `match` writes. */
async function everyLine(): Promise<object[]> {
  const ctx = as(house, city);
  const lines: object[] = [];
  for (const { number } of world.students) {
    const student = await studentForMatches(ctx, number);
    lines.push(...(await matchesFor(ctx, student, ten)).matches.map(lineOf));
    lines.push(...(await nearMissesFor(ctx, student, ten)).matches.map(lineOf));
  }
  for (const { number } of world.positions) {
    const position = await positionForCandidates(ctx, number);
    lines.push(...(await candidatesFor(ctx, position, ten)).matches.map(lineOf));
  }
  return lines;
}

async function verify(text: string, { english = false } = {}) {
  const [file, report] = [join(folder, 'matches.jsonl'), join(folder, 'report.json')];
  await writeFile(file, text);
  const said: string[] = [];
  const command = { file, report, english, print: (line: string) => said.push(line), complain: () => undefined };
  const code = await runVerify(house, command);
  const { problems, ...counts } = JSON.parse(await readFile(report, 'utf8'));
  return { code, said, problems, counts };
}
const announceGone = (id: number) => inTransaction(as(house, city), (tx) => announce(tx, 'student', [id]));
const asText = (lines: readonly object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

describe('zhuli verify', () => {
  test('finds every line the same that match has just written: hers, near misses and candidates', async () => {
    const lines = await everyLine();
    const { code, said, counts } = await verify(asText(lines));
    expect(lines.length).toBeGreaterThan(300);
    expect([code, counts]).toEqual([0, { lines: lines.length, same: lines.length, differing: 0, unreadable: 0 }]);
    expect(said).toEqual([`共 ${lines.length} 条：一致 ${lines.length}，不同 0，不能用 0\n`]);
  });

  test('names line, pair and part where somebody has changed a figure', async () => {
    const [first, second] = await everyLine();
    const changed = { ...second!, fit: 95 } as Record<string, unknown>;
    const { code, said, problems } = await verify(`${asText([first!])}\n${asText([changed])}`, { english: true });
    expect(code).toBe(1);
    expect(said[0]).toMatch(/^line 3 D\d+ P\d+: fit 95 → \d+\n$/);
    expect(problems).toMatchObject([{ line: 3, outcome: 'differs', differences: [{ at: 'fit', written: 95 }] }]);
  });

  test('says what has changed in the rows since', async () => {
    const ctx = as(house, city);
    const found: LineFound[] = [];
    for (const { number } of world.students) {
      found.push(...(await matchesFor(ctx, await studentForMatches(ctx, number), ten)).matches.slice(0, 1));
    }
    const apart = found.filter(
      (each, at) => found.findIndex(({ match }) => match.position === each.match.position) === at,
    );
    const poorer = apart.find(({ match }) => match.criteria.some((its) => its.criterion === 'wage' && its.points > 0));
    const [closed, gone] = apart.filter((each) => each !== poorer);
    const text = asText([closed!, poorer!, gone!].map(lineOf));
    await db.updateTable('positions').set({ state: 'closed' }).where('number', '=', closed!.match.position).execute();
    await db.updateTable('students').set({ wage_floor: 90_000 }).where('number', '=', poorer!.match.student).execute();
    await db.deleteFrom('students').where('number', '=', gone!.match.student).execute();
    const { code, said, problems, counts } = await verify(text);
    expect(code).toBe(1);
    expect(problems.map((each: { outcome: string }) => each.outcome)).toEqual(['refused', 'differs', 'gone']);
    expect(said[0]).toContain('现在不能匹配：岗位已经截止、招满或关闭');
    expect(said[1]).toContain('criteria.wage.points');
    expect(said[2]).toContain('没有这个学生');
    expect(counts).toEqual({ lines: 3, same: 0, differing: 3, unreadable: 0 });
  });

  test('in a list of candidates a rank is a rank among the candidates', async () => {
    const ctx = as(house, city);
    const found = await Promise.all(
      world.positions.map(async ({ number }) => candidatesFor(ctx, await positionForCandidates(ctx, number), ten)),
    );
    const { matches } = found.find((each) => each.matches.length >= 4)!;
    const text = asText(matches.map(lineOf));
    await db.deleteFrom('students').where('number', '=', matches[0]!.match.student).execute();
    await announceGone(matches[0]!.id);
    const { problems } = await verify(text);
    expect(problems.slice(1).map((each: object) => ('differences' in each ? each.differences : each))).toEqual(
      matches.slice(1).map(({ rank }) => [{ at: 'rank', written: rank, now: rank - 1 }]),
    );
  });

  test('a rank that no order gives is a difference', async () => {
    const [line] = await everyLine();
    const { problems } = await verify(asText([{ ...line!, rank: 99 }]));
    expect(problems).toMatchObject([{ differences: [{ at: 'rank', written: 99 }] }]);
  });

  test('goes on after a line that cannot be read', async () => {
    const [line] = await everyLine();
    const { code, counts } = await verify(`what\n${asText([line!])}`);
    expect([code, counts]).toEqual([1, { lines: 2, same: 1, differing: 0, unreadable: 1 }]);
  });

  test('a match that is no near miss says nothing of what would open it', async () => {
    const lines = (await everyLine()) as { class: string }[];
    const ready = lines.find((line) => line.class !== 'gap')!;
    const { counts, problems } = await verify(asText([{ ...ready, would_open: [] }]));
    expect(counts).toMatchObject({ lines: 1, same: 0, differing: 1 });
    expect(problems[0].differences).toMatchObject([{ at: 'would_open' }]);
  });

  test('goes on after a number that nobody can have, and reads a file that begins with a byte order mark', async () => {
    const [first, ...others] = await everyLine();
    const nobody = { ...first, student: 'D1\u0000' };
    const { counts } = await verify(`\ufeff${asText([first!, nobody, ...others.slice(0, 3)])}`);
    expect(counts).toMatchObject({ lines: 5, same: 4, differing: 1 });
  });

  test('without a file tells of what staff keep on lists what its page tells', async () => {
    const report = join(folder, 'report.json');
    const run = async (english = true) => {
      const said: string[] = [];
      const print = (text: string) => void said.push(text);
      const code = await runVerify(house, { file: null, report, english, print, complain: () => undefined });
      const { problems: _problems, ...counts } = JSON.parse(await readFile(report, 'utf8'));
      return { code, said: said.join('').split('\n').slice(0, -1), counts };
    };
    const ctx = as(house, city);
    const student = await studentForMatches(ctx, world.students[0]!.number);
    const { match } = (await matchesFor(ctx, student, ten)).matches[0]!;
    const kept = { positionNumber: match.position, listId: null, title: '名单', students: [match.student] };
    await keepList(ctx, { ...kept, looked: kept.students });
    const none = { lines: 1, same: 0, changed: 0, differing: 0, unreadable: 0 };
    expect(await run()).toEqual({
      code: 0,
      said: ['1 match: 1 without a change, 0 the same though facts have changed, 0 different, 0 unusable'],
      counts: { ...none, same: 1 },
    });
    const change = (set: { headcount?: number; state?: 'closed' }) =>
      db.updateTable('positions').set(set).where('number', '=', match.position).execute();
    await change({ headcount: 77 });
    const head = (text: string) =>
      new RegExp(`^(kept match|留存) \\d+ ${match.student} ${match.position}(: |：)${text}$`);
    const places = world.positions.find((each) => each.number === match.position)!.placesLeft;
    expect(await run(false)).toEqual({
      code: 0,
      said: [
        expect.stringMatching(head('情况有变化，匹配结果一样')),
        '  岗位的情况',
        `    剩余名额：原来${places}，现在77`,
        '共 1 条：没有变化 0，情况有变化、结果一样 1，结果不同 0，不能用 0',
      ],
      counts: { ...none, changed: 1 },
    });
    await change({ state: 'closed' });
    const closed = await run();
    expect(closed).toMatchObject({ code: 1, counts: { ...none, differing: 1 } });
    expect(closed.said.slice(0, 3)).toEqual([
      expect.stringMatching(head('No match now')),
      '  The match',
      expect.stringMatching(/^    No match now: Open\. Position: Not taking applications now/),
    ]);
    await db.updateTable('match_snapshots').set({ by_name: '别人' }).execute();
    const altered = await run(false);
    expect(altered).toMatchObject({ code: 1, counts: { ...none, unreadable: 1 } });
    expect(altered.said[0]).toMatch(head('这条记录被改动过，不能作为依据。.*'));
  });

  test('complains of a file that is not there', async () => {
    const complaints: string[] = [];
    const code = await runVerify(house, {
      file: join(folder, 'nothing.jsonl'),
      report: null,
      english: true,
      print: () => undefined,
      complain: (text) => complaints.push(text),
    });
    expect([code, complaints]).toEqual([1, [`cannot read ${join(folder, 'nothing.jsonl')}`]]);
  });
});
