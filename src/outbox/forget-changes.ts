import type { Deps } from '../deps.ts';

const keptDays = 7;

/** Deletes changes that every engine has long taken in. An index that nobody fed for six days is built anew instead. */
export async function forgetChanges(deps: Pick<Deps, 'db' | 'now'>): Promise<void> {
  const before = new Date(deps.now().getTime() - keptDays * 24 * 3_600_000);
  await deps.db.deleteFrom('index_changes').where('at', '<', before).execute();
}
