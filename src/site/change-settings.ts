import { audit } from '../audit/index.ts';
import { may } from '../accounts/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { NotFound, type Problems } from '../errors.ts';
import { cityOf, resolveRegion, type RegionCode } from '../reference/index.ts';
import type { SettingsInput } from './input.ts';

export type Changed =
  | { readonly ok: true }
  | { readonly ok: false; readonly problems: Problems; readonly suggestions: readonly string[] };

/** Changes what every page says of the agency: its names, its city, how to reach it and when. */
export async function changeSettings(ctx: Ctx, { city, ...texts }: SettingsInput): Promise<Changed> {
  if (!may(ctx.actor, 'settings.change')) throw new NotFound();
  const { code, suggestions } = resolveCity(city);
  if (code === null) return { ok: false, problems: { city: 'not_found' }, suggestions };
  await inTransaction(ctx, async (tx) => {
    const before = await tx.db.selectFrom('agency').selectAll().forUpdate().executeTakeFirstOrThrow();
    const after = { ...texts, city_code: code };
    const fields = (Object.keys(after) as (keyof typeof after)[]).filter((field) => after[field] !== before[field]);
    if (fields.length === 0) return;
    await tx.db.updateTable('agency').set(after).execute();
    await audit(tx, { verb: 'settings.change', thing: { kind: 'agency', id: 1 }, facts: { fields } });
  });
  return { ok: true };
}

/** A city, or a municipality; a district or a province is none. */
function resolveCity(text: string): { readonly code: RegionCode | null; readonly suggestions: readonly string[] } {
  const { code, suggestions } = resolveRegion(text);
  return code !== null && cityOf(code) === code ? { code, suggestions: [] } : { code: null, suggestions };
}
