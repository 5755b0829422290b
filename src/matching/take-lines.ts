import { noteLooks } from '../audit/index.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { findRun, type Run } from './find-run.ts';
import { forgetLines } from './forget-lines.ts';
import { allLinesOf, positionNamesOf, type PositionName, type RunLine } from './reads-run-lines.ts';

export type TakenLines = {
  readonly run: Run;
  readonly lines: readonly RunLine[];
  readonly positions: ReadonlyMap<number, PositionName>;
};

/** Everything that a cohort run kept, to be taken out of the house: each student finds it in her own log. */
export async function takeLines(ctx: Ctx, id: number): Promise<TakenLines> {
  const run = await findRun(ctx, id, 'runs.read');
  if (run.kind !== 'cohort' || run.state !== 'done') throw new NotFound();
  await forgetLines(ctx);
  const lines: RunLine[] = [];
  for await (const some of allLinesOf(ctx, run)) lines.push(...some);
  const positions = await positionNamesOf(ctx, run);
  await noteLooks(
    ctx,
    { verb: 'matches.read', thing: { kind: 'match_run', id }, act: 'downloaded' },
    lines.map((line) => line.id),
  );
  return { run, lines, positions };
}
