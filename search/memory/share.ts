import type { Asked, SharedDocuments } from '../port.ts';
import { nearMissesOver, positionsOver, ranksOver } from './ask.ts';
import { openGround, takeSet } from './ground.ts';
import type { Pile } from './pile.ts';
import type { Segment } from './segment.ts';
import { makeShelf } from './shelf.ts';

/** A segment without what cannot leave its thread; everything else in it lies in shared memory. */
type Sent = Omit<Segment, 'ground'> & { readonly memory: WebAssembly.Memory; readonly blocks: number };

/** The positions of a pile as they are now, for threads that will not follow its changes. */
export function share(edition: string, positions: Pile): SharedDocuments {
  const sent = positions.closed().map(({ segment }): Sent => {
    const { ground, live, ...rest } = segment;
    const now = takeSet(ground);
    now.set(live);
    return { ...rest, live: now, memory: ground.memory, blocks: ground.blocks };
  });
  return { edition, held: sent };
}

/** Opens what another thread shared. It works in memory of its own beside the shared documents. */
export function openShared(shared: SharedDocuments): Asked {
  const shelves = (shared.held as readonly Sent[]).map(({ memory, blocks, ...segment }) =>
    makeShelf({ ...segment, ground: openGround(memory, blocks, 0, 0) }),
  );
  return {
    ready: (edition) => edition === shared.edition,
    positionsFor: async (query, paging) => positionsOver(shelves, query, paging),
    nearMisses: async (query, paging) => nearMissesOver(shelves, query, paging),
    ranksOf: async (query, ids) => ranksOver(shelves, query, ids),
  };
}
