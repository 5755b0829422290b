import type { Viewer } from '../page.ts';
import type { Words } from '../words/index.ts';

export type DoorKey = keyof Words['site']['doors'];
export type Door = { readonly key: DoorKey; readonly path: string };

const paths: Record<DoorKey, string> = {
  matches: '/my/matches',
  needs: '/my/needs',
  record: '/my/record',
  views: '/my/views',
  positions: '/positions',
  help: '/help',
  students: '/students',
  ownStudents: '/students',
  managed: '/positions/manage',
  requests: '/requests',
  messages: '/messages',
  bases: '/bases',
  imports: '/imports',
  exports: '/exports',
  accounts: '/accounts',
  equivalents: '/equivalents',
  runs: '/runs',
  fairness: '/fairness',
  editions: '/editions',
  settings: '/settings',
  audit: '/audit',
  myPositions: '/my/positions',
  organization: '/my/organization',
  myBase: '/my/base',
  majors: '/majors',
};

const staff: readonly DoorKey[] = [
  'students',
  'managed',
  'requests',
  'messages',
  'imports',
  'exports',
  'bases',
  'accounts',
  'runs',
  'fairness',
  'editions',
  'equivalents',
];

/** Of whoever is signed in and not let in. */
const outside: readonly DoorKey[] = ['positions', 'majors', 'help'];

/** What each role comes for, first things first. */
const keys: Record<Viewer['role'], readonly DoorKey[]> = {
  visitor: [],
  waiting: outside,
  refused: outside,
  ended: outside,
  student: ['matches', 'needs', 'record', 'views', 'positions', 'help'],
  teacher: ['ownStudents', 'imports', 'exports', 'positions', 'majors', 'help'],
  employer: ['myPositions', 'organization', 'help'],
  base: ['myPositions', 'myBase', 'help'],
  district_staff: staff,
  city_staff: staff,
  administrator: ['accounts', 'settings', 'audit', 'messages'],
};

export const doorsFor = (role: Viewer['role']): Door[] => keys[role].map((key) => ({ key, path: paths[key] }));
