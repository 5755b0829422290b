import type { Tx } from '../../ctx.ts';
import { sortKeyOf } from '../../students/index.ts';
import { dayAfter, numbered, sealed } from './insert.ts';
import type { Seed } from './rows.ts';

/** Ids by the key of the data files; schools by name. */
export type Places = {
  readonly employers: ReadonlyMap<string, number>;
  readonly bases: ReadonlyMap<string, number>;
  readonly schools: ReadonlyMap<string, number>;
};

const idsOf = (rows: ReadonlyMap<string, { readonly id: number }>) =>
  new Map([...rows].map(([key, { id }]) => [key, id] as const));

export async function insertPlaces(tx: Tx, seed: Seed): Promise<Places> {
  const employers = await insertEmployers(tx, seed);
  const bases = await insertBases(tx, seed, employers);
  await insertDeclarations(tx, seed, bases);
  return { employers, bases, schools: await insertSchools(tx, seed) };
}

async function insertEmployers(tx: Tx, seed: Seed): Promise<Map<string, number>> {
  const rows = await numbered(tx, 'employers', seed.employers, (row) => row.key);
  const values = [...rows.values()].map(({ id, row: { key: _key, contact_phone, ...row } }) => ({
    ...row,
    id,
    contact_phone_sealed: sealed(tx, 'employers', id)('contact_phone', contact_phone),
  }));
  await tx.db.insertInto('employers').values(values).execute();
  return idsOf(rows);
}

async function insertSchools(tx: Tx, seed: Seed): Promise<Map<string, number>> {
  const names = [...new Set(seed.students.map((student) => student.school))];
  const rows = await numbered(tx, 'schools', names, (name) => name);
  const values = [...rows.values()].map(({ id, row: name }) => ({ id, name, sort_key: sortKeyOf(name) }));
  await tx.db.insertInto('schools').values(values).execute();
  return idsOf(rows);
}

async function insertBases(tx: Tx, seed: Seed, employers: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  const rows = await numbered(tx, 'bases', seed.bases, (row) => row.key);
  const values = [...rows.values()].map(({ id, row: { key: _key, employer, contact_phone, offered, ...row } }) => ({
    ...row,
    id,
    employer_id: employers.get(employer)!,
    offered: JSON.stringify(offered),
    contact_phone_sealed: sealed(tx, 'bases', id)('contact_phone', contact_phone),
  }));
  await tx.db.insertInto('bases').values(values).execute();
  return idsOf(rows);
}

/** The lists (附件5) by which districts declared these bases. */
async function insertDeclarations(tx: Tx, seed: Seed, bases: ReadonlyMap<string, number>): Promise<void> {
  const offered = new Map(seed.bases.map((base) => [base.key, JSON.stringify(base.offered)]));
  const rows = await numbered(tx, 'declaration_lists', seed.declarations, (row) => row.district);
  const lists = [...rows.values()].map(({ id, row: { declared, phone, bases: _bases, ...row } }) => ({
    ...row,
    id,
    declared_on: dayAfter(tx, declared),
    phone_sealed: sealed(tx, 'declaration_lists', id)('phone', phone),
  }));
  await tx.db.insertInto('declaration_lists').values(lists).execute();
  const lines = [...rows.values()].flatMap(({ id, row }) =>
    row.bases.map((key, at) => ({ list_id: id, base_id: bases.get(key)!, place: at + 1, offered: offered.get(key)! })),
  );
  await tx.db.insertInto('declarations').values(lines).execute();
}
