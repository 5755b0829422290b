import { endSurvivor, findBinary, startOwnServer } from './meilisearch/child.ts';

/** A Meilisearch to work with. `instance` names it for good; `own`: we started it, and stop it. */
export type Server = {
  readonly host: string;
  readonly key: string | null;
  readonly instance: string;
  readonly own: boolean;
  readonly stop: () => Promise<void>;
};

export type Wish = {
  readonly search: 'auto' | 'memory' | 'meilisearch';
  readonly url: string | null;
  readonly key: string | null;
  /** Where a server of our own keeps its data. */
  readonly directory: string;
  readonly tell: (line: string) => void;
};

/** Asked for by name, and not to be had. */
export class NoServer extends Error {
  override name = 'NoServer';
}

/** The server at the URL, else one of our own where a binary is on PATH; null: the in-process engine does it all. */
export async function chooseServer({ search, url, key, directory, tell }: Wish): Promise<Server | null> {
  // One of our own that outlived us ends, whatever is asked for now.
  if (search === 'memory' || url !== null) await endSurvivor(directory);
  if (search === 'memory') return null;
  if (url !== null) {
    const host = url.replace(/\/+$/, '');
    return { host, key, instance: host, own: false, stop: async () => {} };
  }
  const binary = await findBinary();
  if (binary !== null) {
    const { host, masterKey, instance, stop } = await startOwnServer({ binary, directory, tell });
    return { host, key: masterKey, instance, own: true, stop };
  }
  if (search === 'auto') return null;
  throw new NoServer(
    'SEARCH=meilisearch：没有设 MEILI_URL，PATH 上也没有 meilisearch / neither MEILI_URL nor a meilisearch on PATH',
  );
}
