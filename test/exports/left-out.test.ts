import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runExport } from '../../src/commands/export.ts';
import { noFilter, takeExport } from '../../src/exports/index.ts';
import { offersFor } from '../../src/exports/reads.ts';
import { makeHouse } from '../accounts/people.ts';
import { person } from '../imports/pages-acts.ts';
import { servePages } from '../imports/serve.ts';
import { bring, clerk, list, registered } from '../imports/workbooks.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';

const db = testDb();

/** One with school and district, one without a school, two without a district. */
async function bringThem(): Promise<void> {
  const row = (at: number, over: object) =>
    registered({ 编号: `D0010${at}`, 姓名: `学生${at}`, 残疾人证号: null, 手机号码: `1390000010${at}`, ...over });
  const places = { '生源地（区）': '长春市朝阳区' };
  const rows = [row(1, {}), row(2, { 学校名称: null }), row(3, places), row(4, { ...places, 毕业年份: 2026 })];
  await bring(clerk(db), await list(rows));
}

test('who has no school or district is in no sheet of these forms, and is counted', async () => {
  await bringThem();
  const left = async (kind: 'annex1' | 'annex3' | 'register') => (await takeExport(clerk(db), kind, noFilter)).left;
  expect([await left('annex1'), await left('annex3'), await left('register')]).toEqual([1, 2, 0]);
});

test('the page says so, as far as its reader reaches', async () => {
  await bringThem();
  const offers = async (actor: ReturnType<typeof person>, filter = noFilter) =>
    (await offersFor(clerk(db, actor), filter)).filter((one) => one.left > 0).map((one) => [one.kind, one.left]);
  const school = await db.selectFrom('schools').select('id').executeTakeFirstOrThrow();
  expect(await offers(person('city_staff'))).toEqual([
    ['annex1', 1],
    ['annex3', 2],
  ]);
  expect(
    await offers(person('city_staff'), { ...noFilter, district: '110108', schoolId: school.id, year: 2027 }),
  ).toEqual([
    ['annex1', 1],
    ['annex3', 1],
  ]);
  expect(await offers(person('district_staff', { district: '110108' }))).toEqual([['annex1', 1]]);
  expect(await offers(person('teacher', { schoolId: school.id }))).toEqual([]);
  const site = await servePages(makeHouse(db), person('city_staff'));
  const html = await (await site.get('/exports')).text();
  await site.close();
  expect(html).toContain('有 1 名学生没有填学校，不在附件1里。');
  expect(html).toContain('有 2 名学生还不知道是哪个区的，不在附件3里。');
  expect(validateHtml(html)).toEqual([]);
});

test('so does the command line', async () => {
  await bringThem();
  const folder = await mkdtemp(join(tmpdir(), 'left-'));
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const file = join(folder, '附件3.xlsx');
  expect(await runExport(makeHouse(db), { kind: '附件3', file, english: false, print: say, complain: say })).toBe(0);
  await rm(folder, { recursive: true });
  expect(said.join('')).toBe(`已导出到 ${file}\n有 2 名学生还不知道是哪个区的，不在附件3里。\n`);
});
