import { describe, expect, test } from 'vitest';
import { NotFound } from '../../src/errors.ts';
import { confirmNeeds, noteView, studentCards } from '../../src/students/index.ts';
import { studentsFilter, type StudentsFilter } from '../../src/students/input.ts';
import { filterChoices, studentsFor } from '../../src/students/reads-list.ts';
import { twinsOf } from '../../src/students/reads-twins.ts';
import { testDb } from '../support/db.ts';
import { certificateOf } from './certificates.ts';
import {
  add,
  administrator,
  as,
  base,
  chaoyang,
  city,
  employer,
  fengtai,
  furnish,
  logged,
  makeHouse,
  someone,
  visitor,
  type House,
} from './world.ts';

const db = testDb();
const none = studentsFilter.parse({});
const names = async (house: House, actor: Parameters<typeof as>[1], filter: Partial<StudentsFilter> = {}) =>
  (await studentsFor(as(house, actor), { ...none, ...filter })).rows.map((row) => row.name);

/** Three of 朝阳区, of whom one is at another school, and one of 丰台区. */
async function fill(house: House) {
  const { school, otherSchool } = await furnish(house);
  const year = { graduation_year: 2027 };
  const zeng = await add(house, { name: '曾以宁', school_id: school, ...year });
  const shan = await add(house, { name: '单嘉木', school_id: school, graduation_year: 2026 });
  const piao = await add(house, { name: '朴志远', school_id: otherSchool, ...year });
  const wang = await add(house, { name: '王芳', school_id: school, origin_region: '110106', ...year });
  return { school, otherSchool, zeng, shan, piao, wang };
}

describe('the list of students', () => {
  test('reaches as far as whoever asks, sorted by how the names are read', async () => {
    const house = makeHouse(db);
    const { school } = await fill(house);
    expect(await names(house, city)).toEqual(['朴志远', '单嘉木', '王芳', '曾以宁']);
    expect(await names(house, chaoyang)).toEqual(['朴志远', '单嘉木', '曾以宁']);
    expect(await names(house, fengtai)).toEqual(['王芳']);
    expect(await names(house, someone('teacher', { schoolId: school }))).toEqual(['单嘉木', '王芳', '曾以宁']);
  });

  test.each([
    ['a student', someone('student', { studentId: 1 })],
    ['an employer', employer],
    ['a base', base],
    ['an administrator', administrator],
    ['a visitor', visitor],
  ])('is not there for %s', async (_who, actor) => {
    const house = makeHouse(db);
    await expect(studentsFor(as(house, actor), none)).rejects.toThrow(NotFound);
    await expect(filterChoices(as(house, actor))).rejects.toThrow(NotFound);
  });

  test('filters by name, number, school, year and whether needs are confirmed', async () => {
    const house = makeHouse(db);
    const { otherSchool, zeng, shan } = await fill(house);
    await confirmNeeds(as(house, zeng.actor), { studentId: zeng.id, answers: {}, confirm: true, by: 'herself' });
    expect(await names(house, city, { q: '嘉' })).toEqual(['单嘉木']);
    expect(await names(house, city, { q: shan.number.toLowerCase() })).toEqual(['单嘉木']);
    expect(await names(house, city, { q: '%' })).toEqual([]);
    expect(await names(house, city, { q: '_' })).toEqual([]);
    expect(await names(house, city, { school: otherSchool })).toEqual(['朴志远']);
    expect(await names(house, city, { year: 2026 })).toEqual(['单嘉木']);
    expect(await names(house, city, { needs: 'confirmed' })).toEqual(['曾以宁']);
    expect(await names(house, chaoyang, { needs: 'not_confirmed' })).toEqual(['朴志远', '单嘉木']);
  });

  test('does not tell a teacher about needs, in a column or by a filter', async () => {
    const house = makeHouse(db);
    const { school, zeng } = await fill(house);
    await confirmNeeds(as(house, zeng.actor), { studentId: zeng.id, answers: {}, confirm: true, by: 'herself' });
    const teacher = someone('teacher', { schoolId: school });
    expect(await names(house, teacher, { needs: 'confirmed' })).toHaveLength(3);
    const { rows } = await studentsFor(as(house, teacher), none);
    expect(rows.every((row) => row.needs_confirmed === null)).toBe(true);
  });

  test('holds neither contact nor anything of a certificate', async () => {
    const house = makeHouse(db);
    await fill(house);
    const { rows } = await studentsFor(as(house, city), none);
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual([
      'district',
      'graduation_year',
      'major',
      'name',
      'needs_confirmed',
      'number',
      'school',
    ]);
  });

  test('comes in pages of fifty, and a page beyond the last is the last', async () => {
    const house = makeHouse(db);
    await furnish(house);
    for (let made = 0; made < 51; made += 1) await add(house);
    const ctx = as(house, city);
    expect(await studentsFor(ctx, { ...none, page: 2 })).toMatchObject({ count: 51, page: 2, pages: 2, rows: [{}] });
    expect(await studentsFor(ctx, { ...none, page: 9 })).toMatchObject({ page: 2 });
  });

  test('ignores filters that make no sense', () => {
    expect(studentsFilter.parse({ school: 'x', year: '3', needs: 'level1', page: '-1', category: '4' })).toEqual(none);
  });
});

test('cards for other lists leave out whom the reader may not see', async () => {
  const house = makeHouse(db);
  const { zeng, wang } = await fill(house);
  const cards = await studentCards(as(house, chaoyang), [zeng.id, wang.id, 999]);
  expect([...cards.values()]).toEqual([
    { id: zeng.id, number: zeng.number, name: '曾以宁', major: null, graduation_year: 2027 },
  ]);
  expect((await studentCards(as(house, employer), [zeng.id])).size).toBe(0);
});

describe('somebody who may be on record already', () => {
  const sought = { name: '曾以宁', certificate: null, school: '示例理工大学', graduation_year: 2027 };

  test('has the same name, and nothing known of both differs', async () => {
    const house = makeHouse(db);
    const { zeng } = await fill(house);
    const found = async (some: Partial<typeof sought>) =>
      (await twinsOf(as(house, chaoyang), { ...sought, ...some })).twins.map((twin) => twin.number);
    expect(await found({})).toEqual([zeng.number]);
    expect(await found({ school: '示例理工 大学' })).toEqual([zeng.number]);
    expect(await found({ school: '示例师范大学' })).toEqual([]);
    expect(await found({ graduation_year: 2026 })).toEqual([]);
    expect(await found({ name: '曾以安' })).toEqual([]);
  });

  test('or has the same certificate, whatever else is written', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const certificate = certificateOf('4', 3);
    const facts = { certificate, category: null, level: null, components: [], devices: [], other_device: null };
    const { number } = await add(house, { name: '单嘉木', disability: facts });
    const { twins, elsewhere } = await twinsOf(as(house, chaoyang), { ...sought, name: '单佳木', certificate });
    expect(twins).toMatchObject([{ number, because: 'certificate', hasAccount: false }]);
    expect(elsewhere).toBe(false);
    expect(await twinsOf(as(house, fengtai), { ...sought, certificate })).toEqual({ twins: [], elsewhere: true });
  });
});

describe('a look at a page', () => {
  test('is written down once for half an hour of coming and going, each reader for herself', async () => {
    const house = makeHouse(db);
    const { zeng } = await fill(house);
    const look = (actor: typeof city) => noteView(as(house, actor), zeng, 'needs.read');
    await look(chaoyang);
    await look(chaoyang);
    await look(city);
    expect(await logged(house)).toHaveLength(2);
    house.clock.pass(31);
    await look(chaoyang);
    expect(await logged(house)).toHaveLength(3);
    expect((await logged(house))[0]).toMatchObject({ verb: 'needs.read', subject_student_id: zeng.id });
  });

  test('of her own is nobody’s business', async () => {
    const house = makeHouse(db);
    const { zeng } = await fill(house);
    await noteView(as(house, zeng.actor), zeng, 'needs.read');
    expect(await logged(house)).toEqual([]);
  });
});
