import type { Viewer } from './page.ts';
import type { Words } from './words/index.ts';

/** A page of the second header line; its label is `words.frame.nav[key]`. */
export type NavKey = keyof Words['frame']['nav'];
export type NavItem = { readonly key: NavKey; readonly path: string };

const items: Record<NavKey, string> = {
  positions: '/positions',
  internships: '/positions?kind=internship',
  majors: '/majors',
  register: '/register/student',
  signIn: '/sign-in',
  matches: '/my/matches',
  needs: '/my/needs',
  record: '/my/record',
  views: '/my/views',
  students: '/students',
  imports: '/imports',
  exports: '/exports',
  myPositions: '/my/positions',
  organization: '/my/organization',
  myBase: '/my/base',
  managedPositions: '/positions/manage',
  bases: '/bases',
  accounts: '/accounts',
  settings: '/settings',
  audit: '/audit',
};

const staff: readonly NavKey[] = ['students', 'managedPositions', 'bases', 'imports', 'exports', 'accounts'];

/** Of whoever is signed in and not let in. */
const outside: readonly NavKey[] = ['positions', 'internships', 'majors'];

/** At most six for each role, so that they fit two rows of three on a phone. */
const menus: Record<Viewer['role'], readonly NavKey[]> = {
  visitor: ['positions', 'internships', 'majors', 'register', 'signIn'],
  waiting: outside,
  refused: outside,
  ended: outside,
  student: ['matches', 'positions', 'needs', 'record', 'views'],
  teacher: ['students', 'imports', 'exports'],
  employer: ['myPositions', 'organization'],
  base: ['myPositions', 'myBase'],
  district_staff: staff,
  city_staff: staff,
  administrator: ['accounts', 'settings', 'audit'],
};

export function navFor(role: Viewer['role']): NavItem[] {
  return menus[role].map((key) => ({ key, path: items[key] }));
}
