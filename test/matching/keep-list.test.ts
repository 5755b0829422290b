import { beforeEach, describe, expect, test } from 'vitest';
import { NotFound } from '../../src/errors.ts';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { keepList, listsFor, listWithId, removeFromList, type ListToKeep } from '../../src/matching/index.ts';

import { explain, flagsOf } from '../../src/matching/rules.ts';
import { ownData } from '../../src/students/own-data.ts';
import { testDb } from '../support/db.ts';
import { as, chaoyang, city, fengtai, fill, logged, makeHouse, strangers, type Filled, type House } from './rows.ts';

const db = testDb();
const day = '2026-11-22';
let house: House;
let world: Filled;
let position: Filled['positions'][number];
let all: Filled['students'];

const matches = (student: Filled['students'][number], its = position) =>
  !('refused' in explain(book, student, its, day));
const toReview = (student: Filled['students'][number]) => flagsOf(book, student).includes('review');
/** Numbers of students of a district who match and need no second look. */
const plain = (district: string) =>
  all.filter((each) => each.district === district && !toReview(each)).map((each) => each.number);
const given = (change: Partial<ListToKeep> = {}): ListToKeep => ({
  positionNumber: position.number,
  listId: null,
  title: '第一批',
  students: plain('110105').slice(0, 2),
  looked: [],
  ...change,
});
async function made(actor: Parameters<typeof as>[1], change: Partial<ListToKeep> = {}) {
  const kept = await keepList(as(house, actor), given(change));
  if (!kept.ok) throw new Error(JSON.stringify(kept.problems));
  return kept;
}
const snapshots = () => db.selectFrom('match_snapshots').selectAll().orderBy('id').execute();

beforeEach(async () => {
  house = makeHouse(db);
  world = await fill(db, 120, 12);
  const most = (its: Filled['positions'][number]) => world.students.filter((each) => matches(each, its)).length;
  position = world.positions.toSorted((one, other) => most(other) - most(one))[0]!;
  all = world.students.filter((each) => matches(each));
});

describe('keeping students on a list', () => {
  test('keeps each match as it is, with its edition and day, and says it in the log of each student', async () => {
    const kept = await made(chaoyang);
    expect(kept).toEqual({ ok: true, id: kept.id, added: 2, there: 0, apart: 0 });
    const rows = await snapshots();
    expect(rows.map((row) => [row.edition_id, row.edition_digest, row.on_day, row.by_name])).toEqual(
      Array.from({ length: 2 }, () => [book.edition.id, book.edition.digest, day, '王丽']),
    );
    const { list, entries, outOfReach } = await listWithId(as(house, chaoyang), kept.id);
    expect([list.title, list.district, list.byName, list.students, outOfReach]).toEqual([
      '第一批',
      '110105',
      '王丽',
      2,
      0,
    ]);
    for (const { match, student, fault, since } of entries) {
      expect([fault, since?.quiet]).toEqual([null, true]);
      expect(match).toEqual(
        explain(
          book,
          world.students.find((each) => each.serial === student.serial)!,
          position,
          day,
        ),
      );
    }
    const log = (await logged(house)).filter((entry) => entry.verb === 'lists.keep');
    expect(log.map((entry) => [entry.thing_id, entry.subject_student_id, entry.facts])).toEqual(
      rows.map((row) => [String(kept.id), row.student_id, { act: 'added', position: position.number }]),
    );
  });

  test('writes nothing of her in the open: verdicts, needs, category and level are sealed', async () => {
    await made(chaoyang);
    for (const row of await snapshots()) {
      const student = world.students.find((each) => each.serial === row.student_id)!;
      const open = JSON.stringify(row, (_key, value: unknown) => (Buffer.isBuffer(value) ? null : value));
      expect(row.match_sealed.includes('"verdict"')).toBe(false);
      for (const word of ['verdict', 'needs', 'must', 'certificate', 'flags', 'fit', student.number]) {
        expect([word, open.includes(`"${word}`)]).toEqual([word, false]);
      }
    }
  });

  test('stands whole in what a student gets when she asks for everything that is kept of her', async () => {
    await made(chaoyang);
    const student = world.students.find((each) => each.number === given().students[0])!;
    const membership = { id: 9, role: 'student' as const, scope: { studentId: student.serial } };
    await db
      .insertInto('users')
      .values({ id: 'her', name: '她', email: `${'0'.repeat(32)}@none.invalid` } as never)
      .execute();
    const data = await ownData(as(house, { kind: 'person', userId: 'her', name: '她', membership }));
    expect(data['kept_matches']).toMatchObject([
      {
        position: position.number,
        list: '第一批',
        by_name: '王丽',
        edition_id: book.edition.id,
        match: explain(book, student, position, day),
        facts: { number: student.number, certificateCategory: student.certificateCategory },
      },
    ]);
  });

  test('whoever has to be looked at first goes on no list before somebody says that she has looked', async () => {
    const first = all.find(toReview)!;
    const students = [first.number];
    expect(await keepList(as(house, city), given({ students }))).toEqual({
      ok: false,
      problems: { looked: 'look_first' },
    });
    expect(await snapshots()).toEqual([]);
    expect(await made(city, { students, looked: students })).toMatchObject({ added: 1 });
    expect(JSON.stringify((await logged(house)).map((entry) => entry.facts))).not.toMatch(/look/);
  });

  test('a second time she stays as she was kept; whoever is no match is left out', async () => {
    const [one, other, third] = plain('110105');
    const { id } = await made(chaoyang, { students: [one!, other!] });
    const [before] = await snapshots();
    const apart = world.students.find((each) => each.district === '110105' && !matches(each) && !toReview(each))!;
    house.clock.pass(60 * 24);
    const again = await made(chaoyang, { listId: id, title: null, students: [one!, third!, apart.number, third!] });
    expect(again).toEqual({ ok: true, id, added: 1, there: 1, apart: 1 });
    expect((await snapshots())[0]).toEqual(before);
    expect(await keepList(as(house, chaoyang), given({ title: '第二批', students: [apart.number] }))).toEqual({
      ok: false,
      problems: { student: 'no_match' },
    });
  });

  test('asks for what is missing: students, a name, another name', async () => {
    const problems = async (change: Partial<ListToKeep>) => {
      const kept = await keepList(as(house, chaoyang), given(change));
      return kept.ok ? null : kept.problems;
    };
    expect(await problems({ students: [] })).toEqual({ student: 'nobody_ticked' });
    expect(await problems({ title: null })).toEqual({ title: 'required' });
    await made(chaoyang);
    expect(await problems({})).toEqual({ title: 'list_there' });
    expect(await made(fengtai, { students: plain('110106').slice(0, 1) })).toMatchObject({ added: 1 });
  });

  test('two who make the same list at once make one', async () => {
    const both = await Promise.all([1, 2].map(() => keepList(as(house, chaoyang), given())));
    expect(both.filter((each) => each.ok)).toHaveLength(1);
    expect((await db.selectFrom('chosen_lists').select('id').execute()).length).toBe(1);
    expect(await snapshots()).toHaveLength(2);
  });

  test('two who add the same student at once add her once', async () => {
    const [one, other] = plain('110105');
    const { id } = await made(chaoyang, { students: [one!] });
    const add = () => made(chaoyang, { listId: id, title: null, students: [other!] });
    const both = await Promise.all([add(), add()]);
    expect(both.map((each) => each.added).toSorted()).toEqual([0, 1]);
    expect(await snapshots()).toHaveLength(2);
  });
});

describe('lists keep to their district', () => {
  test('staff of a district put on a list, see and remove their students only', async () => {
    const theirs = plain('110106').slice(0, 1);
    await expect(keepList(as(house, chaoyang), given({ students: theirs }))).rejects.toThrow(NotFound);
    const { id } = await made(fengtai, { students: theirs });
    await expect(listWithId(as(house, chaoyang), id)).rejects.toThrow(NotFound);
    await expect(keepList(as(house, chaoyang), given({ listId: id, title: null }))).rejects.toThrow(NotFound);
    await expect(removeFromList(as(house, chaoyang), { listId: id, students: theirs })).rejects.toThrow(NotFound);
    const page = { offset: 0, limit: 10 };
    expect((await listsFor(as(house, chaoyang), page)).count).toBe(0);
    expect((await listsFor(as(house, city), page)).lists.map((list) => list.id)).toEqual([id]);
  });

  test('the list of a district takes its students only, whoever adds them', async () => {
    const { id } = await made(chaoyang);
    const foreign = given({ listId: id, title: null, students: plain('110106').slice(0, 1) });
    expect(await keepList(as(house, city), foreign)).toEqual({ ok: false, problems: { list: 'other_district' } });
  });

  test('a student who has moved away is only counted', async () => {
    const { id } = await made(chaoyang);
    const [moved] = await snapshots();
    await db.updateTable('students').set({ district: '110106' }).where('id', '=', moved!.student_id).execute();
    const { entries, outOfReach } = await listWithId(as(house, chaoyang), id);
    expect([entries.length, outOfReach]).toEqual([1, 1]);
    expect((await listWithId(as(house, city), id)).entries).toHaveLength(2);
  });

  test('a list of another position is not found, nor is one for a position that is not there', async () => {
    const { id } = await made(chaoyang);
    const other = world.positions.find((each) => each.number !== position.number)!;
    for (const change of [
      { listId: id, positionNumber: other.number },
      { positionNumber: 'P999999' },
      { listId: 999 },
    ]) {
      await expect(keepList(as(house, chaoyang), given(change))).rejects.toThrow(NotFound);
    }
  });

  test('nobody but staff keeps, reads or empties a list', async () => {
    const { id } = await made(chaoyang);
    for (const actor of strangers) {
      const ctx = as(house, actor);
      await expect(keepList(ctx, given({ title: '另一份' }))).rejects.toThrow(NotFound);
      await expect(listsFor(ctx, { offset: 0, limit: 10 })).rejects.toThrow(NotFound);
      await expect(listWithId(ctx, id)).rejects.toThrow(NotFound);
      await expect(removeFromList(ctx, { listId: id, students: given().students })).rejects.toThrow(NotFound);
    }
    expect(await snapshots()).toHaveLength(2);
  });
});

describe('taking students off a list', () => {
  test('deletes what was kept of them and says so in their logs', async () => {
    const [one, other] = plain('110105');
    const { id } = await made(chaoyang, { students: [one!, other!] });
    expect(await removeFromList(as(house, chaoyang), { listId: id, students: [one!] })).toEqual({
      ok: true,
      removed: 1,
    });
    const left = await listWithId(as(house, chaoyang), id);
    expect(left.entries.map((entry) => entry.student.number)).toEqual([other]);
    expect(await snapshots()).toHaveLength(1);
    const last = (await logged(house)).at(-1);
    expect([last?.verb, last?.facts]).toEqual(['lists.keep', { act: 'removed' }]);
  });

  test('of two at once one finds that it has been done', async () => {
    const { id } = await made(chaoyang);
    const take = () => removeFromList(as(house, chaoyang), { listId: id, students: given().students });
    const both = await Promise.allSettled([take(), take()]);
    expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('asks whom, when nobody is chosen', async () => {
    const { id } = await made(chaoyang);
    expect(await removeFromList(as(house, chaoyang), { listId: id, students: [] })).toEqual({
      ok: false,
      problems: { student: 'nobody_ticked' },
    });
  });

  test('a student whose record is deleted leaves every list', async () => {
    const { id } = await made(chaoyang);
    await db.deleteFrom('students').where('number', '=', given().students[0]!).execute();
    expect((await listWithId(as(house, chaoyang), id)).list.students).toBe(1);
  });
});
