import pino, { type Logger } from 'pino';
import { join } from 'node:path';
import { makeMemorySearch } from '../search/index.ts';
import type { Config } from './config.ts';
import { loadSecrets, makeKeys } from './crypt/index.ts';
import { connect, type Connected } from './db/connect.ts';
import { migrate } from './db/migrate.ts';
import type { Deps } from './deps.ts';
import { makeMail } from './mail/index.ts';
import { documentSource, openedBook } from './matching/index.ts';

export type House = { readonly deps: Deps; readonly connected: Connected; readonly close: () => Promise<void> };
type Options = {
  readonly now: () => Date;
  readonly log?: Logger;
  /** True: this process serves, and a second one on the same directory is refused. */
  readonly server?: boolean;
};

/** Opens everything that the product needs, in order; `close` closes it in reverse. Used by the server and by commands. */
export async function openHouse(config: Config, options: Options): Promise<House> {
  const log = options.log ?? pino({ level: config.logLevel, base: null });
  const keys = makeKeys(await loadSecrets(config.dataDir, config.secretKey));
  const connected = await connect({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    asServer: options.server ?? false,
    log,
  });
  try {
    const { db } = connected;
    await migrate(db);
    const search = makeMemorySearch((edition) => documentSource({ db }, openedBook(edition)));
    const mail = makeMail({
      smtpUrl: config.smtpUrl,
      from: config.mailFrom,
      mailbox: join(config.dataDir, 'mailbox'),
      now: options.now,
    });
    const deps: Deps = { db, search, mail, keys, config, log, now: options.now };
    const close = async () => {
      await search.close();
      await connected.close();
    };
    return { deps, connected, close };
  } catch (error) {
    await connected.close();
    throw error;
  }
}
