import { entryOf } from '../meilisearch/entries.ts';
import { positionSettings, settingsVersion } from '../meilisearch/settings.ts';
import type { Source } from '../port.ts';
import type { Feed, Versions } from './feed.ts';

/** The versions of the rows of open positions: whoever owns the rows tells them. */
export type RowVersions = {
  readonly versionsAfter: (after: number, limit: number) => Promise<{ versions: Versions; last: number | null }>;
  readonly versionsOf: (ids: readonly number[]) => Promise<Versions>;
};

/**
 * Positions of an edition as a feed. Versions are read before what they are versions of: a change in between leaves an
 * entry with an old version, which is then repaired, and never the other way round.
 */
export function positionFeed(edition: string, source: Source, rows: RowVersions): Feed {
  const entriesById = async (ids: readonly number[]) => {
    const versions = new Map((await rows.versionsOf(ids)).map(({ id, v }) => [id, v]));
    const documents = await source.positionsById(ids);
    return documents.map((document) => entryOf(document, versions.get(document.id) ?? ''));
  };
  return {
    kind: 'positions',
    edition,
    settingsVersion,
    settings: positionSettings,
    mark: source.mark,
    changesSince: async (mark) => {
      const changes = await source.changesSince(mark);
      return { mark: changes.mark, ids: changes.positions };
    },
    entriesAfter: async (after, limit) => {
      const { versions, last } = await rows.versionsAfter(after, limit);
      return { entries: await entriesById(versions.map(({ id }) => id)), last };
    },
    entriesById,
    versionsAfter: rows.versionsAfter,
  };
}
