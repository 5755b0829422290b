import type { Actor, Role, Scope } from '../../src/accounts/policy.ts';
import type { Ctx } from '../../src/ctx.ts';
import { checkImport } from '../../src/imports/check-import.ts';
import type { ImportKind } from '../../src/imports/kinds.ts';
import type { Plan } from '../../src/imports/plan.ts';
import { importOf } from '../../src/imports/reads.ts';
import { startImport } from '../../src/imports/start-import.ts';

/** Somebody with one membership, as a session gives her. */
export const person = (role: Role, scope: Scope = {}): Actor => ({
  kind: 'person',
  userId: `${role} ${JSON.stringify(scope)}`,
  name: '周敏',
  membership: { id: 1, role, scope },
});

/** Sends a file and waits for its check; the key of the import. */
export async function send(
  ctx: Ctx,
  bytes: Uint8Array,
  kind: ImportKind | null = null,
  name = '表.xlsx',
): Promise<string> {
  const started = await startImport(ctx, { bytes, name }, kind);
  if (!started.ok) throw new Error(JSON.stringify(started.problems));
  await checkImport(ctx, started.key);
  return started.key;
}

/** The dry run that stands on the page of an import. */
export async function dryRun(ctx: Ctx, key: string): Promise<Plan> {
  const { row, plan } = await importOf(ctx, key);
  if (plan === null) throw new Error(`${row.state} ${row.refusal}`);
  return plan;
}
