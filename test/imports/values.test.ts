import { describe, expect, test } from 'vitest';
import { readPosition } from '../../src/imports/read-position.ts';
import { readStudent } from '../../src/imports/read-student.ts';
import { recognise } from '../../src/imports/recognise.ts';
import { sheetFrom } from '../sheets/make-file.ts';
import { testDb } from '../support/db.ts';
import { bring, certificate, clerk, list, ofSchool, post, pupil, registered, tally } from './workbooks.ts';

const db = testDb();

type Row = ReturnType<typeof pupil>;
const textOf = (value: Row[string] | undefined): string =>
  value === null || value === undefined ? '' : typeof value === 'object' ? value.day : String(value);

/** What a row says by itself, without a file or a database: its outcome, and the codes of its problems and questions. */
function outcomeOf(row: Row, facts = ''): string[] {
  const source = recognise([sheetFrom([[facts], Object.keys(row), Object.values(row).map(textOf)])], null);
  if ('refusal' in source) return [source.refusal];
  const [raw] = source.rows;
  const frame = { home: '110000', school: '示例大学', ofSchool: true, today: '2026-10-20', has: source.has };
  const read = (source.kind === 'positions' ? readPosition : readStudent)(raw!, source.header, frame);
  if (read.problems.length > 0) return ['refused', ...read.problems.map((one) => one.code)];
  return read.openMajors.length > 0 ? ['waiting', ...read.openMajors.map(() => 'major')] : ['new'];
}

describe('a student’s row is refused for a value that cannot be right', () => {
  test.each([
    ['no name', { 姓名: null }, ['required']],
    ['a category that is none', { 残疾类别: '视残' }, ['not_a_category']],
    ['a level that is none', { 残疾等级: '五级' }, ['not_a_level']],
    ['a year of three digits', { 毕业年份: '202' }, ['not_a_year']],
    ['a year of entry', { 毕业年份: '2023级' }, ['not_a_year']],
    ['a phone of seven digits that begins with 139', { 联系电话: '13912345' }, []],
    ['a phone that is none', { 联系电话: '139123' }, ['not_a_phone']],
    ['two phones', { 联系电话: '13900000101/010-62345678' }, ['several_phones']],
    ['two phones with 、', { 联系电话: '13900000101、13900000102' }, ['several_phones']],
    ['a phone that lost its digits', { 联系电话: '1.39E+10' }, ['digits_lost']],
    ['a mail without a place', { 电子邮箱: 'someone@' }, ['not_a_mail']],
    ['a place that is none', { '户籍（省、市区）': '北京市海殿区' }, ['unknown_region']],
    ['a gender that is none', { 性别: '他' }, ['not_a_choice']],
    ['several at once', { 残疾等级: '0', 性别: '?' }, ['not_a_choice', 'not_a_level']],
  ])('附件1: %s', (_what, over, codes) => {
    expect(outcomeOf(pupil(over), ofSchool.facts)).toEqual(codes.length > 0 ? ['refused', ...codes] : ['new']);
  });

  test.each([
    ['a wrong check digit', '11000020040327403444', 'certificate_check_digit'],
    ['rounded to 15 digits', '11000020040327400000', 'certificate_rounded'],
    ['a number with an exponent', '1.10000200403274E+19', 'certificate_rounded'],
    ['the identity number alone', '110000200403274033', 'certificate_identity_number'],
    ['one place short', '1100002004032740334', 'certificate_length'],
    ['category 8', '11000020040327403384', 'certificate_category'],
    ['level 5', '11000020040327403345', 'certificate_level'],
    ['a birth date that does not exist', '11000020040230403344', 'certificate_birth_date'],
  ])('登记汇总表: a certificate with %s', (_what, number, code) => {
    expect(outcomeOf(registered({ 残疾人证号: number }))).toContain(code);
  });

  test('a certificate that stands in the sheet as a number has lost its digits', async () => {
    const rows = [registered({ 残疾人证号: Number('11000020040327403344') })];
    const plan = await bring(clerk(db), await list(rows), { dryRun: true });
    expect(plan.rows[0]?.problems).toMatchObject([{ code: 'certificate_rounded' }]);
  });

  test('a category or level that its own certificate contradicts', () => {
    expect(outcomeOf(registered({ 残疾类别: '视力' }))).toEqual(['refused', 'category_contradicts']);
    expect(outcomeOf(registered({ 残疾等级: '一级' }))).toEqual(['refused', 'level_contradicts']);
  });

  test('a need that is none, or that stands in both columns', () => {
    expect(outcomeOf(registered({ 必须的便利: '单手操做' }))).toEqual(['refused', 'unknown_need']);
    expect(outcomeOf(registered({ 必须的便利: '单手操作', 最好有的便利: '单手操作' }))).toEqual([
      'refused',
      'stated_twice',
    ]);
  });

  test('the problem names row, column, value, what is allowed and what is nearest', async () => {
    const bytes = await list([pupil(), pupil({ 序号: 2, 姓名: '王三', 残疾类别: '视残' })], ofSchool);
    const plan = await bring(clerk(db), bytes, { dryRun: true });
    expect(plan.rows[1]).toMatchObject({
      row: 5,
      problems: [{ column: '残疾类别', code: 'not_a_category', found: '视残', suggestions: ['视力'] }],
    });
    expect(plan.rows[1]?.problems[0]?.allowed).toContain('肢体');
  });
});

describe('a student’s row is read however it was typed', () => {
  test.each([
    ['级', { 残疾等级: '3级' }],
    ['Roman', { 残疾等级: 'III' }],
    ['a bare figure', { 残疾等级: '3' }],
    ['residual words', { 残疾类别: '肢体残疾' }],
    ['the code', { 残疾类别: '4' }],
    ['届', { 毕业年份: '2027届' }],
    ['年', { 毕业年份: '2027年' }],
    ['a date', { 毕业年份: { day: '2027-07-01' } }],
    ['a phone as a number', { 联系电话: 13900000101 }],
    ['a phone with .0', { 联系电话: '13900000101.0' }],
    ['full-width digits', { 联系电话: '１３９０００００１０１', 毕业年份: '２０２７' }],
    ['spaces', { 姓名: '张　一', '户籍（省、市区）': '北京市 海淀区' }],
    ['a mail in capitals', { 电子邮箱: 'A@Example.edu.cn' }],
    ['dashes for nothing', { 备注: '/', 电子邮箱: '—' }],
  ])('%s', async (_what, over) => {
    const ctx = clerk(db);
    await bring(ctx, await list([pupil()], ofSchool));
    const plan = await bring(ctx, await list([pupil(over)], ofSchool), { dryRun: true });
    expect(plan.rows[0]?.outcome).toBe('same');
  });

  test('a landline stands where landlines do', async () => {
    await bring(clerk(db), await list([pupil({ 联系电话: '010-62345678' })], ofSchool));
    const row = await db.selectFrom('students').select(['landline_sealed', 'phone_sealed']).executeTakeFirstOrThrow();
    expect([row.landline_sealed === null, row.phone_sealed === null]).toEqual([false, true]);
  });

  test('a device that the list does not know is kept as text behind 其他, one without that word is refused', async () => {
    await bring(clerk(db), await list([registered({ 使用辅助器具情况: '轮椅；其他：盲杖；其他：自制握笔器' })]));
    const row = await db.selectFrom('disabilities').selectAll().executeTakeFirstOrThrow();
    expect(row.devices).toEqual(['DEV_WHEELCHAIR', 'DEV_CANE', 'DEV_OTHER']);
    expect(row.other_device_sealed).not.toBeNull();
    expect(outcomeOf(registered({ 使用辅助器具情况: '轮倚' }))).toEqual(['refused', 'unknown_device']);
  });
});

describe('a row waits where a person must decide', () => {
  test('a major that no catalogue has comes with suggestions', async () => {
    const plan = await bring(clerk(db), await list([pupil({ 专业: '大数据会计' })], ofSchool));
    expect(plan.rows[0]).toMatchObject({ outcome: 'waiting', questions: [{ kind: 'major', found: '大数据会计' }] });
    const [question] = plan.rows[0]!.questions;
    expect(question?.kind === 'major' && question.suggestions).toContain('大数据与会计');
    expect(await db.selectFrom('students').select('id').execute()).toEqual([]);
  });

  test('so does an entry of 专业要求', () => {
    expect(outcomeOf(post({ 专业要求: '会计学；记算机类' }))).toEqual(['waiting', 'major']);
  });
});

describe('a position’s row', () => {
  test.each([
    ['no employer', { 单位名称: null }, ['required']],
    ['no title', { 岗位名称: null }, ['required']],
    ['no number of places', { 招聘人数: null }, ['required']],
    ['no places', { 招聘人数: 0 }, ['not_a_count']],
    ['a kind that is none', { 岗位类型: '兼职' }, ['not_a_choice']],
    ['an education that is none', { 学历要求: '小学' }, ['not_a_choice']],
    ['a level without 及以下', { 适合残疾类别及等级: '肢体三级' }, ['not_a_category_entry']],
    ['不限 beside a major', { 专业要求: '不限；计算机类' }, ['anything_and_named']],
    ['不限 beside a category', { 适合残疾类别及等级: '不限；肢体' }, ['anything_and_named']],
    ['a feature that is none', { 已有便利: '可坐姿完成主要工作；电梯直达月球' }, ['unknown_feature']],
    ['a feature in two states', { 不具备的便利: '可坐姿完成主要工作' }, ['stated_twice']],
    ['a demand that is none', { 核心要求: '全天屏幕作业；飞行' }, ['unknown_demand']],
    ['a demand that is core and incidental', { 附带要求: '全天屏幕作业' }, ['stated_twice']],
    ['a wage without a unit', { '月薪（元）': '4-6' }, ['unit_missing']],
    ['a wage upside down', { '月薪（元）': '6000-4000' }, ['low_above_high']],
    ['a day that does not exist', { 截止日期: '2027-02-30' }, ['no_such_day']],
    ['a credit code of 17 places', { 统一社会信用代码: '91110000MA0000001' }, ['not_a_credit_code']],
    ['words that no posting may have', { 岗位职责: '要求身体健康、五官端正' }, ['forbidden_words']],
  ])('is refused for %s', (_what, over, codes) => {
    expect(outcomeOf(post(over))).toEqual(['refused', ...codes]);
  });

  test.each([
    ['肢体三级及以下', [['4', 3]]],
    [
      '听力Ⅳ级及以下；言语iv级及以下',
      [
        ['2', 4],
        ['3', 4],
      ],
    ],
    [
      '肢体三级(含)以下；视力２级或以下',
      [
        ['4', 3],
        ['1', 2],
      ],
    ],
    ['肢体残疾（三级及以下）', [['4', 3]]],
    ['肢体；肢体三级及以下', [['4', 1]]],
    ['肢体三级及以下；肢体一级及以下', [['4', 1]]],
    ['不限', []],
    ['各类均可', []],
  ])('reads %s', async (text, entries) => {
    await bring(clerk(db), await list([post({ 适合残疾类别及等级: text })]));
    const { categories } = await db.selectFrom('positions').select('categories').executeTakeFirstOrThrow();
    expect(categories.map((one) => [one.category, one.mostSevereLevel])).toEqual(entries);
  });

  test.each([
    ['4-6K', 4000, 6000],
    ['0.4-0.6万', 4000, 6000],
    ['5000以上', 5000, null],
    ['6000以下', null, 6000],
    ['面议', null, null],
    ['200元/天', 4350, 4350],
    ['年薪12万', 10_000, 10_000],
    ['25元/小时', null, null],
  ])('reads the wage %s', async (text, min, max) => {
    await bring(clerk(db), await list([post({ '月薪（元）': text })]));
    const row = await db
      .selectFrom('positions')
      .select(['wage_text', 'wage_min', 'wage_max'])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ wage_text: text, wage_min: min, wage_max: max });
  });

  test.each(['2027.6.30', '2027年6月30日', '20270630', '2027/6/30'])('reads the day %s', async (text) => {
    await bring(clerk(db), await list([post({ 截止日期: text })]));
    expect(await db.selectFrom('positions').select('closes_on').executeTakeFirst()).toEqual({
      closes_on: '2027-06-30',
    });
  });

  test.each(['长期', '长期有效', '招满为止'])('reads %s as no closing day, which takes one back', async (text) => {
    const closes = async () =>
      (await db.selectFrom('positions').select('closes_on').execute()).map((one) => one.closes_on);
    await bring(clerk(db), await list([post({ 截止日期: text })]));
    expect(await closes()).toEqual([null]);
    expect(tally(await bring(clerk(db), await list([post({ 截止日期: text })])))).toEqual([0, 0, 0, 0, 1]);
    await bring(clerk(db), await list([post()]));
    expect(await closes()).toEqual(['2027-06-30']);
    expect(tally(await bring(clerk(db), await list([post({ 截止日期: null })])))).toEqual([0, 0, 0, 0, 1]);
    const plan = await bring(clerk(db), await list([post({ 截止日期: text })]));
    expect(plan.rows[0]?.changes).toEqual([{ field: 'closes_on', now: '2027-06-30', becomes: '长期' }]);
    expect(await closes()).toEqual([null]);
  });

  test('names features and demands by name or by id', async () => {
    await bring(clerk(db), await list([post({ 核心要求: 'D_SCREEN', 已有便利: 'F_SEATED_WORK；F_FLEX_HOURS' })]));
    const row = await db.selectFrom('positions').select(['demands', 'features']).executeTakeFirstOrThrow();
    expect(row).toEqual({ demands: { D_SCREEN: 'core' }, features: { F_SEATED_WORK: 'has', F_FLEX_HOURS: 'has' } });
  });

  test('a reason for a category waits for staff, never accepted by a file', async () => {
    const ctx = clerk(db);
    const row = post({ 类别限定理由: '岗位需要分辨颜色' });
    await bring(ctx, await list([row]));
    expect(await db.selectFrom('positions').select('category_reason_state').executeTakeFirst()).toEqual({
      category_reason_state: 'waiting',
    });
    await db.updateTable('positions').set({ category_reason_state: 'accepted' }).execute();
    await bring(ctx, await list([{ ...row, 招聘人数: 3 }]));
    expect(await db.selectFrom('positions').select(['category_reason_state', 'headcount']).executeTakeFirst()).toEqual({
      category_reason_state: 'accepted',
      headcount: 3,
    });
    await bring(ctx, await list([{ ...row, 类别限定理由: '岗位需要听辨声音' }]));
    expect(await db.selectFrom('positions').select('category_reason_state').executeTakeFirst()).toEqual({
      category_reason_state: 'waiting',
    });
  });

  test('a reason that was accepted waits again when the file names other categories with it, or leaves it out', async () => {
    const ctx = clerk(db);
    const row = post({ 适合残疾类别及等级: '肢体三级及以下', 类别限定理由: '岗位需要分辨颜色' });
    const state = async () =>
      (await db.selectFrom('positions').select('category_reason_state').executeTakeFirstOrThrow())
        .category_reason_state;
    await bring(ctx, await list([row]));
    for (const change of [
      { 适合残疾类别及等级: '视力一级及以下' },
      { 适合残疾类别及等级: '听力', 类别限定理由: null },
    ]) {
      await db.updateTable('positions').set({ category_reason_state: 'accepted' }).execute();
      await bring(ctx, await list([{ ...row, ...change }]));
      expect(await state()).toBe('waiting');
    }
    await db.updateTable('positions').set({ category_reason_state: 'accepted' }).execute();
    await bring(ctx, await list([{ ...row, 适合残疾类别及等级: '听力', 类别限定理由: null, 招聘人数: 9 }]));
    expect(await state()).toBe('accepted');
  });

  test('灵活就业 is how a position is worked, and leaves the kind of its employer alone', async () => {
    const ctx = clerk(db);
    const rows = [
      post({ 岗位编号: 'P00901', 单位性质: '灵活就业' }),
      post({ 岗位编号: 'P00902', 单位性质: '外企' }),
      post({ 岗位编号: 'P00903', 单位性质: '灵活就业' }),
    ];
    const held = async () => ({
      employer: (await db.selectFrom('employers').select('employer_kind').execute()).map((row) => row.employer_kind),
      flexible: (await db.selectFrom('positions').select('flexible').orderBy('number').execute()).map(
        (row) => row.flexible,
      ),
    });
    await bring(ctx, await list(rows));
    expect(await held()).toEqual({ employer: ['外企'], flexible: [true, false, true] });
    expect(tally(await bring(ctx, await list(rows)))).toEqual([0, 0, 0, 0, 3]);
    const plan = await bring(ctx, await list([post({ 岗位编号: 'P00902', 单位性质: '灵活就业' })]));
    expect(plan.rows[0]).toMatchObject({ outcome: 'changed', changes: [{ field: 'flexible' }] });
    expect(await held()).toEqual({ employer: ['外企'], flexible: [true, true, true] });
  });

  test('an employer of which only 灵活就业 was known gets its kind from the first row that says one', async () => {
    const ctx = clerk(db);
    await bring(ctx, await list([post({ 单位性质: '灵活就业' })]));
    const rows = [post({ 单位性质: '灵活就业' }), post({ 岗位编号: 'P00902', 单位性质: '社会组织' })];
    const plan = await bring(ctx, await list(rows));
    expect(plan.rows.map((row) => row.outcome)).toEqual(['same', 'new']);
    expect(plan.rows[1]?.changes).toContainEqual({
      field: 'employer_employer_kind',
      now: '灵活就业',
      becomes: '社会组织',
    });
    expect(await db.selectFrom('employers').select('employer_kind').execute()).toEqual([{ employer_kind: '社会组织' }]);
    expect(tally(await bring(ctx, await list(rows)))).toEqual([0, 0, 0, 0, 2]);
  });

  test('fewer places than are filled are refused', async () => {
    const ctx = clerk(db);
    await bring(ctx, await list([post()]));
    await db.updateTable('positions').set({ taken: 2 }).execute();
    const plan = await bring(ctx, await list([post({ 招聘人数: 1 })]));
    expect(plan.rows[0]?.problems).toMatchObject([{ code: 'headcount_below_taken', allowed: ['2'] }]);
  });

  test('a position that is closed keeps its state and its day', async () => {
    const ctx = clerk(db);
    await bring(ctx, await list([post()]));
    await db.updateTable('positions').set({ state: 'closed', published_on: '2026-01-05' }).execute();
    await bring(ctx, await list([post({ 招聘人数: 4 })]));
    expect(await db.selectFrom('positions').select(['state', 'published_on', 'headcount']).executeTakeFirst()).toEqual({
      state: 'closed',
      published_on: '2026-01-05',
      headcount: 4,
    });
  });
});

describe('employers', () => {
  test('are known by their code: another form of the name is a change, told with the first row', async () => {
    const ctx = clerk(db);
    await bring(ctx, await list([post(), post({ 岗位编号: 'P00902', 岗位名称: '会计' })]));
    const rows = [
      post({ 单位名称: '示例有限责任公司' }),
      post({ 岗位编号: 'P00902', 岗位名称: '会计', 单位名称: '示例有限责任公司' }),
    ];
    const plan = await bring(ctx, await list(rows));
    expect(plan.rows.map((row) => row.outcome)).toEqual(['changed', 'same']);
    expect(plan.rows[0]?.changes).toEqual([
      { field: 'employer_name', now: '示例有限公司', becomes: '示例有限责任公司' },
    ]);
    expect(await db.selectFrom('employers').select('name').execute()).toEqual([{ name: '示例有限责任公司' }]);
  });

  test('rows that say different things of one employer are refused with the row that was first', async () => {
    const plan = await bring(clerk(db), await list([post(), post({ 岗位编号: 'P00902', 单位性质: '外企' })]));
    expect(plan.rows[1]?.problems).toMatchObject([
      { column: '单位性质', code: 'employer_differs', see: { row: 3 }, suggestions: ['民营企业'] },
    ]);
  });

  test('one without a code is found by its name, and gets the code that a later file knows', async () => {
    const ctx = clerk(db);
    await bring(ctx, await list([post({ 统一社会信用代码: null })]));
    await bring(ctx, await list([post()]));
    expect(await db.selectFrom('employers').select('credit_code').execute()).toEqual([
      { credit_code: '91110000MA00000016' },
    ]);
  });

  test('are known by their name in brackets of any kind and signs of any width', async () => {
    const ctx = clerk(db);
    const named = (name: string, number: string) =>
      post({ 单位名称: name, 统一社会信用代码: null, 岗位编号: number, 岗位名称: number });
    const rows = [named('示例丙（北京）公司', 'P00901'), named('示例丙(北京)公司', 'P00902')];
    expect(tally(await bring(ctx, await list(rows)))).toEqual([0, 0, 0, 2, 0]);
    expect(await db.selectFrom('employers').select('name').execute()).toEqual([{ name: '示例丙（北京）公司' }]);
    expect(tally(await bring(ctx, await list([named('示例丙 〔北京〕公司', 'P00902')])))).toEqual([0, 0, 0, 0, 1]);
  });

  test('a kind that cannot be read is told once', async () => {
    const plan = await bring(clerk(db), await list([post({ 单位性质: '外商' })]));
    expect(plan.rows[0]?.problems.map((one) => [one.column, one.code])).toEqual([['单位性质', 'not_a_choice']]);
  });
});

describe('the same twice in one file', () => {
  test.each([
    ['certificate', [registered(), registered({ 编号: 'D00102', 姓名: '王三' })], '残疾人证号'],
    ['registration number', [registered(), registered({ 残疾人证号: certificate(7, 4, 4), 姓名: '王三' })], '编号'],
    ['position number', [post(), post({ 岗位名称: '会计' })], '岗位编号'],
  ])('%s: the second row is refused and points to the first', async (_what, rows, column) => {
    const plan = await bring(clerk(db), await list(rows));
    expect(plan.rows.map((row) => row.outcome)).toEqual(['new', 'refused']);
    expect(plan.rows[1]?.problems).toMatchObject([{ column, code: 'repeated', see: { row: 3 } }]);
  });

  test('a row of 附件1 that says just what an earlier one says is refused', async () => {
    const plan = await bring(clerk(db), await list([pupil(), pupil({ 序号: 2 })], ofSchool));
    expect(plan.rows[1]?.problems).toMatchObject([{ code: 'repeated', see: { row: 4 } }]);
  });

  test('a row of the same name, school and year that says otherwise waits', async () => {
    const plan = await bring(clerk(db), await list([pupil(), pupil({ 序号: 2, 联系电话: '13900000199' })], ofSchool));
    expect(plan.rows.map((row) => row.outcome)).toEqual(['new', 'waiting']);
    expect(plan.rows[1]?.questions).toMatchObject([{ kind: 'same', candidates: [{ at: { row: 4 } }] }]);
  });
});

describe('a day on which needs were confirmed', () => {
  test.each([
    ['2026-10-20', ['new']],
    ['2026-10-21', ['refused', 'after_today']],
    ['2030-01-01', ['refused', 'after_today']],
  ])('%s, where today is 2026-10-20', (day, outcome) => {
    expect(outcomeOf(registered({ 必须的便利: '单手操作', 便利确认日期: { day } }))).toEqual(outcome);
  });
});
