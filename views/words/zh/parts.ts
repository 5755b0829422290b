/** Words that the shared parts say by themselves, on whatever page they stand. */
export const parts = {
  /** Verdict on one need. */
  verdicts: { met: '已具备', met_on_request: '可安排', to_verify: '待核实', gap: '有障碍' },
  /** Class of a whole match. */
  classes: { ready: '便利已具备', on_request: '单位可安排', to_verify: '待核实', gap: '有障碍，需商谈' },
  classMeanings: {
    ready: '你必须的便利，单位现在都有。',
    on_request: '单位答应为你安排，报到前要约好日期。',
    to_verify: '单位还没说清楚。不等于没有，可以请我们去问。',
    gap: '有必须的便利现在做不到。仍可应聘，也可请我们先商谈。',
  },
  /** What a position says of one feature. */
  states: { has: '已有', can_provide: '可安排', unknown: '还不知道', no: '没有' },
  importances: { must: '必须', nice: '有更好' },
  items: '项',
  fit: '契合度',
  restOfGroup: (count: number) => `查看本组其余 ${count} 个岗位`,
  nearMiss: { only: '只差', after: '补上之后', ask: '请服务机构商谈' },
  errorPrefix: '错误：',
  errorSummary: '有问题需要修改',
  errorLine: (label: string, problem: string) => `${label}：${problem}`,
  optional: '（选填）',
  noChoice: '请选择',
  choose: '选择',
  /** After something, for those who hear it alone. */
  aside: (text: string) => `（${text}）`,
  change: '修改',
  notFilled: '未填写',
  filter: {
    heading: (chosen: number) => (chosen > 0 ? `筛选（已选 ${chosen} 项）` : '筛选'),
    apply: '应用筛选',
    clear: '清除全部筛选',
    active: '已选的筛选',
    remove: '，去掉这项筛选',
  },
  pager: {
    label: '翻页',
    previous: '上一页',
    next: '下一页',
    number: (number: number) => `第 ${number} 页`,
  },
  steps: { label: '步骤', done: '已完成', current: '当前步骤', todo: '还没有开始' },
  chart: {
    describe: (kind: string, subject: string) => `${kind}：${subject}。详见下表`,
    intervals: '区间图',
    bars: '条形图',
    sameNumbers: '同样的数字',
    download: '下载表格（CSV）',
    smoothed: '修正后',
    raw: '原始比例',
    interval: (level: number) => `${level}% 区间`,
    base: (n: number) => `（n = ${n}）`,
    mean: (name: string, value: string) => `${name} ${value}`,
  },
  points: { of: (points: number, full: number) => `${points} / ${full}` },
  readAloud: { start: '朗读', stop: '停止朗读' },
};
