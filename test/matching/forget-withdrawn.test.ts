import { beforeEach, expect, test } from 'vitest';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { forgetWithdrawn, keepList, listWithId, verifySnapshots } from '../../src/matching/index.ts';
import { openMatch } from '../../src/matching/seal-match.ts';
import { explain } from '../../src/matching/rules.ts';
import { withdrawConsent } from '../../src/students/consents.ts';
import { testDb } from '../support/db.ts';
import { as, city, fill, logged, makeHouse, type Filled, type House } from './rows.ts';

const db = testDb();
const day = '2026-11-22';
let house: House;
let world: Filled;

const without = (student: Filled['students'][number]) => ({
  ...student,
  certificateCategory: null,
  certificateLevel: null,
  components: [],
});
const herself = (studentId: number) =>
  as(house, {
    kind: 'person',
    userId: 'her',
    name: '她',
    membership: { id: 9, role: 'student', scope: { studentId } },
  });
async function keptFor(student: Filled['students'][number], position: Filled['positions'][number]) {
  const kept = await keepList(as(house, city), {
    positionNumber: position.number,
    listId: null,
    title: '名单',
    students: [student.number],
    looked: [student.number],
  });
  if (!kept.ok) throw new Error(JSON.stringify(kept.problems));
  return kept.id;
}
const pairs = () =>
  world.students.flatMap((student) =>
    world.positions.map((position) => ({ student, position, match: explain(book, student, position, day) })),
  );
const rows = () => db.selectFrom('match_snapshots').selectAll().execute();
const opened = async () => (await rows()).map((row) => openMatch(house.keys, row.match_sealed, row));

beforeEach(async () => {
  house = makeHouse(db);
  world = await fill(db, 150, 60);
});

test('what her certificate says goes out of every match that was kept, as soon as she takes her consent back', async () => {
  const named = pairs().find(
    ({ match, position }) =>
      !('refused' in match) &&
      position.categoryRule === 'stated' &&
      match.criteria.some((each) => each.criterion === 'category' && each.points > 0),
  )!;
  const { student, position } = named;
  const list = await keptFor(student, position);
  expect((await opened())[0]?.student).toMatchObject({ certificateCategory: student.certificateCategory });
  house.clock.pass(1);
  await withdrawConsent(herself(student.serial), student.serial);
  expect(await forgetWithdrawn(house)).toBe(1);
  const match = explain(book, without(student), position, day);
  expect((await opened())[0]).toMatchObject({
    student: { certificateCategory: null, certificateLevel: null, components: [] },
    match,
  });
  const { entries } = await listWithId(as(house, city), list);
  expect(entries.map(({ fault, since }) => [fault, since?.student, since?.quiet])).toEqual([[null, [], true]]);
  const log = (await logged(house)).filter((entry) => entry.thing_kind === 'match_snapshot');
  expect(log.map((entry) => [entry.verb, entry.subject_student_id, entry.facts])).toEqual([
    ['disability.change', student.serial, { act: 'forgotten' }],
  ]);
  expect(await forgetWithdrawn(house)).toBe(0);
});

test('a list that is opened before the worker came shows nothing of it', async () => {
  const { student, position } = pairs().find(
    ({ match, student: her }) => !('refused' in match) && her.components.length > 0,
  )!;
  const list = await keptFor(student, position);
  await withdrawConsent(herself(student.serial), student.serial);
  const { entries } = await listWithId(as(house, city), list);
  expect(entries.map(({ since, match }) => [since?.student, match?.flags.includes('review')])).toEqual([[[], false]]);
  expect((await opened())[0]?.student.certificateCategory).toBeNull();
});

test('a match that was one by her category only is deleted, with her place on the list', async () => {
  const only = pairs().find(
    ({ match, student, position }) =>
      !('refused' in match) &&
      position.categoryRule === 'essential' &&
      'refused' in explain(book, without(student), position, day),
  )!;
  const list = await keptFor(only.student, only.position);
  await withdrawConsent(herself(only.student.serial), only.student.serial);
  const { list: card, entries, outOfReach } = await listWithId(as(house, city), list);
  expect([card.students, entries, outOfReach, await rows()]).toEqual([0, [], 0, []]);
});

test('matches that were kept after she gave her consent anew, and those of others, stay', async () => {
  const one = pairs().find(({ match, student }) => !('refused' in match) && student.components.length > 0);
  const other = pairs().find(
    ({ match, student }) =>
      !('refused' in match) && student.serial !== one!.student.serial && student.components.length > 0,
  )!;
  await keptFor(other.student, other.position);
  await withdrawConsent(herself(one!.student.serial), one!.student.serial);
  house.clock.pass(1);
  const { serial, certificateCategory, certificateLevel, components } = one!.student;
  await db
    .insertInto('disabilities')
    .values({
      student_id: serial,
      category: certificateCategory,
      level: certificateLevel,
      components: JSON.stringify(components),
    } as never)
    .execute();
  await db
    .insertInto('student_consents')
    .values({
      student_id: serial,
      purpose: 'disability',
      edition: '2026-11',
      given_at: house.now(),
      withdrawn_at: null,
    })
    .execute();
  const position = world.positions.find(
    (its) => its.number !== other.position.number && !('refused' in explain(book, one!.student, its, day)),
  )!;
  await keptFor(one!.student, position);
  expect(await forgetWithdrawn(house)).toBe(0);
  expect((await opened()).map((each) => each?.student.certificateCategory)).toEqual([
    other.student.certificateCategory,
    certificateCategory,
  ]);
});

test('what cannot be opened any more is deleted, not kept', async () => {
  const { student, position } = pairs().find(
    ({ match, student: her }) => !('refused' in match) && her.components.length > 0,
  )!;
  await keptFor(student, position);
  await db.updateTable('match_snapshots').set({ by_name: '别人' }).execute();
  await withdrawConsent(herself(student.serial), student.serial);
  const ids = (await rows()).map((row) => row.id);
  expect(await verifySnapshots(as(house, city), ids, 'lists.read')).toEqual([]);
  expect(await rows()).toEqual([]);
});
