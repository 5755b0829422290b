import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { Conflict } from '../errors.ts';
import { findRun } from './find-run.ts';

/** Ends a run that has not come to its end. What it found so far is not kept. */
export async function cancelRun(ctx: Ctx, id: number): Promise<void> {
  const run = await findRun(ctx, id, 'runs.start');
  await inTransaction(ctx, async (tx) => {
    const ended = await tx.db
      .updateTable('match_runs')
      .set({ state: 'cancelled', finished_at: tx.now() })
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .returning('id')
      .executeTakeFirst();
    if (!ended) throw new Conflict('ended_already');
    await tx.db.deleteFrom('match_run_lines').where('run_id', '=', id).execute();
    await audit(tx, {
      verb: 'runs.start',
      thing: { kind: 'match_run', id },
      facts: { act: 'cancelled', kind: run.kind },
    });
  });
}
