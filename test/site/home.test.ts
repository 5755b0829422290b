import { describe, expect, test } from 'vitest';
import { inTransaction, today } from '../../src/ctx.ts';
import { readSeed } from '../../src/db/seed/rows.ts';
import { insertPlaces } from '../../src/db/seed/organizations.ts';
import { insertPositions } from '../../src/db/seed/positions.ts';
import { commonNeeds, isMetNow } from '../../src/positions/index.ts';
import { needs } from '../../src/reference/index.ts';
import { register } from '../../src/accounts/register.ts';
import { as, caller, goodPassword, makeHouse, system, visitor } from '../accounts/people.ts';
import { testDb } from '../support/db.ts';
import { openSite, textOf, type Who } from './site.tsx';

const db = testDb();

async function furnished() {
  const house = makeHouse(db);
  const data = await readSeed();
  await inTransaction(as(house, system), async (tx) => insertPositions(tx, data, await insertPlaces(tx, data)));
  return house;
}

/** What one can apply for, counted without the SQL of the board. */
async function openRows(house: ReturnType<typeof makeHouse>) {
  const rows = await db
    .selectFrom('positions')
    .select(['title', 'state', 'taken', 'headcount', 'closes_on', 'features', 'demands'])
    .execute();
  const now = today(house);
  return rows.filter(
    (row) => row.state === 'open' && row.taken < row.headcount && (row.closes_on === null || row.closes_on >= now),
  );
}

describe('the front page', () => {
  test('counts what is open now, and what of it meets each need, with a way there', async () => {
    const house = await furnished();
    const rows = await openRows(house);
    const html = await openSite(house).html('visitor', '/');
    const text = textOf(html);
    expect(text).toContain(`正在招聘的 ${rows.length} 个岗位中`);
    expect(text).toContain(`查看全部 ${rows.length} 个岗位`);
    expect(text).toContain('查看全部 48 项便利');
    const shown = [...html.matchAll(/href="\/positions\?need=(\w+)"><span>[^<]*<\/span><b>(\d+) 个/g)];
    expect(shown.map(([, need]) => need)).toEqual(commonNeeds);
    for (const [, need, count] of shown) {
      expect(Number(count), `${need}`).toBe(rows.filter((row) => isMetNow(need!, row)).length);
    }
  });

  test('shows the four newest', async () => {
    const text = textOf(await openSite(await furnished()).html('visitor', '/'));
    expect(text).toMatch(/最新岗位.*数据治理工程师（初级）.*图书编目员.*新媒体编辑（实习）|最新岗位.*图书编目员/);
    for (const title of ['数据治理工程师（初级）', '图书编目员', '新媒体编辑（实习）', '会计助理']) {
      expect(text).toContain(title);
    }
  });

  test('searches the board by GET, in the districts of the agency’s city', async () => {
    const house = await furnished();
    await db.updateTable('agency').set({ city_code: '110000' }).execute();
    const html = await openSite(house).html('visitor', '/');
    expect(html).toMatch(/<form method="get" action="\/positions"[^>]*role="search"/);
    expect(html).toContain('<option value="110108">海淀区</option>');
    expect(html).toContain('<option value="110111-YANSHAN">燕山地区</option>');
  });

  test('says that nothing is open while nothing is', async () => {
    const text = textOf(await openSite(makeHouse(db)).html('visitor', '/'));
    expect(text).toContain('现在没有正在招聘的岗位');
    expect(text).toContain('正在招聘的 0 个岗位中');
  });

  test('opens two doors to a visitor, and to nobody who is in', async () => {
    const site = openSite(makeHouse(db));
    expect(await site.html('visitor', '/')).toContain('href="/register/student"');
    for (const who of ['student', 'employer', 'city', 'waiting'] as const) {
      expect(await site.html(who, '/')).not.toMatch(/<main[\s\S]*href="\/register\/student"[\s\S]*<\/main>/);
    }
  });

  const firsts: readonly (readonly [Who, readonly string[]])[] = [
    ['waiting', ['/positions', '/majors', '/help']],
    ['student', ['/my/matches', '/my/needs', '/my/record', '/my/views', '/positions', '/help']],
    ['teacher', ['/students', '/imports', '/exports', '/positions', '/majors', '/help']],
    ['employer', ['/my/positions', '/my/organization', '/help']],
    ['base', ['/my/positions', '/my/base', '/help']],
    ['administrator', ['/accounts', '/settings', '/audit', '/messages']],
  ];
  test.each(firsts)('gives %s her pages first', async (who, paths) => {
    const html = await openSite(makeHouse(db)).html(who, '/');
    const main = html.slice(html.indexOf('<main'));
    expect([...main.matchAll(/<a class="tile" href="([^"?]+)"/g)].map(([, path]) => path)).toEqual(paths);
    expect(main.indexOf('class="tile"')).toBeLessThan(main.indexOf('role="search"'));
  });

  test('tells staff how many registrations wait for them', async () => {
    const house = makeHouse(db);
    await db.updateTable('agency').set({ city_code: '110000' }).execute();
    const facts = { school: '北京联合大学', graduation_year: 2027, certificate: null, consent: '2026-11' } as const;
    for (const [name, district] of [
      ['林晓雨', '110108'],
      ['秦晴', '110105'],
    ] as const) {
      const account = { name, mail: null, username: `user-${district}`, password: goodPassword };
      const said = { ...facts, name, district, mail: null };
      await register(as(house, visitor), { kind: 'student', account, facts: said }, caller);
    }
    const site = openSite(house);
    for (const who of ['city', 'administrator'] as const)
      expect(textOf(await site.html(who, '/'))).toContain('2 份待审核');
    expect(textOf(await site.html('district', '/'))).toContain('1 份待审核');
    expect(textOf(await site.html('student', '/'))).not.toContain('待审核');
  });

  test('tells staff how many messages wait', async () => {
    const site = openSite(makeHouse(db));
    await site.post('visitor', '/help', { text: '你好', contact: '' });
    expect(textOf(await site.html('city', '/'))).toContain('1 条待回复');
    expect(textOf(await site.html('district', '/'))).toContain('0 条待回复');
    expect(textOf(await site.html('student', '/'))).not.toContain('待回复');
  });
});

describe('/needs', () => {
  test('lists all 48, each with what it takes and how many positions have it now', async () => {
    const house = await furnished();
    const rows = await openRows(house);
    const html = await openSite(house).html('visitor', '/needs');
    for (const need of needs) {
      expect(html).toContain(need.zh);
      const count = rows.filter((row) => isMetNow(need.id, row)).length;
      const shown = new RegExp(`href="/positions\\?need=${need.id}">(\\d+) 个岗位`).exec(html)?.[1] ?? '0';
      expect(Number(shown), `${need.id}`).toBe(count);
    }
    expect(needs).toHaveLength(48);
  });

  test('says in English what Chinese says', async () => {
    const html = await openSite(makeHouse(db)).html('visitor', '/en/needs');
    for (const need of needs) expect(html).toContain(need.en.charAt(0).toUpperCase() + need.en.slice(1));
  });
});
