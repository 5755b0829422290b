import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startImport } from '../../src/imports/start-import.ts';
import { makeHouse, type House } from '../accounts/people.ts';
import { readSheets } from '../../src/sheets/index.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';
import { person } from './pages-acts.ts';
import { servePages, type Served } from './serve.ts';
import { bring, clerk, list, ofSchool, pupil, registered, sample } from './workbooks.ts';

const db = testDb();
const actor = person('city_staff');
let house: House;
let site: Served;
beforeEach(async () => {
  house = makeHouse(db);
  site = await servePages(house, actor);
});
afterEach(() => site.close());

const pageNow = async (path: string) => {
  const answer = await site.get(path);
  return { status: answer.status, html: await answer.text() };
};
/** The page once its workbook has been checked: a busy machine shows the check under way before that. */
async function page(path: string): ReturnType<typeof pageNow> {
  const now = await pageNow(path);
  return now.html.includes('id="checking"') ? page(path) : now;
}
async function uploaded(bytes: Uint8Array, name?: string): Promise<string> {
  const answer = await site.upload(bytes, name);
  expect(answer.status).toBe(303);
  return answer.headers.get('Location')!;
}
const hashIn = (html: string) => /name="plan" value="([^"]+)"/.exec(html)![1]!;

describe('sending a workbook', () => {
  test('leads to its dry run, and nothing is written yet', async () => {
    const path = await uploaded(await sample('register'), '登记汇总表.xlsx');
    const { status, html } = await page(path);
    expect(status).toBe(200);
    for (const text of [
      '试运行结果',
      '已检查 60 行，共 60 行',
      '还没有写入任何数据',
      '新增 60 行',
      '写入 60 行（全部新增）',
    ])
      expect(html).toContain(text);
    expect(await db.selectFrom('students').select('id').execute()).toEqual([]);
  });

  test('of which everything is written says just that, in the singular where it is one row', async () => {
    const path = await uploaded(await list([pupil()], ofSchool));
    const dry = (await page(`/en${path}`)).html;
    expect(dry).toContain('Write 1 row (1 new, 0 changed)');
    expect(dry).toContain('<b>1</b><span class="unit"> row</span>');
    await site.post(`${path}/apply`, { plan: hashIn(dry) });
    const { html } = await page(`${path}?done=import_applied`);
    expect(html).toContain('已经全部写入。');
    expect(html).not.toContain('没有写入的行列在下面');
  });

  test('without a file says so beside the field', async () => {
    const answer = await site.upload(null);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('有问题需要修改');
    expect(html).toContain('请选择一个文件');
    expect(validateHtml(html)).toEqual([]);
  });

  test.each([
    [
      'encrypted',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      '文件加了密码',
    ],
    ['a PDF', Buffer.from('%PDF-1.7'), '这不是表格文件'],
    [
      'an old workbook',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('Workbook', 'utf16le')]),
      '旧格式的表格',
    ],
    ['another form', null, '这是实习与就业结果表'],
  ])('%s leads to a page that says what to do', async (_what, bytes, title) => {
    const { html } = await page(await uploaded(bytes ?? (await sample('outcomes'))));
    expect(html).toContain(title);
    expect(html).toContain('没有读成');
    expect(validateHtml(html)).toEqual([]);
  });

  test('what was not recognised can be described, and is checked again', async () => {
    const { 残疾人证号: _number, ...row } = registered();
    const path = await uploaded(await list([{ 编号: row['编号']!, 姓名: row['姓名']!, 备注: '好' }]));
    expect((await page(path)).html).toContain('认不出这是哪一种表');
    const answer = await site.post(`${path}/kind`, { kind: 'register' });
    expect(answer.headers.get('Location')).toBe(path);
    expect((await page(path)).html).toContain('新增 1 行');
  });

  test('a list without its school asks for it', async () => {
    const path = await uploaded(await list([pupil()]));
    expect((await page(path)).html).toContain('不知道是哪个学校的');
    await site.post(`${path}/kind`, { school: '示例大学' });
    const { html } = await page(path);
    expect(html).toContain('示例大学');
    expect(html).toContain('新增 1 行');
  });
});

describe('the dry run', () => {
  const mixed = async () => {
    const ctx = clerk(db);
    await bring(
      ctx,
      await list(
        [
          pupil(),
          pupil({ 姓名: '同一', 联系电话: '13900000102' }),
          pupil({ 姓名: '改一', 残疾等级: '二级', 联系电话: '13900000105' }),
        ],
        ofSchool,
      ),
    );
    return list(
      [
        pupil(),
        pupil({ 序号: 2, 姓名: '同一', 联系电话: '13900000177' }),
        pupil({ 序号: 3, 姓名: '错一', 残疾类别: '视残' }),
        pupil({ 序号: 4, 姓名: '新一', 联系电话: '13900000104' }),
        pupil({ 序号: 5, 姓名: '专一', 专业: '大数据会计', 联系电话: '13900000106' }),
      ],
      ofSchool,
    );
  };

  test('shows what needs a person first, in the order of the page, and counts that add up', async () => {
    const path = await uploaded(await mixed());
    const { html } = await page(path);
    const heads = [...html.matchAll(/<h2>([^<]+)<\/h2>/g)].map((found) => found[1]);
    expect(heads.slice(0, 5)).toEqual(['拒绝 1 行', '等待判断 2 行', '有变化 0 行', '新增 1 行', '相同 1 行']);
    expect(html).toContain('可能是：视力');
    expect(html).toContain('第 5 行“同一”，和已有的 X00002“同一”是同一个吗？');
    expect(html).toContain('手机号码：文件里是“139****0177”，档案里是“139****0102”');
    expect(html.match(/value="later" checked/g)).toHaveLength(2);
    expect(validateHtml(html)).toEqual([]);
    expect(validateHtml((await page(`/en${path}`)).html)).toEqual([]);
  });

  test('an answer that was not saved is saved and shown before anything is written', async () => {
    const path = await uploaded(await mixed());
    const before = (await page(path)).html;
    const answer = await site.post(`${path}/apply`, {
      plan: hashIn(before),
      'r5-same': 'same:X00002',
      'r8-major-0': 'later',
    });
    expect(answer.headers.get('Location')).toBe(`${path}?done=import_decided`);
    expect(await db.selectFrom('students').select('id').execute()).toHaveLength(3);
    const { html } = await page(path);
    expect(html).toContain('有变化 1 行');
    expect(html).toContain('写入 2 行（新增 1，更新 1）');
    expect(html).toContain('value="same:X00002" checked');
    const written = await site.post(`${path}/apply`, {
      plan: hashIn(html),
      'r5-same': 'same:X00002',
      'r8-major-0': 'later',
    });
    expect(written.headers.get('Location')).toBe(`${path}?done=import_applied`);
    expect(await db.selectFrom('students').select('id').execute()).toHaveLength(4);
    const after = (await page(path)).html;
    expect(after).toContain('已经写入');
    expect(after).not.toContain('name="plan"');
    expect(validateHtml(after)).toEqual([]);
  });

  test('takes a major that is typed; what is none comes back with what was found for it', async () => {
    const path = await uploaded(await list([pupil({ 专业: '某方向' })], ofSchool));
    const hash = hashIn((await page(path)).html);
    await site.post(`${path}/decide`, { plan: hash, 'r4-major-0': 'later', 'r4-major-0-typed': '会计X' });
    const { html } = await page(path);
    expect(html).toContain('value="会计X"');
    expect(html).toContain('没有找到，请换个写法或从结果里选');
    expect(validateHtml(html)).toEqual([]);
    await site.post(`${path}/decide`, { plan: hashIn(html), 'r4-major-0': 'later', 'r4-major-0-typed': '会计学' });
    const decided = (await page(path)).html;
    expect(decided).toContain('value="use:会计学" checked');
    const fields = { plan: hashIn(decided), 'r4-major-0': 'use:会计学', 'r4-major-0-typed': '' };
    const written = await site.post(`${path}/apply`, fields);
    expect(written.headers.get('Location')).toBe(`${path}?done=import_applied`);
    expect(await db.selectFrom('students').select('major').execute()).toEqual([{ major: '会计学' }]);
  });

  test('of records that changed meanwhile is shown anew, and nothing is written', async () => {
    await bring(clerk(db), await list([registered()]));
    const path = await uploaded(await list([registered({ 毕业年份: 2026 })]));
    const hash = hashIn((await page(path)).html);
    await db.updateTable('students').set({ graduation_year: 2025 }).execute();
    const answer = await site.post(`${path}/apply`, { plan: hash });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('系统里的数据刚刚有了变化');
    expect(html).toContain('<del class="was">2025</del>');
    expect(validateHtml(html)).toEqual([]);
  });

  test('that is written by two presses of one button is told to both; to nobody else, and of no other dry run', async () => {
    const path = await uploaded(await mixed());
    const fields = { plan: hashIn((await page(path)).html), 'r5-same': 'later', 'r8-major-0': 'later' };
    const twice = await Promise.all([site.post(`${path}/apply`, fields), site.post(`${path}/apply`, fields)]);
    const late = await site.post(`${path}/apply`, fields);
    for (const answer of [...twice, late]) {
      expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${path}?done=import_applied`]);
    }
    expect(await db.selectFrom('students').select('id').execute()).toHaveLength(4);
    expect((await site.post(`${path}/apply`, { ...fields, plan: 'another' })).status).toBe(409);
    expect((await site.post(`${path}/apply`, { ...fields, 'r5-same': 'new' })).status).toBe(409);
    const colleague = await servePages(house, { ...person('city_staff'), userId: 'a colleague' } as typeof actor);
    const answer = await colleague.post(`${path}/apply`, fields);
    await colleague.close();
    expect(answer.status).toBe(409);
  });

  test('masks a phone number on both sides, and writes it whole', async () => {
    await bring(clerk(db), await list([registered(), registered({ 编号: 'D00102', 姓名: '王三', 残疾人证号: null })]));
    const row = registered({ 手机号码: '13900000177', '家庭地址（区）': '海淀区某路8号' });
    const path = await uploaded(await list([row]));
    const { html } = await page(path);
    expect(html).toContain('139****0177');
    expect(html).toContain('文件里写了，这里不显示');
    for (const secret of ['13900000177', '某路8号']) expect(html).not.toContain(secret);
    await site.post(`${path}/apply`, { plan: hashIn(html) });
    expect((await page(await uploaded(await list([row])))).html).toContain('相同 1 行');
  });

  test('says so where only the masked part of a value differs', async () => {
    const person = (mail: string) => registered({ 电子邮箱: mail, 手机号码: '13900000102' });
    await bring(clerk(db), await list([person('rose@example.cn')]));
    const path = await uploaded(await list([person('ruth@example.cn')]));
    const { html } = await page(path);
    expect(html).toContain('<del class="was">r***@example.cn</del>');
    expect(html).toContain('遮住的部分不同');
    expect(validateHtml(html)).toEqual([]);
    const asked = registered({ 编号: null, 残疾人证号: null, 电子邮箱: 'rita@example.cn', 备注: '好' });
    expect((await page(await uploaded(await list([asked])))).html).toContain('都是“r***@example.cn”，遮住的部分不同');
  });

  test('of many rows shows the first, with the others page by page', async () => {
    const rows = Array.from({ length: 130 }, (_, at) =>
      pupil({ 序号: at + 1, 姓名: `学生${at}`, 残疾等级: at < 65 ? '九级' : '三级', 联系电话: `139000${10_000 + at}` }),
    );
    const path = await uploaded(await list(rows, ofSchool));
    const { html } = await page(path);
    expect(html).toContain('查看其余 45 行');
    const second = await page(`${path}/rows/refused?page=2`);
    expect(second.html).toContain('<title>拒绝 65 行（第 2 页） - 助力</title>');
    expect(second.html.match(/不是一级到四级/g)).toHaveLength(15);
    expect(validateHtml(second.html)).toEqual([]);
    expect((await page(`${path}/rows/nothing`)).status).toBe(404);
  });

  test('shows no whole number of a certificate or telephone that stands where it does not belong', async () => {
    const rows = [
      pupil({ 姓名: '谢航浩残疾人证号：11000020040327403344' }),
      pupil({ 姓名: '王三13900000199', 备注: '好' }),
    ];
    const { html } = await page(await uploaded(await list(rows, ofSchool)));
    expect(html).toContain('谢航浩残疾人证号：110…3344');
    expect(html).toContain('王三139…0199');
  });

  test('shows of a long cell its beginning, and does not say it again', async () => {
    const long = `${'很长的一段话'.repeat(30)}`;
    await bring(clerk(db), await list([registered()]));
    const { html } = await page(await uploaded(await list([registered({ 必须的便利: long })])));
    expect(html).toContain(`${long.slice(0, 40)}…`);
    expect(html).not.toContain(long.slice(0, 41));
    expect(html).toContain('没有这项便利');
  });

  test('names the columns that are not used, the schools that are new and what they look like', async () => {
    await bring(clerk(db), await list([pupil()], ofSchool));
    const row = pupil({ 姓名: '王三', 联系电话: '13900000199', 电子邮箱: null, 辅导员: '赵' });
    const path = await uploaded(
      await list([row, { 序号: '合计', 姓名: '1人' }], { facts: '学校名称：示例大学（分校）' }),
    );
    const { html } = await page(path);
    for (const text of [
      '用不上的列：辅导员。',
      '跳过 1 行，看着是合计或者说明：第 5 行。',
      '新的学校 1 所：示例大学（分校）。',
      '新的“示例大学（分校）”和“示例大学”很像。',
    ])
      expect(html).toContain(text);
    expect(validateHtml(html)).toEqual([]);
    expect(validateHtml((await page(`/en${path}`)).html)).toEqual([]);
  });

  test('can be put away', async () => {
    const path = await uploaded(await mixed());
    const answer = await site.post(`${path}/discard`);
    expect(answer.headers.get('Location')).toBe('/imports?done=import_discarded');
    expect((await page(path)).html).toContain('这次导入已放弃');
  });

  test('offers the rows that were not written as a workbook', async () => {
    const path = await uploaded(await mixed(), '附件1-示例.xlsx');
    const answer = await site.get(`${path}/refused.xlsx`);
    expect(answer.headers.get('Content-Disposition')).toContain(encodeURIComponent('附件1-示例-问题.xlsx'));
    const plan = await bring(clerk(db), new Uint8Array(await answer.arrayBuffer()), { dryRun: true });
    expect(plan.rows.map((row) => row.name)).toEqual(['同一', '错一', '专一']);
  });

  test('and says there what is allowed, what may be meant, and which row of the file sent it repeats', async () => {
    const rows = [
      pupil(),
      pupil(),
      pupil({ 姓名: '错一', 残疾类别: '视残', 性别: '他' }),
      pupil({ 姓名: '专一', 专业: '大数据会计' }),
    ];
    const path = await uploaded(await list(rows, ofSchool));
    const { html } = await page(path);
    expect(html).toContain('可能是：视力。可以写：视力、听力、言语、肢体、智力、精神、多重');
    expect(html).toContain('可以写：男、女');
    const answer = await site.get(`${path}/refused.xlsx`);
    const read = await readSheets({ bytes: new Uint8Array(await answer.arrayBuffer()), name: 'a.xlsx' });
    const reasons = read.ok ? [...read.sheets[0]!.rows].map((row) => row.cells.at(-1)?.text ?? '') : [];
    expect(reasons.slice(-3)).toEqual([
      '姓名：和原文件第 4 行重复。删去其中一行。',
      expect.stringMatching(
        /^性别：不在列出的选项之中。可以写：男、女。\n残疾类别：不在七类之中。可能是：视力。可以写：视力、/,
      ),
      expect.stringMatching(/^没有找到这个专业。可能是：.*。请判断$/),
    ]);
  });
});

describe('while a workbook is checked', () => {
  const started = async () => {
    const made = await startImport({ ...house, actor }, { bytes: await sample('annex5'), name: '附件5.xlsx' }, null);
    if (!made.ok) throw new Error('not started');
    return made.key;
  };

  test('the page says how far it is and works without scripts', async () => {
    const key = await started();
    const { html } = await pageNow(`/imports/${key}`);
    expect(html).toContain('<progress');
    expect(html).toContain('刷新查看进度');
    expect(html).toContain(`hx-sse:connect="/imports/${key}/progress"`);
    expect(html).not.toContain('http-equiv');
  });

  test('the stream says so, too, and ends with the way to the result', async () => {
    const key = await started();
    const { checkImport } = await import('../../src/imports/check-import.ts');
    const answer = await site.get(`/imports/${key}/progress`);
    expect(answer.headers.get('Content-Type')).toContain('text/event-stream');
    await checkImport({ ...house, actor }, key);
    const told = await answer.text();
    expect(told).toContain('查看试运行结果');
    expect(told).toContain('<div id="announce" hx-swap-oob="innerHTML">检查完了');
    expect(told).toContain('<span id="checking-title" hx-swap-oob="innerHTML">检查完了</span>');
    expect(told.trimEnd().endsWith('event: done\ndata: done')).toBe(true);
  });
});

describe('the history', () => {
  test('lists what was sent, newest first, with a valid document in both languages', async () => {
    await uploaded(await sample('annex5'), '一.xlsx');
    house.clock.pass(1);
    await uploaded(await sample('annex1'), '二.xlsx');
    const { html } = await page('/imports');
    expect(html.indexOf('二.xlsx')).toBeLessThan(html.indexOf('一.xlsx'));
    expect(validateHtml(html)).toEqual([]);
    expect(validateHtml((await page('/en/imports')).html)).toEqual([]);
  });

  test('is empty at first', async () => {
    expect((await page('/imports')).html).toContain('还没有导入过表格');
  });
});

test('nothing personal stands in an address or a log', async () => {
  const path = await uploaded(await list([registered()]), '登记.xlsx');
  expect(path).toMatch(/^\/imports\/[0-9a-f-]{36}$/);
});
