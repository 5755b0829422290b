import type { Kysely } from 'kysely';
import type { Tables } from '../../src/db/tables.ts';

/** One school, employer, base and student of 朝阳区, and a base and student of 丰台区: what scopes point at. */
export async function furnish(db: Kysely<Tables>) {
  await db.updateTable('agency').set({ city_code: '110000' }).execute();
  const one = async (insert: { executeTakeFirstOrThrow: () => Promise<{ id: number }> }) =>
    (await insert.executeTakeFirstOrThrow()).id;
  const base = (name: string, district: string) =>
    one(db.insertInto('bases').values({ name, district, offered: '[]' }).returning('id'));
  const student = (number: string, district: string) =>
    one(
      db
        .insertInto('students')
        .values({ number, name: '林晓雨', sort_key: 'lin xiaoyu', district } as never)
        .returning('id'),
    );
  return {
    school: await one(db.insertInto('schools').values({ name: '北京联合大学', sort_key: 'beijing' }).returning('id')),
    employer: await one(
      db
        .insertInto('employers')
        .values({ name: '好邻居', credit_code: '91110105MA01ABCD2X', employer_kind: '民营企业' } as never)
        .returning('id'),
    ),
    base: await base('朝阳基地', '110105'),
    baseElsewhere: await base('丰台基地', '110106'),
    student: await student('D00001', '110105'),
    studentElsewhere: await student('D00002', '110106'),
  };
}
