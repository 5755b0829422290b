import { en } from '../../views/words/en.ts';
import { zh } from '../../views/words/zh.ts';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import type { Ctx } from '../ctx.ts';
import {
  exportKinds,
  formCalled,
  formCalls,
  noFilter,
  takeExport,
  type ExportKind,
  type Taken,
} from '../exports/index.ts';
import { openOut, type OutFile } from './out-file.ts';

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
  const out = await openOut(file);
  const taken = await take(ctx, kind, out).finally(out.drop);
  if (taken === null) {
    complain(english ? 'there is nothing to export' : '没有可以导出的内容');
    return 1;
  }
  print(english ? `exported to ${file}\n` : `已导出到 ${file}\n`);
  const t = (english ? en : zh).exports;
  if (taken.left > 0 && (kind === 'annex1' || kind === 'annex3')) print(`${t.left[kind](taken.left)}\n`);
  return 0;
}

/** Null: there is nothing to take. */
async function take(ctx: Ctx, kind: ExportKind, out: OutFile): Promise<Taken | null> {
  try {
    const taken = await takeExport(ctx, kind, noFilter);
    await out.write(taken.bytes);
    await out.done();
    return taken;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
