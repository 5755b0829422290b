import type { Kysely } from 'kysely';
import type { Tables } from '../../src/db/tables.ts';

/** One school, employer, base and student of 朝阳区, a base and student of 丰台区, an employer of no district: what scopes point at. */
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
  const employer = (name: string, credit_code: string, region: string | null) =>
    one(
      db
        .insertInto('employers')
        .values({ name, credit_code, region, employer_kind: '民营企业' } as never)
        .returning('id'),
    );
  return {
    school: await one(db.insertInto('schools').values({ name: '北京联合大学', sort_key: 'beijing' }).returning('id')),
    employer: await employer('好邻居', '91110105MA01ABCD2X', '110105'),
    employerElsewhere: await employer('远邻居', '91110106MA01ABCD2X', null),
    base: await base('朝阳基地', '110105'),
    baseElsewhere: await base('丰台基地', '110106'),
    student: await student('D00001', '110105'),
    studentElsewhere: await student('D00002', '110106'),
  };
}
