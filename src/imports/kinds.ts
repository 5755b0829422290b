import type { ColumnSpec, FieldSpec } from '../sheets/index.ts';

/** The workbooks that can come in, in the order in which they are offered. */
export const importKinds = ['annex1', 'annex2', 'register', 'positions', 'annex5'] as const;
export type ImportKind = (typeof importKinds)[number];
export type ListKind = Exclude<ImportKind, 'annex2'>;

type Column = ColumnSpec<string>;

const serial: Column = { key: 'serial', headers: ['序号', '编号序列'], serial: true };
const name: Column = { key: 'name', headers: ['姓名', '学生姓名'], required: true };

/** Columns of 附件1, 附件2 and 登记汇总表 have the same keys, so that one reader understands all three. */
const person = {
  gender: ['性别'],
  category: ['残疾类别', '残疾类型', '残疾种类'],
  level: ['残疾等级', '残疾级别'],
  major: ['专业', '所学专业', '专业名称', '就读专业'],
  graduation_year: ['毕业年份', '毕业时间', '毕业年度', '毕业届别', '预计毕业时间', '毕业日期'],
  phone: ['手机号码', '联系电话', '手机', '手机号', '电话', '联系方式', '移动电话'],
  mail: ['电子邮箱', '邮箱', '电子邮件', 'E-mail', 'Email'],
  remark: ['备注'],
} as const;
const registration = {
  number: ['编号', '学生编号', '登记编号', '登记号'],
  certificate: ['残疾人证号', '残疾证号', '残疾人证号码', '残疾证号码', '残疾人证编号'],
  birth_month: ['出生年月', '出生日期', '出生年月日'],
  political_status: ['政治面貌'],
  origin_region: ['生源地（区）', '生源地', '生源地区', '生源地所在区'],
  household_type: ['户籍', '户籍性质', '户口性质', '户籍类型', '户籍（农业、非农业）'],
  school: ['学校名称', '学校', '就读学校', '毕业院校', '高校名称', '就读高校'],
  education: ['学历水平', '学历', '学历层次'],
  landline: ['固定电话', '座机'],
  home: ['家庭地址（区）', '家庭地址', '家庭住址', '现住址'],
  devices: ['使用辅助器具情况', '使用辅助器具', '辅助器具', '辅助器具使用情况'],
  plan: ['毕业后打算', '毕业打算'],
  employer_kinds: ['就业意向'],
  services: ['拟参与项目', '拟参加项目'],
} as const;
/** What 登记汇总表 has beyond 附件2. */
const wishes = {
  household_region: ['户籍（省、市区）', '户籍所在地', '户籍地'],
  regions: ['意向地区', '意向工作地区', '期望工作地区'],
  wage_floor: ['期望月薪', '期望薪资', '期望工资'],
  accepts_remote: ['接受远程', '是否接受远程', '接受远程工作'],
  seeks: ['求职类型', '求职意向类型'],
  must: ['必须的便利', '必需的便利', '必须便利'],
  nice: ['最好有的便利', '有更好的便利'],
  confirmed_on: ['便利确认日期', '便利确认时间'],
  registered_on: ['登记日期', '申请日期', '报名日期'],
} as const;

const specs = (texts: Readonly<Record<string, readonly string[]>>, required: readonly string[] = []): Column[] =>
  Object.entries(texts).map(([key, headers]) => ({
    key,
    headers,
    ...(required.includes(key) ? { required: true } : {}),
  }));

const annex1Household: Column = {
  key: 'household_region',
  headers: ['户籍（省、市区）', '户籍', '户籍所在地', '户籍地', '户籍省市区'],
};

/** Columns of each list. A required one has to be there for the list to be read at all. */
export const columnsOf: Readonly<Record<ListKind, readonly Column[]>> = {
  annex1: [serial, name, annex1Household, ...specs({ ...person, school: registration.school }, ['category'])],
  register: [
    { key: 'serial', headers: ['序号'], serial: true },
    name,
    ...specs(registration, ['certificate']),
    ...specs(person),
    ...specs(wishes),
  ],
  positions: [
    { key: 'serial', headers: ['序号'], serial: true },
    ...specs(
      {
        number: ['岗位编号', '编号'],
        employer: ['单位名称', '用人单位', '企业名称', '公司名称', '招聘单位', '用人单位名称'],
        credit_code: ['统一社会信用代码', '社会信用代码', '信用代码'],
        employer_kind: ['单位性质', '企业性质', '单位类型'],
        kind: ['岗位类型', '岗位类别'],
        title: ['岗位名称', '职位名称', '招聘岗位', '职位'],
        headcount: ['招聘人数', '人数', '需求人数', '招聘数量', '岗位数量'],
        education: ['学历要求', '学历'],
        majors: ['专业要求', '专业'],
        major_rule: ['专业要求性质'],
        categories: ['适合残疾类别及等级', '适合残疾类别', '残疾类别及等级'],
        category_reason: ['类别限定理由'],
        region: ['工作地区', '工作地点', '工作城市'],
        address: ['工作地址', '详细地址'],
        wage: ['月薪（元）', '月薪', '薪资', '工资', '薪酬', '月工资', '薪资待遇', '工资待遇'],
        duties: ['岗位职责', '工作内容', '岗位描述'],
        core: ['核心要求'],
        incidental: ['附带要求'],
        has: ['已有便利', '已具备便利', '已有的便利'],
        can_provide: ['可提供便利', '可提供的便利'],
        no: ['不具备的便利', '不具备便利'],
        closes_on: ['截止日期', '截止时间', '报名截止日期'],
        contact_name: ['联系人'],
        contact_phone: ['联系电话', '电话', '联系方式'],
      },
      ['employer', 'title'],
    ),
  ],
  annex5: [
    serial,
    ...specs(
      {
        name: ['基地名称', '单位名称'],
        offered: ['提供实习岗位及个数', '提供实习岗位', '实习岗位及个数'],
        address: ['地址', '基地地址', '单位地址'],
        contact_name: ['联系人'],
        contact_phone: ['联系电话', '电话', '联系方式'],
      },
      ['name', 'offered'],
    ),
  ],
};

/** A column's header as the official form prints it. */
export const officialHeader = (kind: ListKind, key: string): string =>
  columnsOf[kind].find((column) => column.key === key)?.headers[0] ?? key;

/** How the head of a list names whose it is. */
export const schoolLabels = ['学校名称', '学校', '高校名称'] as const;
export const districtLabels = ['区', '区县', '填报区'] as const;
/** What a head says under the first of these labels that has a value; null: under none. */
export const saidUnder = (labels: readonly string[], head: Readonly<Record<string, string>>): string | null =>
  labels.map((label) => head[label]).find((text) => text !== undefined && text !== '') ?? null;

/** 附件3 is known so that it can be told apart from a school's list: a summary that the product makes itself. */
export const summaryColumns: readonly Column[] = specs(
  {
    name: ['姓名'],
    category: ['残疾类别'],
    gender: ['性别'],
    school: ['学校', '学校名称'],
    major: ['专业', '所学专业'],
    graduation_year: ['毕业年份'],
    phone: ['联系电话'],
    mail: ['电子邮箱'],
  },
  ['name', 'category', 'school'],
);

/** 实习与就业结果表 is known so that it can be told apart; its rows come in with placements. */
export const outcomeColumns: readonly Column[] = specs(
  {
    name: ['姓名'],
    base: ['基地名称'],
    from: ['实习开始'],
    until: ['实习结束'],
    result: ['结果'],
    contract: ['合同开始'],
    wage: ['转正月薪（元）'],
    left: ['离职日期'],
  },
  ['from', 'result'],
);

/** Labels of 附件2, each first as the form prints it. */
export const annex2Fields: readonly FieldSpec<string>[] = [
  ...Object.entries({
    name: ['姓名'],
    ...registration,
    ...person,
    major: ['所学专业', ...person.major],
    ...wishes,
  }).map(([key, labels]) => ({ key, labels })),
  { key: 'applicant', labels: ['申请人（签字）', '申请人签字', '申请人'] },
];

/** What the refused rows carry behind their own columns when they are sent back; it is no column of any list. */
export const problemHeader = '问题';
