import type { Meilisearch } from 'meilisearch';
import { writeTo, type Writer } from '../sync/server.ts';
import { connectTo } from './client.ts';
import { toFault } from './faults.ts';
import { keysFrom } from './keys.ts';

/** A server that can be asked and written to, each with a key of its own. */
export type Access = {
  readonly search: Meilisearch;
  readonly writer: Writer;
  /** '' where no key of ours may ask for it. */
  readonly version: string;
};

/** Opens a server when it is there: it need not be when we start, nor stay. */
export type Door = {
  /** Null until it was opened once. */
  readonly opened: () => Access | null;
  /** Throws IndexFault when the server is not there or refuses the key. */
  readonly open: () => Promise<Access>;
  /** Has the next `open` ask for keys and version again: the server at this address may be another one now. */
  readonly forget: () => void;
};

const writeTimeoutMs = 20_000;

export function makeDoor(host: string, given: string | null): Door {
  let access: Access | null = null;
  return {
    opened: () => access,
    forget: () => {
      access = null;
    },
    open: async () => {
      if (access) return access;
      try {
        const manager = connectTo({ host, key: given?.split(',')[0] ?? null }, writeTimeoutMs);
        const keys = await keysFrom(given, manager);
        const writer = writeTo(connectTo({ host, key: keys.write }, writeTimeoutMs));
        access = { search: connectTo({ host, key: keys.search }), writer, version: await versionOf(manager) };
        return access;
      } catch (error) {
        throw toFault(error);
      }
    },
  };
}

async function versionOf(manager: Meilisearch): Promise<string> {
  try {
    return (await manager.getVersion()).pkgVersion;
  } catch (error) {
    if (toFault(error).kind === 'denied') return '';
    throw error;
  }
}
