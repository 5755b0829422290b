import type { Kysely } from 'kysely';
import pino from 'pino';
import type { Actor, Role, Scope } from '../../src/accounts/policy.ts';
import { readConfig } from '../../src/config.ts';
import { makeKeys } from '../../src/crypt/index.ts';
import { inTransaction, type Ctx } from '../../src/ctx.ts';
import type { Tables } from '../../src/db/tables.ts';
import type { Deps } from '../../src/deps.ts';
import { addStudent, type NewStudent } from '../../src/students/index.ts';

/** A house without a search engine and without mail, whose clock stands where a test puts it. */
export type House = Deps & { readonly clock: { pass: (minutes: number) => void } };

export function makeHouse(db: Kysely<Tables>): House {
  let at = Date.parse('2026-11-22T10:00:00+08:00');
  return {
    db,
    search: {} as Deps['search'],
    mail: { send: async () => undefined },
    keys: makeKeys([Buffer.alloc(32, 7)]),
    config: readConfig({ LOG_LEVEL: 'silent' }),
    log: pino({ level: 'silent' }),
    now: () => new Date(at),
    clock: { pass: (minutes) => void (at += minutes * 60_000) },
  };
}

export const as = (house: House, actor: Actor): Ctx => ({ ...house, actor });
export const system: Actor = { kind: 'system', name: 'test' };
export const visitor: Actor = { kind: 'visitor' };

/** Somebody with that role, as her session would give her. */
export const someone = (role: Role, scope: Scope = {}, name = `${role} 1`): Actor & { kind: 'person' } => ({
  kind: 'person',
  userId: `${role}-${Object.values(scope).join('-') || 'all'}`,
  name,
  membership: { id: 1, role, scope },
});

export const city = someone('city_staff', {}, '周敏');
export const chaoyang = someone('district_staff', { district: '110105' }, '王丽');
export const fengtai = someone('district_staff', { district: '110106' }, '赵强');
export const employer = someone('employer', { employerId: 1 });
export const base = someone('base', { baseId: 1 });
export const administrator = someone('administrator');
export const waiting: Actor = { kind: 'person', userId: 'waiting', name: '等待', membership: null };

export async function furnish(house: House) {
  await house.db.updateTable('agency').set({ city_code: '110000' }).execute();
  const school = (name: string, sort_key: string) =>
    house.db.insertInto('schools').values({ name, sort_key }).returning('id').executeTakeFirstOrThrow();
  return {
    school: (await school('示例理工大学', 'shi li li gong da xue')).id,
    otherSchool: (await school('示例师范大学', 'shi li shi fan da xue')).id,
  };
}

/** A student of 朝阳区; her own actor comes with her. */
export async function add(house: House, given: Partial<NewStudent> = {}) {
  const added = await inTransaction(as(house, system), (tx) =>
    addStudent(tx, { name: '林晓雨', origin_region: '110105', ...given }),
  );
  if (!added.ok) throw new Error(JSON.stringify(added.problems));
  const { id, number } = added;
  return { id, number, actor: someone('student', { studentId: id }, given.name ?? '林晓雨') };
}

/** The entries of the log, newest last, without those that adding students has left. */
export const logged = async (house: House) =>
  (await house.db.selectFrom('audit_log').selectAll().orderBy('id').execute()).filter(
    (row) => row.verb !== 'students.add',
  );

export const announced = async (house: House): Promise<number[]> =>
  (await house.db.selectFrom('index_changes').selectAll().where('kind', '=', 'student').orderBy('seq').execute()).map(
    (row) => row.entity_id,
  );

/** Forgets what was announced so far. */
export const hush = async (house: House): Promise<void> => void (await house.db.deleteFrom('index_changes').execute());

/** Everything that the tables of this room hold, as raw bytes in one text. */
export async function rawBytes(house: House): Promise<string> {
  const tables = ['students', 'disabilities', 'need_records', 'need_drafts', 'student_consents', 'audit_log'] as const;
  const rows = await Promise.all(tables.map((table) => house.db.selectFrom(table).selectAll().execute()));
  return rows
    .flat()
    .flatMap((row) => Object.values(row))
    .map((value) =>
      Buffer.isBuffer(value) ? value.toString('latin1') + value.toString('utf8') : JSON.stringify(value),
    )
    .join('\n');
}
