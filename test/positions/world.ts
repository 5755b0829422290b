import type { Kysely } from 'kysely';
import pino from 'pino';
import type { Actor, Role, Scope } from '../../src/accounts/policy.ts';
import { addBase } from '../../src/bases/index.ts';
import { readConfig } from '../../src/config.ts';
import { makeKeys } from '../../src/crypt/index.ts';
import { inTransaction, type Ctx } from '../../src/ctx.ts';
import type { Tables } from '../../src/db/tables.ts';
import type { Deps } from '../../src/deps.ts';
import { addEmployer, type NewEmployer } from '../../src/organizations/index.ts';
import { postPosition, type NewPosting } from '../../src/positions/index.ts';
import { boardSearch } from '../support/board-search.ts';

/** A house whose engine knows the board only, without mail, whose clock stands where a test puts it: 2026-11-22 in 北京. */
export type House = Deps & { readonly clock: { pass: (days: number) => void } };

export function makeHouse(db: Kysely<Tables>): House {
  let at = Date.parse('2026-11-22T10:00:00+08:00');
  return {
    db,
    search: boardSearch(db),
    mail: { send: async () => undefined },
    keys: makeKeys([Buffer.alloc(32, 7)]),
    config: readConfig({ LOG_LEVEL: 'silent' }),
    log: pino({ level: 'silent' }),
    now: () => new Date(at),
    clock: { pass: (days) => void (at += days * 86_400_000) },
  };
}

export const as = (house: House, actor: Actor): Ctx => ({ ...house, actor });
export const system: Actor = { kind: 'system', name: 'test' };
export const visitor: Actor = { kind: 'visitor' };

/** Somebody with that role, as a session would give her. */
export const someone = (role: Role, scope: Scope = {}, name = `${role} 1`): Actor & { kind: 'person' } => ({
  kind: 'person',
  userId: `${role}-${Object.values(scope).join('-') || 'all'}`,
  name,
  membership: { id: 1, role, scope },
});

export const city = someone('city_staff', {}, '周敏');
export const chaoyang = someone('district_staff', { district: '110105' }, '王丽');
export const fengtai = someone('district_staff', { district: '110106' }, '赵强');
export const student = someone('student', { studentId: 1 });
export const teacher = someone('teacher', { schoolId: 1 });
export const administrator = someone('administrator');
export const ownerOf = (employerId: number) => someone('employer', { employerId }, '陈经理');
export const baseKeeper = (baseId: number) => someone('base', { baseId }, '刘老师');

export const setCity = (house: House) => house.db.updateTable('agency').set({ city_code: '110000' }).execute();

let count = 0;
export function employer(house: House, given: Partial<NewEmployer> = {}): Promise<number> {
  count += 1;
  const name = `示例恒信科技有限公司${count}`;
  const plain: NewEmployer = { name, credit_code: null, employer_kind: '民营企业', region: '110105' };
  return inTransaction(as(house, system), (tx) => addEmployer(tx, { ...plain, ...given }));
}

export async function base(house: House, employerId: number | null, given: { name?: string; district?: string } = {}) {
  count += 1;
  const added = await addBase(as(house, system), {
    name: given.name ?? `示例同心科技实习基地${count}`,
    district: given.district ?? '110105',
    address: '示例路3号',
    contact_name: '联系人',
    contact_phone: '01088001000',
    employer_id: employerId,
    offered: [{ title: '数据标注员', places: 2 }],
  });
  if (!added.ok) throw new Error(JSON.stringify(added.problems));
  return added.id;
}

export const posting: NewPosting = {
  kind: 'job',
  flexible: false,
  title: '软件测试工程师',
  headcount: 3,
  duties: '写测试用例，跟进缺陷。',
  education: '大专',
  majors: [{ level: 'class', name: '计算机类', code: '0809' }],
  major_rule: 'preferred',
  categories: [],
  category_reason: null,
  region: '110105',
  address: '示例路7号',
  wage_text: '6800-9000',
  wage_min: 6800,
  wage_max: 9000,
  demands: { D_SCREEN: 'core' },
  features: { F_ENTRANCE_STEP_FREE: 'has', F_LIFT_ACCESSIBLE: 'can_provide', F_TEXT_FIRST_COMM: 'has' },
  closes_on: '2026-12-20',
  contact_name: '陈经理',
  contact_phone: '13900000001',
};

/** Posts as that actor and gives back the number. */
export async function post(
  house: House,
  actor: Actor,
  employerId: number,
  given: Partial<NewPosting> & { baseId?: number; key?: string } = {},
): Promise<string> {
  const { baseId = null, key = null, ...says } = given;
  const posted = await postPosition(as(house, actor), { employerId, baseId, key }, { ...posting, ...says });
  if (!posted.ok) throw new Error(JSON.stringify(posted.problems));
  return posted.number;
}

export const rowOf = (house: House, number: string) =>
  house.db.selectFrom('positions').selectAll().where('number', '=', number).executeTakeFirstOrThrow();

/** What was written down about a position, oldest first: verb and act. */
export async function auditOf(
  house: House,
  id: string | number,
  kind: 'position' | 'employer' | 'base' = 'position',
): Promise<string[]> {
  const rows = await house.db
    .selectFrom('audit_log')
    .select(['verb', 'facts'])
    .where('thing_kind', '=', kind)
    .where('thing_id', '=', String(id))
    .orderBy('id')
    .execute();
  return rows.map((row) => `${row.verb} ${row.facts['act'] ?? ''}`.trim());
}

/** How often engines were told that this position has changed. */
export async function announced(house: House, number: string): Promise<number> {
  const rows = await house.db
    .selectFrom('index_changes')
    .innerJoin('positions', 'positions.id', 'index_changes.entity_id')
    .select('index_changes.seq')
    .where('index_changes.kind', '=', 'position')
    .where('positions.number', '=', number)
    .execute();
  return rows.length;
}
