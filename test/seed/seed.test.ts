import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { signIn } from '../../src/accounts/sign-in.ts';
import { openBasePhone } from '../../src/bases/index.ts';
import { today } from '../../src/ctx.ts';
import { demoAccounts, demoPassword } from '../../src/db/seed/accounts.ts';
import { seed, seedDemo } from '../../src/db/seed/index.ts';
import { idsIn, readSeed, type Seed } from '../../src/db/seed/rows.ts';
import { shippedRulebook } from '../../src/matching/edition.ts';
import { explain, type Class } from '../../src/matching/index.ts';
import { openPositionFactsAfter, studentFactsAfter } from '../../src/matching/reads-facts.ts';
import { openingsFor } from '../../src/matching/rules.ts';
import { openEmployerPhone } from '../../src/organizations/index.ts';
import { openPositionPhone } from '../../src/positions/index.ts';
import { messagesFor } from '../../src/site/reads.ts';
import { openDisability } from '../../src/students/index.ts';
import { openField } from '../../src/students/seal-fields.ts';
import { as, caller, makeHouse, system, visitor, type House } from '../accounts/people.ts';
import { testDb } from '../support/db.ts';

const db = testDb();

/** What every table holds, so that two states can be compared. */
async function fingerprint(): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely%'`.execute(db);
  const found: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ sum: string }>`
      select md5(coalesce(string_agg(row::text, '|' order by row::text), '')) as sum from ${sql.table(name)} as row`.execute(
      db,
    );
    found[name] = rows[0]!.sum;
  }
  return found;
}

const count = async (table: 'students' | 'positions' | 'employers' | 'bases' | 'declarations' | 'schools') =>
  (
    await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

describe('seeding', () => {
  test('fills an empty database once, and a second time changes nothing', async () => {
    const house = makeHouse(db);
    expect(await seed(house)).toEqual({ students: 60, positions: 160, employers: 30 });
    expect(await count('students')).toBe(60);
    expect(await count('positions')).toBe(160);
    expect(await count('employers')).toBe(30);
    expect(await count('bases')).toBe(6);
    expect(await count('declarations')).toBe(4);
    const before = await fingerprint();
    expect(await seed(house)).toBeNull();
    expect(await fingerprint()).toEqual(before);
  });

  test('of two at once one fills and the other finds it done', async () => {
    const house = makeHouse(db);
    const both = await Promise.all([seed(house), seed(house)]);
    expect(both.filter((each) => each !== null)).toHaveLength(1);
    expect(await count('students')).toBe(60);
  });

  test('leaves a database with students alone, and prints no sign-in for it', async () => {
    const house = makeHouse(db);
    await db
      .insertInto('students')
      .values({ number: 'D00001', name: '真实的人', sort_key: 'zhen' } as never)
      .execute();
    const before = await fingerprint();
    expect((await seedDemo(house)).join('\n')).not.toContain(demoPassword);
    expect(await fingerprint()).toEqual(before);
  });

  test('announces every student and position to the engines', async () => {
    await seed(makeHouse(db));
    const rows = await db
      .selectFrom('index_changes')
      .select(['kind', (eb) => eb.fn.count<number>('entity_id').distinct().as('n')])
      .groupBy('kind')
      .orderBy('kind')
      .execute();
    expect(rows).toEqual([
      { kind: 'position', n: 160 },
      { kind: 'student', n: 60 },
    ]);
  });

  test('prints one sign-in for each role, and each works', async () => {
    const house = makeHouse(db);
    const lines = (await seedDemo(house)).slice(1);
    expect(lines).toHaveLength(7);
    for (const [at, { username, role }] of demoAccounts.entries()) {
      expect(lines[at]).toContain(`${username}  ${demoPassword}`);
      const secret = await signIn(as(house, visitor), { login: username, password: demoPassword }, caller);
      expect(secret, `${role}`).not.toBeNull();
    }
    const roles = await db.selectFrom('memberships').select(['role', 'state']).orderBy('id').execute();
    expect(roles).toEqual(demoAccounts.map(({ role }) => ({ role, state: 'active' })));
    expect(await seedDemo(house)).toEqual(['演示账号（身份、姓名、用户名、密码） / demo sign-ins:', ...lines]);
  });
});

describe('the invented world', () => {
  let house: House;
  let data: Seed;
  beforeEach(async () => {
    house = makeHouse(db);
    data = await readSeed();
    await seed(house);
  });

  test('is sealed as the rooms seal', async () => {
    const student = await db
      .selectFrom('students')
      .selectAll()
      .where('number', '=', 'D10007')
      .executeTakeFirstOrThrow();
    const stated = data.students.find((row) => row.number === 'D10007')!;
    for (const field of ['phone', 'mail', 'home_address'] as const) {
      expect(openField(house.keys, student, field)).toBe(stated[field]);
    }
    expect(await openDisability(house, student.id)).toMatchObject({
      certificate: stated.certificate,
      category: '4',
      level: 2,
      devices: ['DEV_WHEELCHAIR'],
    });
    const employer = await db
      .selectFrom('employers')
      .selectAll()
      .where('name', '=', data.employers[0]!.name)
      .executeTakeFirstOrThrow();
    expect(openEmployerPhone(house.keys, employer.id, employer.contact_phone_sealed)).toBe(
      data.employers[0]!.contact_phone,
    );
    const base = await db
      .selectFrom('bases')
      .selectAll()
      .where('name', '=', data.bases[0]!.name)
      .executeTakeFirstOrThrow();
    expect(openBasePhone(house.keys, base.id, base.contact_phone_sealed)).toBe(data.bases[0]!.contact_phone);
    const position = await db.selectFrom('positions').selectAll().orderBy('id').executeTakeFirstOrThrow();
    expect(openPositionPhone(house.keys, position.id, position.contact_phone_sealed)).toMatch(/^010-8800\d{4}$/);
    const { messages, counts } = await messagesFor(as(house, system), { state: 'open', page: 1 });
    expect(counts).toEqual({ open: 2, answered: 1 });
    expect(messages.map((message) => message.text.length > 10)).toEqual([true, true]);
  });

  test('has for every student the needs that the data state', async () => {
    const rows = await db
      .selectFrom('students')
      .leftJoin('need_records', 'need_records.student_id', 'students.id')
      .leftJoin('need_drafts', 'need_drafts.student_id', 'students.id')
      .select([
        'number',
        'need_records.answers',

        'confirmed_by',
        'confirmed_on',
        'need_drafts.answers as draft',
      ])
      .execute();
    const byNumber = new Map(rows.map((row) => [row.number, row]));
    for (const student of data.students) {
      const { answers, draft, ...row } = byNumber.get(student.number)!;
      const stated = Object.fromEntries(
        Object.entries(student.needs ?? {}).flatMap(([answer, text]) => idsIn(text, 'N_').map((id) => [id, answer])),
      );
      const confirmed = student.needs !== undefined && student.confirmed !== undefined;
      expect(answers ?? null, `${student.name}`).toEqual(confirmed ? stated : null);
      expect(draft ?? null, `${student.name}`).toEqual(student.needs !== undefined && !confirmed ? stated : null);
      expect(row.confirmed_by).toBe(confirmed ? student.confirmed_by : null);
      expect(row.confirmed_on !== null && row.confirmed_on < today(house)).toBe(confirmed);
    }
    expect(rows.filter((row) => row.answers === null)).toHaveLength(8);
    expect(rows.filter((row) => row.draft !== null)).toHaveLength(3);
  });

  test('shows 林晓雨 all four classes and near misses with different features', async () => {
    const student = (await studentFactsAfter(house, 0, 100)).find((each) => each.number === 'D10007')!;
    const positions = await openPositionFactsAfter(house, 0, 1000);
    const found = positions.flatMap((position) => {
      const match = explain(shippedRulebook, student, position, today(house));
      return 'refused' in match ? [] : [{ match, openings: openingsFor(shippedRulebook, student, position) }];
    });
    const numbers = Map.groupBy(found, ({ match }) => match.class);
    for (const each of ['ready', 'on_request', 'to_verify', 'gap'] satisfies Class[]) {
      expect(numbers.get(each)?.length ?? 0, `${each}`).toBeGreaterThanOrEqual(10);
    }
    const near = numbers.get('gap')!.flatMap(({ openings }) => openings.map((opening) => opening.feature));
    for (const feature of [
      'F_TOILET_ACCESSIBLE',
      'F_ENTRANCE_STEP_FREE',
      'F_DESK_KNEE',
      'F_LIFT_AID',
      'F_SEATED_WORK',
    ]) {
      expect(near).toContain(feature);
    }
    const first = found.toSorted((a, b) => b.match.fit - a.match.fit)[0]!.match;
    expect(first).toMatchObject({ class: 'ready', fit: 95 });
    expect(first.needs.every((need) => need.verdict === 'met')).toBe(true);
  });

  test('has students of whom every class is somebody’s best, and some whom nobody has asked', async () => {
    const positions = await openPositionFactsAfter(house, 0, 1000);
    const students = await studentFactsAfter(house, 0, 100);
    const flags = new Set<string>();
    const classes = new Set<string>();
    for (const student of students) {
      for (const position of positions) {
        const match = explain(shippedRulebook, student, position, today(house));
        if ('refused' in match) for (const why of match.refused) classes.add(`refused ${why}`);
        else for (const flag of [...match.flags, match.class]) flags.add(flag);
      }
    }
    expect([...flags].toSorted()).toEqual(['gap', 'needs_not_confirmed', 'on_request', 'ready', 'review', 'to_verify']);
    expect([...classes].toSorted()).toEqual([
      'refused category',
      'refused education',
      'refused kind',
      'refused major',
      'refused open',
    ]);
  });
});
