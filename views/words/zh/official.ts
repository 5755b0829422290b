import type {
  EducationMinimum,
  EmployerKind,
  HouseholdType,
  PlanAfterGraduation,
  ServiceWanted,
} from '../../../src/reference/index.ts';

/** Official terms, word for word as the forms print them. */
export const official = {
  employerKinds: {
    '党政机关、事业单位': '党政机关、事业单位',
    国有及国有控股企业: '国有及国有控股企业',
    外企: '外企',
    民营企业: '民营企业',
    社会组织: '社会组织',
    灵活就业: '灵活就业',
    其他: '其他',
  } satisfies Record<EmployerKind, string>,
  educations: { 不限: '不限', 大专: '大专', 本科: '本科', 研究生及以上: '研究生及以上' } satisfies Record<
    EducationMinimum,
    string
  >,
  educationAndAbove: { 不限: '不限', 大专: '大专及以上', 本科: '本科及以上', 研究生及以上: '研究生及以上' },
  households: { 农业: '农业', 非农业: '非农业' } satisfies Record<HouseholdType, string>,
  plans: { 就业: '就业', 创业: '创业', 继续升学: '继续升学', 不清楚: '不清楚' } satisfies Record<
    PlanAfterGraduation,
    string
  >,
  services: {
    职业能力测评: '职业能力测评',
    职业生涯咨询: '职业生涯咨询',
    '面试、简历制作指导': '面试、简历制作指导',
    专场招聘会: '专场招聘会',
    就业创业政策指导: '就业创业政策指导',
    残疾人公务员定向招录指导: '残疾人公务员定向招录指导',
    其他建议: '其他建议',
  } satisfies Record<ServiceWanted, string>,
  genders: { 男: '男', 女: '女' },
  categories: { 1: '视力', 2: '听力', 3: '言语', 4: '肢体', 5: '智力', 6: '精神', 7: '多重' },
  levels: { 1: '一级', 2: '二级', 3: '三级', 4: '四级' },
  kinds: { job: '就业岗位', internship: '实习见习岗位' },
  seeks: { job: '就业', internship: '实习见习' },
  majorRules: { required: '必须', preferred: '优先' },
  weights: { core: '核心', incidental: '附带' },
  graduates: (year: number) => `${year} 届`,
  anyMajor: '不限',
  anyCategory: '不限',
  andBelow: (category: string, level: string) => `${category}${level}及以下`,
  wage: (range: string) => `${range} 元/月`,
  wageFrom: (from: string) => `${from} 元/月以上`,
  wageUpTo: (to: string) => `${to} 元/月以下`,
  wageOpen: '面议',
};
