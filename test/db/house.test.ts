import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDb } from '../support/db.ts';

const db = testDb();
const line = { actor_user_id: null, actor_role: 'system', actor_name: null, verb: 'test.act', thing_kind: 'test' };
const rest = { thing_id: null, subject_student_id: null, reason: null };

describe('the audit log', () => {
  test('takes a line with the time and empty facts', async () => {
    await db
      .insertInto('audit_log')
      .values({ ...line, ...rest })
      .execute();
    const [row] = await db.selectFrom('audit_log').selectAll().execute();
    expect(row).toMatchObject({ id: 1, verb: 'test.act', facts: {} });
    expect(row?.at).toBeInstanceOf(Date);
  });

  test.each([
    'update audit_log set reason = null',
    'delete from audit_log',
    'truncate audit_log',
    'truncate audit_log cascade',
  ])('refuses: %s', async (statement) => {
    await db
      .insertInto('audit_log')
      .values({ ...line, ...rest })
      .execute();
    await expect(sql.raw(statement).execute(db)).rejects.toThrow('append-only');
    expect(await db.selectFrom('audit_log').selectAll().execute()).toHaveLength(1);
  });
});

describe('a table is empty before each test', () => {
  test.each([1, 2])('and numbers its rows from 1 again (%i)', async () => {
    await db
      .insertInto('audit_log')
      .values({ ...line, ...rest })
      .execute();
    await db
      .insertInto('outbox')
      .values({
        topic: 'test',
        payload: '{"n":1}',
        leased_until: null,
        done_at: null,
        failed_at: null,
        last_error: null,
      })
      .execute();
    expect(await db.selectFrom('outbox').select(['id', 'payload', 'attempts']).execute()).toEqual([
      { id: 1, payload: { n: 1 }, attempts: 0 },
    ]);
    expect(await db.selectFrom('audit_log').select('id').execute()).toEqual([{ id: 1 }]);
  });
});

describe('the agency', () => {
  test.each(['one', 'two'])('is one row with empty texts, whatever the test before called it (%s)', async (name) => {
    expect(await db.selectFrom('agency').select(['id', 'name', 'city_code']).execute()).toEqual([
      { id: 1, name: '', city_code: null },
    ]);
    await db.updateTable('agency').set({ name }).execute();
  });

  test('cannot get a second row', async () => {
    await expect(sql`insert into agency (id) values (2)`.execute(db)).rejects.toThrow('agency_id_check');
  });
});

describe('the changes for the index', () => {
  test('carry the transaction that wrote them', async () => {
    await db.insertInto('index_changes').values({ kind: 'position', entity_id: 7 }).execute();
    const row = await db.selectFrom('index_changes').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ seq: 1, kind: 'position', entity_id: 7 });
    expect(row.xid).toMatch(/^\d+$/);
  });

  test('know positions and students only', async () => {
    const other = sql`insert into index_changes (kind, entity_id) values ('base', 1)`;
    await expect(other.execute(db)).rejects.toThrow('index_changes_kind_check');
  });
});
