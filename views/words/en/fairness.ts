import type { Words } from '../index.ts';

const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;

export const fairness: Words['fairness'] = {
  title: 'Fairness report',
  titleOf: (scope) => `Fairness report: ${scope}`,
  intro:
    'Whom the open positions reach, whom they miss, and which change would help most. Numbers under 5 are not shown.',
  lead: (positions) => `Does every student have a suitable one among ${many(positions, 'open position')}?`,
  none: 'No report yet',
  noneText: 'Make one: it is kept, to compare later ones with.',
  make: 'Make a new report',
  makeFirst: 'Make the first report',
  atWork: 'A new report is being made',
  atWorkText: 'Until it is done, this page shows the one before it.',
  see: 'See how far it is',
  earlier: 'Earlier reports',
  coverage: 'Who has a suitable position',
  coverageLead: 'Suitable: everything she needs is there, or the employer can arrange it.',
  bands: { none: 'None', few: '1–4', enough: '5 or more' },
  any: '1 or more',
  noneFinding: (none, students, percent) =>
    none === 0
      ? `All ${many(students, 'student')} have a suitable position.`
      : `${none} of ${many(students, 'student')} (${percent}) have no suitable position at all.`,
  hiddenFinding: 'One band of all students has fewer than 5, so the totals are not shown.',
  fewStudents: 'There are too few students to show numbers.',
  chartNone: 'share of students without a suitable position, by category of disability',
  heads: {
    category: 'Category and level',
    students: 'Students',
    places: 'Places in a top 20',
    share: 'Share of places',
    each: 'For each student',
  },
  ofCategory: (category, level) => `${category}, ${level}`,
  noLevel: 'level not on record',
  total: 'All',
  exposure: 'Who comes first among the candidates',
  exposureLead: 'The first 20 candidates of every open position, counted by category.',
  exposureLeadDistrict:
    'The first 20 candidates of every open position among the students of this district, or all of them where there are fewer, counted by category. Students of other districts are left out.',
  exposureFinding: (most, much, least, little) =>
    `For each student ${most} appears most (${much} times), ${least} least (${little} times).`,
  exposureHidden: 'There are too few students to compare categories.',
  chartExposure: 'places in a top 20 for each student, by category of disability',
  times: (count) => `${count} times`,
  needs: 'Which needs close most doors',
  needsLead: 'Closed: a need that she must have is not met there now. Only needs of 5 students or more are listed.',
  needsFinding: (need, closed, pairs) =>
    `“${need}” closes most: ${closed} of ${many(pairs, 'pair')} of a student and a position.`,
  needsNone:
    'There is no need to list: only those that 5 students at least must have and that close 5 pairs at least are listed. Fewer are not shown.',
  chartNeeds: 'pairs of a student and a position that each need closes',
  needHeads: {
    need: 'Need',
    students: 'Students',
    pairs: 'Pairs that fit otherwise',
    closed: 'Closed',
    share: 'Share closed',
  },
  pairs: (count) => many(count, 'pair'),
  plan: 'Which changes would help most',
  planLead:
    'Each step is the one feature at one employer that removes most barriers. Every later step is worked out anew, with the earlier ones done. A step that helps fewer than 5 students is not listed.',
  planFinding: (steps, pairs) =>
    `With ${steps === 1 ? 'this step' : `these ${steps} steps`} done, ${many(pairs, 'pair')} of a student and a position would have no barrier any more.`,
  planNone: 'There is no step to list: only those that help 5 students at least are listed. Fewer are not shown.',
  tooFew: 'There are too few students, so this is not shown.',
  chartPlan: 'pairs of a student and a position that each step opens',
  planHeads: {
    step: 'Step',
    feature: 'Feature',
    employer: 'Employer',
    positions: 'Positions',
    students: 'Students',
    pairs: 'Pairs opened',
    sum: 'In sum',
  },
  step: (number, feature, employer) => `${number}. ${feature} (${employer})`,
  masked: 'Groups under 5 are joined. Numbers under 5, and those that would give one away, are not shown.',
  hidden: 'not shown',
};
