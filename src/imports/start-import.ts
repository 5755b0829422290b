import { randomUUID } from 'node:crypto';
import { may } from '../accounts/policy.ts';
import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { NotFound, type Problems } from '../errors.ts';
import type { ImportKind } from './kinds.ts';
import { largestFile, type Workbook } from './read-source.ts';
import { sealFile, sealFileName } from './seal-import.ts';

export type Started = { readonly ok: true; readonly key: string } | { readonly ok: false; readonly problems: Problems };

/** Takes a file in, sealed; what it holds is checked afterwards (`checkImport`). Nothing of it is written yet. */
export async function startImport(ctx: Ctx, file: Workbook | null, kind: ImportKind | null): Promise<Started> {
  const { district = null, schoolId = null } = scopeOf(ctx);
  if (!may(ctx.actor, 'imports.bring', { district, schoolId })) throw new NotFound();
  if (file === null) return { ok: false, problems: { file: 'file_missing' } };
  if (file.bytes.length > largestFile) {
    return { ok: false, problems: { file: `file_too_large:${Math.floor(largestFile / 1_000_000)} MB` } };
  }
  const key = randomUUID();
  await inTransaction(ctx, async (tx) => {
    await tx.db
      .insertInto('imports')
      .values({
        key,
        kind,
        file_name_sealed: sealFileName(tx.keys, key, file.name.slice(-120)),
        file_sealed: sealFile(tx.keys, key, file.bytes),
        state: 'checking',
        by_user_id: tx.actor.kind === 'person' ? tx.actor.userId : null,
        by_name: tx.actor.kind === 'visitor' ? '' : tx.actor.name,
        district,
        school_id: schoolId,
        beat_at: tx.now(),
        created_at: tx.now(),
      })
      .execute();
    await audit(tx, { verb: 'imports.bring', thing: { kind: 'import', id: key }, facts: { act: 'sent' } });
  });
  return { ok: true, key };
}

const scopeOf = ({ actor }: Ctx) => (actor.kind === 'person' ? actor.membership?.scope : undefined) ?? {};
