import { exportKinds, formCalls } from '../exports/index.ts';
import { importKinds } from '../imports/index.ts';

const lines: Readonly<Record<string, readonly string[]>> = {
  import: [
    'import FILE… [--kind K] [--school 学校] [--dry-run] [--report out.json]',
    '  读入表格（附件1、附件2、登记汇总表、岗位清单、附件5）/ bring workbooks in',
    `  K: ${formCalls(importKinds)}`,
    '  --school：表头没有写学校的附件1 / for 附件1 whose head names no school',
    '  退出码 0：文件已处理，个别行被拒绝也算；1：文件读不了 / exit 0 also when single rows were refused, 1 when a file could not be read',
  ],
  match: [
    'match --all | --student 编号 | --position 岗位编号 [--top 20] [--near-misses] [--out file.jsonl]',
    '  每行一条匹配（JSON）/ one match a line, as JSON',
    '  --near-misses：和 --all 或 --student 一起用 / with --all or --student',
  ],
  verify: [
    'verify FILE.jsonl | --kept [--report out.json]',
    '  逐行重新计算 match 写出的匹配，说出哪里不同 / re-run what match wrote and say what differs',
    '  --kept：重新计算名单里留存的匹配，说出留存以后变了什么 / the matches that staff keep on lists, and what changed since',
    '  退出码 0：全部一致，或者只有情况有变、结果一样；1：有不同，或者读不了、不能用 / exit 0 when all are the same, also where only facts changed, 1 when one differs, cannot be read or proves nothing',
  ],
  export: [
    'export KIND FILE.xlsx',
    '  按正式格式导出 / export in the official layout',
    `  KIND: ${formCalls(exportKinds)}`,
  ],
  reindex: [
    'reindex',
    '  在旧的旁边重建搜索索引，建好再换上 / build the search index anew beside the old one, then swap',
  ],
  reseal: [
    'reseal',
    '  换密钥：设 SECRET_KEY=旧,新 以后，用新的重新加密全部内容；先停下服务 / after SECRET_KEY=old,new: seal everything anew with the new one; stop the server first',
    '  退出码 0：只留新的就够了；1：有的打不开，旧的还要留着 / exit 0 when the new one is enough, 1 when a value does not open',
  ],
  migrate: ['migrate', '  更新数据库结构 / bring the database up to date'],
  seed: ['seed', '  装入虚构的演示数据（库为空时）/ load invented demo data into an empty database'],
  backup: ['backup FILE', '  备份全部数据和密钥，文件仅本人可读 / everything with its keys, readable by you only'],
  restore: ['restore FILE', '  恢复到空的数据目录 / into an empty data directory'],
};

/** How one command is called. */
export const helpFor = (command: string): string => `zhuli ${(lines[command] ?? []).join('\n')}\n`;

/** How all of them are called. */
export const usage = `npm run -s zhuli -- <command>\n\n${Object.values(lines)
  .map((each) => each.join('\n'))
  .join('\n\n')}\n\nDATA_DIR (./data) 是数据目录 / is the data directory\n`;
