import { randomInt } from 'node:crypto';
import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import type { Deps } from '../deps.ts';
import { NotFound, type Problems } from '../errors.ts';
import { addMembership } from './add-membership.ts';
import { createAccount, type NewAccount } from './create-account.ts';
import { fingerprint } from './fingerprint.ts';
import { may } from './policy.ts';
import type { Caller } from './sign-in.ts';
import { takeTry } from './throttle.ts';

/** Without the letters and digits that are mistaken for one another. */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const codeLength = 20;

/**
 * For the start: while there is no administrator, a new code (the one before it is worth nothing) that makes whoever
 * knows it the first one on /setup. Null once there is one.
 */
export async function setupCode(deps: Deps): Promise<string | null> {
  if (await hasAdministrator(deps)) {
    await deps.db.deleteFrom('setup_codes').execute();
    return null;
  }
  const code = Array.from({ length: codeLength }, () => signs[randomInt(signs.length)]).join('');
  const row = { code: fingerprint(deps.keys, code), made_at: deps.now() };
  await deps.db
    .insertInto('setup_codes')
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  return code.replace(/(.{5})(?=.)/g, '$1-');
}

/** Whether /setup is there: as long as a code waits for its administrator. */
export async function isSetupOpen(ctx: Ctx): Promise<boolean> {
  const waiting = await ctx.db.selectFrom('setup_codes').select('id').executeTakeFirst();
  return waiting !== undefined && !(await hasAdministrator(ctx));
}

export type SetUp = { readonly ok: true } | { readonly ok: false; readonly problems: Problems };

/** Makes the first administrator. Of two at the same time one wins; for the other, and ever after, it is not found. */
export async function setUp(ctx: Ctx, code: string, account: NewAccount, caller: Caller): Promise<SetUp> {
  if (!may(ctx.actor, 'account.enter') || !(await isSetupOpen(ctx))) throw new NotFound();
  await takeTry(ctx, { kind: 'address', what: 'setup', of: caller.address });
  return inTransaction(ctx, async (tx) => {
    const held = await tx.db.selectFrom('setup_codes').select('code').forUpdate().executeTakeFirst();
    if (!held) throw new NotFound();
    const given = code.toUpperCase().replaceAll(/[\s-]/g, '');
    if (held.code !== fingerprint(tx.keys, given)) return { ok: false, problems: { code: 'wrong_code' } };
    const made = await createAccount(tx, account);
    if (!made.ok) return made;
    await makeAdministrator(tx, made.userId, account.name);
    await tx.db.deleteFrom('setup_codes').execute();
    return { ok: true };
  });
}

async function makeAdministrator(tx: Tx, userId: string, name: string): Promise<void> {
  const id = await addMembership(tx, userId, 'administrator', {});
  const actor = { kind: 'person', userId, name, membership: { id, role: 'administrator', scope: {} } } as const;
  const thing = { kind: 'membership', id };
  await audit({ ...tx, actor }, { verb: 'account.enter', thing, facts: { act: 'set_up', role: 'administrator' } });
}

async function hasAdministrator(deps: Pick<Deps, 'db'>): Promise<boolean> {
  const found = await deps.db
    .selectFrom('memberships')
    .select('id')
    .where('role', '=', 'administrator')
    .where('state', '=', 'active')
    .executeTakeFirst();
  return found !== undefined;
}
