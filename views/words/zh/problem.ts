/** Pages that stand in for the one asked for. Each says what happened and what to do. */
export const problem = {
  not_found: {
    title: '没有找到这个页面',
    lead: '网址可能写错了，内容可能已经撤下，也可能这一页不对你开放。',
    next: '核对网址，或者从首页重新找。填过的内容没有受影响。',
  },
  signed_out: {
    title: '请重新登录',
    lead: '你已经退出登录，可能是离开太久，所以这次还没有保存。你填的内容还在这一页上。',
    leadLost: '你已经退出登录，可能是离开太久，所以这次没有保存。传的文件和太长的内容带不过来。',
    signIn: '先登录',
    signInLead: '在新的窗口里登录，不要关掉这一页。',
    signInLost: '登录以后，回到原来的页面再填一次、再选一次文件。',
    open: '登录（打开新窗口）',
    again: '再提交',
    againLead: '登录好以后回到这里。密码不会带过来，要重新填。',
    send: '把刚才填的再提交一次',
  },
  conflict: {
    title: '内容刚刚有了变化',
    lead: '这一页在别处改过（也可能是你自己在另一个窗口），所以这次没有保存。',
    next: '重新打开这一页，看一看现在的内容，再决定要不要改。',
  },
  /** conflict: what was filled in is still there. */
  filled: {
    next: '你填的内容还在下面。从这里打开现在的页面，核对以后，把还要改的抄过去再保存。不要退回去保存，那样会盖掉别处的改动。',
    open: '打开现在的这一页（新窗口）',
    title: '你刚才填写的',
    lead: '还没有保存，可以选中复制。密码、证件号码和文件不带过来。',
    other: '其他内容',
  },
  filled_by_other: {
    title: '这是另一个账号填的内容',
    lead: '你现在登录的，不是填写时的账号。为了不把一个人的内容记到另一个人名下，这次没有保存。',
    next: '要填你自己的，请重新打开那一页。如果是你换了账号：退出，用填写时的账号登录，再回到填写的那一页提交。',
  },
  too_many: {
    title: '试的次数太多',
    lead: '为了保护账号，请等一会儿再试。',
    next: '着急的话，可以打电话或者给工作人员留言。',
  },
  too_large: {
    title: '文件太大',
    lead: '传上来的内容超过了上限，所以没有保存。',
    next: '把文件拆成几份，再传一次。',
  },
  broken: {
    title: '系统出了问题',
    lead: '这是系统的问题，不是你操作错了。工作人员会收到记录。',
    next: '过几分钟再试。要是还不行，请打电话或者给工作人员留言。',
  },
  wrong_method: {
    title: '不能这样打开',
    lead: '这个地址只接收表单，不能直接打开。',
    next: '回到上一页，从那里的按钮提交。',
  },
  wait: (minutes: number) => `大约 ${minutes} 分钟以后可以再试。`,
  reference: (code: string) => `联系我们时，请说这个编号：${code}`,
  home: '回到首页',
  again: '再打开一次这一页',
};
