import type { Migration } from 'kysely/migration';
import * as house from './0001-house.ts';
import * as accounts from './0002-accounts.ts';
import * as organizations from './0003-organizations.ts';
import * as bases from './0004-bases.ts';
import * as students from './0005-students.ts';
import * as positions from './0006-positions.ts';
import * as matching from './0007-matching.ts';
import * as imports from './0008-imports.ts';
import * as studentConsents from './0009-student-consents.ts';
import * as postings from './0010-postings.ts';
import * as importRuns from './0011-imports.ts';
import * as messages from './0012-messages.ts';
import * as requests from './0013-requests.ts';
import * as editions from './0014-editions.ts';
import * as sealedMatches from './0015-sealed-matches.ts';
import * as searchIndexes from './0016-search-indexes.ts';
import * as publishedEditions from './0018-published-editions.ts';
import * as flexiblePositions from './0019-flexible-positions.ts';
import * as messageDistricts from './0020-message-districts.ts';
import * as sealingKeys from './0021-sealing-keys.ts';
import * as sealedNotes from './0022-sealed-notes.ts';

/** Every migration by name, in the order in which they run. They only go forward. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-house': house,
  '0002-accounts': accounts,
  '0003-organizations': organizations,
  '0004-bases': bases,
  '0005-students': students,
  '0006-positions': positions,
  '0007-matching': matching,
  '0008-imports': imports,
  '0009-student-consents': studentConsents,
  '0010-postings': postings,
  '0011-imports': importRuns,
  '0012-messages': messages,
  '0013-requests': requests,
  '0014-editions': editions,
  '0015-sealed-matches': sealedMatches,
  '0016-search-indexes': searchIndexes,
  '0018-published-editions': publishedEditions,
  '0019-flexible-positions': flexiblePositions,
  '0020-message-districts': messageDistricts,
  '0021-sealing-keys': sealingKeys,
  '0022-sealed-notes': sealedNotes,
};
