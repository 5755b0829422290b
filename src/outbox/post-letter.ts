import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../ctx.ts';
import { open, seal, type Keys } from '../crypt/index.ts';
import type { Deps } from '../deps.ts';
import type { Letter } from '../mail/index.ts';

const place = (key: string) => ({ table: 'outbox', column: 'letter', row: key });

/** Puts a letter into the outbox of this transaction, sealed: it goes when, and only when, the change commits. */
export async function postLetter(tx: Tx, letter: Letter): Promise<void> {
  await tx.db
    .insertInto('outbox')
    .values({ topic: 'mail', payload: sealLetter(tx.keys, randomUUID(), letter) })
    .execute();
}

const sealLetter = (keys: Keys, key: string, letter: Letter): string =>
  JSON.stringify({ key, sealed: seal(keys, place(key), JSON.stringify(letter)).toString('base64') });

/** Opens a letter as it stands in the outbox. */
export function openLetter(keys: Keys, payload: Record<string, unknown>): Letter {
  const key = String(payload['key']);
  return JSON.parse(open(keys, place(key), Buffer.from(String(payload['sealed']), 'base64'))) as Letter;
}

/** Seals the letters that still stand in the outbox anew with the newest key. Returns how many. */
export async function resealLetters({ db, keys }: Pick<Deps, 'db' | 'keys'>): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('outbox')
      .select(['id', 'payload'])
      .where('topic', '=', 'mail')
      .where(sql<boolean>`payload ? 'sealed'`)
      .forUpdate()
      .execute();
    for (const { id, payload } of rows) {
      const anew = sealLetter(keys, String(payload['key']), openLetter(keys, payload));
      await trx.updateTable('outbox').set({ payload: anew }).where('id', '=', id).execute();
    }
    return rows.length;
  });
}
