import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/accounts/policy.ts';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { matchingRoutes, workRuns } from '../../src/matching/index.ts';
import { startRun } from '../../src/matching/start-run.ts';
import { explain, flagsOf } from '../../src/matching/rules.ts';
import { readSheets } from '../../src/sheets/index.ts';
import { testDb } from '../support/db.ts';
import { openPages, type Pages } from './open-pages.ts';
import { as, city, fill, makeHouse, type Filled } from './rows.ts';

const db = testDb();
const day = '2026-11-22';
let position: Filled['positions'][number];
let student: Filled['students'][number];
let other: string;
let pages: Pages;

const herself = (studentId: number): Actor => ({
  kind: 'person',
  userId: 'her',
  name: '她',
  membership: { id: 9, role: 'student', scope: { studentId } },
});

/** One open position, which welcomes 视力 by name, and one student who looks for something. */
beforeEach(async () => {
  const world = await fill(db, 60, 14);
  const fits = (one: Filled['students'][number], its: Filled['positions'][number]) =>
    its.categoryRule !== 'essential' && !('refused' in explain(book, one, its, day));
  student = world.students.find(
    (one) =>
      one.district === '110105' &&
      !flagsOf(book, one).includes('review') &&
      world.positions.some((its) => fits(one, its)),
  )!;
  position = world.positions.find((its) => fits(student, its))!;
  other = world.positions.find((its) => its !== position)!.number;
  await db.updateTable('positions').set({ published_on: day }).execute();
  await db.updateTable('positions').set({ state: 'closed' }).where('id', '<>', position.serial).execute();
  await db.updateTable('students').set({ seeks: [] }).where('id', '<>', student.serial).execute();
  await names([{ category: '1', mostSevereLevel: 1 }]);
});

const names = (categories: readonly object[]) =>
  db
    .updateTable('positions')
    .set({ categories: JSON.stringify(categories) } as never)
    .where('id', '=', position.serial)
    .execute();

/** Everything that staff read of the pair while her certificate says `category`, by address. */
async function readBy(category: '1' | '4', list: string, run: number): Promise<Record<string, string>> {
  await db
    .updateTable('disabilities')
    .set({ category, level: 2, components: JSON.stringify([{ category, level: 2 }]) } as never)
    .where('student_id', '=', student.serial)
    .execute();
  pages = openPages(makeHouse(db), matchingRoutes);
  const hers = `/students/${student.number}`;
  const its = `/positions/${position.number}`;
  const read: Record<string, string> = {};
  for (const path of [
    `${hers}/matches`,
    `${hers}/matches/${position.number}`,
    `${hers}/compare?a=${position.number}&b=${other}`,
    `${hers}/why?position=${position.number}`,
    `${its}/candidates`,
    `${its}/why?student=${student.number}`,
    `${its}/lists/new?student=${student.number}`,
    list,
    `/runs/${run}`,
  ]) {
    const answer = await pages.get(city, path);
    expect([path, answer.status]).toEqual([path, 200]);
    read[path] = await answer.text();
  }
  for (const path of [`${its}/candidates.xlsx`, `${list}/list.xlsx`, `/runs/${run}/matches.xlsx`]) {
    const bytes = new Uint8Array(await (await pages.get(city, path)).arrayBuffer());
    const sheets = await readSheets({ bytes, name: 'list.xlsx' });
    if (!sheets.ok) throw new Error(sheets.refusal);
    read[path] = [...sheets.sheets[0]!.rows].flatMap((row) => row.cells.map((cell) => cell.text)).join('|');
  }
  return read;
}

/** All but what says that something has changed since it was kept. */
const texts = (read: Record<string, string>, list: string) =>
  Object.entries(read).map(([path, text]) => [
    path,
    path.startsWith(list) ? '' : text.replace(/<section id="kept".*?<\/section>/s, ''),
  ]);

async function keep(category: '1' | '4') {
  await db.updateTable('disabilities').set({ category }).where('student_id', '=', student.serial).execute();
  const house = makeHouse(db);
  const kept = await openPages(house, matchingRoutes).post(city, `/positions/${position.number}/lists/new`, [
    ['list', 'new'],
    ['title', '十二月'],
    ['student', student.number],
  ]);
  const run = await startRun(as(house, city), 'cohort');
  await workRuns(house);
  return { list: kept.headers.get('Location')!.split('?')[0]!, run };
}

describe('where a position names categories', () => {
  test('staff read the same of a pair, whichever category her certificate has', async () => {
    const { list, run } = await keep('4');
    const [one, two] = [await readBy('1', list, run), await readBy('4', list, run)];
    expect(texts(one, list)).toEqual(texts(two, list));
    // That her certificate has changed since is said on the list, and no more.
    expect(one[list]).toContain('残疾信息有变化');
    for (const read of [one, two]) {
      expect(read[list]).not.toMatch(/契合度 \d|残疾类别.{0,4}得分/);
      expect(read[`${list}/list.xlsx`]).not.toMatch(/(?:^|\|)\d{2}(?:\||$)/);
    }
  });

  test('the sum that staff read is that of the points beside it', async () => {
    const html = await (await pages.get(city, `/students/${student.number}/matches/${position.number}`)).text();
    const points = [...html.matchAll(/<b>(\d+)<\/b> \/ (\d+)/g)].map(([, its, full]) => [Number(its), Number(full)]);
    const sum = (at: number) => points.reduce((all, one) => all + one[at]!, 0);
    expect(points).toHaveLength(5);
    expect(html).toContain(`<b>${sum(0)} / ${sum(1)}</b>`);
    expect(html).toContain('合计，不算残疾类别');
  });

  test('she reads her own fit whole, and staff do where no category is named', async () => {
    const own = await (await pages.get(herself(student.serial), `/positions/${position.number}`)).text();
    expect(own).toMatch(/契合度 \d+ 分，怎么来的/);
    await names([]);
    const staffs = await pages.get(city, `/students/${student.number}/matches/${position.number}`);
    expect(await staffs.text()).toMatch(/契合度 \d+ 分，怎么来的[^]*岗位没有点名残疾类别/);
  });
});
