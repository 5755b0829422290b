import type { Deps } from '../deps.ts';
import { deadAfterMs } from './check-import.ts';

/** So long after they were sent, files, dry runs and decisions are deleted, whatever became of them. */
const keptForDays = 30;

/**
 * Deletes what is no longer needed of imports: those that were never written are put away then. An import whose check
 * ended with its process is marked as failed, so that it can be tried again. Returns how many rows changed.
 */
export async function purgeImports(deps: Pick<Deps, 'db' | 'now'>): Promise<number> {
  const before = new Date(deps.now().getTime() - keptForDays * 86_400_000);
  const gone = await deps.db
    .updateTable('imports')
    .set((eb) => ({
      file_sealed: null,
      plan_sealed: null,
      decisions_sealed: null,
      state: eb
        .case()
        .when('state', '=', 'applied')
        .then('applied' as const)
        .else('discarded' as const)
        .end(),
    }))
    .where('created_at', '<', before)
    .where((eb) => eb.or([eb('file_sealed', 'is not', null), eb('plan_sealed', 'is not', null)]))
    .executeTakeFirst();
  return Number(gone.numUpdatedRows) + (await failInterrupted(deps));
}

/** Checks that gave no sign of life for a while: their process has ended. */
export async function failInterrupted(deps: Pick<Deps, 'db' | 'now'>): Promise<number> {
  const dead = await deps.db
    .updateTable('imports')
    .set({ state: 'failed', refusal: 'interrupted', refusal_detail: '', run: null })
    .where('state', '=', 'checking')
    .where('beat_at', '<', new Date(deps.now().getTime() - deadAfterMs))
    .executeTakeFirst();
  return Number(dead.numUpdatedRows);
}
