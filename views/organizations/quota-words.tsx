import type { Quota } from '../../src/organizations/rules.ts';
import type { Page } from '../page.ts';
import { Dots } from '../parts/dots.tsx';

/** How far an employer is from its quota, in words. */
export function QuotaWords({ page, quota }: { page: Page; quota: Quota | null }) {
  const { quota: words, unknown } = page.words.organizations;
  if (quota === null) return <>{unknown}</>;
  const { due, missing, exempt } = quota;
  const stands = missing === null ? words.notSaid : missing === 0 ? words.reached : <b>{words.missing(missing)}</b>;
  return <Dots items={[words.due(String(due)), stands, exempt && words.exempt]} />;
}
