import type { Words } from '../index.ts';

const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;

export const lists: Words['lists'] = {
  title: 'Lists for positions',
  lead: (count) =>
    `${many(count, 'list')}, newest first. Each match on a list is kept as it was and checked again when the list is opened.`,
  heads: { list: 'List', position: 'Position', students: 'Students', by: 'Made by', at: 'When' },
  people: (count) => many(count, 'student'),
  none: 'No lists yet',
  noneText: 'Tick students on the page of candidates of a position to put them on a list.',
  toPositions: 'To the positions',
  city: 'Whole city',
  ofPosition: 'Lists for this position',
  ofPositionLead: (count) =>
    count === 0 ? 'None yet. Tick students above and put them on a list.' : `${many(count, 'list')}.`,
  toAll: 'All lists',
  pick: 'Choose',
  add: 'Put the chosen students on a list',
  addHint: 'Tick first. The next page shows whom you chose; nothing is kept before you confirm.',
  wholePage: (count) => `Choose all ${count} on this page`,
  students: 'Students',
  review: 'To be looked at first',
  checkTitle: 'Put on a list',
  checkLead: (count) => `${many(count, 'student')} chosen. Each match is kept as it is now.`,
  checkCaption: 'Chosen students',
  notNow: 'No candidate now: will not be put on the list',
  list: 'Which list',
  newList: 'A new list',
  listTitle: 'Name of the new list',
  listTitleHint: (choice) =>
    choice ? 'For a new list, such as First group of December' : 'Such as First group of December',
  looked: 'A person has to look at these matches first',
  lookedHint: 'Tick each one that you have looked at. Without the tick she cannot be put on a list.',
  lookedAt: (name) => `I have looked at the match of ${name}, and it may go on the list`,
  keep: 'Put the ticked students on the list',
  listLead: (count, changed) =>
    count === 0
      ? 'Nobody is on this list.'
      : changed === 0
        ? `${many(count, 'student')}, no change.`
        : `${many(count, 'student')}, ${changed} changed.`,
  madeBy: (name, at) => `${name}, ${at}`,
  entryHeads: { pick: 'Choose', student: 'Student', kept: 'Then', now: 'Now' },
  keptOn: (day) => `kept on ${day}`,
  fit: (fit) => `Fit ${fit}`,
  notListed: 'No match',
  remove: 'Take the chosen students off the list',
  removeHint: 'What was kept of them is deleted too. They can be put on it again from the page of candidates.',
  download: 'Download the list (it tells needs: for staff only)',
  toCandidates: 'Candidates',
  outOfReach: (count) => `${many(count, 'more student')} no longer in your district, not shown here.`,
  emptyTitle: 'Nobody is on this list',
  emptyText: 'Students can be put on it from the page of candidates.',
  kept: { list_kept: 'Put on the list.', list_removed: 'Taken off the list; what was kept of them is deleted.' },
  keptCounts: (added, there, apart) =>
    [
      `${added} put on the list`,
      ...(there > 0 ? [`${there} were on it already and stay as they were kept`] : []),
      ...(apart > 0 ? [`${apart} no candidate now, left out`] : []),
    ]
      .join('; ')
      .concat('.'),
  keptTitle: 'Kept on lists',
  keptLead: 'As the match was when it was put on a list, and how it is now.',
  sheetHeads: {
    number: 'Number',
    student: 'Name',
    major: 'Major',
    year: 'Graduates',
    kept: 'Verdict then',
    keptFit: 'Fit then',
    day: 'Kept on',
    now: 'Verdict now',
    nowFit: 'Fit now',
    changes: 'What changed',
  },
};
