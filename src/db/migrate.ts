import { sql, type Kysely } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import { migrations } from '../../migrations/index.ts';
import { DatabaseProblem } from './problems.ts';
import type { Tables } from './tables.ts';

/**
 * Brings the database to the state of this program, all or nothing. Two starts at once: one waits for the other.
 * Returns the names that ran now. Throws DatabaseProblem when the database is newer than the program.
 */
export async function migrate(db: Kysely<Tables>, known = migrations): Promise<string[]> {
  return db.connection().execute(async (connection) => {
    await refuseNewer(connection, known);
    // A change of a table that others read must not queue them behind it; building an index may take its time.
    await sql`set lock_timeout = '3s'`.execute(connection);
    await sql`set statement_timeout = 0`.execute(connection);
    try {
      const migrator = new Migrator({ db: connection, provider: { getMigrations: async () => ({ ...known }) } });
      const { error, results = [] } = await migrator.migrateToLatest();
      if (error) throw error;
      return results.map((result) => result.migrationName);
    } finally {
      await sql`reset lock_timeout`.execute(connection);
      await sql`reset statement_timeout`.execute(connection);
    }
  });
}

async function refuseNewer(db: Kysely<Tables>, known: typeof migrations): Promise<void> {
  const table = await sql<{
    there: boolean;
  }>`select to_regclass(${DEFAULT_MIGRATION_TABLE}) is not null as there`.execute(db);
  if (!table.rows[0]?.there) return;
  const run = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(
    db,
  );
  const unknown = run.rows.map((row) => row.name).filter((name) => !(name in known));
  if (unknown.length > 0) throw new DatabaseProblem('newer_database', { names: unknown.join(', ') });
}
