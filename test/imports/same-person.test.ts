import { describe, expect, test } from 'vitest';
import { testDb } from '../support/db.ts';
import { person } from './pages-acts.ts';
import { bring, clerk, list, ofSchool, pupil, registered, tally } from './workbooks.ts';

const db = testDb();
const staff = () => clerk(db, person('city_staff'));
const waits = [0, 1, 0, 0, 0];
const isNew = [0, 0, 0, 1, 0];
const stranger = { 联系电话: '13900000199', 电子邮箱: 'z@example.edu.cn' };
const elsewhere = { facts: '学校名称：别的大学' };

describe('a row of a name that is on record', () => {
  test.each([
    ['the same school and year', { 备注: '好' }, ofSchool, {}, waits],
    ['the same school and year, nothing else the same', stranger, ofSchool, {}, waits],
    ['no year in the file', { ...stranger, 毕业年份: null }, ofSchool, {}, waits],
    ['no year on record', stranger, ofSchool, { 毕业年份: null }, waits],
    ['another year and the same phone', { 毕业年份: 2028, 电子邮箱: null }, ofSchool, {}, waits],
    ['another year and the same mail', { 毕业年份: 2028, 联系电话: null }, ofSchool, {}, waits],
    ['another year and nothing else', { ...stranger, 毕业年份: 2028 }, ofSchool, {}, isNew],
    ['another school and the same phone', { 电子邮箱: null }, elsewhere, {}, waits],
    ['another school and the same mail', { 联系电话: null }, elsewhere, {}, waits],
    [
      'another school and the same landline',
      { 联系电话: '010-62345678' },
      elsewhere,
      { 联系电话: '01062345678' },
      waits,
    ],
    ['another school and nothing else', stranger, elsewhere, {}, isNew],
    ['another name and the same phone', { 姓名: '张二' }, ofSchool, {}, isNew],
  ])('%s', async (_what, says, school, onRecord, counts) => {
    await bring(staff(), await list([pupil(onRecord)], ofSchool));
    expect(tally(await bring(staff(), await list([pupil(says)], school)))).toEqual(counts);
  });

  test('is asked about with what really differs', async () => {
    await bring(staff(), await list([pupil()], ofSchool));
    const plan = await bring(staff(), await list([pupil({ 毕业年份: 2028 })], ofSchool));
    expect(plan.rows[0]?.questions).toMatchObject([
      {
        kind: 'same',
        candidates: [{ number: 'X00001', differs: [{ field: 'graduation_year', now: '2027', becomes: '2028' }] }],
      },
    ]);
  });
});

test.each([
  ['without its year', { 毕业年份: null, 备注: '好' }],
  ['with another year', { 毕业年份: 2028 }],
])('a second row of one file %s is asked about, too', async (_what, over) => {
  const plan = await bring(staff(), await list([pupil(), pupil({ 序号: 2, ...over })], ofSchool));
  expect(plan.rows.map((row) => row.outcome)).toEqual(['new', 'waiting']);
  expect(plan.rows[1]?.questions).toMatchObject([{ kind: 'same', candidates: [{ at: { row: 4 } }] }]);
});

describe('who may be on record where the one who imports does not reach', () => {
  const { 残疾人证号: _number, ...form } = registered({ 编号: null });
  const haidian = () => clerk(db, person('district_staff', { district: '110108' }));

  test('is refused without a word of that record', async () => {
    await bring(staff(), await list([registered({ '生源地（区）': '朝阳区' })]));
    const plan = await bring(haidian(), await list([{ ...form, 学校名称: '别的大学' }]), { kind: 'register' });
    expect(plan.rows[0]).toMatchObject({ outcome: 'refused', number: null, questions: [], notices: [] });
    expect(plan.rows[0]?.problems).toEqual([
      { column: '姓名', code: 'maybe_elsewhere', found: '李二', allowed: [], suggestions: [] },
    ]);
    expect(await db.selectFrom('students').select('id').execute()).toHaveLength(1);
  });

  test('comes in with the staff of the city, and is known to the district from then on', async () => {
    await bring(staff(), await list([registered({ '生源地（区）': '朝阳区' })]));
    const other = await list([{ ...form, 毕业年份: 2026, 手机号码: '13900000188' }]);
    expect(tally(await bring(staff(), other, { kind: 'register' }))).toEqual(isNew);
    expect(tally(await bring(haidian(), other, { kind: 'register' }))).toEqual([0, 0, 0, 0, 1]);
  });

  test('a teacher is told the same of a student of another school', async () => {
    await bring(staff(), await list([pupil()], ofSchool));
    const { id } = await db
      .insertInto('schools')
      .values({ name: '别的大学', sort_key: 'bie de da xue', created_at: new Date() })
      .returning('id')
      .executeTakeFirstOrThrow();
    const teacher = clerk(db, person('teacher', { schoolId: id }));
    const plan = await bring(teacher, await list([pupil()], elsewhere));
    expect(plan.rows[0]?.problems).toMatchObject([{ code: 'maybe_elsewhere' }]);
  });
});
