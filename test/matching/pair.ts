import type { PositionFacts, StudentFacts } from '../../src/matching/facts.ts';
import { worldToday } from '../support/world.ts';

/** A student and a position that match in everything, to be changed by one fact. */
export const student: StudentFacts = {
  number: 'D1',
  serial: 1,
  seeks: ['job'],
  education: '本科',
  majors: ['软件工程'],
  components: [{ category: '4', level: 3 }],
  certificateCategory: '4',
  certificateLevel: 3,
  needsConfirmed: true,
  needs: {},
  employerKinds: [],
  regions: [],
  wageFloor: null,
  acceptsRemote: false,
  opportunities: 0,
};
export const position: PositionFacts = {
  number: 'P1',
  serial: 1,
  quality: 500,
  open: true,
  closesOn: worldToday,
  placesLeft: 1,
  kind: 'job',
  employerKinds: ['民营企业'],
  education: '本科',
  majors: [],
  majorRule: null,
  categories: [],
  categoryRule: null,
  region: '110105',
  wageMin: null,
  wageMax: null,
  demands: {},
  features: {},
};
