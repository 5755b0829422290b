import { MeilisearchApiError, type Meilisearch } from 'meilisearch';
import { uidPrefix } from './settings.ts';

/** What searching and what writing is allowed to do, and no more. The numbers are ours for good, so that each is made once. */
const rights = {
  search: { uid: '5f0c2f0a-6f0e-4f5e-9b1e-6a9a0c1d7e01', actions: ['search'] },
  write: {
    uid: '5f0c2f0a-6f0e-4f5e-9b1e-6a9a0c1d7e02',
    actions: [
      'documents.add',
      'documents.get',
      'documents.delete',
      'indexes.create',
      'indexes.get',
      'indexes.delete',
      'settings.get',
      'settings.update',
      'tasks.get',
      'stats.get',
    ],
  },
} as const;

export type Keys = { readonly search: string | null; readonly write: string | null };

/**
 * The two keys to work with. Given are both, with a comma between; or one: if it may manage keys, the two are made of it
 * and it is not used again, else it has to do for both.
 */
export async function keysFrom(given: string | null, manager: Meilisearch): Promise<Keys> {
  const [search, write] = (given ?? '').split(',').map((key) => key.trim());
  if (search && write) return { search, write };
  if (!search) return { search: null, write: null };
  try {
    return { search: await keyFor(manager, 'search'), write: await keyFor(manager, 'write') };
  } catch (error) {
    if (error instanceof MeilisearchApiError && [401, 403].includes(error.response.status)) {
      return { search, write: search };
    }
    throw error;
  }
}

async function keyFor(manager: Meilisearch, role: keyof typeof rights): Promise<string> {
  const { uid, actions } = rights[role];
  const made = { uid, name: `zhuli ${role}`, actions: [...actions], indexes: [`${uidPrefix}*`], expiresAt: null };
  try {
    return (await manager.createKey(made)).key;
  } catch (error) {
    if (!(error instanceof MeilisearchApiError) || error.cause?.code !== 'api_key_already_exists') throw error;
    return (await manager.getKey(uid)).key;
  }
}
