import type { search as source } from '../zh/search.ts';

export const search: typeof source = {
  catchingUp: 'The search index is catching up. This page comes from the built-in engine and is just as complete.',
  title: 'Search engine',
  lead: 'Who answers matches and searches for positions, and whether it has caught up.',
  engine: 'Engine',
  memory: 'Built-in engine',
  memoryLead:
    'No Meilisearch is connected: the built-in engine answers everything. To connect one, set MEILI_URL or put meilisearch on PATH, then restart.',
  memoryChosen:
    'The settings say SEARCH=memory: the built-in engine answers everything. To connect Meilisearch, set SEARCH=auto and MEILI_URL, or put meilisearch on PATH, then restart.',
  meilisearch: (version) => (version ? `Meilisearch ${version}` : 'Meilisearch (not reached yet)'),
  place: 'Place',
  own: 'started by this product, on this machine only',
  lastFault: 'Last fault',
  noFault: 'none',
  faultAt: (fault, time) => `${fault} (${time})`,
  shut: 'This index cannot be used now',
  shutLead:
    'Pages come from the built-in engine, with the same results. The server is tried again and again; there is nothing to do. Below is how things stood when it last worked.',
  failing: (tries) =>
    `${tries} ${tries === 1 ? 'try' : 'tries'} in a row did not succeed; the built-in engine fills in meanwhile. Below is how things stood when it last worked.`,
  nextTry: (time) => `Next try: ${time}`,
  indexes: 'Indexes',
  kinds: { positions: 'Matches', board: 'Search for positions' },
  edition: (digest) => `edition of the rules ${digest}`,
  documents: 'Positions',
  lag: 'Behind',
  upToDate: 'not behind',
  behind: (changes, seconds) =>
    `${changes} ${changes === 1 ? 'change' : 'changes'}, the oldest waiting for ${seconds} s`,
  built: 'Last rebuild',
  builtIn: (time, seconds) => `${time}, took ${seconds} s`,
  notBuilt: 'not built yet',
  building: 'being rebuilt; the old one goes on answering',
  checked: 'Last check',
  checkedWith: (time, differing) =>
    differing === 0 ? `${time}, everything the same` : `${time}, ${differing} differed and were put right`,
  notChecked: 'not checked yet',
  parked: 'Positions that the index does not take',
  parkedLead: 'The built-in engine gives these as usual. They are tried again when the position changes.',
  parkedRow: (position, reason) => `${position}: ${reason}`,
  gone: '(a deleted position)',
  rebuild: 'Rebuild',
  rebuildHint:
    'The built-in engine and the indexes, where there are any, read everything anew beside the old and then take its place. Pages go on as usual.',
  rebuildBegun: 'The built-in engine is reading everything anew, for some seconds. Pages go on as usual.',
  rebuildAsked: 'The rebuild is under way. Reload this page in a while to see how far it is.',
  faults: {
    refused: 'cannot be reached',
    slow: 'too slow, not waited for',
    busy: 'too busy, refused the request',
    missing: 'the index is gone',
    unfit: 'the index has settings that are not ours, or refused what was sent',
    denied: 'the key may not do this',
    broken: 'gave an answer that could not be read',
  },
};
