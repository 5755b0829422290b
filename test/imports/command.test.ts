import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runImport } from '../../src/commands/import.ts';
import { makeHouse } from '../accounts/people.ts';
import { testDb } from '../support/db.ts';
import { certificate, list, ofSchool, pupil, registered, rowCounts, sample } from './workbooks.ts';

const db = testDb();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'command-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, bytes: Uint8Array | Promise<Uint8Array>): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, await bytes);
  return path;
}

type Options = { kind?: string | null; school?: string; dryRun?: boolean; english?: boolean };

async function run(files: readonly string[], { kind = null, school, dryRun = false, english = false }: Options = {}) {
  const said: string[] = [];
  const complained: string[] = [];
  const report = join(folder, 'report.json');
  await rm(report, { force: true });
  const code = await runImport(makeHouse(db), {
    files,
    kind,
    ...(school === undefined ? {} : { school }),
    dryRun,
    report,
    english,
    print: (text) => void said.push(text),
    complain: (text) => void complained.push(text),
  });
  const text = await readFile(report, 'utf8').catch(() => 'null');
  return { code, said: said.join(''), complained: complained.join(''), report: JSON.parse(text) as never };
}

describe('import FILE', () => {
  test('brings a file in and reports what became of its rows', async () => {
    const done = await run([await file('登记汇总表.xlsx', sample('register'))]);
    expect(done.code).toBe(0);
    expect(done.report).toEqual({
      kind: 'register',
      sheet: 'Sheet1',
      rows: 60,
      new: 60,
      changed: 0,
      same: 0,
      waiting: 0,
      refused: 0,
      problems: [],
      new_schools: expect.arrayContaining([{ name: '示例理工大学', like: null }]),
    });
    expect(done.said).toContain('新的学校');
    expect(done.said).toContain('登记汇总表.xlsx：登记汇总表，60 行：新增 60，有变化 0，相同 0，等待判断 0，拒绝 0');
    expect(await db.selectFrom('students').select('id').execute()).toHaveLength(60);
    expect(await db.selectFrom('imports').select(['state', 'by_name', 'file_sealed']).execute()).toEqual([
      { state: 'applied', by_name: 'command line', file_sealed: null },
    ]);
  });

  test('ends with 0 also when rows were refused or wait, and says which, why and what they may be', async () => {
    const rows = [
      registered(),
      registered({ 编号: 'D00102', 残疾人证号: '11000020040327403444' }),
      registered({ 编号: 'D00103', 姓名: '赵四', 残疾人证号: null, 残疾等级: '九级' }),
      registered({ 编号: 'D00104', 姓名: '孙五', 残疾人证号: null, 所学专业: '大数据会计' }),
      registered({ 姓名: '周六' }),
    ];
    const done = await run([await file('a.xlsx', list(rows))]);
    expect(done.code).toBe(0);
    expect(done.report).toMatchObject({
      rows: 5,
      new: 1,
      waiting: 1,
      refused: 3,
      problems: [
        {
          row: 4,
          column: '残疾人证号',
          code: 'certificate_check_digit',
          found: '11000020040327403444',
          allowed: [],
          suggestions: [],
        },
        {
          row: 5,
          column: '残疾等级',
          code: 'not_a_level',
          found: '九级',
          allowed: ['一级', '二级', '三级', '四级'],
          suggestions: [],
        },
        {
          row: 6,
          column: '所学专业',
          code: 'major_unresolved',
          found: '大数据会计',
          suggestions: expect.arrayContaining(['大数据与会计']),
        },
        { row: 7, column: '残疾人证号', code: 'repeated', same_as_row: 3 },
        { row: 7, column: '编号', code: 'repeated', same_as_row: 3 },
      ],
    });
    expect(done.said).toContain('第 5 行 残疾等级：九级。不是一级到四级。可以写：一级、二级、三级、四级');
  });

  test('with --dry-run says the same and writes nothing', async () => {
    const path = await file('登记汇总表.xlsx', sample('register'));
    const before = await rowCounts(db);
    const done = await run([path], { dryRun: true });
    expect(done.report).toMatchObject({ new: 60 });
    expect(done.said).toContain('还没有写入任何数据');
    expect(await rowCounts(db)).toEqual(before);
  });

  test('says at which column a day lies that is still to come, and what it may be', async () => {
    const row = registered({ 必须的便利: '单手操作', 便利确认日期: { day: '2130-01-01' } });
    const done = await run([await file('未来.xlsx', list([row]))]);
    expect(done.report).toMatchObject({
      refused: 1,
      problems: [
        {
          row: 3,
          column: '便利确认日期',
          code: 'after_today',
          found: '2130-01-01',
          allowed: [expect.stringMatching(/^20\d\d-/)],
        },
      ],
    });
    expect(done.said).toContain('这一天还没有到');
    expect(await db.selectFrom('students').select('id').execute()).toEqual([]);
  });

  test('takes the kind that is given, by its id or by the name of the form', async () => {
    const { 残疾人证号: _number, ...row } = registered();
    const path = await file('b.xlsx', list([row]));
    expect((await run([path], { kind: 'register' })).report).toMatchObject({ kind: 'register', new: 1 });
    expect((await run([path], { kind: '登记汇总表' })).report).toMatchObject({ kind: 'register', same: 1 });
    const none = await run([path], { kind: '附件3' });
    expect([none.code, none.complained]).toEqual([2, expect.stringContaining('annex1 = 附件1')]);
  });

  test('ends with 1 when a file cannot be read, and brings the others in all the same', async () => {
    const files = [
      await file('坏.xlsx', Buffer.from('%PDF-1.7')),
      await file('附件1.xlsx', list([pupil()], ofSchool)),
      join(folder, 'nowhere.xlsx'),
    ];
    const done = await run(files);
    expect(done.code).toBe(1);
    expect(done.report).toMatchObject([
      { kind: null, rows: 0, problems: [{ row: null, code: 'not_a_workbook', found: 'pdf' }] },
      { kind: 'annex1', new: 1 },
      { kind: null, problems: [{ code: 'not_there' }] },
    ]);
    expect(done.complained).toContain('坏.xlsx：这不是表格文件');
    expect(await db.selectFrom('students').select('id').execute()).toHaveLength(1);
  });

  test('ends with 1 for 实习与就业结果表, and says why', async () => {
    const done = await run([await file('结果.xlsx', sample('outcomes'))]);
    expect([done.code, done.complained.includes('这是实习与就业结果表')]).toEqual([1, true]);
  });

  test.each([false, true])('ends each sentence once, whatever is wrong (English: %s)', async (english) => {
    const rows = [
      registered({ 残疾人证号: '11000020040327403444' }),
      registered({ 编号: 'D00103', 姓名: '赵四', 残疾人证号: null, 残疾等级: '九级', 手机号码: '139' }),
      registered({ 编号: 'D00104', 姓名: '孙五', 残疾人证号: null, 所学专业: '大数据会计' }),
      registered({ 编号: 'D00105', 姓名: '', 残疾人证号: null, 性别: '无', 毕业年份: '二〇二' }),
    ];
    const files = [
      await file('结果.xlsx', sample('outcomes')),
      await file('坏.xlsx', Buffer.from('%PDF-1.7')),
      await file('空.csv', Buffer.from('编号,姓名,残疾人证号,学校名称,学历水平\n')),
      await file('无校.xlsx', list([pupil()])),
      await file('错.xlsx', list(rows)),
      join(folder, '没有.xlsx'),
    ];
    const { said, complained } = await run(files, { english });
    expect(said.split('\n').length).toBeGreaterThan(4);
    expect(complained.split('\n').filter(Boolean)).toHaveLength(5);
    expect((said + complained).match(/.{0,20}([。；：，]{2}|[.;:,]{2}|。\.|\.。).{0,20}/g)).toBeNull();
  });

  test('takes the school of a list whose head names none, and says how where nobody did', async () => {
    const path = await file('无校.xlsx', list([pupil()]));
    const none = await run([path]);
    expect([none.code, none.complained.includes('用 --school 写上学校名称')]).toEqual([1, true]);
    expect((await run([path], { school: '示例大学' })).report).toMatchObject({
      new: 1,
      new_schools: [{ name: '示例大学' }],
    });
    const unknown = await run([await file('别.csv', Buffer.from('品名,数量,单价,金额\n纸,1,2,2\n'))]);
    expect(unknown.complained).toContain('用 --kind 说明是哪一种表');
    expect(none.complained + unknown.complained).not.toContain('在下面');
  });

  test('says of rows that wait where a person decides about them, and which row they may be', async () => {
    const rows = [pupil(), pupil({ 毕业年份: 2028 })];
    const done = await run([await file('两个.xlsx', list(rows, ofSchool))]);
    expect(done.said).toContain('第 5 行：张一。可能和第 4 行是同一个');
    expect(done.said).toContain('有 1 行要由人判断');
  });

  test('says what is no file, or too large a one', async () => {
    const large = await file('大.xlsx', Buffer.from('PK'));
    await truncate(large, 3_000_000_000);
    const done = await run([folder, large]);
    expect(done.code).toBe(1);
    expect(done.complained).toContain('这是一个文件夹');
    expect(done.complained).toContain('大.xlsx：文件太大');
    await rm(large);
  });

  test.each([[[]], [['a.xlsx']]])('ends with 2 for wrong usage', async (files) => {
    expect((await run(files, { kind: 'annex9' })).code).toBe(2);
  });

  test('speaks English where the terminal does', async () => {
    const done = await run([await file('登记汇总表.xlsx', sample('register'))], { english: true, dryRun: true });
    expect(done.said).toContain('60 rows');
    expect(done.said).toContain('Nothing has been written yet.');
  });

  test('tells of rows that went in and that somebody should look at', async () => {
    await run([await file('登记汇总表.xlsx', list([registered()]))]);
    const row = registered({ 姓名: '王三', 残疾人证号: certificate(9, 4, 4) });
    const done = await run([await file('再.xlsx', list([row]))]);
    expect(done.report).toMatchObject({ new: 1, notices: [{ row: 3, notice: 'number_taken', number: 'D00101' }] });
    expect(done.said).toContain('编号 D00101 是另一名学生的');
  });
});
