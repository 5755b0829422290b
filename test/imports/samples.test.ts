import { describe, expect, test } from 'vitest';
import { testDb } from '../support/db.ts';
import { bringSample, clerk, refusalOf, rowCounts, sample, tally, type samples } from './workbooks.ts';

const db = testDb();

/** refused, waiting, changed, new, same */
const alone = [
  ['annex1', 'annex1', '附件1', [0, 0, 0, 20, 0]],
  ['annex1Messy', 'annex1', '附件1', [0, 0, 0, 24, 0]],
  ['annex2', 'annex2', '报名表', [0, 0, 0, 1, 0]],
  ['register', 'register', 'Sheet1', [0, 0, 0, 60, 0]],
  ['positions', 'positions', 'Sheet1', [0, 0, 0, 160, 0]],
  ['annex5', 'annex5', 'Sheet', [0, 0, 0, 6, 0]],
] as const satisfies readonly (readonly [keyof typeof samples, string, string, readonly number[]])[];

describe('each sample as it is', () => {
  test.each(alone)('%s comes in whole, and the second time changes nothing', async (name, kind, sheet, counts) => {
    const ctx = clerk(db);
    const first = await bringSample(ctx, name);
    expect([first.kind, first.sheet, tally(first)]).toEqual([kind, sheet, [...counts]]);
    const before = await rowCounts(db);
    const again = await bringSample(ctx, name);
    expect(tally(again)).toEqual([0, 0, 0, 0, first.counts.rows]);
    const after = await rowCounts(db);
    // The import itself is written down, nothing else.
    expect({ ...after, audit_log: 0, imports: 0 }).toEqual({ ...before, audit_log: 0, imports: 0 });
  });

  test.each(alone)('a dry run of %s says the same and writes nothing', async (name, _kind, _sheet, counts) => {
    const ctx = clerk(db);
    const before = await rowCounts(db);
    expect(tally(await bringSample(ctx, name, { dryRun: true }))).toEqual([...counts]);
    expect(await rowCounts(db)).toEqual(before);
  });

  test('实习与就业结果表 is known for what it is, and refused until placements are there', async () => {
    expect(await refusalOf(clerk(db), await sample('outcomes'))).toEqual({ refusal: 'kind_outcomes', detail: '' });
  });
});

describe('the samples one after the other', () => {
  test('a form of a registered student says what is on record', async () => {
    const ctx = clerk(db);
    await bringSample(ctx, 'register');
    expect(tally(await bringSample(ctx, 'annex2'))).toEqual([0, 0, 0, 0, 1]);
  });

  test('a school’s list after the register asks about everyone of the same name who may be the same', async () => {
    const ctx = clerk(db);
    await bringSample(ctx, 'register');
    const plan = await bringSample(ctx, 'annex1Messy');
    const asked = plan.rows.filter((row) => row.outcome === 'waiting');
    expect(tally(plan)).toEqual([0, asked.length, 0, 24 - asked.length, 0]);
    expect(asked.find((row) => row.name === '郎杰海')?.questions).toMatchObject([
      { kind: 'same', candidates: [{ number: 'D00036' }], decided: null },
    ]);
    const other = asked.find((row) => row.name === '许一')?.questions[0];
    expect(other).toMatchObject({ kind: 'same', candidates: [{ number: 'D00031' }] });
    const differs = other?.kind === 'same' ? other.candidates[0]!.differs.map((one) => one.field) : [];
    expect(differs).toContain('school');
  });

  test('numbers of a school’s list leave the registration numbers free', async () => {
    const ctx = clerk(db);
    await bringSample(ctx, 'annex1');
    const numbers = await db.selectFrom('students').select('number').orderBy('id').execute();
    expect([numbers[0]?.number, numbers[19]?.number]).toEqual(['X00001', 'X00020']);
    const plan = await bringSample(ctx, 'register');
    expect([plan.counts.refused, plan.counts.new > 0]).toEqual([0, true]);
    const kept = await db.selectFrom('students').select(['name', 'number']).where('number', 'like', 'D%').execute();
    const added = plan.rows.filter((row) => row.outcome === 'new');
    expect(kept.map((one) => one.name).toSorted()).toEqual(added.map((row) => row.name).toSorted());
    expect(added.every((row) => row.notices.length === 0)).toBe(true);
  });

  test('serials follow the rows of the file', async () => {
    const ctx = clerk(db);
    await bringSample(ctx, 'register');
    await bringSample(ctx, 'positions');
    const students = await db.selectFrom('students').select('number').orderBy('id').execute();
    const positions = await db.selectFrom('positions').select('number').orderBy('id').execute();
    expect(students.map((row) => row.number)).toEqual(students.map((row) => row.number).toSorted());
    expect(positions.map((row) => row.number)).toEqual(positions.map((row) => row.number).toSorted());
  });
});

describe('what the register writes', () => {
  test('a student with her certificate sealed, her components, her needs and her district', async () => {
    await bringSample(clerk(db), 'register');
    const student = await db
      .selectFrom('students')
      .selectAll()
      .where('number', '=', 'D00001')
      .executeTakeFirstOrThrow();
    expect(student).toMatchObject({
      name: '沈怡玉',
      sort_key: 'shen yi yu',
      gender: '男',
      birth_month: '2002-02',
      political_status: '中共党员',
      origin_region: '110114',
      district: '110114',
      household_type: '农业',
      major: '道路工程检测技术',
      education: '大专',
      graduation_year: 2027,
      plan: '就业',
      employer_kinds: ['外企'],
      regions: ['110114'],
      wage_floor: null,
      accepts_remote: true,
      seeks: ['job', 'internship'],
      services: ['残疾人公务员定向招录指导', '职业能力测评'],
    });
    const disability = await db
      .selectFrom('disabilities')
      .selectAll()
      .where('student_id', '=', student.id)
      .executeTakeFirstOrThrow();
    expect(disability).toMatchObject({
      category: '7',
      level: 2,
      components: [
        { category: '3', level: null },
        { category: '4', level: null },
      ],
      devices: ['DEV_NONE'],
    });
    expect(disability.certificate_sealed?.includes(Buffer.from('11000020020213249372'))).toBe(false);
    const needs = await db.selectFrom('need_records').selectAll().where('student_id', '=', student.id).execute();
    expect(needs).toMatchObject([
      { version: 1, answers: { N_ONE_HAND: 'must' }, confirmed_on: '2026-10-08', confirmed_by: 'workbook' },
    ]);
  });

  test('no record of needs for one who has not been asked', async () => {
    await bringSample(clerk(db), 'register');
    const asked = await db
      .selectFrom('need_records')
      .innerJoin('students', 'students.id', 'student_id')
      .select('number')
      .where('number', '=', 'D00004')
      .execute();
    expect(asked).toEqual([]);
  });
});

describe('what 岗位清单 and 附件5 write', () => {
  test('a position, open from today, with employer, majors, categories, demands and features', async () => {
    const ctx = clerk(db);
    await bringSample(ctx, 'positions');
    const position = await db
      .selectFrom('positions')
      .innerJoin('employers', 'employers.id', 'employer_id')
      .selectAll('positions')
      .select(['employers.name', 'employers.credit_code', 'employers.employer_kind'])
      .where('number', '=', 'P00006')
      .executeTakeFirstOrThrow();
    expect(position).toMatchObject({
      name: '示例乐行文化有限公司',
      credit_code: '91110000MA00000015',
      employer_kind: '国有及国有控股企业',
      kind: 'job',
      title: '软件测试工程师',
      headcount: 1,
      education: '大专',
      major_rule: 'required',
      categories: [],
      category_reason_state: null,
      region: '110106',
      wage_text: '4000以上',
      wage_min: 4000,
      wage_max: null,
      closes_on: '2027-12-17',
      state: 'open',
      quality: 600,
    });
    expect(position.majors.map((major) => [major.level, major.name])).toEqual([
      ['class', '中医学类'],
      ['class', '教育学类'],
    ]);
    expect(position.demands).toEqual({ D_SCREEN: 'incidental' });
    expect(Object.values(position.features).filter((state) => state === 'has')).toHaveLength(23);
    expect(await db.selectFrom('employers').select('id').execute()).toHaveLength(31);
  });

  test('a district’s list with its bases in their places', async () => {
    await bringSample(clerk(db), 'annex5');
    const [head] = await db.selectFrom('declaration_lists').selectAll().execute();
    expect(head).toMatchObject({
      district: '110105',
      declared_on: '2026-06-20',
      unit_head: '李主任',
      filled_by: '张同志',
    });
    const declared = await db
      .selectFrom('declarations')
      .innerJoin('bases', 'bases.id', 'base_id')
      .select(['name', 'place', 'declarations.offered'])
      .orderBy('place')
      .execute();
    expect(declared[0]).toEqual({
      name: '示例同心科技实习基地',
      place: 1,
      offered: [
        { title: '数据标注员', places: 2 },
        { title: '行政助理', places: 1 },
      ],
    });
    expect(declared).toHaveLength(6);
  });
});
