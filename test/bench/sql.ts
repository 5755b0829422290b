import type pg from 'pg';
import { flexibleWork } from '../../src/reference/index.ts';
import type { PositionQuery, Test } from '../../search/index.ts';
import type { PositionDocument } from '../../search/index.ts';

/**
 * The same meaning as one SQL query on PostgreSQL: the measure of what a user could pick instead, and an oracle of its
 * own at a scale where brute force takes hours. Needs are bit masks, one a level; tokens are split into the columns
 * that a person would make of them; majors and regions are arrays with GIN indexes.
 */
const arrays = ['m', 'c', 'd', 'pc', 'pd', 'r', 'cat'] as const;

export async function fillTable(client: pg.ClientBase, documents: readonly PositionDocument[]): Promise<void> {
  await client.query(`
    drop table if exists bench_positions;
    create unlogged table bench_positions (
      id int primary key, quality int not null, closes_on int not null, kind text not null, edu smallint not null,
      emp text not null, flexible boolean not null, city text, remote boolean not null, major_any boolean not null, major_free boolean not null,
      cat_free boolean not null, wage_min int, wage_max int,
      ${arrays.map((name) => `t_${name} text[] not null`).join(', ')},
      ${[0, 1].flatMap((remote) => [0, 1, 2].map((level) => `n${remote}${level} bigint not null`)).join(', ')}
    )`);
  for (let at = 0; at < documents.length; at += 2000) {
    const rows = documents.slice(at, at + 2000).map(rowOf);
    await client.query(
      'insert into bench_positions select * from jsonb_populate_recordset(null::bench_positions, $1)',
      [JSON.stringify(rows)],
    );
  }
  for (const name of ['m', 'c', 'd', 'pc', 'pd', 'r'])
    await client.query(`create index on bench_positions using gin (t_${name})`);
  await client.query('create index on bench_positions (kind, edu)');
  await client.query('vacuum analyze bench_positions');
}

function rowOf(document: PositionDocument) {
  const of = (prefix: string) =>
    document.tokens.filter((token) => token.startsWith(`${prefix}:`)).map((token) => token.slice(prefix.length + 1));
  const needs = document.grades.length / 2;
  const mask = (remote: number, level: number) => {
    let bits = 0n;
    for (let need = 0; need < needs; need += 1) {
      if (document.grades[need + remote * needs]! <= level) bits |= 1n << BigInt(need);
    }
    return Number(bits);
  };
  const has = (token: string) => document.tokens.includes(token);
  return {
    id: document.id,
    quality: document.quality,
    closes_on: document.closesOn,
    kind: of('kind')[0],
    edu: Number(of('edu')[0]),
    emp: of('emp')[0],
    flexible: has(`emp:${flexibleWork}`),
    city: of('city')[0] ?? null,
    remote: has('remote'),
    major_any: has('major:any'),
    major_free: has('major:free'),
    cat_free: has('cat:free'),
    wage_min: document.wageMin,
    wage_max: document.wageMax,
    ...Object.fromEntries(arrays.map((name) => [`t_${name}`, of(name).filter((each) => each !== 'free')])),
    ...Object.fromEntries(
      [0, 1].flatMap((remote) => [0, 1, 2].map((level) => [`n${remote}${level}`, mask(remote, level)])),
    ),
  };
}

/** The query of one student: hits in exact order, as the engine gives them. */
export function sqlFor(query: PositionQuery, limit: number): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const value = (given: unknown) => `$${values.push(given)}`;
  const musts = query.musts.reduce((bits, need) => bits | (1n << BigInt(need)), 0n);
  const remote = query.acceptsRemote ? 1 : 0;
  const met = (level: number) => `(n${remote}${level} & ${musts}) = ${musts}`;
  const grade = query.asked
    ? `case when ${met(0)} then 0 when ${met(1)} then 1 when ${met(2)} then 2 else 3 end`
    : `case when ${met(2)} then 2 else 3 end`;
  const points = query.criteria.map((tiers) =>
    tiers.length === 0
      ? '0'
      : `case ${tiers.map((tier) => `when ${holds(tier.test, value, remote)} then ${tier.points}`).join(' ')} else 0 end`,
  );
  const conditions = query.all.map((test) => holds(test, value, remote));
  const text = `
    select id, ${grade} as grade, ${points.join(' + ')} as fit from bench_positions
    where closes_on >= ${value(query.today)} and ${conditions.join(' and ')}
    order by grade, fit desc, quality desc, id limit ${limit}`;
  return { text, values };
}

function holds(test: Test, value: (given: unknown) => string, remote: number): string {
  if ('always' in test) return 'true';
  if ('wageMinAtLeast' in test) return `wage_min >= ${value(test.wageMinAtLeast)}`;
  if ('wageMaxAtLeast' in test) return `(wage_max is null or wage_max >= ${value(test.wageMaxAtLeast)})`;
  if ('met' in test) {
    const mask = test.met.reduce((bits, need) => bits | (1n << BigInt(need)), 0n);
    return `(n${remote}0 & ${mask}) = ${mask}`;
  }
  if (!('any' in test)) throw new Error(JSON.stringify(test));
  return anyOf(test.any, value);
}

function anyOf(tokens: readonly string[], value: (given: unknown) => string): string {
  const flags: Record<string, string> = {
    'major:any': 'major_any',
    'major:free': 'major_free',
    'cat:free': 'cat_free',
    remote: 'remote',
  };
  const parts = tokens.flatMap((token) => (token in flags ? [flags[token]!] : []));
  const grouped = Map.groupBy(
    tokens.filter((token) => !(token in flags)),
    (token) => token.slice(0, token.indexOf(':')),
  );
  for (const [prefix, some] of grouped) {
    const names = some.map((token) => token.slice(prefix.length + 1));
    if (prefix === 'emp' && names.includes(flexibleWork)) parts.push('flexible');
    if (prefix === 'edu') parts.push(`edu = any(${value(names.map(Number))}::smallint[])`);
    else if (['kind', 'emp', 'city'].includes(prefix)) parts.push(`${prefix} = any(${value(names)}::text[])`);
    else parts.push(`t_${prefix} && ${value(names)}::text[]`);
  }
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}
