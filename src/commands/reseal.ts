import { sql } from 'kysely';
import { newestKeys } from '../db/keys/open-keys.ts';
import { resealValues } from '../db/keys/reseal-values.ts';
import type { Deps } from '../deps.ts';
import { resealLetters } from '../outbox/index.ts';
import { reblind } from './reseal-indexes.ts';

export type ResealCommand = { readonly english: boolean; readonly print: (text: string) => void };

/**
 * `reseal`: after SECRET_KEY=old,new, seals everything anew with the newest secret, then makes the blind indexes anew and
 * forgets the others in one transaction, with what only they could read: sessions, and links that are out. Nobody may
 * serve meanwhile. It can be run again; exit code 1 when a value does not open, and then the old secret stays needed.
 */
export async function runReseal(deps: Deps, { english, print }: ResealCommand): Promise<number> {
  const say = (zh: string, en: string) => print(`${english ? en : zh}\n`);
  if (deps.keys.sealing.size === 1) {
    say('只有一把密钥，没有要换的。', 'There is one secret only: nothing to do.');
    return 0;
  }
  const values = await resealValues(deps.db, deps.keys);
  const sealed = values.count + (await resealLetters(deps));
  say(`重新加密了 ${sealed} 项。`, `Sealed anew: ${sealed}.`);
  const broken = Object.entries(values.broken).map(([where, count]) => `${where} ${count}`);
  if (broken.length > 0) {
    say(`有的打不开，旧密钥还要留着：${broken.join('，')}`, `Not opened, so keep the old secret: ${broken.join(', ')}`);
    return 1;
  }
  const indexes = await leaveOldKeys(deps);
  say(
    `重算了 ${indexes} 个查找用的指纹。现在只留最新的密钥就够了；大家要重新登录，还没有用的邀请和设密码的链接已经失效。`,
    `Indexes made anew: ${indexes}. The newest secret alone is enough now; everybody signs in again, and links that were out have ended.`,
  );
  return 0;
}

async function leaveOldKeys(deps: Deps): Promise<number> {
  const newest = await newestKeys(deps.db, deps.config);
  return deps.db.transaction().execute(async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx);
    const count = await reblind(trx, newest);
    for (const table of ['sessions', 'verifications', 'throttles', 'setup_codes'] as const)
      await trx.deleteFrom(table).execute();
    await trx.updateTable('invitations').set({ expires_at: deps.now() }).where('used_at', 'is', null).execute();
    await trx.deleteFrom('sealing_keys').where('id', '!=', newest.sealingId).execute();
    return count;
  });
}
