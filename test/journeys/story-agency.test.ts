import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPlaces } from '../../src/db/seed/accounts.ts';
import { classes } from '../../src/matching/facts.ts';
import { list, pupil } from '../imports/workbooks.ts';
import { bringIn } from './bring-in.ts';
import { command } from './command.ts';
import { openDemo, type Running } from './house.ts';
import { mend } from './mend.ts';
import { formOn, somebodyAs, type Person } from './person.ts';
import { mainText, matchesOn, type Shown } from './read-matches.ts';

/** What the agency's staff do in a week. Each test goes on where the one before ended. */
let running: Running;
let city: Person;
let district: Person;
let her: Person;
beforeAll(async () => {
  running = await openDemo();
  city = await somebodyAs(running.base, 'city_staff');
  district = await somebodyAs(running.base, 'district_staff');
  her = await somebodyAs(running.base, 'student');
});
afterAll(() => running.close());

const rows = () => [
  pupil({ 姓名: '温新', 联系电话: '13900000101' }),
  pupil({ 姓名: '温错', 残疾类别: '视残', 联系电话: '13900000102' }),
  pupil({ 姓名: '温级', 残疾等级: '九级', 联系电话: '13900000103' }),
];
const ofSchool = { facts: '学校名称：海棠理工大学        填表老师：吴静' };
const named = (name: string) =>
  running.deps.db.selectFrom('students').select('number').where('name', '=', name).execute();
const apply = async (path: string) => city.post(`${path}/apply`, formOn((await city.get(path)).text, `${path}/apply`));

let imported = '';

test('a workbook is looked at before it is written: nothing is in yet, and what is wrong is said with its row', async () => {
  imported = await bringIn(city, await list(rows(), ofSchool), '附件1-海棠.xlsx');
  const page = mainText(await city.get(imported));
  expect(page).toContain('拒绝 2 行');
  expect(page).toContain('新增 1 行');
  expect(page).toContain('可能是：视力');
  expect(await named('温新')).toEqual([]);
});

test('written, what is right is in; what is wrong comes back as a workbook, is mended there and goes in, once', async () => {
  expect((await apply(imported)).status).toBe(303);
  expect([await named('温新'), await named('温错')]).toMatchObject([[{ number: expect.any(String) }], []]);
  const refused = await city.get(`${imported}/refused.xlsx`);
  expect(refused.headers.get('Content-Disposition')).toContain(encodeURIComponent('附件1-海棠-问题.xlsx'));
  const mended = await mend(refused.bytes, { 视残: '视力', 九级: '二级' });
  const second = await bringIn(city, mended, '附件1-海棠-问题.xlsx');
  expect(mainText(await city.get(second))).toContain('新增 2 行');
  await apply(second);
  expect([await named('温错'), await named('温级')].map((found) => found.length)).toEqual([1, 1]);
  const third = await bringIn(city, mended, '附件1-海棠-问题.xlsx');
  const page = mainText(await city.get(third));
  expect([page.includes('相同 2 行'), page.includes('新增 0 行')]).toEqual([true, true]);
});

/** Every match of a student as her page lists them, class by class and page by page. */
async function allOnPages(person: Person, path: string): Promise<Shown[]> {
  const all: Shown[] = [];
  for (const name of classes) {
    for (let page = 1; ; page += 1) {
      const found = matchesOn(await person.get(`${path}?only=${name}&page=${page}`));
      all.push(...found);
      if (found.length < 20) break;
    }
  }
  return all;
}

type Line = { position: string; class: string; fit: number; rank: number };
const likeLine = (line: string): Shown => {
  const { position, class: name, fit, rank } = JSON.parse(line) as Line;
  return { position, class: name, fit, rank };
};

test('her pages, the pages of staff and the command line give the same matches in the same order', async () => {
  const hers = await allOnPages(her, '/my/matches');
  const lines = (await command(running, 'match', '--student', demoPlaces.student, '--top', '1000')).map(likeLine);
  expect(lines.length).toBeGreaterThan(40);
  expect(hers).toEqual(lines);
  // Staff are not told the fit where a position names categories: it would tell hers.
  const staffs = await allOnPages(district, `/students/${demoPlaces.student}/matches`);
  expect(staffs.some((one) => one.fit === null)).toBe(true);
  expect(staffs.map((one, at) => ({ ...one, fit: one.fit ?? lines[at]?.fit }))).toEqual(lines);
});

test('the candidates of a position are those of the command line, and the page has their needs and nothing more', async () => {
  const [best] = await allOnPages(her, '/my/matches');
  const page = await city.get(`/positions/${best!.position}/candidates`);
  const lines = await command(running, 'match', '--position', best!.position, '--top', '20');
  const numbers = [...mainText(page).matchAll(/D1\d{4}/g)].map(String);
  expect([...new Set(numbers)]).toEqual(lines.map((line) => (JSON.parse(line) as { student: string }).student));
  const said = mainText(page).replaceAll('残疾类别、等级和证号不在这里', '').replaceAll('这个岗位点名了残疾类别', '');
  expect(said).not.toMatch(/残疾|[一二三四]级|轮椅（|助听器|证号/);
});

test('what the certificate says is shown for a reason only, and she reads who looked, when and why', async () => {
  const path = `/students/${demoPlaces.student}/disability`;
  const closed = mainText(await district.get(path));
  expect(closed).not.toMatch(/肢体残疾|二级|轮椅/);
  expect((await district.post(path, { why: '', detail: '' })).status).toBe(422);
  expect((await district.post(path, { why: 'other', detail: '' })).status).toBe(422);
  const before = mainText(await her.get('/my/views'));
  const open = mainText(await district.post(path, { why: 'eligibility', detail: '' }));
  expect(open).toMatch(/肢体残疾.*二级.*轮椅/);
  expect(open).toMatch(/110\*+\d{4}\*\*/);
  const after = mainText(await her.get('/my/views'));
  expect(before).not.toContain('核对报名、补贴或招录的资格');
  expect(after).toContain('核对报名、补贴或招录的资格');
  expect(after).toContain('周敏');
});
