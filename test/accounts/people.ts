import type { Kysely } from 'kysely';
import pino from 'pino';
import { createAccount, addMembership, type Actor, type Role, type Scope } from '../../src/accounts/index.ts';
import type { Config } from '../../src/config.ts';
import { readConfig } from '../../src/config.ts';
import { makeKeys } from '../../src/crypt/index.ts';
import { inTransaction, type Ctx } from '../../src/ctx.ts';
import type { Tables } from '../../src/db/tables.ts';
import type { Deps } from '../../src/deps.ts';
import type { Letter } from '../../src/mail/index.ts';
import { drainOutbox } from '../../src/outbox/index.ts';
import { boardSearch } from '../support/board-search.ts';

/** A house to test the door of: its clock stands still until a test moves it, its letters lie in an array. */
export type House = Deps & {
  readonly letters: Letter[];
  readonly clock: { pass: (minutes: number) => void };
  /** All letters that have been posted so far. */
  readonly post: () => Promise<Letter[]>;
};

export function makeHouse(db: Kysely<Tables>, config: Partial<Config> = {}): House {
  const letters: Letter[] = [];
  let at = Date.now();
  const deps: Deps = {
    db,
    search: boardSearch(db),
    mail: { send: async (letter) => void letters.push(letter) },
    keys: makeKeys([Buffer.alloc(32, 3)]),
    config: { ...readConfig({ LOG_LEVEL: 'silent' }), ...config },
    log: pino({ level: 'silent' }),
    now: () => new Date(at),
  };
  const post = async () => {
    await drainOutbox({ ...deps, now: () => new Date(Math.max(at, Date.now()) + 1000) });
    return letters;
  };
  return { ...deps, letters, post, clock: { pass: (minutes) => void (at += minutes * 60_000) } };
}

export const visitor: Actor = { kind: 'visitor' };
export const system: Actor = { kind: 'system', name: 'test' };
export const as = (house: House, actor: Actor): Ctx => ({ ...house, actor });
export const goodPassword = '骑车去看海 2031';
export const caller = { address: '192.0.2.1', userAgent: 'test', token: null };

let count = 0;
/** Somebody with an account and one membership; her actor, as the session would give it. */
export async function someone(
  house: House,
  role: Role,
  scope: Scope = {},
  given: { username?: string | null; mail?: string | null; name?: string } = {},
): Promise<Actor & { kind: 'person' }> {
  count += 1;
  const { username = `user${count}`, mail = null, name = `人${count}` } = given;
  return inTransaction(as(house, system), async (tx) => {
    const made = await createAccount(tx, { name, username, mail, password: goodPassword });
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    const id = await addMembership(tx, made.userId, role, scope);
    return { kind: 'person', userId: made.userId, name, membership: { id, role, scope } };
  });
}
