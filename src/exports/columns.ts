import {
  demands,
  devices,
  disabilityClassification,
  employerKinds,
  educationLevels,
  features,
  householdTypes,
  needs,
  plansAfterGraduation,
  politicalStatuses,
  servicesWanted,
} from '../reference/index.ts';
import type { OutColumn } from '../sheets/index.ts';
import { genders } from '../students/index.ts';

/** The columns of the official forms, word for word and in their order, with what may be chosen in each. */
const categories = disabilityClassification.categories.map((one) => one.name);
const levels = disabilityClassification.levels.map((one) => one.name);
const boxes = devices.filter((device) => device.seed_value === device.zh).map((device) => device.zh);
const names = (all: readonly { readonly zh: string }[]) => all.map((one) => one.zh);
/** Several values can stand in one cell: the list helps, and other texts may be typed. */
const several = (options: readonly string[]) => ({ options, strict: false });

export const annex1Columns: readonly OutColumn[] = [
  { header: '序号', width: 6 },
  { header: '姓名', width: 12 },
  { header: '户籍（省、市区）', width: 22 },
  { header: '性别', width: 6, options: genders },
  { header: '残疾类别', width: 16, ...several(categories) },
  { header: '残疾等级', width: 10, options: levels },
  { header: '专业', width: 24 },
  { header: '毕业年份', width: 10 },
  { header: '联系电话', width: 16 },
  { header: '电子邮箱', width: 26 },
  { header: '备注', width: 20 },
];

export const annex3Columns: readonly OutColumn[] = [
  { header: '序号', width: 6 },
  { header: '姓名', width: 12 },
  { header: '残疾类别', width: 16 },
  { header: '性别', width: 6 },
  { header: '学校', width: 24 },
  { header: '专业', width: 24 },
  { header: '毕业年份', width: 10 },
  { header: '联系电话', width: 16 },
  { header: '电子邮箱', width: 26 },
];

export const annex5Columns: readonly OutColumn[] = [
  { header: '序号', width: 6 },
  { header: '基地名称', width: 30 },
  { header: '提供实习岗位及个数', width: 34 },
  { header: '地址', width: 30 },
  { header: '联系人', width: 12 },
  { header: '联系电话', width: 18 },
];

export const registerColumns: readonly OutColumn[] = [
  { header: '编号', width: 10 },
  { header: '姓名', width: 12 },
  { header: '残疾人证号', width: 24 },
  { header: '性别', width: 6, options: genders },
  { header: '出生年月', width: 10 },
  { header: '政治面貌', width: 12, options: politicalStatuses },
  { header: '生源地（区）', width: 14 },
  { header: '户籍', width: 8, options: householdTypes },
  { header: '学校名称', width: 20 },
  { header: '所学专业', width: 20 },
  { header: '学历水平', width: 12, options: educationLevels },
  { header: '毕业年份', width: 10 },
  { header: '手机号码', width: 14 },
  { header: '电子邮箱', width: 24 },
  { header: '家庭地址（区）', width: 14 },
  { header: '残疾类别', width: 18, ...several(categories) },
  { header: '残疾等级', width: 10, options: levels },
  { header: '使用辅助器具情况', width: 18, ...several(boxes) },
  { header: '毕业后打算', width: 12, options: plansAfterGraduation },
  { header: '就业意向', width: 20, ...several(employerKinds) },
  { header: '意向地区', width: 22 },
  { header: '期望月薪', width: 10 },
  { header: '接受远程', width: 10, options: ['是', '否'] },
  { header: '求职类型', width: 16, ...several(['就业', '实习见习']) },
  { header: '拟参与项目', width: 26, ...several(servicesWanted) },
  { header: '必须的便利', width: 36, ...several(names(needs)) },
  { header: '最好有的便利', width: 36, ...several(names(needs)) },
  { header: '便利确认日期', width: 14 },
];

export const positionColumns: readonly OutColumn[] = [
  { header: '岗位编号', width: 10 },
  { header: '单位名称', width: 26 },
  { header: '统一社会信用代码', width: 22 },
  { header: '单位性质', width: 18, options: employerKinds },
  { header: '岗位类型', width: 14, options: ['就业岗位', '实习见习岗位'] },
  { header: '岗位名称', width: 18 },
  { header: '招聘人数', width: 10 },
  { header: '学历要求', width: 14, options: ['不限', '大专及以上', '本科及以上', '研究生及以上'] },
  { header: '专业要求', width: 24 },
  { header: '专业要求性质', width: 14, options: ['必须', '优先'] },
  { header: '适合残疾类别及等级', width: 24 },
  { header: '类别限定理由', width: 24 },
  { header: '工作地区', width: 18 },
  { header: '工作地址', width: 26 },
  { header: '月薪（元）', width: 14 },
  { header: '岗位职责', width: 40 },
  { header: '核心要求', width: 24, ...several(names(demands)) },
  { header: '附带要求', width: 24, ...several(names(demands)) },
  { header: '已有便利', width: 44, ...several(names(features)) },
  { header: '可提供便利', width: 44, ...several(names(features)) },
  { header: '不具备的便利', width: 44, ...several(names(features)) },
  { header: '截止日期', width: 14 },
  { header: '联系人', width: 12 },
  { header: '联系电话', width: 18 },
];

/** Titles of the forms. */
export const titles = {
  annex1: '在校残疾人大学生基本信息表',
  annex2: '残疾人大学生就业助力计划报名表',
  annex3: '残疾人大学生就业助力计划汇总表',
  annex5: '残疾人大学生实习（见习）基地申报名单',
  register: '残疾人大学生就业助力计划登记汇总表',
  positions: '无障碍岗位清单',
} as const;
