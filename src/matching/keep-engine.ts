import type { Deps } from '../deps.ts';
import { bookOf, publishedIds } from './reads-editions.ts';

/** Has the engine hold the edition in force and every row as it is now, so that no person's first question waits. */
export async function keepEngine(deps: Deps): Promise<void> {
  const [id] = await publishedIds(deps);
  const { edition } = await bookOf(deps, id!);
  if (!deps.search.ready(edition.digest)) await deps.search.prepare(edition.digest);
  await deps.search.catchUp();
}
