import { describe, expect, test } from 'vitest';
import { takeExport, noFilter, type ExportKind } from '../../src/exports/index.ts';
import { blankForm } from '../../src/exports/templates.ts';
import { importFile, type importKinds } from '../../src/imports/index.ts';
import { readSheets } from '../../src/sheets/index.ts';
import {
  bring,
  bringSample,
  clerk,
  list,
  ofSchool,
  post,
  pupil,
  registered,
  tally,
  type samples,
} from '../imports/workbooks.ts';
import { person } from '../imports/pages-acts.ts';
import { testDb } from '../support/db.ts';

const db = testDb();
const same = (count: number) => [0, 0, 0, 0, count];

async function texts(bytes: Uint8Array, sheet = 0): Promise<string[][]> {
  const read = await readSheets({ bytes, name: 'a.xlsx' });
  if (!read.ok) throw new Error(read.refusal);
  return [...read.sheets[sheet]!.rows].map((row) => row.cells.map((cell) => (cell.merged ? '^' : cell.text)));
}

describe('what is exported is imported again without a change', () => {
  test.each([
    ['register', 'register'],
    ['positions', 'positions'],
    ['annex5', 'annex5'],
    ['annex1', 'annex1'],
    ['annex1Messy', 'annex1'],
  ] as const satisfies readonly (readonly [keyof typeof samples, ExportKind])[])('%s as %s', async (name, kind) => {
    const ctx = clerk(db);
    const first = await bringSample(ctx, name);
    const { bytes } = await takeExport(ctx, kind, noFilter);
    const plan = await bring(ctx, bytes);
    expect([plan.kind, plan.unknown, tally(plan)]).toEqual([kind, [], same(first.counts.rows)]);
  });

  test('annex2 of each student of the register', async () => {
    const ctx = clerk(db);
    await bringSample(ctx, 'register');
    const plan = await bring(ctx, (await takeExport(ctx, 'annex2', noFilter)).bytes);
    for (const row of plan.rows) expect([row.sheet, row.problems, row.changes]).toEqual([row.sheet, [], []]);
    expect([plan.kind, plan.others, tally(plan)]).toEqual(['annex2', [], same(60)]);
  });

  test('texts that a spreadsheet would run, line breaks, and what stands behind 其他', async () => {
    const ctx = clerk(db);
    await bring(
      ctx,
      await list([pupil({ 姓名: '=cmd', 备注: "'+1；-2\n@x" }), pupil({ 姓名: '王三', 专业: '会计学' })], ofSchool),
    );
    const annex1 = await takeExport(ctx, 'annex1', noFilter);
    expect(tally(await bring(ctx, annex1.bytes))).toEqual(same(2));
    await bring(
      ctx,
      await list([
        registered({
          使用辅助器具情况: '轮椅；其他：盲杖；其他：自制握笔器',
          拟参与项目: '专场招聘会；其他建议：多办线上活动',
        }),
      ]),
    );
    for (const kind of ['register', 'annex2'] as const) {
      const { bytes } = await takeExport(ctx, kind, { ...noFilter, number: 'D00101' });
      expect([kind, tally(await bring(ctx, bytes))]).toEqual([kind, same(1)]);
    }
    await bring(
      ctx,
      await list([
        post({
          岗位职责: '=1+1\n第二行',
          '月薪（元）': '200元/天',
          专业要求: '法学门类；法学；计算机类；电子与信息大类',
          类别限定理由: '岗位需要分辨颜色',
        }),
      ]),
    );
    expect(tally(await bring(ctx, (await takeExport(ctx, 'positions', noFilter)).bytes))).toEqual(same(1));
  });

  test('numbers that a record holds with hyphens, and texts that it holds in full width', async () => {
    const ctx = clerk(db);
    const base = {
      序号: 1,
      基地名称: '甲基地',
      提供实习岗位及个数: '咖啡师（运河店）２个、店员1个',
      地址: '某路',
      联系电话: '010-88002022',
    };
    const sheet = (over = {}) => list([{ ...base, ...over }], { facts: '区：朝阳区        填报时间：2026年6月20日' });
    await bring(ctx, await sheet());
    const [kept] = await db.selectFrom('bases').select('offered').execute();
    expect(kept?.offered).toEqual([
      { title: '咖啡师（运河店）', places: 2 },
      { title: '店员', places: 1 },
    ]);
    expect(
      tally(
        await bring(ctx, await sheet({ 提供实习岗位及个数: '咖啡师(运河店)2个;店员1个', 联系电话: '01088002022' })),
      ),
    ).toEqual(same(1));
    await bring(ctx, await list([post({ 工作地址: '示例路8号', 岗位职责: '整理资料' })]));
    await db.updateTable('positions').set({ address: '示例路８号', duties: '整理资料\r\n' }).execute();
    expect(tally(await bring(ctx, (await takeExport(ctx, 'positions', noFilter)).bytes))).toEqual(same(1));
  });

  test('a place outside of the city keeps its city', async () => {
    const ctx = clerk(db);
    await bring(ctx, await list([registered({ '生源地（区）': '长春市朝阳区', '家庭地址（区）': '朝阳区' })]));
    const { bytes } = await takeExport(ctx, 'register', noFilter);
    expect((await texts(bytes)).at(-1)).toEqual(expect.arrayContaining(['长春市朝阳区', '朝阳区']));
    expect(tally(await bring(ctx, bytes))).toEqual(same(1));
  });
});

describe('the layout is the official one', () => {
  test('附件1: mark, title, the line of facts, eleven columns', async () => {
    const ctx = clerk(db);
    await bringSample(ctx, 'annex1');
    const { name, bytes } = await takeExport(ctx, 'annex1', noFilter);
    const rows = await texts(bytes);
    expect(name).toMatch(/^附件1-示例理工大学-\d{4}-\d{2}-\d{2}\.xlsx$/);
    expect(rows[0]?.[0]).toBe('附件1');
    expect(rows[1]?.[0]).toBe('在校残疾人大学生基本信息表');
    expect(rows[2]?.[0]).toMatch(/^学校名称：示例理工大学\s+填表老师：\s+职务：\s+联系方式：$/);
    expect(rows[3]).toEqual([
      '序号',
      '姓名',
      '户籍（省、市区）',
      '性别',
      '残疾类别',
      '残疾等级',
      '专业',
      '毕业年份',
      '联系电话',
      '电子邮箱',
      '备注',
    ]);
    expect(rows).toHaveLength(24);
  });

  test('telephone numbers, places and heads are written as people write them, and come back so', async () => {
    const ctx = clerk(db);
    await bring(ctx, await list([post({ 联系电话: '010-88000001' })]));
    const row = (await texts((await takeExport(ctx, 'positions', noFilter)).bytes)).at(-1);
    expect(row).toContain('010-88000001');
    const base = { 序号: 1, 基地名称: '甲基地', 提供实习岗位及个数: '文员1个', 地址: '某路', 联系电话: '043188000001' };
    await bring(ctx, await list([base], { facts: '区：北京市朝阳区   填报时间：2026年6月20日' }));
    const annex5 = await texts((await takeExport(ctx, 'annex5', noFilter)).bytes);
    expect(annex5[2]?.[0]).toBe('区：朝阳区        填报时间：2026年6月20日');
    expect(annex5[4]).toContain('0431-88000001');
    const places = ['吉林省长春市朝阳区', '吉林省吉林市昌邑区', '北京市海淀区', '湖北省仙桃市', '北京经济技术开发区'];
    const pupils = places.map((place, at) =>
      pupil({ 姓名: `学生${at}`, '户籍（省、市区）': place, 联系电话: `1390000010${at}` }),
    );
    await bring(ctx, await list(pupils, ofSchool));
    const { bytes } = await takeExport(ctx, 'annex1', noFilter);
    expect((await texts(bytes)).slice(4).map((cells) => cells[2])).toEqual(places);
    expect(tally(await bring(ctx, bytes))).toEqual(same(5));
  });

  test('附件3: a sheet for each district, put together from its students', async () => {
    const ctx = clerk(db);
    await bringSample(ctx, 'register');
    const { bytes } = await takeExport(ctx, 'annex3', { ...noFilter, district: '110114', year: 2027 });
    const rows = await texts(bytes);
    expect(rows[2]?.[0]).toMatch(/^区：昌平区\s+年度：2027\s+填表人：\s+填表日期：\d{4}年\d+月\d+日$/);
    expect(rows[3]).toEqual(['序号', '姓名', '残疾类别', '性别', '学校', '专业', '毕业年份', '联系电话', '电子邮箱']);
    expect(rows[4]).toEqual([
      '1',
      '沈怡玉',
      '多重（言语、肢体）',
      '男',
      '示例财经大学',
      '道路工程检测技术',
      '2027',
      '13900000001',
      'd00001@example.edu.cn',
    ]);
  });

  test('附件2: labels beside values, boxes, room to sign', async () => {
    const ctx = clerk(db);
    await bringSample(ctx, 'register');
    const rows = await texts((await takeExport(ctx, 'annex2', { ...noFilter, number: 'D00001' })).bytes);
    const flat = rows.map((row) => row.filter((text) => text !== '^' && text !== ''));
    expect(flat[0]).toEqual(['残疾人大学生就业助力计划报名表']);
    expect(flat[1]).toEqual(['编号：D00001']);
    expect(flat[2]).toEqual(['姓名', '沈怡玉', '残疾人证号', '11000020020213249372']);
    expect(flat.find((row) => row[0] === '残疾类别')).toEqual([
      '残疾类别',
      '□视力 □听力 ☑言语 ☑肢体 □智力 □精神 ☑多重',
    ]);
    expect(flat.at(-2)).toEqual(['申请人（签字）：', '年\u3000\u3000月\u3000\u3000日']);
  });
});

describe('blank forms', () => {
  const check = async (kind: (typeof importKinds)[number]) => {
    const { bytes } = await blankForm(kind);
    return importFile(clerk(db), { bytes, name: 'a.xlsx' }, { kind: null, dryRun: true });
  };

  test.each([
    ['annex1', 'school_missing'],
    ['register', 'no_rows'],
    ['positions', 'no_rows'],
    ['annex5', 'district_missing'],
  ] as const)('%s is known for what it is, and lacks what has to be filled in', async (kind, refusal) => {
    expect(await check(kind)).toMatchObject({ refusal });
  });

  test('annex2 is a form of nobody', async () => {
    expect(await check('annex2')).toMatchObject({
      kind: 'annex2',
      rows: [{ problems: [{ column: '姓名', code: 'required' }] }],
    });
  });
});

describe('who may take what', () => {
  const taken = async (actor: Parameters<typeof clerk>[1], kind: ExportKind, filter = noFilter) =>
    takeExport(clerk(db, actor), kind, filter, { why: 'service', detail: null });

  test('staff of a district get their own students, whatever they ask for', async () => {
    await bringSample(clerk(db), 'register');
    const changping = person('district_staff', { district: '110114' });
    const { bytes } = await taken(changping, 'register', { ...noFilter, district: '110108' });
    const rows = (await texts(bytes)).slice(2);
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map((row) => row[6]))).toEqual(new Set(['昌平区']));
    await expect(taken(changping, 'annex2', { ...noFilter, number: 'D00002' })).rejects.toThrow();
    await expect(taken(changping, 'annex2', { ...noFilter, number: 'D00001' })).resolves.toBeDefined();
  });

  test('a teacher gets 附件1 of her own school and nothing else', async () => {
    await bringSample(clerk(db), 'annex1');
    await bringSample(clerk(db), 'annex1Messy');
    const school = await db
      .selectFrom('schools')
      .select('id')
      .where('name', '=', '示例理工大学')
      .executeTakeFirstOrThrow();
    const teacher = person('teacher', { schoolId: school.id });
    expect((await texts((await taken(teacher, 'annex1')).bytes)).length).toBe(24);
    for (const kind of ['register', 'annex2', 'annex3', 'annex5', 'positions'] as const)
      await expect(taken(teacher, kind)).rejects.toThrow();
  });

  test.each(['student', 'employer', 'base', 'administrator'] as const)('%s gets nothing', async (role) => {
    await bringSample(clerk(db), 'positions');
    const scope = { student: { studentId: 1 }, employer: { employerId: 1 }, base: { baseId: 1 }, administrator: {} }[
      role
    ];
    await expect(taken(person(role, scope), 'positions')).rejects.toThrow();
  });

  test('who took what is written down, and found by each student in it', async () => {
    await bringSample(clerk(db), 'register');
    await taken(person('city_staff'), 'register', { ...noFilter, year: 2026 });
    const lines = await db
      .selectFrom('audit_log')
      .select(['subject_student_id', 'facts', 'thing_id'])
      .where('verb', '=', 'exports.take')
      .orderBy('id')
      .execute();
    const students = await db.selectFrom('students').select('id').where('graduation_year', '=', 2026).execute();
    expect(lines[0]).toMatchObject({
      subject_student_id: null,
      thing_id: 'register',
      facts: { rows: students.length, year: 2026, why: 'service' },
    });
    expect(
      lines
        .slice(1)
        .map((line) => line.subject_student_id)
        .toSorted(),
    ).toEqual(students.map((one) => one.id).toSorted());
  });

  test('where there is nothing, there is no export', async () => {
    await expect(taken(person('city_staff'), 'annex1')).rejects.toThrow();
    await expect(taken(person('city_staff'), 'annex5', { ...noFilter, district: '110105' })).rejects.toThrow();
  });
});
