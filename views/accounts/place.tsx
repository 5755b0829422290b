import type { Role } from '../../src/accounts/policy.ts';
import type { Page } from '../page.ts';
import { Zh } from '../parts/zh.tsx';

/** Where a membership belongs, in words also where it has no name. */
export function Place({ page, role, place }: { page: Page; role: Role; place: string | null }) {
  const { places } = page.words.accounts;
  if (place !== null) return <Zh page={page}>{place}</Zh>;
  if (role === 'city_staff' || role === 'administrator') return <>{places.everywhere}</>;
  return <>{role === 'student' ? places.herself : places.open}</>;
}
