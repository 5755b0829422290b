import type { Kysely } from 'kysely';
import { makeMemorySearch, type Search } from '../../search/index.ts';
import type { Tables } from '../../src/db/tables.ts';
import { boardSource } from '../../src/positions/index.ts';

/** An engine over the rows of a database that knows the board and no edition. */
export const boardSearch = (db: Kysely<Tables>): Search => makeMemorySearch(noEdition, boardSource({ db }));

function noEdition(): never {
  throw new Error('this engine has no edition');
}
