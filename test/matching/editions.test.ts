import { beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/ctx.ts';
import { Conflict, NotFound } from '../../src/errors.ts';
import { cancelRun } from '../../src/matching/cancel-run.ts';
import { changeEdition } from '../../src/matching/change-edition.ts';
import { discardEdition } from '../../src/matching/discard-edition.ts';
import { shippedContent, shippedId, shippedRulebook } from '../../src/matching/edition.ts';
import {
  forgetEditions,
  keepMatch,
  matchesFor,
  studentForMatches,
  verifySnapshots,
  workRuns,
} from '../../src/matching/index.ts';
import { openEdition } from '../../src/matching/open-edition.ts';
import { publishEdition } from '../../src/matching/publish-edition.ts';
import { comparedFor } from '../../src/matching/reads-comparisons.ts';
import { editionFor, editionsFor } from '../../src/matching/reads-edition-list.ts';
import { bookOf } from '../../src/matching/reads-editions.ts';
import { returnToEdition } from '../../src/matching/return-to-edition.ts';
import type { Points, Rulebook } from '../../src/matching/rulebook.ts';
import { explain } from '../../src/matching/rules.ts';
import type { EditionChange } from '../../src/matching/rules-editions.ts';
import { compareEdition } from '../../src/matching/start-run.ts';
import { testDb } from '../support/db.ts';
import { as, chaoyang, city, fill, logged, makeHouse, strangers, type Filled, type House } from './rows.ts';

const db = testDb();
const day = '2026-11-22';
let house: House;
let world: Filled;

beforeEach(async () => {
  house = makeHouse(db);
  world = await fill(db, 60, 20);
});

const pointsWith = (major: number): Points => ({
  ...shippedContent.points,
  major: { ...shippedContent.points.major, major, class: 10, discipline: 10, open: 5 },
});
const fewer: EditionChange = { part: 'points', step: 5, points: pointsWith(15) };

/** A draft that gives fewer points for a major. */
async function draft(change: EditionChange = fewer): Promise<string> {
  const id = await openEdition(as(house, city), shippedId, '专业的分数太高');
  await changeEdition(as(house, city), id, 1, change);
  return id;
}
async function compared(id: string): Promise<void> {
  await compareEdition(as(house, city), id);
  await workRuns(house);
}
/** What a page that is opened now would send. */
async function publishing(id: string) {
  const { version, newest } = await editionFor(as(house, city), id);
  return { version, after: newest.id, reason: '试行' };
}
const publish = async (id: string) => publishEdition(as(house, city), id, await publishing(id));
/** Fits of every match of the first students, as the product answers. */
async function fits(): Promise<unknown[]> {
  const all = [];
  for (const { number } of world.students.slice(0, 10)) {
    const student = await studentForMatches(as(house, city), number);
    const { matches } = await matchesFor(as(house, city), student, { offset: 0, limit: 20 });
    all.push(matches.map(({ match }) => [match.student, match.position, match.class, match.fit]));
  }
  return all;
}
function matchingPair() {
  const isMatch = (student: Filled['students'][number], position: Filled['positions'][number]) =>
    'class' in explain(shippedRulebook, student, position, day);
  const student = world.students.find((each) => world.positions.some((position) => isMatch(each, position)))!;
  return { student, position: world.positions.find((each) => isMatch(student, each))! };
}
async function keepPair(student: { serial: number }, position: { serial: number }) {
  const kept = await inTransaction(as(house, city), (tx) =>
    keepMatch(tx, { studentId: student.serial, positionId: position.serial }),
  );
  if (!('id' in kept)) throw new Error('the pair is no match');
  return kept;
}
/** The same by brute force over the rules with one book. */
function rightFits(book: Rulebook): unknown[] {
  const grade = ['ready', 'on_request', 'to_verify', 'gap'];
  return world.students.slice(0, 10).map((student) =>
    world.positions
      .flatMap((position) => {
        const match = explain(book, student, position, day);
        return 'refused' in match ? [] : [{ match, position }];
      })
      .toSorted(
        (one, other) =>
          grade.indexOf(one.match.class) - grade.indexOf(other.match.class) ||
          other.match.fit - one.match.fit ||
          other.position.quality - one.position.quality ||
          one.position.serial - other.position.serial,
      )
      .slice(0, 20)
      .map(({ match }) => [match.student, match.position, match.class, match.fit]),
  );
}

describe('a draft', () => {
  test('says what it is based on, gets the next number and changes no match', async () => {
    const before = await fits();
    const id = await draft();
    expect(id).toBe('2026-2');
    const { differences, state, content } = await editionFor(as(house, chaoyang), id);
    expect(state).toBe('draft');
    expect(differences.map((each) => each.field)).toEqual(['points', 'points', 'points', 'points']);
    expect(content.points.major.major).toBe(15);
    expect(await fits()).toEqual(before);
    expect(before).toEqual(rightFits(shippedRulebook));
    expect(await logged(house)).toMatchObject([
      { verb: 'editions.keep', thing_kind: 'edition', thing_id: id, facts: { act: 'opened', based_on: shippedId } },
      { verb: 'editions.keep', thing_id: id, facts: { act: 'changed', part: 'points' } },
    ]);
  });

  test('is changed by whoever saw its last version; who comes second is told', async () => {
    const id = await draft();
    const change = changeEdition(as(house, city), id, 1, { part: 'note', note: '另一句' });
    await expect(change).rejects.toThrow(Conflict);
    const both = [2, 2].map((version) => changeEdition(as(house, city), id, version, { part: 'note', note: '谁先' }));
    const ends = await Promise.allSettled(both);
    expect(ends.map((end) => end.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('says of a feature that it is made for one person, and the log names the feature', async () => {
    const id = await draft({ part: 'feature', id: 'F_ENTRANCE_STEP_FREE', kind: 'policy', individual: true });
    expect((await editionFor(as(house, city), id)).differences).toEqual([
      { field: 'feature_kind', feature: 'F_ENTRANCE_STEP_FREE', before: 'fixed', after: 'policy' },
      { field: 'individual', feature: 'F_ENTRANCE_STEP_FREE', before: false, after: true },
    ]);
    const facts = { act: 'changed', part: 'feature', of: 'F_ENTRANCE_STEP_FREE' };
    expect((await logged(house)).at(-1)).toMatchObject({ thing_id: id, facts });
    await compared(id);
    await publish(id);
    const after = await fits();
    expect(after).toEqual(rightFits(await bookOf(house, id)));
    expect(after).not.toEqual(rightFits(shippedRulebook));
  });

  test('that breaks a law is not written', async () => {
    const id = await draft();
    const wrong = await changeEdition(as(house, city), id, 2, { part: 'points', step: 5, points: pointsWith(90) });
    expect(wrong).toEqual({ ok: false, problems: { major_major: 'sum_too_large:150' } });
    expect((await editionFor(as(house, city), id)).version).toBe(2);
  });

  test('can be thrown away, but not when another one is based on it', async () => {
    const id = await draft();
    const other = await openEdition(as(house, city), id, '');
    await expect(discardEdition(as(house, city), id, 2)).rejects.toThrow(Conflict);
    await discardEdition(as(house, city), other, 1);
    await discardEdition(as(house, city), id, 2);
    expect((await editionsFor(as(house, city))).map((each) => each.id)).toEqual([shippedId]);
  });
});

describe('publishing', () => {
  test('is refused before the draft was compared as it stands', async () => {
    const id = await draft();
    const first = { ok: false, problems: { reason: 'compare_first' } };
    expect(await publish(id)).toEqual(first);
    await compared(id);
    await changeEdition(as(house, city), id, 2, { part: 'points', step: 5, points: pointsWith(20) });
    expect((await comparedFor(house, id)).state).toBe('outdated');
    expect(await publish(id)).toEqual(first);
    await compared(id);
    house.clock.pass(24 * 60);
    expect((await comparedFor(house, id)).state).toBe('outdated');
    expect(await publish(id)).toEqual(first);
    await compared(id);
    expect(await publish(id)).toEqual({ ok: true });
  });

  test('of a draft that was changed meanwhile is told so, whether it was compared or not', async () => {
    const id = await draft();
    await compared(id);
    const page = await publishing(id);
    await changeEdition(as(house, city), id, page.version, { part: 'points', step: 5, points: pointsWith(20) });
    await expect(publishEdition(as(house, city), id, page)).rejects.toThrow(Conflict);
    await compared(id);
    await expect(publishEdition(as(house, city), id, page)).rejects.toThrow(Conflict);
  });

  test('makes every answer go by the new edition, and going back restores the old answers', async () => {
    const before = await fits();
    const id = await draft();
    await compared(id);
    await publish(id);
    const after = await fits();
    expect(after).toEqual(rightFits(await bookOf(house, id)));
    expect(after).not.toEqual(before);
    const { newest } = await editionFor(as(house, city), shippedId);
    await returnToEdition(as(house, city), shippedId, { after: newest.id, reason: '结果不好' });
    expect(await fits()).toEqual(before);
    const heads = await editionsFor(as(house, chaoyang));
    expect(heads.map((each) => [each.id, each.in_force.map((time) => [time.reason, time.until === null])])).toEqual([
      [id, [['试行', false]]],
      [
        shippedId,
        [
          ['', false],
          ['结果不好', true],
        ],
      ],
    ]);
    expect((await logged(house)).slice(-2)).toMatchObject([
      { thing_id: id, reason: '试行', facts: { act: 'published' } },
      { thing_id: shippedId, reason: '结果不好', facts: { act: 'returned' } },
    ]);
  });

  test('leaves kept matches with the edition that they were made with', async () => {
    const { student, position } = matchingPair();
    const kept = await keepPair(student, position);
    const id = await draft();
    await compared(id);
    await publish(id);
    const [verified] = await verifySnapshots(as(house, city), [kept.id], 'lists.read');
    expect(verified).toMatchObject({ fault: null, editionId: shippedId });
    expect(verified?.match).toEqual(explain(shippedRulebook, student, position, day));
  });

  test('names the edition in force on what is kept, whatever other edition says the same', async () => {
    const first = await draft();
    await compared(first);
    const second = await openEdition(as(house, city), first, '再看一遍');
    await compared(second);
    await publish(second);
    const { student, position } = matchingPair();
    const kept = await keepPair(student, position);
    expect(await db.selectFrom('match_snapshots').select('edition_id').execute()).toEqual([{ edition_id: second }]);
    const { version } = await editionFor(as(house, city), first);
    await changeEdition(as(house, city), first, version, { part: 'points', step: 5, points: pointsWith(25) });
    expect(await verifySnapshots(as(house, city), [kept.id], 'lists.read')).toMatchObject([
      { fault: null, editionId: second },
    ]);
  });

  test('is for good: a published edition changes no more, not even by hand in the database', async () => {
    const id = await draft();
    await compared(id);
    await publish(id);
    const change = changeEdition(as(house, city), id, 3, { part: 'note', note: '再改' });
    await expect(change).rejects.toThrow(Conflict);
    await expect(discardEdition(as(house, city), id, 3)).rejects.toThrow(Conflict);
    await expect(db.updateTable('editions').set({ note: '再改' }).where('id', '=', id).execute()).rejects.toThrow();
  });

  test('of two drafts at once brings one into force; the other is told', async () => {
    const ids = [await draft(), await draft({ part: 'points', step: 5, points: pointsWith(20) })];
    for (const id of ids) await compared(id);
    const pages = await Promise.all(ids.map(publishing));
    const ends = await Promise.allSettled(ids.map((id, at) => publishEdition(as(house, city), id, pages[at]!)));
    const through = ends.filter((end) => end.status === 'fulfilled' && end.value.ok);
    expect(through).toHaveLength(1);
    const published = await db.selectFrom('edition_publications').select('edition_id').execute();
    const state = await db.selectFrom('editions').select('id').where('state', '=', 'published').execute();
    expect(published).toHaveLength(1);
    expect(state.map((row) => row.id)).toEqual(published.map((row) => row.edition_id));
  });

  test('after somebody else brought an edition into force is refused', async () => {
    const [first, second] = [await draft(), await draft({ part: 'points', step: 5, points: pointsWith(20) })];
    await compared(first);
    await compared(second);
    await publish(first);
    await compared(second);
    const { version } = await editionFor(as(house, city), second);
    const late = publishEdition(as(house, city), second, { version, after: 0, reason: '迟了' });
    await expect(late).rejects.toThrow(Conflict);
  });
});

test('the engine lets go of an edition that is no longer in force, unless a run needs it', async () => {
  await fits();
  const id = await draft();
  await compared(id);
  await publish(id);
  const [{ digest: old }, { digest: now }] = [shippedRulebook.edition, (await bookOf(house, id)).edition];
  const run = await compareEdition(as(house, city), shippedId);
  await forgetEditions(house);
  expect([old, now].map(house.search.ready)).toEqual([true, true]);
  await cancelRun(as(house, city), run);
  await forgetEditions(house);
  expect([old, now].map(house.search.ready)).toEqual([false, true]);
});

test('nobody but staff of the city changes editions, and nobody but staff reads them', async () => {
  const id = await draft();
  for (const actor of [...strangers, chaoyang]) {
    const ctx = as(house, actor);
    const acts = [
      openEdition(ctx, shippedId, ''),
      changeEdition(ctx, id, 2, fewer),
      compareEdition(ctx, id),
      publishEdition(ctx, id, { version: 2, after: 0, reason: '试行' }),
      returnToEdition(ctx, shippedId, { after: 0, reason: '试行' }),
      discardEdition(ctx, id, 2),
    ];
    const ends = await Promise.allSettled(acts);
    expect(ends.map((end) => end.status === 'rejected' && end.reason instanceof NotFound)).toEqual(
      acts.map(() => true),
    );
  }
  for (const actor of strangers) await expect(editionsFor(as(house, actor))).rejects.toThrow(NotFound);
  expect(await db.selectFrom('match_runs').select('id').execute()).toEqual([]);
});

test('a comparison that was cancelled lets go of the draft and allows no publishing', async () => {
  const id = await draft();
  const run = await compareEdition(as(house, city), id);
  const { digest } = (await bookOf(house, id)).edition;
  const positionsFor: House['search']['positionsFor'] = async (query, paging) => {
    if (query.edition === digest) await cancelRun(as(house, city), run).catch(() => undefined);
    return house.search.positionsFor(query, paging);
  };
  await workRuns({ ...house, search: { ...house.search, positionsFor } });
  expect(house.search.ready(digest)).toBe(false);
  expect(await db.selectFrom('match_runs').select(['state', 'result']).execute()).toEqual([
    { state: 'cancelled', result: null },
  ]);
  expect(await publish(id)).toMatchObject({ ok: false });
});
