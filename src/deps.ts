import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Search, SearchIndex } from '../search/index.ts';
import type { Config } from './config.ts';
import type { Keys } from './crypt/index.ts';
import type { Tables } from './db/tables.ts';
import type { Mail } from './mail/index.ts';

/** All that reaches outside the process, made once in main.ts, cli.ts or a test. */
export type Deps = {
  readonly db: Kysely<Tables>;
  /** The in-process engine: always there, always right. */
  readonly search: Search;
  /** A Meilisearch beside it, which pages ask first; missing where there is none. */
  readonly index?: SearchIndex;
  readonly mail: Mail;
  readonly keys: Keys;
  readonly config: Config;
  readonly log: Logger;
  /** The only clock that rooms know; a test stops it. */
  readonly now: () => Date;
};
