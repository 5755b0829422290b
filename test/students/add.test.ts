import { describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/ctx.ts';
import { NotFound } from '../../src/errors.ts';
import {
  addStudent,
  nextNumbers,
  openDisability,
  openRecord,
  studentWithId,
  type NewStudent,
} from '../../src/students/index.ts';
import { testDb } from '../support/db.ts';
import { certificateOf } from './certificates.ts';
import {
  add,
  announced,
  as,
  chaoyang,
  city,
  employer,
  fengtai,
  furnish,
  makeHouse,
  rawBytes,
  someone,
  system,
  type House,
} from './world.ts';

const db = testDb();
const canaries = {
  phone: '13812345678',
  landline: '010-87654321',
  mail: 'canary@example.edu.cn',
  home_address: '望京街 17 号金丝雀楼',
};
const disability = {
  certificate: certificateOf('4', 3),
  category: null,
  level: null,
  components: [],
  devices: [] as string[],
  other_device: '金丝雀手杖',
};
const adding = (house: House, actor: Parameters<typeof as>[1], student: NewStudent) =>
  inTransaction(as(house, actor), (tx) => addStudent(tx, student));

describe('adding a student', () => {
  test('keeps what was given, seals what must be, and gives the next number', async () => {
    const house = makeHouse(db);
    const { school } = await furnish(house);
    const added = await adding(house, chaoyang, {
      name: '曾以宁',
      gender: '女',
      origin_region: '110105',
      school_id: school,
      ...canaries,
      disability: { ...disability, devices: ['DEV_CRUTCH1'] },
    });
    expect(added).toMatchObject({ ok: true, number: 'D00001' });
    const ctx = as(house, city);
    const row = await studentWithId(ctx, added.ok ? added.id : 0, 'students.read');
    expect(row).toMatchObject({
      district: '110105',
      sort_key: 'zeng yi ning',
      registered_on: '2026-11-22',
      version: 1,
    });
    expect(openRecord(ctx, row)).toMatchObject({ name: '曾以宁', gender: '女', ...canaries });
    expect(await openDisability(ctx, row.id)).toMatchObject({
      certificate: disability.certificate,
      category: '4',
      level: 3,
      components: [{ category: '4', level: 3 }],
      devices: ['DEV_CRUTCH1'],
      other_device: '金丝雀手杖',
    });
  });

  test('leaves no clear text of phone, mail, address or certificate anywhere', async () => {
    const house = makeHouse(db);
    await furnish(house);
    await adding(house, chaoyang, {
      name: '曾以宁',
      origin_region: '110105',
      ...canaries,
      disability: { ...disability, devices: [] },
    });
    const raw = await rawBytes(house);
    expect(raw).toContain('曾以宁');
    for (const canary of [...Object.values(canaries), disability.certificate, disability.other_device, '金丝雀']) {
      expect(raw).not.toContain(canary);
    }
  });

  test('is written down with her as its subject, and announced to the engines', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, number } = await add(house);
    expect(await db.selectFrom('audit_log').selectAll().execute()).toMatchObject([
      { verb: 'students.add', thing_kind: 'student', thing_id: number, subject_student_id: id },
    ]);
    expect(await announced(house)).toEqual([id]);
  });

  test.each([
    ['staff of another district', fengtai],
    ['an employer', employer],
    ['a student', someone('student', { studentId: 1 })],
    ['a teacher of another school', someone('teacher', { schoolId: 999 })],
  ])('is refused to %s', async (_who, actor) => {
    const house = makeHouse(db);
    const { school } = await furnish(house);
    await expect(adding(house, actor, { name: '林晓雨', origin_region: '110105', school_id: school })).rejects.toThrow(
      NotFound,
    );
    expect(await db.selectFrom('students').select('id').execute()).toEqual([]);
  });

  test('is open to a teacher who brings a list of her own school', async () => {
    const house = makeHouse(db);
    const { school } = await furnish(house);
    const teacher = someone('teacher', { schoolId: school });
    expect(await adding(house, teacher, { name: '林晓雨', origin_region: '110105', school_id: school })).toMatchObject({
      ok: true,
    });
  });

  test('takes the place of the staff who add her where her papers name no district of the city', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const added = await adding(house, chaoyang, { name: '林晓雨', origin_region: '330111', district: '110105' });
    expect(added.ok).toBe(true);
    expect(await db.selectFrom('students').select('district').execute()).toEqual([{ district: '110105' }]);
  });

  test('of a certificate that somebody has is refused, and leaves nothing behind', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const facts = { ...disability, devices: [], other_device: null };
    await add(house, { disability: facts });
    expect(await adding(house, city, { name: '另一人', disability: facts })).toEqual({
      ok: false,
      problems: { certificate: 'taken' },
    });
    expect(await adding(house, city, { name: '另一人', disability: { ...facts, category: '2' } })).toEqual({
      ok: false,
      problems: { category: 'certificate_category_differs' },
    });
    expect(await db.selectFrom('students').select('name').execute()).toEqual([{ name: '林晓雨' }]);
  });

  test('with the same certificate twice at once adds one', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const facts = { ...disability, devices: [], other_device: null };
    const results = await Promise.all(
      ['甲', '乙', '丙'].map((name) => adding(house, city, { name, disability: facts })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok)).toEqual([
      { ok: false, problems: { certificate: 'taken' } },
      { ok: false, problems: { certificate: 'taken' } },
    ]);
    expect(await db.selectFrom('students').select('id').execute()).toHaveLength(1);
  });
});

describe('registration numbers', () => {
  test('go on after the highest one, whatever its width', async () => {
    const house = makeHouse(db);
    await add(house, { number: 'D0041' });
    await add(house, { number: '2023-7' });
    expect(await inTransaction(as(house, system), (tx) => nextNumbers(tx, 3))).toEqual(['D00042', 'D00043', 'D00044']);
  });

  test('given to ten at once are ten different ones without a gap', async () => {
    const house = makeHouse(db);
    const added = await Promise.all(Array.from({ length: 10 }, () => add(house)));
    const numbers = added.map((student) => student.number).toSorted();
    expect(numbers).toEqual(Array.from({ length: 10 }, (_, index) => `D${String(index + 1).padStart(5, '0')}`));
  });

  test('that are taken are refused', async () => {
    const house = makeHouse(db);
    await add(house, { number: 'D00009' });
    expect(await adding(house, city, { name: '另一人', number: 'D00009' })).toEqual({
      ok: false,
      problems: { number: 'taken' },
    });
  });

  test('of a transaction that is given up are free again', async () => {
    const house = makeHouse(db);
    const givenUp = inTransaction(as(house, system), async (tx) => {
      await addStudent(tx, { name: '林晓雨' });
      throw new Error('given up');
    });
    await expect(givenUp).rejects.toThrow('given up');
    expect((await add(house)).number).toBe('D00001');
  });
});
