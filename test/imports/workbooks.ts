import { readFile } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../src/accounts/policy.ts';
import type { Ctx } from '../../src/ctx.ts';
import type { Tables } from '../../src/db/tables.ts';
import { importFile, isRefused, type ImportKind, type Plan } from '../../src/imports/index.ts';
import { tableSheet, writeWorkbook, type OutValue } from '../../src/sheets/index.ts';
import { as, makeHouse, system } from '../accounts/people.ts';

export const samples = {
  annex1: '附件1-示例理工大学.xlsx',
  annex1Messy: '附件1-示例师范大学-两行表头.xlsx',
  annex2: '附件2-报名表-D00004.xlsx',
  register: '登记汇总表.xlsx',
  positions: '岗位清单.xlsx',
  annex5: '附件5-基地申报名单-朝阳区.xlsx',
  outcomes: '实习与就业结果表-2025.xlsx',
} as const;

export const sample = (name: keyof typeof samples) =>
  readFile(new URL(`../sheets/samples/${samples[name]}`, import.meta.url));

export const clerk = (db: Kysely<Tables>, actor: Actor = system): Ctx => as(makeHouse(db), actor);

type Given = { readonly kind?: ImportKind | null; readonly dryRun?: boolean; readonly name?: string };

/** Imports a file that can be read. */
export async function bring(
  ctx: Ctx,
  bytes: Uint8Array,
  { kind = null, dryRun = false, name = '表.xlsx' }: Given = {},
): Promise<Plan> {
  const plan = await importFile(ctx, { bytes, name }, { kind, dryRun });
  if (isRefused(plan)) throw new Error(`${plan.refusal} ${plan.detail}`);
  return plan;
}

/** Why a file is refused as a whole. */
export async function refusalOf(ctx: Ctx, bytes: Uint8Array, { kind = null, name = '表.xlsx' }: Given = {}) {
  const plan = await importFile(ctx, { bytes, name }, { kind, dryRun: false });
  return isRefused(plan) ? plan : null;
}

export const bringSample = async (ctx: Ctx, name: keyof typeof samples, given: Given = {}) =>
  bring(ctx, await sample(name), { name: samples[name], ...given });

/** Counts in the order of the page: refused, waiting, changed, new, same. */
export const tally = ({ counts }: Plan) => [counts.refused, counts.waiting, counts.changed, counts.new, counts.same];

type Row = Readonly<Record<string, OutValue>>;

/** A list with these columns, a row a record; `facts` stands over the header. */
export function list(
  rows: readonly Row[],
  { facts, title = '名单' }: { facts?: string; title?: string } = {},
): Promise<Uint8Array> {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const sheet = tableSheet({
    name: '表1',
    title,
    ...(facts === undefined ? {} : { facts }),
    columns: headers.map((header) => ({ header, width: 14 })),
    rows: rows.map((row) => headers.map((header) => row[header] ?? null)),
  });
  return writeWorkbook({ sheets: [sheet] });
}

/** A row of 附件1 with everything right. */
export const pupil = (over: Row = {}): Row => ({
  序号: 1,
  姓名: '张一',
  '户籍（省、市区）': '北京市海淀区',
  性别: '男',
  残疾类别: '肢体',
  残疾等级: '三级',
  专业: '会计学',
  毕业年份: 2027,
  联系电话: '13900000101',
  电子邮箱: 'a@example.edu.cn',
  ...over,
});
export const ofSchool = { facts: '学校名称：示例大学        填表老师：王老师' };

/** A row of 登记汇总表 with everything right. */
export const registered = (over: Row = {}): Row => ({
  编号: 'D00101',
  姓名: '李二',
  残疾人证号: '11000020040327403344',
  性别: '男',
  出生年月: '2004-03',
  '生源地（区）': '海淀区',
  户籍: '农业',
  学校名称: '示例大学',
  所学专业: '会计学',
  学历水平: '本科',
  毕业年份: 2027,
  手机号码: '13900000102',
  残疾类别: '肢体',
  残疾等级: '四级',
  使用辅助器具情况: '无',
  毕业后打算: '就业',
  接受远程: '否',
  求职类型: '就业',
  必须的便利: null,
  最好有的便利: null,
  便利确认日期: null,
  ...over,
});

/** A row of 岗位清单 with everything right. */
export const post = (over: Row = {}): Row => ({
  岗位编号: 'P00901',
  单位名称: '示例有限公司',
  统一社会信用代码: '91110000MA00000016',
  单位性质: '民营企业',
  岗位类型: '就业岗位',
  岗位名称: '文员',
  招聘人数: 2,
  学历要求: '本科及以上',
  专业要求: '会计学；计算机类',
  专业要求性质: '优先',
  适合残疾类别及等级: '肢体三级及以下；听力',
  工作地区: '北京市海淀区',
  '月薪（元）': '4000-6000',
  核心要求: '全天屏幕作业',
  附带要求: null,
  已有便利: '可坐姿完成主要工作；弹性工时/错峰上下班',
  可提供便利: null,
  不具备的便利: null,
  截止日期: { day: '2027-06-30' },
  联系人: '王经理',
  联系电话: '010-88000001',
  ...over,
});

/** How many rows each table has. */
export async function rowCounts(db: Kysely<Tables>): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by tablename`.execute(db);
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from ${sql.table(name)}`.execute(
      db,
    );
    counts[name] = rows[0]!.count;
  }
  return counts;
}

/** A certificate number that checks: place, birth in March 2004 and three digits of order, then category and level. */
export function certificate(order: number, category = 4, level = 3): string {
  const start = `11000020040301${String(order).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(start[at]), 0);
  return `${start}${'10X98765432'[sum % 11]}${category}${level}`;
}
