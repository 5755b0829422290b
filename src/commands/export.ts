import { rename, rm, writeFile } from 'node:fs/promises';
import { en } from '../../views/words/en.ts';
import { zh } from '../../views/words/zh.ts';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import { exportKinds, formCalled, formCalls, noFilter, takeExport } from '../exports/index.ts';

export type ExportCommand = {
  readonly kind: string;
  readonly file: string;
  readonly english: boolean;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
};

/**
 * `export KIND FILE`: everything in the official layout; 附件1 has a sheet for each school, 附件2 for each student, 附件3 and
 * 附件5 for each district. The file, which only its owner can read, appears whole or not at all. Exit code 1 when there is
 * nothing to export or the file cannot be written, 2 for wrong usage.
 */
export async function runExport(
  deps: Deps,
  { kind: named, file, english, print, complain }: ExportCommand,
): Promise<number> {
  const kind = formCalled(exportKinds, named);
  if (kind === null) {
    complain(english ? `KIND: one of ${formCalls(exportKinds)}` : `KIND 只能是：${formCalls(exportKinds)}`);
    return 2;
  }
  const ctx = { ...deps, actor: { kind: 'system', name: 'command line' } as const };
  const taken = await takeExport(ctx, kind, noFilter).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (taken === null) {
    complain(english ? 'there is nothing to export' : '没有可以导出的内容');
    return 1;
  }
  const half = `${file}.part`;
  try {
    await writeFile(half, taken.bytes, { mode: 0o600 });
    await rename(half, file);
  } catch {
    await rm(half, { force: true }).catch(() => undefined);
    complain(english ? `cannot write ${file}` : `写不了这个文件：${file}`);
    return 1;
  }
  print(english ? `exported to ${file}\n` : `已导出到 ${file}\n`);
  const t = (english ? en : zh).exports;
  if (taken.left > 0 && (kind === 'annex1' || kind === 'annex3')) print(`${t.left[kind](taken.left)}\n`);
  return 0;
}
