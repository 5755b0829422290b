import { describe, expect, test } from 'vitest';
import { Conflict, NotFound } from '../../src/errors.ts';
import { endEquivalent, equivalentsFor, keepEquivalent, standingEquivalents } from '../../src/matching/index.ts';
import { studentFactsOf } from '../../src/matching/reads-facts.ts';
import { as, makeHouse } from '../accounts/people.ts';
import { testDb } from '../support/db.ts';
import { actors, everybody, openSite, textOf } from './site.tsx';

const db = testDb();
const pair = { major: '大数据与会计', counts_as: '会计学', reason: '课程与会计学相同' };

async function withStudents() {
  const house = makeHouse(db);
  const rows = [
    { id: 1, number: 'D00001', major: '大数据与会计' },
    { id: 2, number: 'D00002', major: '会计学' },
    { id: 3, number: 'D00003', major: '大数据与会计' },
  ].map((row) => ({ ...row, name: '某人', sort_key: 'mou' }));
  await db
    .insertInto('students')
    .values(rows as never)
    .execute();
  return house;
}

const announced = async () =>
  (await db.selectFrom('index_changes').select('entity_id').where('kind', '=', 'student').execute())
    .map((row) => row.entity_id)
    .toSorted();
const majorsOf = async (house: ReturnType<typeof makeHouse>, id: number) =>
  (await studentFactsOf(house, [id]))[0]!.majors;

describe('keeping that a major counts as another', () => {
  test('changes what its students count with, one way only, and announces each of them', async () => {
    const house = await withStudents();
    expect(await keepEquivalent(as(house, actors.city), pair)).toEqual({
      ok: true,
      major: '大数据与会计',
      counts_as: '会计学',
    });
    expect(await majorsOf(house, 1)).toEqual(['大数据与会计', '会计学']);
    expect(await majorsOf(house, 2)).toEqual(['会计学']);
    expect(await announced()).toEqual([1, 3]);
  });

  test('notes who, when and why', async () => {
    const house = await withStudents();
    await keepEquivalent(as(house, actors.city), pair);
    expect(await equivalentsFor(as(house, actors.district))).toMatchObject([
      { ...pair, by_name: '陆远', created_at: house.now(), ended_at: null },
    ]);
    expect(await db.selectFrom('audit_log').select(['verb', 'reason', 'facts']).execute()).toEqual([
      {
        verb: 'equivalents.keep',
        reason: '课程与会计学相同',
        facts: { act: 'kept', major: '大数据与会计', counts_as: '会计学' },
      },
    ]);
  });

  test('takes codes and former codes for the names that they stand for', async () => {
    const house = await withStudents();
    const kept = await keepEquivalent(as(house, actors.city), { ...pair, major: '530302', counts_as: '120203K' });
    expect(kept).toEqual({ ok: true, major: '大数据与会计', counts_as: '会计学' });
  });

  test.each([
    [{ ...pair, major: '会计师' }, { major: 'not_found' }],
    [{ ...pair, counts_as: '没有这个' }, { counts_as: 'not_found' }],
    [{ ...pair, counts_as: '财务会计类' }, { counts_as: 'not_found' }],
    [{ ...pair, counts_as: '530302 大数据与会计' }, { counts_as: 'same_major' }],
  ])('refuses %o', async (given, problems) => {
    const house = await withStudents();
    expect(await keepEquivalent(as(house, actors.city), given)).toEqual({ ok: false, problems });
    expect(await db.selectFrom('major_equivalents').select('id').execute()).toEqual([]);
  });

  test('of two at once one is kept and the other told so', async () => {
    const house = await withStudents();
    const both = await Promise.all([
      keepEquivalent(as(house, actors.city), pair),
      keepEquivalent(as(house, actors.city), pair),
    ]);
    expect(both.filter((each) => each.ok)).toHaveLength(1);
    expect(both.find((each) => !each.ok)).toEqual({ ok: false, problems: { counts_as: 'kept_already' } });
    expect(await db.selectFrom('audit_log').select('id').execute()).toHaveLength(1);
  });

  test('is for the city only, and the list for staff', async () => {
    const house = await withStudents();
    for (const who of everybody) {
      const ctx = as(house, actors[who]);
      const refused = (work: Promise<unknown>) =>
        work.then(
          () => false,
          (error: unknown) => error instanceof NotFound,
        );
      expect(await refused(equivalentsFor(ctx)), `${who}`).toBe(who !== 'city' && who !== 'district');
      expect(await refused(standingEquivalents(ctx)), `${who}`).toBe(false);
      expect(await refused(keepEquivalent(ctx, pair)), `${who}`).toBe(who !== 'city');
    }
  });
});

describe('ending it', () => {
  async function kept() {
    const house = await withStudents();
    await keepEquivalent(as(house, actors.city), pair);
    const { id } = await db.selectFrom('major_equivalents').select('id').executeTakeFirstOrThrow();
    await db.deleteFrom('index_changes').execute();
    return { house, id };
  }

  test('takes the effect back, keeps the line, and lets it be kept anew', async () => {
    const { house, id } = await kept();
    await endEquivalent(as(house, actors.city), id);
    expect(await majorsOf(house, 1)).toEqual(['大数据与会计']);
    expect(await announced()).toEqual([1, 3]);
    expect(await standingEquivalents(as(house, actors.visitor))).toEqual([]);
    expect(await keepEquivalent(as(house, actors.city), pair)).toMatchObject({ ok: true });
    const lines = await equivalentsFor(as(house, actors.city));
    expect(lines.map((line) => line.ended_at)).toEqual([null, house.now()]);
  });

  test('of two at once one wins; what is not there is not found', async () => {
    const { house, id } = await kept();
    const city = as(house, actors.city);
    const both = await Promise.allSettled([endEquivalent(city, id), endEquivalent(city, id)]);
    expect(both.find((each) => each.status === 'rejected')?.reason).toBeInstanceOf(Conflict);
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    await expect(endEquivalent(city, id + 1)).rejects.toThrow(NotFound);
    await expect(endEquivalent(as(house, actors.district), id)).rejects.toThrow(NotFound);
  });
});

describe('over HTTP', () => {
  test('words that are no major come back with what they can mean, and a choice is taken', async () => {
    const site = openSite(await withStudents());
    const typed = { major: 'dsjykj', counts_as: '会计师', reason: '课程相同' };
    const first = await site.post('city', '/equivalents', typed);
    expect(first.status).toBe(422);
    const html = await first.text();
    expect(html).toMatch(/name="major_pick"[^>]*value="大数据与会计"/);
    expect(html).toMatch(/name="counts_as_pick"[^>]*value="会计学"/);
    expect(html).toContain('value="dsjykj"');
    const picked = {
      major_for: 'dsjykj',
      major_pick: '大数据与会计',
      counts_as_for: '会计师',
      counts_as_pick: '会计学',
    };
    const second = await site.post('city', '/equivalents', { ...typed, ...picked });
    expect(second.headers.get('Location')).toBe('/equivalents?done=equivalent_kept');
    expect(textOf(await site.html('visitor', '/majors?q=会计学'))).toContain('“大数据与会计”也算“会计学”。');
  });

  test('words changed after the list was made go before a choice in it', async () => {
    const site = openSite(await withStudents());
    const fields = {
      major: '大数据与会计',
      major_for: 'kuaiji',
      major_pick: '会计学',
      counts_as: '会计学',
      reason: '同',
    };
    await site.post('city', '/equivalents', fields);
    expect(await db.selectFrom('major_equivalents').select(['major', 'counts_as']).execute()).toEqual([
      { major: '大数据与会计', counts_as: '会计学' },
    ]);
  });

  test('staff of a district read the list and find no form', async () => {
    const site = openSite(await withStudents());
    await site.post('city', '/equivalents', pair);
    const html = await site.html('district', '/equivalents');
    expect(textOf(html)).toContain('陆远，');
    expect(html).not.toContain('action="/equivalents');
    expect((await site.post('district', '/equivalents', pair)).status).toBe(404);
  });

  test('the button ends it', async () => {
    const site = openSite(await withStudents());
    await site.post('city', '/equivalents', pair);
    const action = /action="(\/equivalents\/\d+\/end)"/.exec(await site.html('city', '/equivalents'))?.[1] ?? '';
    expect((await site.post('city', action)).headers.get('Location')).toBe('/equivalents?done=equivalent_ended');
    expect(textOf(await site.html('city', '/equivalents'))).toContain('已经停用');
  });
});
