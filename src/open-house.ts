import type { Logger } from 'pino';
import { join } from 'node:path';
import { chooseServer, makeMemorySearch, openIndex, watch, type SearchIndex } from '../search/index.ts';
import type { Config } from './config.ts';
import { connect, type Connected } from './db/connect.ts';
import { openKeys } from './db/keys/open-keys.ts';
import { sealPlain } from './db/keys/seal-plain.ts';
import { migrate } from './db/migrate.ts';
import type { Deps } from './deps.ts';
import { makeLog } from './log.ts';
import { makeMail } from './mail/index.ts';
import { documentSource, editionsToIndex, openedBook, rowVersions } from './matching/index.ts';
import { boardSource } from './positions/index.ts';

export type House = { readonly deps: Deps; readonly connected: Connected; readonly close: () => Promise<void> };
type Options = {
  readonly now: () => Date;
  readonly log?: Logger;
  /** True: this process serves, and a second one on the same directory is refused. */
  readonly server?: boolean;
  /** True: with the Meilisearch that the settings choose. A server has it, a command only where it needs it. */
  readonly index?: boolean;
};

/** Opens everything that the product needs, in order; `close` closes it in reverse. Used by the server and by commands. */
export async function openHouse(config: Config, options: Options): Promise<House> {
  const log = options.log ?? makeLog(config.logLevel);
  const connected = await connect({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    asServer: options.server ?? false,
    log,
  });
  try {
    const { db } = connected;
    await migrate(db);
    const keys = await openKeys(db, config);
    await sealPlain(db, keys);
    const watched = watch((edition) => documentSource({ db }, openedBook(edition)));
    const search = makeMemorySearch(watched.sourceOf, boardSource({ db }));
    const index = options.index ? await indexFor(config, { db, log, now: options.now }, search, watched) : null;
    const mail = makeMail({
      smtpUrl: config.smtpUrl,
      from: config.mailFrom,
      mailbox: join(config.dataDir, 'mailbox'),
      now: options.now,
    });
    const deps: Deps = { db, search, mail, keys, config, log, now: options.now, ...(index ? { index } : {}) };
    const close = async () => {
      await index?.close();
      await search.close();
      await connected.close();
    };
    return { deps, connected, close };
  } catch (error) {
    await connected.close();
    throw error;
  }
}

/** The Meilisearch that the settings choose; null: the in-process engine does it all. */
async function indexFor(
  config: Config,
  { db, log, now }: Pick<Deps, 'db' | 'log' | 'now'>,
  memory: Deps['search'],
  watched: ReturnType<typeof watch>,
): Promise<SearchIndex | null> {
  const server = await chooseServer({
    search: config.search,
    url: config.meiliUrl,
    key: config.meiliKey,
    directory: join(config.dataDir, 'meilisearch'),
    tell: (line) => log.warn(line),
  });
  if (!server) return null;
  return openIndex({
    db,
    now,
    server,
    memory,
    watched,
    board: boardSource({ db }),
    rows: rowVersions({ db }),
    editions: () => editionsToIndex({ db }),
    tell: (fault) => log.warn({ fault: fault.message }, 'the search index did not answer'),
  });
}
