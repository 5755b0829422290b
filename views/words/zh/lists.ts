/** Lists of students that staff choose for a position, each kept with the match as it was. */
export const lists = {
  title: '岗位的名单',
  lead: (count: number) => `共 ${count} 份名单，新的在前。名单里每个人的匹配都按当时的样子留存，打开时重新核对。`,
  heads: { list: '名单', position: '岗位', students: '人数', by: '谁建的', at: '什么时候' },
  people: (count: number) => `${count} 人`,
  none: '还没有名单',
  noneText: '在岗位的候选学生页勾选学生，就能放进名单。',
  toPositions: '去岗位管理',
  city: '全市',
  ofPosition: '这个岗位的名单',
  ofPositionLead: (count: number) => (count === 0 ? '还没有。在上面勾选学生，放进一份名单。' : `共 ${count} 份。`),
  toAll: '全部名单',
  /** On the candidates page. */
  pick: '选择',
  add: '把所选学生放进名单',
  addHint: '先勾选，再放进名单。下一步会列出所选学生，确认以后才保存。',
  wholePage: (count: number) => `选这一页的全部 ${count} 人`,
  students: '学生',
  review: '需要先看一看',
  /** The page that asks before it keeps. */
  checkTitle: '放进名单',
  checkLead: (count: number) => `选了 ${count} 名学生。每个人的匹配按现在的样子留存。`,
  checkCaption: '所选学生',
  notNow: '现在不是候选，不会放进名单',
  list: '放进哪一份',
  newList: '新建一份名单',
  listTitle: '新名单的名字',
  listTitleHint: (choice: boolean) => (choice ? '选“新建一份名单”时填写，例如 12 月第一批' : '例如 12 月第一批'),
  looked: '这些学生的匹配，要有人先看过',
  lookedHint: '看过以后逐个打勾。没有打勾的，不能放进名单。',
  lookedAt: (name: string) => `我看过${name}的匹配，可以放进名单`,
  keep: '把勾选的学生放进名单',
  /** One list. */
  listLead: (count: number, changed: number) =>
    count === 0
      ? '名单里没有人。'
      : changed === 0
        ? `共 ${count} 人，都没有变化。`
        : `共 ${count} 人，${changed} 人有变化。`,
  madeBy: (name: string, at: string) => `${name}，${at}`,
  entryHeads: { pick: '选择', student: '学生', kept: '当时', now: '现在' },
  keptOn: (day: string) => `${day}留存`,
  fit: (fit: number) => `契合度 ${fit}`,
  notListed: '不能匹配',
  remove: '把所选学生移出名单',
  removeHint: '移出以后，留存的匹配也删除。需要时可以再从候选学生页放进来。',
  download: '下载名单（含便利需要，只供内部使用）',
  toCandidates: '候选学生',
  outOfReach: (count: number) => `另有 ${count} 名学生已经不归本区，不在这里显示。`,
  emptyTitle: '名单里没有人',
  emptyText: '从候选学生页可以再放进来。',
  kept: { list_kept: '已放进名单。', list_removed: '已移出名单，留存的匹配也已删除。' },
  keptCounts: (added: number, there: number, apart: number) =>
    [
      `放进 ${added} 人`,
      ...(there > 0 ? [`${there} 人原来就在名单里，按原来的样子留存`] : []),
      ...(apart > 0 ? [`${apart} 人现在不是候选，没有放进来`] : []),
    ]
      .join('；')
      .concat('。'),
  /** On the page of one match. */
  keptTitle: '这个匹配的留存',
  keptLead: '放进名单时留存的样子，和现在对照。',
  sheetHeads: {
    number: '编号',
    student: '姓名',
    major: '专业',
    year: '毕业年份',
    kept: '当时的判定',
    keptFit: '当时的契合度',
    day: '留存日期',
    now: '现在的判定',
    nowFit: '现在的契合度',
    changes: '变了哪里',
  },
};
