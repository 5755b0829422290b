import { afterEach, describe, expect, test } from 'vitest';
import { mostRevealsADay } from '../../src/students/rules-reasons.ts';
import { viewsOf } from '../../src/audit/index.ts';
import { readSheets } from '../../src/sheets/index.ts';
import { as, makeHouse, type House } from '../accounts/people.ts';
import { person } from '../imports/pages-acts.ts';
import { servePages, type Served } from '../imports/serve.ts';
import { bringSample, clerk } from '../imports/workbooks.ts';
import { validateHtml } from '../support/html-validate.ts';
import { testDb } from '../support/db.ts';

const db = testDb();
const city = person('city_staff');
/** D00001 of the sample, as her record has it. */
const sealed = ['11000020020213249372', '13900000001', 'd00001@example.edu.cn'];
const path = '/students/D00001/annex2';

let site: Served | null = null;
afterEach(async () => {
  await site?.close();
  site = null;
});
const open = async (actor = city): Promise<Served & { house: House }> => {
  const house = makeHouse(db);
  site = await servePages(house, actor);
  return { ...site, house };
};
const lines = async () =>
  db
    .selectFrom('audit_log')
    .selectAll()
    .where('verb', 'in', ['disability.read', 'students.read', 'exports.take'])
    .orderBy('id')
    .execute();
const idOf = async (number: string) =>
  (await db.selectFrom('students').select('id').where('number', '=', number).executeTakeFirstOrThrow()).id;
const herself = async (number: string) => person('student', { studentId: await idOf(number) });

async function cells(answer: Response): Promise<string[][]> {
  const read = await readSheets({ bytes: new Uint8Array(await answer.arrayBuffer()), name: 'a.xlsx' });
  if (!read.ok) throw new Error(read.refusal);
  return [...read.sheets[0]!.rows].map((row) => row.cells.map((cell) => cell.text));
}

describe('附件2 on its page', () => {
  test('hides what is sealed and what the certificate says, and is a look at her record', async () => {
    await bringSample(clerk(db), 'register');
    const { get } = await open();
    const html = await (await get(path)).text();
    for (const value of sealed) expect(html).not.toContain(value);
    expect(html).not.toContain('☑</span>\u2060肢体');
    expect(html).toContain('110***********2493**');
    expect(html).toContain('rowspan="2">联系方式</th>');
    expect(validateHtml(html)).toEqual([]);
    expect(await lines()).toMatchObject([{ verb: 'students.read', facts: { act: 'viewed' } }]);
  });

  test('is opened for a reason, each time with a line that names what was opened', async () => {
    await bringSample(clerk(db), 'register');
    const { post, house } = await open();
    const refused = await post(path, { why: 'other', detail: '' });
    expect([refused.status, validateHtml(await refused.text())]).toEqual([422, []]);
    const shown = await post(path, { why: 'eligibility', detail: '', as: 'page' });
    const html = await shown.text();
    for (const value of [...sealed, '☑</span>\u2060肢体', '周敏']) expect(html).toContain(value);
    expect(validateHtml(html)).toEqual([]);
    const file = await post(path, { why: 'service', detail: '现场签字', as: 'workbook' });
    expect(file.headers.get('Content-Disposition')).toContain(encodeURIComponent('附件2-D00001 沈怡玉'));
    expect((await cells(file)).flat()).toEqual(expect.arrayContaining(sealed));
    const fields = ['certificate', 'summary', 'phone', 'landline', 'mail'];
    expect((await lines()).filter((line) => line.verb === 'disability.read')).toMatchObject([
      { thing_id: 'D00001', reason: null, facts: { why: 'eligibility', fields } },
      { thing_id: 'D00001', reason: '现场签字', facts: { why: 'service', fields } },
    ]);
    expect((await viewsOf(as(house, await herself('D00001')), await idOf('D00001'), 1)).count).toBe(3 + 1);
  });

  test('is not opened by somebody who opened as much as a day allows', async () => {
    await bringSample(clerk(db), 'register');
    const { house, post } = await open();
    const line = {
      at: house.now(),
      actor_user_id: city.kind === 'person' ? city.userId : null,
      actor_role: 'city_staff',
      verb: 'contact.read',
      thing_kind: 'student',
      facts: JSON.stringify({ why: 'contact' }),
    };
    await db
      .insertInto('audit_log')
      .values(Array.from({ length: mostRevealsADay }, () => line))
      .execute();
    expect((await post(path, { why: 'service', detail: '', as: 'page' })).status).toBe(500);
  });

  test('is whole for the student herself, and nobody else’s', async () => {
    await bringSample(clerk(db), 'register');
    const hers = await open(await herself('D00001'));
    const html = await (await hers.get(path)).text();
    for (const value of sealed) expect(html).toContain(value);
    expect((await hers.post(path, { why: 'service', detail: '', as: 'page' })).status).toBe(404);
    await hers.close();
    const other = await open(person('district_staff', { district: '110105' }));
    expect([(await other.get(path)).status, (await other.post(path, { why: 'service', detail: '' })).status]).toEqual([
      404, 404,
    ]);
  });
});

describe('forms with what is sealed of many', () => {
  test('are behind no link', async () => {
    await bringSample(clerk(db), 'register');
    const { get } = await open();
    for (const kind of ['register', 'annex1', 'annex2', 'annex3'])
      expect([kind, (await get(`/exports/${kind}.xlsx`)).status]).toEqual([kind, 404]);
    expect((await get('/exports/annex2/D00001.xlsx')).status).toBe(404);
    const html = await (await get('/exports')).text();
    expect(html).not.toContain('/exports/register.xlsx');
    expect(validateHtml(html)).toEqual([]);
  });

  test('are taken for a reason, which each student in them reads', async () => {
    await bringSample(clerk(db), 'register');
    const { post } = await open();
    const kept = { kind: 'register', district: '', school: '', year: '2026' };
    const refused = await post('/exports', { ...kept, why: '', detail: '' });
    const html = await refused.text();
    expect([refused.status, validateHtml(html)]).toEqual([422, []]);
    expect(html).toContain('name="year" value="2026"');
    const taken = await post('/exports', { ...kept, why: 'other', detail: '报市级汇总' });
    expect(taken.headers.get('Content-Disposition')).toContain('.xlsx');
    const students = await db.selectFrom('students').select('id').where('graduation_year', '=', 2026).execute();
    const [whole, ...each] = await lines();
    expect(whole).toMatchObject({ reason: '报市级汇总', facts: { why: 'other', rows: students.length, year: 2026 } });
    expect(each.map((line) => line.subject_student_id).toSorted()).toEqual(students.map((one) => one.id).toSorted());
    for (const line of each)
      expect(line).toMatchObject({ reason: '报市级汇总', facts: { why: 'other', form: 'register' } });
  });

  test('do not count as openings of the day, and nothing else is taken by this way', async () => {
    await bringSample(clerk(db), 'register');
    const { post } = await open();
    for (const kind of ['positions', 'annex2', 'nothing'])
      expect([kind, (await post('/exports', { kind, why: 'service', detail: '' })).status]).toEqual([kind, 404]);
    await post('/exports', { kind: 'register', why: 'service', detail: '' });
    expect((await lines()).filter((line) => line.verb !== 'exports.take')).toEqual([]);
  });

  test('have empty columns for a school, and its page says so', async () => {
    await bringSample(clerk(db), 'annex1');
    const { id } = await db.selectFrom('schools').select('id').executeTakeFirstOrThrow();
    const { get, post } = await open(person('teacher', { schoolId: id }));
    expect(await (await get('/exports')).text()).toContain('这几栏是空的');
    const rows = await cells(await post('/exports', { kind: 'annex1', why: 'correction', detail: '' }));
    expect(rows[3]!.slice(4, 6).concat(rows[3]!.slice(8, 10))).toEqual([
      '残疾类别',
      '残疾等级',
      '联系电话',
      '电子邮箱',
    ]);
    expect(rows.length).toBe(24);
    expect(rows.slice(4).map((row) => [row[4], row[5], row[8], row[9]].join(''))).toEqual(Array(20).fill(''));
    expect(rows[4]![1]).not.toBe('');
  });
});

describe('a filter', () => {
  const taken = { kind: 'register', why: 'service', detail: '' };

  test.each([
    'district=zzz',
    'district=999999',
    'school=x',
    'school=0',
    'year=20x7',
    'district=110108&year=9999999999',
  ])('that cannot be read takes nothing out: %s', async (query) => {
    await bringSample(clerk(db), 'register');
    const { get, post } = await open();
    expect((await get(`/exports/positions.xlsx?${query}`)).status).toBe(404);
    expect((await post('/exports', { ...Object.fromEntries(new URLSearchParams(query)), ...taken })).status).toBe(404);
    const html = await (await get(`/exports?${query}`)).text();
    expect(html).toMatch(/没有限定条件|条件：海淀区/);
  });

  test.each(['', 'district=110108', 'district=&school=&year=2027'])('that can is followed: %s', async (query) => {
    await bringSample(clerk(db), 'register');
    const { get, post } = await open();
    expect((await get(`/exports/positions.xlsx?${query}`)).status).toBe(200);
    expect((await post('/exports', { ...Object.fromEntries(new URLSearchParams(query)), ...taken })).status).toBe(200);
  });

  test('leaves the file its ending, also for a program that cannot read its name', async () => {
    const { get } = await open();
    expect((await get('/exports/positions.xlsx')).headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="download.xlsx"; filename\*=UTF-8''%E5%B2%97.*\.xlsx$/,
    );
  });
});
