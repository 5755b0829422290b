/** A private PostgreSQL under DATA_DIR, from the binaries that npm ships, for when no DATABASE_URL is given. */
import process from 'node:process';
import type { PoolConfig } from 'pg';
import type { Logger } from 'pino';
import { findBinaries } from './binaries.ts';
import { prepareCluster } from './cluster.ts';
import { prepareGround } from './ground.ts';
import { keepPresence } from './keep-presence.ts';
import { choosePlace, connectionTo, leavePlace, type Place } from './place.ts';
import { enter, isLast, ownName } from './presence.ts';
import type { Start } from './reach.ts';
import { stopServer } from './stop-server.ts';

export type EmbeddedLog = Pick<Logger, 'info' | 'warn' | 'error'>;

export type EmbeddedOptions = {
  readonly dataDir: string;
  /** The app itself, of which one may use a directory; a command may work beside it. */
  readonly asServer?: boolean;
  readonly log?: EmbeddedLog;
  /** Loses data at a power cut: for a directory that the test run throws away. */
  readonly testOnlyNoFsync?: boolean;
  /** Default: a socket where the system has them. */
  readonly listen?: Place['kind'];
  /** Default: the package of this platform in node_modules. */
  readonly packageDir?: string;
};

export type Embedded = {
  readonly connectionConfig: PoolConfig;
  /** False: it was running already and was adopted. */
  readonly startedHere: boolean;
  /** Stops the server when nobody else is connected, or in any case with `force`. Close the pool first. */
  stop(force?: boolean): Promise<void>;
};

/**
 * Connects to the private server of `dataDir`; makes and starts it where needed. It outlives a kill -9 of this process
 * and is adopted by the next. Should it die, it is started again.
 * Throws DatabaseProblem, readable as it is.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { asServer = false, log } = options;
  const fsync = options.testOnlyNoFsync !== true;
  const ground = await prepareGround(options.dataDir);
  const binaries = await findBinaries(ground, options.packageDir);
  const made = await prepareCluster(ground, binaries, fsync);
  const place = await choosePlace(ground, options.listen ?? (process.platform === 'win32' ? 'loopback' : 'socket'));
  const name = ownName(asServer);
  const connectionConfig = { ...connectionTo(place), application_name: name };
  const start: Start = {
    ground,
    binaries,
    place,
    fsync,
    enter: () => enter(connectionConfig, asServer, ground.cluster),
  };
  const presence = await keepPresence(start, log);
  log?.info({ made, startedHere: presence.startedHere, directory: ground.cluster }, 'database ready');
  const stop = (force: boolean) =>
    presence.leave(async (client) => {
      if (!force && !(await isLast(client, name))) return;
      await stopServer(ground, binaries);
      await leavePlace(place);
      log?.info({ directory: ground.cluster }, 'database stopped');
    });
  let stopped: Promise<void> | undefined;
  return {
    connectionConfig,
    startedHere: presence.startedHere,
    stop: (force = false) => (stopped ??= stop(force)),
  };
}
