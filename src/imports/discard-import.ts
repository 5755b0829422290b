import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { Conflict } from '../errors.ts';
import { findImport } from './find-import.ts';

/** Puts an import away that has not been written: its file, its dry run and what was decided are deleted at once. */
export async function discardImport(ctx: Ctx, key: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await findImport(tx, key, 'imports.bring');
    const gone = await tx.db
      .updateTable('imports')
      .set({ state: 'discarded', file_sealed: null, plan_sealed: null, decisions_sealed: null, run: null })
      .where('key', '=', key)
      .where('state', 'in', ['checking', 'ready', 'failed'])
      .returning('id')
      .executeTakeFirst();
    if (!gone) throw new Conflict('already_applied');
    await audit(tx, { verb: 'imports.bring', thing: { kind: 'import', id: key }, facts: { act: 'discarded' } });
  });
}
