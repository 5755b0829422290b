/** Why there is no database to work with. Its sentences stand here in both languages: the terminal has no language setting. */
const sentences = {
  no_binaries: [
    '这个平台（{platform}）没有随包提供的 PostgreSQL。请安装 PostgreSQL 15 或更高版本，并设置 DATABASE_URL。',
    'No PostgreSQL is bundled for this platform ({platform}). Install PostgreSQL 15 or later and set DATABASE_URL.',
  ],
  binaries_fail: [
    '随包提供的 PostgreSQL 无法运行：{output}。请安装 PostgreSQL 15 或更高版本，并设置 DATABASE_URL。',
    'The bundled PostgreSQL cannot be run: {output}. Install PostgreSQL 15 or later and set DATABASE_URL.',
  ],
  other_major: [
    '数据目录 {directory} 属于 PostgreSQL {found}，本程序自带的是 PostgreSQL {needed}，没有改动任何数据。请用原来的版本导出备份，再恢复到新的目录（DATA_DIR）。',
    'The data directory {directory} belongs to PostgreSQL {found}, this program brings PostgreSQL {needed}. Nothing was changed. Make a backup with the version that wrote it and restore it into a new directory (DATA_DIR).',
  ],
  no_directory: [
    '无法建立目录 {directory}（{reason}）。请把 DATA_DIR 设为可以写入的目录。',
    'The directory {directory} cannot be made ({reason}). Set DATA_DIR to a directory that can be written to.',
  ],
  not_a_cluster: [
    '目录 {directory} 不是空的，也不是 PostgreSQL 数据目录，没有改动任何文件。请把 DATA_DIR 设为别的目录。',
    'The directory {directory} is not empty and holds no PostgreSQL data. Nothing was changed. Set DATA_DIR to another directory.',
  ],
  other_owner: [
    '数据目录 {directory} 属于另一个系统用户（uid {owner}）。请用该用户运行，或把 DATA_DIR 设为自己的目录。',
    'The data directory {directory} belongs to another system user (uid {owner}). Run as that user, or set DATA_DIR to a directory of your own.',
  ],
  path_closed: [
    'PostgreSQL 不能以 root 运行，而用户 uid {user} 进不了 {directory}。请把 DATA_DIR 设为它能进入的目录，例如 /var/lib/zhuli。',
    'PostgreSQL does not run as root, and the user with uid {user} cannot enter {directory}. Set DATA_DIR to a directory it can enter, such as /var/lib/zhuli.',
  ],
  socket_directory_taken: [
    '数据库的连接目录 {directory} 属于另一个系统用户。请删除它，或把 DATA_DIR 设为路径较短的目录。',
    'The directory for the database socket, {directory}, belongs to another system user. Remove it, or set DATA_DIR to a directory with a shorter path.',
  ],
  initdb_failed: ['无法建立数据库目录：{output}', 'The database directory could not be made: {output}'],
  start_failed: ['数据库没有启动：{output}。日志：{log}', 'The database did not start: {output}. Log: {log}'],
  server_running: [
    '另一个服务程序（进程 {pid}）正在使用数据目录 {directory}。请先停止它，或把 DATA_DIR 设为别的目录。',
    'Another server (process {pid}) is using the data directory {directory}. Stop it first, or set DATA_DIR to another directory.',
  ],
  too_old: [
    'DATABASE_URL 指向 PostgreSQL {found}，需要 15 或更高版本。',
    'DATABASE_URL points to PostgreSQL {found}; version 15 or later is needed.',
  ],
  unreachable: [
    '连不上 DATABASE_URL 指向的数据库：{reason}',
    'The database of DATABASE_URL cannot be reached: {reason}',
  ],
  lost_key: [
    '数据目录 {directory} 里没有 secret.key，而数据库里有加密的内容。请放回原来的 secret.key，或设置 SECRET_KEY，或从备份恢复。没有改动任何数据。',
    'There is no secret.key in {directory}, but the database has sealed values. Put the original file back, set SECRET_KEY, or restore a backup. Nothing was changed.',
  ],
  other_key: [
    'secret.key（或 SECRET_KEY）不是这个数据库用的密钥，或者少了一把还在用的。请换回原来的；有几把时都要写上，旧的在前，用逗号隔开。没有改动任何数据。',
    'secret.key (or SECRET_KEY) is not the key of this database, or lacks one that is still in use. Put the original back; of several write all, the oldest first, with commas between. Nothing was changed.',
  ],
  newer_database: [
    '数据库比本程序新（本程序不认识：{names}），没有改动任何数据。请使用更新的程序版本。',
    'The database is newer than this program (unknown to it: {names}). Nothing was changed. Use a newer version of the program.',
  ],
} as const;
export type DatabaseProblemKey = keyof typeof sentences;
type Facts = Readonly<Record<string, string | number>>;

/** Thrown before there is a database to work with; its message can be shown as it is. */
export class DatabaseProblem extends Error {
  override name = 'DatabaseProblem';
  readonly key: DatabaseProblemKey;
  readonly facts: Facts;
  constructor(key: DatabaseProblemKey, facts: Facts = {}) {
    super(sentences[key].map((sentence) => fill(sentence, facts)).join('\n'));
    this.key = key;
    this.facts = facts;
  }
}

function fill(sentence: string, facts: Facts): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '?'));
}
