/** The invented world that `npm run demo` and the command `seed` put into an empty database. */
import { sql } from 'kysely';
import { audit } from '../../audit/index.ts';
import { inTransaction, type Ctx, type Tx } from '../../ctx.ts';
import type { Deps } from '../../deps.ts';
import { regionShortName } from '../../reference/index.ts';
import { demoAccounts, demoPassword, demoPlaces, insertAccounts } from './accounts.ts';
import { insertMessages } from './messages.ts';
import { insertPlaces } from './organizations.ts';
import { insertPositions } from './positions.ts';
import { readSeed } from './rows.ts';
import { insertStudents } from './students.ts';

/** How many rows were added; null: there are students already, so nothing was touched. */
export type Seeded = { readonly students: number; readonly positions: number; readonly employers: number } | null;

/** Puts the invented world in, whole or not at all. Of two at once the second finds the first one's and does nothing. */
export async function seed(deps: Deps): Promise<Seeded> {
  const data = await readSeed();
  const ctx: Ctx = { ...deps, actor: { kind: 'system', name: 'seed' } };
  return inTransaction(ctx, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('seed'))`.execute(tx.db);
    if ((await tx.db.selectFrom('students').select('id').limit(1).executeTakeFirst()) !== undefined) return null;
    await fillAgency(tx);
    const places = await insertPlaces(tx, data);
    await insertPositions(tx, data, places);
    const students = await insertStudents(tx, data, places);
    await insertAccounts(tx, places, students);
    await insertMessages(tx, students);
    const counts = {
      students: data.students.length,
      positions: data.positions.length,
      employers: data.employers.length,
    };
    await audit(tx, {
      verb: 'settings.change',
      thing: { kind: 'demo', id: null },
      facts: { act: 'seeded', ...counts },
    });
    return counts;
  });
}

/** Seeds an empty database and gives the lines to print: one sign-in for each role. None where the demo is not there. */
export async function seedDemo(deps: Deps): Promise<string[]> {
  await seed(deps);
  const usernames = demoAccounts.map((account) => account.username);
  const there = await deps.db.selectFrom('users').select('username').where('username', 'in', usernames).execute();
  const lines = demoAccounts
    .filter(({ username }) => there.some((user) => user.username === username))
    .map((account) => `  ${labels[account.role]}  ${account.name}  ${account.username}  ${demoPassword}`);
  return lines.length === 0 ? [] : ['演示账号（身份、姓名、用户名、密码） / demo sign-ins:', ...lines];
}

const labels: Record<(typeof demoAccounts)[number]['role'], string> = {
  student: '学生 / student',
  teacher: '高校老师 / teacher',
  employer: '用人单位 / employer',
  base: '实习基地 / base',
  district_staff: `${regionShortName(demoPlaces.district)}工作人员 / district staff`,
  city_staff: '市级工作人员 / city staff',
  administrator: '管理员 / administrator',
};

async function fillAgency(tx: Tx): Promise<void> {
  await tx.db
    .updateTable('agency')
    .set({
      name: '京城残疾人就业服务中心（演示）',
      name_en: 'Capital Disability Employment Service (demo)',
      city_code: '110000',
      phone: '010-0000 1234',
      sms: '106 0000 1234',
      mail: 'help@example.org',
      hours: '工作日 9:00–17:30，听障学生可全程用文字',
      hours_en: 'Weekdays 9:00–17:30, in writing throughout if you like',
    })
    .execute();
}
