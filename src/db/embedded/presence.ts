import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { Client, type ClientConfig, type DatabaseError } from 'pg';
import { DatabaseProblem } from '../problems.ts';

/**
 * Who uses this server is told by advisory locks on one connection that each process keeps for its whole life:
 * `here` is shared by all of them and taken alone by the one that wants to stop the server; `server` is the app's.
 */
const here = { key: [0x7a68756c, 1] };
const server = { key: [0x7a68756c, 2] };
/** Long enough for the connection of a killed server to be noticed. */
const patienceForServer = '2s';

/** The name of all our connections: how another process tells who we are, and we tell ourselves from the others. */
export const ownName = (asServer: boolean) =>
  `zhuli ${asServer ? 'server' : 'command'} ${process.pid} ${randomBytes(4).toString('hex')}`;

/** Connects and says that we are here. Waits while another process decides to stop the server, and fails when it does. */
export async function enter(config: ClientConfig, asServer: boolean, directory: string): Promise<Client> {
  const client = new Client({ ...config, keepAlive: true, connectionTimeoutMillis: 5000 });
  // Every wait on this client fails by itself; without a listener its error would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1, $2)', here.key);
    if (asServer) await claimServer(client, directory);
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

async function claimServer(client: Client, directory: string): Promise<void> {
  await client.query(`set lock_timeout = '${patienceForServer}'`);
  try {
    await client.query('select pg_advisory_lock($1, $2)', server.key);
  } catch (error) {
    if ((error as DatabaseError).code !== '55P03') throw error;
    throw new DatabaseProblem('server_running', { directory, pid: await holderOf(client) });
  }
  await client.query('reset lock_timeout');
}

async function holderOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ application_name: string }>(
    `select a.application_name from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.objid = $2 and l.database = a.datid`,
    server.key,
  );
  return rows[0]?.application_name.split(' ')[2] ?? '?';
}

/**
 * True when nobody else is connected. Then newcomers wait at the door (`enter`) until this connection ends: with the
 * server, when it is stopped, and they start it again.
 */
export async function isLast(client: Client, name: string): Promise<boolean> {
  await client.query('select pg_advisory_unlock_shared($1, $2)', here.key);
  const alone = await client.query<{ yes: boolean }>('select pg_try_advisory_lock($1, $2) as yes', here.key);
  if (!alone.rows[0]?.yes) return false;
  const others = await client.query(
    `select 1 from pg_stat_activity where backend_type = 'client backend' and application_name <> $1 limit 1`,
    [name],
  );
  return others.rowCount === 0;
}
