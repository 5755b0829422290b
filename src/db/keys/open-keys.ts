import { sql, type Kysely } from 'kysely';
import type { Config } from '../../config.ts';
import { findSecrets, makeKeys, makeSecret, markOf, open, secretLength, type Keys } from '../../crypt/index.ts';
import { DatabaseProblem } from '../problems.ts';
import type { Tables } from '../tables.ts';
import { placeOf, sealedColumns } from './sealed-columns.ts';

type Db = Kysely<Tables>;
type Settings = Pick<Config, 'dataDir' | 'secretKey'>;
type Held = { readonly id: number; readonly mark: string };
type Numbered = Held & { readonly secret: Buffer };

/**
 * The keys of this database. It remembers a fingerprint of each secret that its sealed values need, so that a lost or
 * exchanged one is said at the start and not found out later; the first secret is made for an empty database only.
 * Throws DatabaseProblem.
 */
export const openKeys = async (db: Db, config: Settings): Promise<Keys> => keysOf(await openSecrets(db, config));

/** Of the newest secret alone, as they will be when the others are forgotten. */
export const newestKeys = async (db: Db, config: Settings): Promise<Keys> =>
  keysOf((await openSecrets(db, config)).slice(-1));

function openSecrets(db: Db, config: Settings): Promise<readonly Numbered[]> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('sealing keys'))`.execute(trx);
    const held = await trx.selectFrom('sealing_keys').select(['id', 'mark']).orderBy('id').execute();
    const secrets = (await findSecrets(config.dataDir, config.secretKey)) ?? (await firstSecret(trx, held, config));
    if (secrets.some((secret) => secret.length !== secretLength)) throw new DatabaseProblem('other_key');
    const given = secrets.map((secret) => ({ secret, mark: markOf(secret) }));
    return held.length === 0 ? begin(trx, given) : goOn(trx, held, given);
  });
}

const keysOf = (numbered: readonly Numbered[]): Keys =>
  makeKeys(
    numbered.map((one) => one.secret),
    numbered.map((one) => one.id),
  );

async function firstSecret(trx: Db, held: readonly Held[], { dataDir }: Settings): Promise<Buffer[]> {
  if (held.length > 0 || (await aSealedValue(trx)) !== null) {
    throw new DatabaseProblem('lost_key', { directory: dataDir });
  }
  return makeSecret(dataDir);
}

type Given = Omit<Numbered, 'id'>;

/** Nothing is remembered yet. What has been sealed before that must open. */
async function begin(trx: Db, given: readonly Given[]): Promise<readonly Numbered[]> {
  const numbered = unlike(given).map((one, at) => ({ ...one, id: at + 1 }));
  const value = await aSealedValue(trx);
  if (value !== null) {
    try {
      open(keysOf(numbered), value.place, value.sealed);
    } catch {
      throw new DatabaseProblem('other_key');
    }
  }
  await remember(trx, numbered);
  return numbered;
}

/** Every secret that is remembered must be there; one that comes after them is new, and one before them is done with. */
async function goOn(trx: Db, held: readonly Held[], given: readonly Given[]): Promise<readonly Numbered[]> {
  const known = held.map((one) => {
    const its = given.find(({ mark }) => mark === one.mark);
    if (!its) throw new DatabaseProblem('other_key');
    return { ...one, secret: its.secret };
  });
  const last = given.findLastIndex(({ mark }) => held.some((one) => one.mark === mark));
  const added = unlike(given.slice(last + 1)).map((one, at) => ({ ...one, id: held.at(-1)!.id + 1 + at }));
  await remember(trx, added);
  return [...known, ...added];
}

const unlike = (given: readonly Given[]): Given[] =>
  given.filter(({ mark }, at) => given.findIndex((one) => one.mark === mark) === at);

async function remember(trx: Db, numbered: readonly Numbered[]): Promise<void> {
  if (numbered.length === 0) return;
  const rows = numbered.map(({ id, mark }) => ({ id, mark }));
  await trx.insertInto('sealing_keys').values(rows).execute();
}

/** Any sealed value, with its place; null: there is none yet. */
async function aSealedValue(trx: Db) {
  for (const each of sealedColumns) {
    const { rows } = await sql<{ row: string | number; sealed: Buffer }>`
      select ${sql.ref(each.row)} as row, ${sql.ref(each.column)} as sealed from ${sql.table(each.table)}
      where ${sql.ref(each.column)} is not null limit 1`.execute(trx);
    const [found] = rows;
    if (found) return { place: placeOf(each, found.row), sealed: found.sealed };
  }
  return null;
}
