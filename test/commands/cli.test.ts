import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callCommand } from '../../src/commands/call.ts';
import { freshDatabase } from '../support/db.ts';

const repository = join(import.meta.dirname, '..', '..');
const sample = (name: string) => join(repository, 'test', 'sheets', 'samples', name);

type Env = Readonly<Record<string, string>>;

/** A command as src/cli.ts calls it, without a process of its own. */
async function zhuli(args: readonly string[], env: Env = {}) {
  const [out, complaint]: [string[], string[]] = [[], []];
  const code = await callCommand(args, {
    env: { LANG: 'zh_CN.UTF-8', ...env },
    print: (text) => void out.push(typeof text === 'string' ? text : new TextDecoder().decode(text)),
    complain: (text) => void complaint.push(text),
    now: () => new Date(),
    makeLog: () => pino({ level: 'silent' }),
  });
  return { code, out: out.join(''), complaint: complaint.join('') };
}

const inProcess = (args: readonly string[], env: Env) =>
  new Promise<{ code: unknown; out: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'src/cli.ts', ...args],
      { cwd: repository, env: { PATH: process.env['PATH'], ...env } },
      (error, out, complaint) => resolve({ code: error?.code ?? 0, out: out + complaint }),
    );
  });

let folder = '';
let env: Record<string, string> = {};
let drop: () => Promise<void>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
  const database = await freshDatabase();
  drop = database.drop;
  env = { DATABASE_URL: database.url, DATA_DIR: join(folder, 'data') };
});
afterAll(async () => {
  await drop();
  await rm(folder, { recursive: true, force: true });
});

describe('how it is called', () => {
  const nowhere = {
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing',
    DATA_DIR: join(import.meta.filename, 'none'),
  };

  test('--help says so for all commands and for one, with 0, and opens no database', async () => {
    const all = await zhuli(['--help'], nowhere);
    expect(all).toMatchObject({ code: 0, complaint: '' });
    for (const command of ['import', 'match', 'verify', 'export', 'migrate', 'seed', 'backup', 'restore']) {
      expect(all.out).toMatch(new RegExp(`^${command}\\b`, 'm'));
    }
    const one = await zhuli(['match', '--help'], nowhere);
    expect(one.code).toBe(0);
    expect(one.out).toContain('--near-misses');
    expect(one.out).not.toContain('BACKUP');
    for (const name of ['annex3 = 附件3', 'positions = 岗位清单']) expect(all.out).toContain(name);
  });

  const wrong: readonly (readonly [string, readonly string[]])[] = [
    ['no command', []],
    ['a command that is none', ['matches']],
    ['an option that is none', ['match', '--every']],
    ['an option of another command', ['import', 'a.xlsx', '--all']],
    ['nothing to import', ['import']],
    ['nobody to match', ['match']],
    ['two to match at once', ['match', '--all', '--student', 'D1']],
    ['no number of lines', ['match', '--all', '--top', 'x']],
    ['no file to write to', ['backup']],
    ['more than one file', ['restore', 'a', 'b']],
    ['words that a command does not take', ['migrate', 'now']],
    ['half of what to export', ['export', 'annex1']],
    ['nothing to verify', ['verify']],
    ['near misses of a position', ['match', '--position', 'P1', '--near-misses']],
    ['a form as another kind of file', ['export', 'annex1', 'a.csv']],
  ];

  test('whatever is wrong about it ends with 2, says something, writes nothing, and opens no database', async () => {
    const said = await Promise.all(wrong.map(async ([what, args]) => [what, await zhuli(args, nowhere)] as const));
    for (const [what, { code, out, complaint }] of said) {
      expect([what, code, (out + complaint).trim() === '', /\n\s+at /.test(complaint)]).toEqual([
        what,
        2,
        false,
        false,
      ]);
    }
  });

  test('the process ends with the code and says it where it belongs', async () => {
    const [wrongly, rightly] = await Promise.all([inProcess(['match'], nowhere), inProcess(['--help'], nowhere)]);
    expect([wrongly.code, rightly.code]).toEqual([2, 0]);
    expect(wrongly.out).toContain('--near-misses');
    expect(rightly.out).toContain('restore FILE');
  });

  test('a reader that stops reading is no fault', async () => {
    const line = 'node --import tsx src/cli.ts match --all | head -c 1; echo " ${PIPESTATUS[0]}"';
    await zhuli(['seed'], env);
    const { stdout, stderr } = await promisify(execFile)('bash', ['--norc', '-c', line], {
      cwd: repository,
      env: { PATH: process.env['PATH'], ...env },
    });
    expect([stdout, stderr]).toEqual(['{ 0\n', '']);
  });

  test('a setting that is wrong, or a database that is not there, ends with 1 and a list that can be read', async () => {
    const [setting, database] = await Promise.all([
      zhuli(['migrate'], { ...env, PORT: 'x', SEARCH: 'y' }),
      zhuli(['migrate'], { ...nowhere, DATA_DIR: join(folder, 'none') }),
    ]);
    expect(setting).toMatchObject({ code: 1, out: '' });
    expect(setting.complaint).toMatch(/PORT="x"[^]*SEARCH="y"/);
    expect(database.code).toBe(1);
    expect(database.complaint).toContain('DATABASE_URL');
    expect(setting.complaint + database.complaint).not.toMatch(/\n\s+at /);
  });
});

describe('the way of the data', () => {
  test('workbooks go in, matches and forms come out, twice the same; what is not there ends with 1', async () => {
    const imported = await zhuli(['import', sample('登记汇总表.xlsx'), sample('岗位清单.xlsx')], env);
    expect([imported.code, imported.complaint]).toEqual([0, '']);
    expect(imported.out.split('\n').filter((line) => line.includes('新增'))).toHaveLength(2);
    await writeFile(join(folder, 'empty.jsonl'), '');
    const [again, all, one, nobody, gone, form, named, kind, empty, reindex] = await Promise.all([
      zhuli(['import', sample('登记汇总表.xlsx'), '--report', join(folder, 'again.json')], env),
      zhuli(['match', '--all', '--top', '5', '--out', join(folder, 'all.jsonl')], env),
      zhuli(['match', '--student', 'D00004', '--top', '5'], env),
      zhuli(['match', '--student', 'D99999'], env),
      zhuli(['import', join(folder, 'gone.xlsx')], { ...env, LANG: 'en_US.UTF-8' }),
      zhuli(['export', 'register', join(folder, 'out.xlsx')], env),
      zhuli(['export', '岗位清单', join(folder, 'named.xlsx')], env),
      zhuli(['export', 'everything', join(folder, 'none.xlsx')], env),
      zhuli(['verify', join(folder, 'empty.jsonl')], env),
      zhuli(['reindex'], { ...env, SEARCH: 'memory' }),
    ]);
    expect(again.code).toBe(0);
    expect(JSON.parse(await readFile(join(folder, 'again.json'), 'utf8'))).toMatchObject({ new: 0, same: 60 });
    expect(all.code).toBe(0);
    for (const name of ['again.json', 'all.jsonl']) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    const lines = (await readFile(join(folder, 'all.jsonl'), 'utf8')).trim().split('\n');
    expect(lines.length).toBeGreaterThan(60);
    const hers = lines.filter((line) => (JSON.parse(line) as { student: string }).student === 'D00004');
    expect([one.code, one.out.trim().split('\n')]).toEqual([0, hers]);
    expect(await zhuli(['match', '--student', ' ｄ00004', '--top', '5'], env)).toEqual(one);
    const position = (JSON.parse(hers[0]!) as { position: string }).position;
    const [typed, written] = await Promise.all(
      [position.toLowerCase(), position].map((number) => zhuli(['match', '--position', number, '--top', '5'], env)),
    );
    expect([typed!.code, typed]).toEqual([0, written]);
    expect(written!.out).toContain('D00');
    expect(nobody).toMatchObject({ code: 1, out: '', complaint: '没有找到：D99999' });
    expect(gone).toMatchObject({ code: 1, out: '' });
    expect(gone.complaint).toContain('gone.xlsx: There is no such file');
    expect(form.code).toBe(0);
    expect((await stat(join(folder, 'out.xlsx'))).mode & 0o777).toBe(0o600);
    expect([named.code, (await stat(join(folder, 'named.xlsx'))).size > 10_000]).toEqual([0, true]);
    expect(kind).toMatchObject({ code: 2, out: '' });
    expect([empty.code, empty.complaint]).toEqual([1, expect.stringContaining('什么也没有核对')]);
    expect([reindex.code, reindex.out]).toEqual([0, expect.stringContaining('没有可重建的')]);
  }, 180_000);

  test('a file that cannot be written is said in one sentence before anything is done', async () => {
    const nowhere = join(folder, 'no', 'such', 'place');
    const calls = [
      ['import', sample('岗位清单.xlsx'), '--report', nowhere],
      ['match', '--all', '--out', nowhere],
      ['verify', '--kept', '--report', nowhere],
      ['export', 'positions', `${nowhere}.xlsx`],
      ['backup', nowhere],
      ['export', 'positions', folder],
    ];
    const database = await freshDatabase();
    const own = { DATABASE_URL: database.url, DATA_DIR: join(folder, 'own') };
    for (const args of calls) {
      const { code, out, complaint } = await zhuli(args, own);
      expect([args[0], code, out, /^写不了这个文件 \/ cannot write: \S+$/.test(complaint)]).toEqual([
        args[0],
        1,
        '',
        true,
      ]);
    }
    expect(JSON.parse((await zhuli(['match', '--all'], own)).out || '[]')).toEqual([]);
    expect((await zhuli(['export', 'positions', join(folder, 'none.xlsx')], own)).out).toContain('已导出');
    await zhuli(['import', sample('附件1-示例理工大学.xlsx')], own);
    expect(await zhuli(['seed'], own)).toMatchObject({ code: 0, out: expect.stringContaining('没有装入演示数据') });
    await database.drop();
  }, 60_000);

  test('lines of matches appear whole or not at all', async () => {
    const out = join(folder, 'whole.jsonl');
    expect((await zhuli(['match', '--student', 'D99999', '--out', out], env)).code).toBe(1);
    expect((await readdir(folder)).filter((name) => name.startsWith('whole'))).toEqual([]);
    await zhuli(['match', '--student', 'D00004', '--top', '2', '--out', out], env);
    expect((await readFile(out, 'utf8')).trim().split('\n')).toHaveLength(2);
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name.startsWith('whole'))).toEqual(['whole.jsonl']);
  });

  test('a backup of a private database, restored into an empty directory, gives the same matches', async () => {
    const first = { DATA_DIR: join(folder, 'first') };
    const second = { DATA_DIR: join(folder, 'second') };
    const file = join(folder, 'all.backup');
    expect((await zhuli(['seed'], first)).out).toContain('linxiaoyu');
    const before = await zhuli(['match', '--all', '--top', '3', '--near-misses'], first);
    expect(before.out.split('\n').length).toBeGreaterThan(100);
    expect((await zhuli(['backup', file], first)).code).toBe(0);
    expect((await zhuli(['restore', file], second)).code).toBe(0);
    expect(await zhuli(['match', '--all', '--top', '3', '--near-misses'], second)).toEqual(before);
    expect((await zhuli(['restore', file], second)).code).toBe(1);
  }, 180_000);
});
