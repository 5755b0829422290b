import { describe, expect, test } from 'vitest';
import { studentRoutes } from '../../src/students/index.ts';
import { testDb } from '../support/db.ts';
import { canaries, live, makeCast } from './cast.ts';
import { openSite } from './site.tsx';
import { makeHouse } from './world.ts';

const db = testDb();

/** Who finds a page at each path; everybody else finds nothing, and a visitor is asked to sign in. */
const found: Readonly<Record<string, readonly string[]>> = {
  '/students': ['teacher', 'chaoyang', 'fengtai', 'city'],
  '/students/new': ['chaoyang', 'fengtai', 'city'],
  '/students/requests/:id': [],
  '/students/:number': ['teacher', 'chaoyang', 'city'],
  '/students/:number/reveal': ['chaoyang', 'city'],
  '/students/:number/edit': ['chaoyang', 'city'],
  '/students/:number/disability': ['chaoyang', 'city'],
  '/students/:number/disability/change': ['chaoyang', 'city'],
  '/students/:number/needs': ['chaoyang', 'city'],
  '/students/:number/needs/history': ['chaoyang', 'city'],
  '/my/record': ['student', 'other'],
  '/my/record/edit': ['student', 'other'],
  '/my/disability': ['student', 'other'],
  '/my/needs': ['student', 'other'],
  '/my/needs/history': ['student', 'other'],
  '/my/views': ['student', 'other'],
  '/my/data': ['student', 'other'],
};
const everybody = [
  'visitor',
  'waiting',
  'student',
  'other',
  'teacher',
  'employer',
  'base',
  'chaoyang',
  'fengtai',
  'city',
  'administrator',
];
const reads = studentRoutes.filter((route) => route.method === 'GET').map((route) => route.path);
const acts = studentRoutes.filter((route) => route.method === 'POST').map((route) => route.path);
const pathFor = (path: string, number: string) => path.replace(':number', number).replace(':id', '1');

test('every path of this room is in the table below', () => {
  expect(reads.toSorted()).toEqual(Object.keys(found).toSorted());
});

describe('who finds a page', () => {
  test.each(reads)('at %s', async (path) => {
    const house = makeHouse(db);
    const cast = await makeCast(house);
    await live(house, cast);
    const site = openSite(house, cast.actors);
    for (const who of everybody) {
      const expected = found[path]?.includes(who) ? 200 : who === 'visitor' ? 303 : 404;
      for (const language of ['', '/en']) {
        const response = await site.get(who, language + pathFor(path, cast.student.number));
        expect(`${who} ${response.status}`).toBe(`${who} ${expected}`);
      }
    }
  });
});

describe('who may act', () => {
  test.each(acts)('at %s', async (path) => {
    const house = makeHouse(db);
    const cast = await makeCast(house);
    const site = openSite(house, cast.actors);
    const before = await db.selectFrom('students').selectAll().orderBy('id').execute();
    for (const who of everybody.filter((one) => !found[path]?.includes(one))) {
      const fields = { why: 'service', field: 'phone', version: '1', step: 'confirm', name: '闯入者', gender: '男' };
      const response = await site.post(who, pathFor(path, cast.student.number), {
        ...fields,
        section: 'person',
        act: 'withdraw',
      });
      expect(`${who} ${response.status}`).toBe(`${who} ${who === 'visitor' ? 303 : 404}`);
    }
    expect(await db.selectFrom('students').selectAll().orderBy('id').execute()).toEqual(before);
    expect(await db.selectFrom('need_records').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('disabilities').select('student_id').execute()).toHaveLength(1);
  });
});

test('no page shows a sealed value to anybody but herself before it was asked for', async () => {
  const house = makeHouse(db);
  const cast = await makeCast(house);
  await live(house, cast);
  const site = openSite(house, cast.actors);
  for (const path of reads) {
    for (const who of everybody.filter((one) => one !== 'student')) {
      const body = await (await site.get(who, pathFor(path, cast.student.number))).text();
      for (const canary of Object.values(canaries)) expect(body.includes(canary), `${who} ${path}`).toBe(false);
    }
  }
});

test('nothing of what the certificate says stands on a page for a teacher or before the reason was given', async () => {
  const house = makeHouse(db);
  const cast = await makeCast(house);
  const site = openSite(house, cast.actors);
  const silent = reads.filter((path) => path !== '/students/new' && !path.startsWith('/my/'));
  for (const path of silent) {
    for (const who of ['teacher', 'chaoyang', 'city']) {
      const body = await (await site.get(who, pathFor(path, cast.student.number))).text();
      const main = body.slice(body.indexOf('<main'));
      for (const word of ['肢体', '三级']) expect(main.includes(word), `${who} ${path} ${word}`).toBe(false);
    }
  }
  const teacher = await (await site.get('teacher', `/students/${cast.student.number}`)).text();
  for (const word of ['轮椅', '便利需求', '专场招聘会', '共青团员', '望京']) expect(teacher).not.toContain(word);
  for (const word of ['林晓雨', '软件工程', '2027', '138****5678', 'c***@example.edu.cn', '学校推荐'])
    expect(teacher).toContain(word);
});

test('every answer of this room forbids keeping a copy', async () => {
  const house = makeHouse(db);
  const cast = await makeCast(house);
  const site = openSite(house, cast.actors);
  const looked = await site.post('chaoyang', `/students/${cast.student.number}/reveal`, {
    why: 'contact',
    field: 'phone',
  });
  expect(looked.status).toBe(200);
  expect(looked.headers.get('Cache-Control')).toBe('no-store');
  for (const path of reads) {
    const response = await site.get('student', pathFor(path, cast.student.number));
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  }
});
