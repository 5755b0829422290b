import { describe, expect, test } from 'vitest';
import { studentRoutes } from '../../src/students/index.ts';
import { sectionKeys } from '../../src/students/rules-record.ts';
import { testDb } from '../support/db.ts';
import { openRoom } from './open-room.ts';
import { add } from './world.ts';

const db = testDb();
const names = `
  name gender birth_month political_status origin_region origin_region_place household_type
  household_region school major education graduation_year phone landline mail home_region home_address plan
  seeks employer_kinds regions regions_place wage_floor services other_service remark registered_on remove
  certificate category level devices other_device component_1 why detail field version decision student
  reason consent N_TOILET
`
  .trim()
  .split(/\s+/);
const texts = [
  'x'.repeat(5000),
  '-1',
  '1.5',
  '99999999999999999999',
  '110105',
  '2027-02-31',
  '<script>alert(1)</script>',
  "'; drop table students; --",
  '😀',
  '%',
];
const acts = studentRoutes.filter((route) => route.method === 'POST').map((route) => route.path);

describe('a form that is filled with', () => {
  test.each(texts)('%s in every field is answered, never broken', { timeout: 60_000 }, async (text) => {
    const { site, student } = await openRoom(db);
    for (const path of acts) {
      const who = path.startsWith('/my/') ? 'student' : 'chaoyang';
      for (const section of sectionKeys) {
        const fields = { ...Object.fromEntries(names.map((name) => [name, text])), section };
        const response = await site.post(who, path.replace(':number', student.number).replace(':id', '1'), fields);
        expect([303, 404, 409, 422, 200], `${path} ${section}`).toContain(response.status);
        expect(await response.text()).not.toContain('<script>alert');
      }
    }
  });
});

test('markup in a name is text on every page that shows it', async () => {
  const { site, house, actors } = await openRoom(db);
  const name = '<img src=x onerror=alert(1)>';
  const { number, id } = await add(house, { name, remark: name, major: name, other_service: name });
  actors['marked'] = {
    kind: 'person',
    userId: 'm',
    name,
    membership: { id: 9, role: 'student', scope: { studentId: id } },
  };
  const staff = ['', '/edit', '/reveal', '/disability', '/needs', '/needs/history'].map(
    (end) => `/students/${number}${end}`,
  );
  for (const path of ['/students', ...staff])
    expect(await (await site.get('chaoyang', path)).text()).not.toContain('<img');
  for (const path of ['/my/record', '/my/record/edit?section=study', '/my/needs', '/my/views']) {
    expect(await (await site.get('marked', path)).text()).not.toContain('<img');
  }
});
