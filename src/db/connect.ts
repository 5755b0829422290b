import { Kysely, PostgresDialect } from 'kysely';
import { Pool, type PoolConfig } from 'pg';
import { startEmbedded, type Embedded, type EmbeddedOptions } from './embedded/index.ts';
import { DatabaseProblem } from './problems.ts';
import type { Tables } from './tables.ts';
import { typeParsers } from './type-parsers.ts';

export type Connected = {
  readonly db: Kysely<Tables>;
  readonly pool: Pool;
  /** How another thread of this process reaches the same database. */
  readonly target: PoolConfig;
  /** Null with a DATABASE_URL. */
  readonly embedded: Embedded | null;
  /** Closes the pool; stops the private server when nobody else uses it. */
  close(): Promise<void>;
};
export type ConnectOptions = EmbeddedOptions & { readonly databaseUrl?: string | null | undefined };

const oldestMajor = 15;

/** Milliseconds. A page waits for none of them; long work (a migration, a backup) sets its own. */
const limits = {
  statement_timeout: 30_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 60_000,
  connectionTimeoutMillis: 10_000,
};

/** A pool as this house uses it: its limits, its way to read values, Kysely over it. Connects when first used. */
export function openPool(target: PoolConfig, log?: ConnectOptions['log']): Pick<Connected, 'db' | 'pool'> {
  const pool = new Pool({ ...limits, max: 10, types: typeParsers, ...target });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process. While the pool
  // ends, the private server may be faster and say to a connection that it is stopping (57P01): nothing has broken.
  pool.on('error', (error) => {
    if (!pool.ending) log?.warn({ err: error }, 'an idle database connection broke');
  });
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), pool };
}

/** Opens the database: DATABASE_URL first, else the private server of DATA_DIR. Throws DatabaseProblem. */
export async function connect(options: ConnectOptions): Promise<Connected> {
  const embedded = options.databaseUrl ? null : await startEmbedded(options);
  const target = embedded?.connectionConfig ?? {
    connectionString: options.databaseUrl ?? '',
    application_name: 'zhuli',
  };
  const { db, pool } = openPool(target, options.log);
  const close = async () => {
    await db.destroy();
    // Kysely ends only a pool that it has used.
    if (!pool.ending) await pool.end();
    await embedded?.stop();
  };
  try {
    if (!embedded) await checkServer(pool);
    return { db, pool, target, embedded, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function checkServer(pool: Pool): Promise<void> {
  const answer = await pool
    .query<{ version: string; major: number }>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major`,
    )
    .catch((error: Error & { code?: string }) => {
      throw new DatabaseProblem('unreachable', { reason: error.message || error.code || error.name });
    });
  const { version = '?', major = 0 } = answer.rows[0] ?? {};
  if (major < oldestMajor) throw new DatabaseProblem('too_old', { found: version });
}
