/** 毕业后打算 of 附件2. */
export const plansAfterGraduation = ['就业', '创业', '继续升学', '不清楚'] as const;
export type PlanAfterGraduation = (typeof plansAfterGraduation)[number];

/** 拟参与项目 of 附件2, several of them. */
export const servicesWanted = [
  '职业能力测评',
  '职业生涯咨询',
  '面试、简历制作指导',
  '专场招聘会',
  '就业创业政策指导',
  '残疾人公务员定向招录指导',
  '其他建议',
] as const;
export type ServiceWanted = (typeof servicesWanted)[number];

/** 户籍 of 附件2. */
export const householdTypes = ['农业', '非农业'] as const;
export type HouseholdType = (typeof householdTypes)[number];

/** 政治面貌, short names of GB/T 4762 (recollection; the standard's text was not read). */
export const politicalStatuses = [
  '中共党员',
  '中共预备党员',
  '共青团员',
  '民革党员',
  '民盟盟员',
  '民建会员',
  '民进会员',
  '农工党党员',
  '致公党党员',
  '九三学社社员',
  '台盟盟员',
  '无党派人士',
  '群众',
] as const;
export type PoliticalStatus = (typeof politicalStatuses)[number];

/** Kinds of a position, and what a student seeks: 就业岗位, 实习见习岗位. */
export const positionKinds = ['job', 'internship'] as const;
export type PositionKind = (typeof positionKinds)[number];
