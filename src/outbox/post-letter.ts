import { randomUUID } from 'node:crypto';
import type { Tx } from '../ctx.ts';
import { open, seal, type Keys } from '../crypt/index.ts';
import type { Letter } from '../mail/index.ts';

const place = (key: string) => ({ table: 'outbox', column: 'letter', row: key });

/** Puts a letter into the outbox of this transaction, sealed: it goes when, and only when, the change commits. */
export async function postLetter(tx: Tx, letter: Letter): Promise<void> {
  const key = randomUUID();
  const sealed = seal(tx.keys, place(key), JSON.stringify(letter)).toString('base64');
  await tx.db
    .insertInto('outbox')
    .values({ topic: 'mail', payload: JSON.stringify({ key, sealed }) })
    .execute();
}

/** Opens a letter as it stands in the outbox. */
export function openLetter(keys: Keys, payload: Record<string, unknown>): Letter {
  const key = String(payload['key']);
  return JSON.parse(open(keys, place(key), Buffer.from(String(payload['sealed']), 'base64'))) as Letter;
}
