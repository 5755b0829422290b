import { describe, expect, test } from 'vitest';
import { Conflict, NotFound } from '../../src/errors.ts';
import { studentFactsOf } from '../../src/matching/reads-facts.ts';
import { answerNeed, confirmNeeds } from '../../src/students/index.ts';
import type { ConfirmedNeeds } from '../../src/students/confirm-needs.ts';
import { needHistory, needsOf } from '../../src/students/reads-needs.ts';
import { testDb } from '../support/db.ts';
import {
  add,
  announced,
  as,
  base,
  chaoyang,
  employer,
  fengtai,
  furnish,
  hush,
  logged,
  makeHouse,
  someone,
  system,
  visitor,
  type House,
} from './world.ts';

const db = testDb();
type Actor = Parameters<typeof as>[1];
const answers = { N_TOILET: 'must', N_REST: 'nice', N_SIGN: 'not_needed', N_QUIET: 'later' } as const;
const confirm = (house: House, actor: Actor, studentId: number, given: Partial<ConfirmedNeeds> = {}) =>
  confirmNeeds(as(house, actor), { studentId, answers, confirm: true, by: 'herself', ...given });
const recordsOf = () => db.selectFrom('need_records').selectAll().orderBy('version').execute();
/** What matching makes of her. */
const counted = async (house: House, id: number) => (await studentFactsOf(house, [id]))[0];

describe('confirming needs', () => {
  test('makes a version that counts at once, written down and announced', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, number, actor } = await add(house);
    await hush(house);
    await confirm(house, actor, id, { acceptsRemote: true, basedOn: 0 });
    expect(await recordsOf()).toMatchObject([
      { version: 1, answers, confirmed_on: '2026-11-22', confirmed_by: 'herself', by_user_id: actor.userId },
    ]);
    expect(await counted(house, id)).toMatchObject({ needsConfirmed: true, needs: answers, acceptsRemote: true });
    expect(await announced(house)).toEqual([id]);
    expect(await logged(house)).toMatchObject([
      {
        verb: 'needs.confirm',
        thing_id: number,
        subject_student_id: id,
        facts: { version: 1, by: 'herself', must: 1, nice: 1 },
      },
    ]);
  });

  test('again keeps the version before it', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, actor } = await add(house);
    await confirm(house, actor, id);
    await confirm(house, actor, id, { answers: { N_TOILET: 'not_needed' }, basedOn: 1 });
    expect((await recordsOf()).map((row) => row.answers)).toEqual([answers, { N_TOILET: 'not_needed' }]);
    expect((await counted(house, id))?.needs).toEqual({ N_TOILET: 'not_needed' });
    expect(await needHistory(as(house, actor), id)).toMatchObject([
      {
        version: 2,
        changes: [
          { need: 'N_TOILET', from: 'must', to: 'not_needed' },
          { need: 'N_SIGN', from: 'not_needed', to: null },
          { need: 'N_QUIET', from: 'later', to: null },
          { need: 'N_REST', from: 'nice', to: null },
        ],
      },
      { version: 1, confirmedBy: 'herself', counts: { must: 1, nice: 1, not_needed: 1, later: 1 } },
    ]);
  });

  test('with staff is recorded as that', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id } = await add(house);
    await confirm(house, chaoyang, id, { by: 'with_staff' });
    expect(await recordsOf()).toMatchObject([{ confirmed_by: 'with_staff', by_user_id: chaoyang.userId }]);
  });

  test('by a workbook carries the day that it gives', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id } = await add(house);
    await confirm(house, system, id, { by: 'workbook', on: '2026-09-01' });
    expect(await recordsOf()).toMatchObject([
      { confirmed_by: 'workbook', confirmed_on: '2026-09-01', by_user_id: null },
    ]);
  });

  test.each([
    ['another student', someone('student', { studentId: 999 }), 'herself'],
    ['staff of another district', fengtai, 'with_staff'],
    ['staff who say that it was herself', chaoyang, 'herself'],
    ['a teacher', someone('teacher', { schoolId: 1 }), 'with_staff'],
    ['an employer', employer, 'with_staff'],
    ['a base', base, 'with_staff'],
    ['a visitor', visitor, 'with_staff'],
  ] as const)('is refused to %s', async (_who, actor, by) => {
    const house = makeHouse(db);
    const { school } = await furnish(house);
    const { id } = await add(house, { school_id: school });
    await expect(confirm(house, actor, id, { by })).rejects.toThrow(NotFound);
    await expect(confirm(house, actor, id, { by, confirm: false })).rejects.toThrow(NotFound);
    expect(await recordsOf()).toEqual([]);
    expect(await logged(house)).toEqual([]);
  });

  test('she cannot say that it was done with staff', async () => {
    const house = makeHouse(db);
    const { id, actor } = await add(house);
    await expect(confirm(house, actor, id, { by: 'with_staff' })).rejects.toThrow(NotFound);
  });

  test('of a need that does not exist is refused', async () => {
    const house = makeHouse(db);
    const { id, actor } = await add(house);
    await expect(confirm(house, actor, id, { answers: { N_NOWHERE: 'must' } })).rejects.toThrow(NotFound);
  });

  test('from a page older than the newest version is a conflict', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, actor } = await add(house);
    await confirm(house, actor, id, { basedOn: 0 });
    await expect(confirm(house, chaoyang, id, { by: 'with_staff', basedOn: 0 })).rejects.toThrow(Conflict);
    await expect(confirm(house, chaoyang, id, { by: 'with_staff', basedOn: 0, confirm: false })).rejects.toThrow(
      Conflict,
    );
    expect(await recordsOf()).toHaveLength(1);
  });

  test('by herself and staff at once: one wins, the other is told', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, actor } = await add(house);
    const both = await Promise.allSettled([
      confirm(house, actor, id, { basedOn: 0 }),
      confirm(house, chaoyang, id, { by: 'with_staff', basedOn: 0 }),
    ]);
    expect(both.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await recordsOf()).toHaveLength(1);
  });
});

describe('answers put aside', () => {
  test('count nowhere, and what was confirmed before goes on counting', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, actor } = await add(house);
    await confirm(house, actor, id);
    await confirm(house, actor, id, {
      confirm: false,
      answers: { N_TOILET: 'not_needed' },
      acceptsRemote: true,
      basedOn: 1,
    });
    expect(await counted(house, id)).toMatchObject({ needsConfirmed: true, needs: answers, acceptsRemote: false });
    expect(await recordsOf()).toHaveLength(1);
    expect(await needsOf(as(house, actor), id)).toMatchObject({
      answers: { N_TOILET: 'not_needed' },
      acceptsRemote: true,
      confirmedOn: '2026-11-22',
      draftSavedAt: house.now(),
    });
  });

  test('before anything was confirmed leave her as one who has not been asked', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, actor } = await add(house);
    await confirm(house, actor, id, { confirm: false });
    expect(await counted(house, id)).toMatchObject({ needsConfirmed: false, needs: {} });
    expect((await needsOf(as(house, actor), id)).answers).toEqual(answers);
  });

  test('are gone once she confirms', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, actor } = await add(house);
    await confirm(house, actor, id, { confirm: false });
    await confirm(house, actor, id);
    expect(await db.selectFrom('need_drafts').selectAll().execute()).toEqual([]);
    expect((await needsOf(as(house, actor), id)).draftSavedAt).toBeNull();
  });
});

describe('one answer', () => {
  const one = (house: House, actor: Actor, studentId: number, answer = 'must', need = 'N_NO_LIFT') =>
    answerNeed(as(house, actor), { studentId, need, answer });

  test('makes a new version that is confirmed as the last one was', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, actor } = await add(house);
    await confirm(house, actor, id);
    await hush(house);
    await one(house, actor, id);
    expect(await counted(house, id)).toMatchObject({ needsConfirmed: true, needs: { ...answers, N_NO_LIFT: 'must' } });
    expect((await recordsOf()).map((row) => row.confirmed_by)).toEqual(['herself', 'herself']);
    expect(await announced(house)).toEqual([id]);
    expect((await logged(house)).at(-1)).toMatchObject({
      verb: 'needs.confirm',
      subject_student_id: id,
      facts: { version: 2 },
    });
  });

  test('of one who has not confirmed waits for her confirmation', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, actor } = await add(house);
    await one(house, actor, id, 'not_needed');
    expect(await counted(house, id)).toMatchObject({ needsConfirmed: false });
    expect((await needsOf(as(house, actor), id)).answers).toEqual({ N_NO_LIFT: 'not_needed' });
  });

  test('goes into a draft, too, so that confirming the draft does not lose it', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, actor } = await add(house);
    await confirm(house, actor, id, { confirm: false });
    await one(house, actor, id, 'later');
    expect((await needsOf(as(house, actor), id)).answers).toEqual({ ...answers, N_NO_LIFT: 'later' });
  });

  test('given a second time makes no second version', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, actor } = await add(house);
    await one(house, actor, id);
    await one(house, actor, id);
    expect(await recordsOf()).toHaveLength(1);
  });

  test('to five questions at once are five versions, and the last holds all', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, actor } = await add(house);
    const asked = ['N_NO_LIFT', 'N_NO_DRIVE', 'N_NO_NIGHT', 'N_NO_PHONE', 'N_REST'];
    await Promise.all(asked.map((need) => one(house, actor, id, 'must', need)));
    const records = await recordsOf();
    expect(records.map((row) => row.version)).toEqual([1, 2, 3, 4, 5]);
    expect(Object.keys(records.at(-1)?.answers ?? {}).toSorted()).toEqual(asked.toSorted());
  });

  test.each(['nice', '', 'must '])('cannot be %j', async (answer) => {
    const house = makeHouse(db);
    const { id, actor } = await add(house);
    await expect(one(house, actor, id, answer)).rejects.toThrow(NotFound);
  });

  test.each([
    ['another student', someone('student', { studentId: 999 })],
    ['staff of another district', fengtai],
    ['an employer', employer],
  ])('is refused to %s', async (_who, actor) => {
    const house = makeHouse(db);
    await furnish(house);
    const { id } = await add(house);
    await expect(one(house, actor, id)).rejects.toThrow(NotFound);
  });
});

describe('the page of her needs', () => {
  test('asks what her devices and her certificate suggest', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const facts = {
      certificate: null,
      category: '2',
      level: 1,
      components: [],
      devices: ['DEV_HA'],
      other_device: null,
    } as const;
    const { id, actor } = await add(house, { disability: facts });
    const { questions } = await needsOf(as(house, actor), id);
    expect(questions.map((question) => question.need)).toEqual(expect.arrayContaining(['N_CAPTION', 'N_TEXT_COMM']));
  });

  test.each([
    ['another student', someone('student', { studentId: 999 })],
    ['a teacher of her school', someone('teacher', { schoolId: 1 })],
    ['staff of another district', fengtai],
    ['an employer', employer],
  ])('is not shown to %s', async (_who, actor) => {
    const house = makeHouse(db);
    const { school } = await furnish(house);
    const { id } = await add(house, { school_id: school });
    await expect(needsOf(as(house, actor), id)).rejects.toThrow(NotFound);
    await expect(needHistory(as(house, actor), id)).rejects.toThrow(NotFound);
  });
});
