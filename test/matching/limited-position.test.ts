import { beforeEach, expect, test } from 'vitest';
import { matchingRoutes } from '../../src/matching/index.ts';
import { readSheets } from '../../src/sheets/index.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';
import { openPages, type Pages } from './open-pages.ts';
import { position, student } from './pair.ts';
import { city, logged, makeHouse, write, type House } from './rows.ts';

const db = testDb();
const path = `/positions/${position.number}/candidates`;
const other = { ...student, serial: 2, number: 'D2', district: '110105' };
let house: House;
let pages: Pages;

/** A position that is limited to 肢体三级及以下 for an accepted duty, one student of that category and one of another. */
beforeEach(async () => {
  house = makeHouse(db);
  pages = openPages(house, matchingRoutes);
  await write(db, {
    students: [
      { ...student, district: '110105' },
      { ...other, certificateCategory: '1', components: [{ category: '1', level: 3 }] },
    ],
    positions: [
      { ...position, employer: 1, categoryRule: 'essential', categories: [{ category: '4', mostSevereLevel: 3 }] },
    ],
  });
});

const text = async (at: string) => (await pages.get(city, at)).text();
const looks = async () =>
  (await logged(house)).map(({ verb, thing_kind, subject_student_id }) => [verb, thing_kind, subject_student_id]);

test('of a position that is limited to categories no list is said to be free of disability facts', async () => {
  const html = await text(path);
  expect(html).toContain('只限肢体三级及以下。列在这里，就说明学生属于其中');
  expect(html).not.toMatch(/类别、等级和证号不在这里|只供内部使用/);
  const kept = await pages.post(city, `/positions/${position.number}/lists/new`, [
    ['list', 'new'],
    ['title', '十二月'],
    ['student', student.number],
  ]);
  const list = kept.headers.get('Location')!.split('?')[0]!;
  expect(await text(list)).not.toContain('只供内部使用');
  for (const file of [`/positions/${position.number}/candidates.xlsx`, `${list}/list.xlsx`]) {
    const bytes = new Uint8Array(await (await pages.get(city, file)).arrayBuffer());
    const read = await readSheets({ bytes, name: 'list.xlsx' });
    if (!read.ok) throw new Error(read.refusal);
    const cells = [...read.sheets[0]!.rows].flatMap((row) => row.cells.map((cell) => cell.text));
    expect([file, cells.some((cell) => cell.includes('只限肢体三级及以下'))]).toEqual([file, true]);
  }
  await db.updateTable('positions').set({ category_reason: null, category_reason_state: null }).execute();
  expect(await text(path)).toMatch(/类别、等级和证号不在这里.*只供内部使用/s);
});

test('to see who is listed for it, or left out, is in her log a look at her disability facts', async () => {
  await text(path);
  const listed = [
    ['candidates.read', 'position', 1],
    ['disability.read', 'position', 1],
  ];
  expect(await looks()).toEqual(listed);
  await pages.get(city, `/positions/${position.number}/candidates.xlsx`);
  expect((await looks()).slice(2)).toEqual([
    ['candidates.read', 'candidates_sheet', 1],
    ['disability.read', 'candidates_sheet', 1],
  ]);
  const html = await text(`${path}/not-listed`);
  expect(html).toContain('因为这条没有列入，就说明学生不属于其中');
  expect(validateHtml(html)).toEqual([]);
  expect(html).toContain('<a href="/positions/P1/why?student=D2">');
  expect(html).toContain('<p class="small thin">D2</p>');
  expect((await looks()).slice(4)).toEqual([
    ['candidates.read', 'position', 2],
    ['disability.read', 'position', 2],
  ]);
});
