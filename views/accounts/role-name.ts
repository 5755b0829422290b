import type { Role } from '../../src/accounts/policy.ts';
import type { Page } from '../page.ts';

/** A role where several are named side by side; the header says staff's district next to it, a list of roles does not. */
export const roleName = (page: Page, role: Role): string =>
  role === 'district_staff' ? page.words.accounts.districtStaff : page.words.frame.roles[role];
