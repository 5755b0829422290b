import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Wording } from '../../views/page.ts';
import { wordsFor } from '../../views/words/index.ts';
import { keptSaid } from '../../src/commands/kept-said.ts';
import { inTransaction } from '../../src/ctx.ts';
import { NotFound } from '../../src/errors.ts';
import { digestOf, shippedContent, shippedRulebook as book } from '../../src/matching/edition.ts';
import { keepMatch, verifyKept, verifySnapshots, type CheckedKept } from '../../src/matching/index.ts';
import { bookOf } from '../../src/matching/reads-editions.ts';
import { explain } from '../../src/matching/rules.ts';
import { openMatch, sealMatch } from '../../src/matching/seal-match.ts';
import { testDb } from '../support/db.ts';
import { as, chaoyang, city, fengtai, fill, makeHouse, strangers, type Filled, type House } from './rows.ts';

const db = testDb();
const day = '2026-11-22';
let house: House;
let student: Filled['students'][number];
let position: Filled['positions'][number];
let id: number;

const keep = async (studentId: number, positionId: number) => {
  const kept = await inTransaction(as(house, city), (tx) => keepMatch(tx, { studentId, positionId }));
  if ('refused' in kept) throw new Error(kept.refused.join());
  return kept.id;
};
async function verified() {
  const [one] = await verifySnapshots(as(house, city), [id], 'lists.read');
  return one!;
}
const state = (feature: string, its: string) =>
  db
    .updateTable('positions')
    .set({ features: sql`features || ${JSON.stringify({ [feature]: its })}::jsonb` as never })
    .where('id', '=', position.serial)
    .execute();

beforeEach(async () => {
  house = makeHouse(db);
  const world = await fill(db, 60, 40);
  const pairs = world.students
    .filter((each) => each.district === '110105' && each.needsConfirmed)
    .flatMap((each) => world.positions.map((its) => ({ each, its, match: explain(book, each, its, day) })));
  const ready = pairs.find(({ match }) => !('refused' in match) && match.class === 'ready' && match.needs.length > 1)!;
  [student, position] = [ready.each, ready.its];
  id = await keep(student.serial, position.serial);
});

describe('a match that was kept', () => {
  test('is the same while nothing changes, also when the day and the quality of the position pass', async () => {
    house.clock.pass(3 * 24 * 60);
    await db.updateTable('positions').set({ quality: 1 }).where('id', '=', position.serial).execute();
    const { fault, since, onDay, editionId, match } = await verified();
    expect([fault, since?.quiet, onDay, editionId]).toEqual([null, true, day, book.edition.id]);
    expect(since?.match.quality).toEqual({ before: position.quality, now: 1 });
    expect(match).toEqual(explain(book, student, position, day));
  });

  test('says which feature fell, which need with it, and what the class is now', async () => {
    const match = (await verified()).match!;
    const need = match.needs.find((each) => each.importance === 'must' && each.evidence.length === 1)!;
    const feature = need.evidence[0]!.feature!;
    await state(feature, 'no');
    const { since } = await verified();
    expect(since?.quiet).toBe(false);
    expect(since?.position).toEqual([{ fact: 'features', feature, before: 'has', now: 'no' }]);
    expect(since?.match.class).toMatchObject({ before: 'ready' });
    expect(since?.match.needs.find((each) => each.need === need.need)).toMatchObject({ before: { verdict: 'met' } });
    expect(since?.now).toEqual(
      explain(book, student, { ...position, features: { ...position.features, [feature]: 'no' } }, day),
    );
  });

  test('says what keeps the pair apart, when it is no match any more', async () => {
    await db.updateTable('positions').set({ state: 'closed' }).where('id', '=', position.serial).execute();
    const { fault, since } = await verified();
    expect([fault, since?.match.refused, since?.obstacles]).toEqual([
      null,
      ['open'],
      [{ condition: 'open', why: ['closed'], closesOn: position.closesOn }],
    ]);
  });

  test('keeps its edition when another one comes into force', async () => {
    const points = { ...shippedContent.points, wage: { meets: 0, may_meet: 0, below: 0 } };
    const content = { ...shippedContent, points } as typeof shippedContent;
    await publish('2027-1', content);
    const { fault, editionId, since, match } = await verified();
    expect([fault, editionId, since?.edition]).toEqual([
      null,
      book.edition.id,
      { before: book.edition.id, now: '2027-1' },
    ]);
    const wage = match!.criteria.find((each) => each.criterion === 'wage')!.points;
    expect(since?.match.fit ?? null).toEqual(wage === 0 ? null : { before: match!.fit, now: match!.fit - wage });
  });

  test.each([
    ['its author', { by_name: '别人' }],
    ['its day', { on_day: '2026-11-21' }],
    ['its edition', { edition_digest: 'another' }],
    ['the facts of the position', { position_facts: '{}' }],
    ['what is sealed', { match_sealed: Buffer.alloc(60, 1) }],
  ])('proves nothing once somebody has changed %s', async (_, change) => {
    await db.updateTable('match_snapshots').set(change).where('id', '=', id).execute();
    expect(await verified()).toMatchObject({ fault: 'altered', match: null, since: null });
  });

  test('does not open in the row of another match', async () => {
    const world = await db.selectFrom('positions').select('id').where('id', '!=', position.serial).execute();
    let other: number | null = null;
    for (const each of world) other ??= await keep(student.serial, each.id).catch(() => null);
    const row = await db.selectFrom('match_snapshots').selectAll().where('id', '=', other!).executeTakeFirstOrThrow();
    const { match_sealed, position_id } = row;
    const position_facts = JSON.stringify(row.position_facts);
    await db
      .updateTable('match_snapshots')
      .set({ match_sealed, position_id, position_facts, made_at: row.made_at })
      .where('id', '=', id)
      .execute();
    expect(await verified()).toMatchObject({ fault: 'altered', match: null });
  });

  test('proves nothing when its edition is gone, or reads otherwise', async () => {
    const content = { ...shippedContent, source: 'another' };
    await publish('2027-1', content);
    id = await keep(student.serial, position.serial);
    expect(await verified()).toMatchObject({ fault: null, editionId: '2027-1' });
    await db.deleteFrom('edition_publications').execute();
    await sql`alter table editions disable trigger editions_published_stay`.execute(db);
    await db.deleteFrom('editions').execute();
    await sql`alter table editions enable trigger editions_published_stay`.execute(db);
    const { fault, match, since } = await verified();
    expect([fault, match?.student, since]).toEqual(['edition', student.number, null]);
    await publish('2027-1', { ...content, source: 'yet another' });
    expect(await verified()).toMatchObject({ fault: 'edition', since: null });
  });

  test('proves nothing when re-running it as of its day gives something else', async () => {
    const row = await db.selectFrom('match_snapshots').selectAll().executeTakeFirstOrThrow();
    const hers = openMatch(house.keys, row.match_sealed, row)!;
    const match_sealed = sealMatch(house.keys, { ...hers, match: { ...hers.match, fit: hers.match.fit - 5 } }, row);
    await db.updateTable('match_snapshots').set({ match_sealed }).execute();
    expect(await verified()).toMatchObject({ fault: 'differs', match: { fit: hers.match.fit - 5 }, since: null });
  });

  test('is shown to those within whose reach the student is, and to nobody else', async () => {
    const seen = async (actor: Parameters<typeof as>[1]) => verifySnapshots(as(house, actor), [id], 'lists.read');
    expect([(await seen(city)).length, (await seen(chaoyang)).length, (await seen(fengtai)).length]).toEqual([1, 1, 0]);
    for (const stranger of strangers) await expect(seen(stranger)).rejects.toThrow(NotFound);
  });
});

test('a pair that is no match is not kept', async () => {
  await db.updateTable('positions').set({ state: 'closed' }).where('id', '=', position.serial).execute();
  const pair = { studentId: student.serial, positionId: position.serial };
  const kept = await inTransaction(as(house, city), (tx) => keepMatch(tx, pair));
  expect(kept).toEqual({ refused: ['open'] });
  expect(await db.selectFrom('match_snapshots').select('id').execute()).toHaveLength(1);
});

test('all that was kept is checked one by one: same, changed around it, different, none any more, altered', async () => {
  const checked = async () => {
    const all: CheckedKept[] = [];
    for await (const one of verifyKept(as(house, { kind: 'system', name: 'test' }))) all.push(one);
    return all;
  };
  const head = { kept: id, student: student.number, position: position.number };
  await db.updateTable('positions').set({ quality: 1 }).where('id', '=', position.serial).execute();
  expect(await checked()).toMatchObject([{ ...head, outcome: 'same', since: { edition: null } }]);
  await publish('2027-1', { ...shippedContent, source: 'another' });
  const [by] = await checked();
  expect(by).toMatchObject({ ...head, outcome: 'same', since: { edition: { now: '2027-1' } } });
  const wording: Wording = { lang: 'zh', words: wordsFor('zh') };
  expect(keptSaid(wording, by!)).toMatch(/：没有变化，按现行的匹配规则 2027-1 算也一样$/);
  const headcount = position.placesLeft + 2;
  await db.updateTable('positions').set({ headcount }).where('id', '=', position.serial).execute();
  const places = { fact: 'placesLeft', before: position.placesLeft, now: headcount };
  expect(await checked()).toMatchObject([
    { ...head, outcome: 'changed', since: { sameMatch: true, position: expect.arrayContaining([places]) } },
  ]);
  await db.updateTable('students').set({ wage_floor: 90_000 }).where('id', '=', student.serial).execute();
  expect(await checked()).toMatchObject([{ ...head, outcome: 'differs' }]);
  await db.updateTable('positions').set({ state: 'closed' }).where('id', '=', position.serial).execute();
  expect(await checked()).toMatchObject([{ ...head, outcome: 'refused', since: { now: { refused: ['open'] } } }]);
  await db.updateTable('match_snapshots').set({ by_name: '别人' }).execute();
  expect(await checked()).toEqual([{ ...head, outcome: 'fault', fault: 'altered' }]);
});

async function publish(edition: string, content: typeof shippedContent): Promise<void> {
  await db
    .insertInto('editions')
    .values({
      id: edition,
      based_on: book.edition.id,
      content: JSON.stringify(content),
      digest: digestOf(content),
      state: 'published',
      by_user_id: null,
      by_name: '周敏',
    })
    .execute();
  await db
    .insertInto('edition_publications')
    .values({ edition_id: edition, by_user_id: null, by_name: '周敏' })
    .execute();
  const { edition: opened } = await bookOf(house, edition);
  await house.search.prepare(opened.digest);
}
