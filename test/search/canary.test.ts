import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { positionQueryFor } from '../../src/matching/queries.ts';
import { studentFactsOf } from '../../src/matching/reads-facts.ts';
import { fill } from '../matching/rows.ts';
import { testDb } from '../support/db.ts';
import { faultProxy, type FaultProxy } from '../support/fault-proxy.ts';
import { hasRealServer, realServer, type RealServer } from '../support/meilisearch.ts';
import { question } from './board-world.ts';
import { indexedHouse } from './indexed-house.ts';

const db = testDb();
const sealed = (text: string) => Buffer.from(`canary ${text}`);

/** For every column of a student something that no position has. */
const student = {
  number: 'CANARY-0001',
  name: '金丝雀甲乙',
  sort_key: 'jin si que canary',
  gender: '女',
  birth_month: '1903-07',
  political_status: '民革党员',
  origin_region: '542621',
  household_type: '非农业',
  household_region: '542622',
  district: '110229',
  major: '金丝雀饲养学',
  major_code: '999901',
  education: '本科',
  graduation_year: 2091,
  landline_sealed: sealed('landline'),
  phone_sealed: sealed('phone'),
  phone_blind: sealed('phone blind'),
  mail_sealed: sealed('mail'),
  mail_blind: sealed('mail blind'),
  home_region: '542623',
  home_address_sealed: sealed('address'),
  remark_plain: '金丝雀备注',
  remark_sealed: sealed('remark'),
  plan: '继续深造',
  employer_kinds: ['外企'],
  regions: ['542624', '110105'],
  wage_floor: 743_198_765,
  accepts_remote: true,
  seeks: ['job'],
  services: [],
  other_service: '金丝雀服务',
  registered_on: '1987-06-05',
  confirmed_fields: ['canary_field'],
};
const disability = {
  certificate_sealed: sealed('certificate'),
  certificate_blind: sealed('certificate blind'),
  category: '7',
  level: 2,
  components: JSON.stringify([{ category: '3', level: 1 }]),
  devices: ['canary_device'],
  other_device_sealed: sealed('device'),
};
const needs = { answers: JSON.stringify({ N_STEP_FREE: 'must', N_TEXT_COMM: 'nice' }), confirmed_on: '1987-06-06' };

/** What says nothing of a person by itself, or is the same for many rows of every table. */
const notTold = ['id', 'student_id', 'school_id', 'opportunities', 'version', 'created_at', 'updated_at'];
/** Words that positions have too: they may be in what is sent about positions, and in no question. */
const shared: readonly string[] = ['本科', '外企', '110105', 'job', 'N_STEP_FREE', 'N_TEXT_COMM', '非农业', '女'];
const alone = ['2', '7', 'true', 'must', 'nice', 'level', 'category', 'components', '3', '1'];

describe.runIf(hasRealServer)('what is sent to the index', { timeout: 120_000 }, () => {
  let server: RealServer;
  let proxy: FaultProxy;
  beforeAll(async () => {
    server = await realServer();
    proxy = await faultProxy(server.host);
  }, 120_000);
  afterAll(async () => {
    await proxy.close();
    await server.stop();
  });

  test('holds nothing of a student: not when it is built, not when it follows, not when she asks', async () => {
    await fill(db, 3, 80);
    await db
      .updateTable('students')
      .set(student as never)
      .where('id', '=', 1)
      .execute();
    await sql`update disabilities set certificate_sealed = ${disability.certificate_sealed},
      certificate_blind = ${disability.certificate_blind}, category = ${disability.category}, level = ${disability.level},
      components = ${disability.components}, other_device_sealed = ${disability.other_device_sealed}
      where student_id = 1`.execute(db);
    await sql`update need_records set answers = ${needs.answers}, confirmed_on = ${needs.confirmed_on}, confirmed_by = 'herself'
      where student_id = 1`.execute(db);
    const house = await indexedHouse(db, { host: proxy.host, key: server.key }, server);
    await house.converge();
    const [facts] = await studentFactsOf({ db }, [1]);
    const query = positionQueryFor(book, facts!, '2026-11-22');
    const page = house.page();
    const { hits } = await page.positionsFor(query, { offset: 0, limit: 20, count: true });
    await page.nearMisses(query, { offset: 0, limit: 20 });
    await page.ranksOf(
      query,
      hits.map((hit) => hit.id),
    );
    const questions = proxy.heard.filter(({ path }) => path === '/multi-search').map(({ body }) => body);
    await page.browse(question({ today: query.today }));
    expect(page.catchingUp()).toBe(false);
    expect(questions.length).toBeGreaterThan(2);

    const bytes = proxy.heard.map(({ method, path, body }) => `${method} ${path} ${body}`).join('\n');
    expect(bytes.length).toBeGreaterThan(10_000);
    const told = textsIn([student, disability, needs]);
    expect(told.length).toBeGreaterThan(40);
    const inQuestions = (text: string) =>
      new RegExp(`(?<![0-9a-z])${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![0-9a-z])`).test(
        questions.join('\n'),
      );
    expect(told.filter((text) => !shared.includes(text) && text.length > 4 && bytes.includes(text))).toEqual([]);
    expect(told.filter(inQuestions)).toEqual([]);
  });

  test('is searched for a value of every column that a student has', async () => {
    const { rows } = await sql<{ name: string }>`
      select distinct column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name in ('students', 'disabilities', 'need_records')`.execute(db);
    const searched = [...Object.keys({ ...student, ...disability, ...needs }), ...notTold];
    const others = ['confirmed_by', 'by_user_id'];
    expect(rows.map(({ name }) => name).filter((name) => ![...searched, ...others].includes(name))).toEqual([]);
  });
});

/** Every text and figure, and what is sealed as it lies there and as it would be written in JSON. */
function textsIn(value: unknown): string[] {
  const texts = (each: unknown): string[] => {
    if (each instanceof Buffer) return [each.toString('utf8'), each.toString('base64'), each.toString('hex')];
    if (Array.isArray(each)) return each.flatMap(texts);
    if (each !== null && typeof each === 'object') return Object.values(each).flatMap(texts);
    if (typeof each === 'string' && /^[[{]/.test(each)) {
      const read: unknown = JSON.parse(each);
      return [...texts(read), ...(Array.isArray(read) ? [] : Object.keys(read as object))];
    }
    return [String(each)];
  };
  return [...new Set(texts(value))].filter((text) => !alone.includes(text));
}
