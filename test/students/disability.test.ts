import { describe, expect, test } from 'vitest';
import { Conflict, NotFound, TooMany } from '../../src/errors.ts';
import { changeDisability, noteView, openDisability, studentWithId } from '../../src/students/index.ts';
import { disabilityConsent, withdrawConsent } from '../../src/students/consents.ts';
import { revealField } from '../../src/students/reveal-field.ts';
import { noDisability, type Disability } from '../../src/students/rules-disability.ts';
import { mostRevealsADay, type Reason } from '../../src/students/rules-reasons.ts';
import { viewDisability } from '../../src/students/view-disability.ts';
import { testDb } from '../support/db.ts';
import { certificateOf } from './certificates.ts';
import {
  add,
  announced,
  as,
  base,
  chaoyang,
  city,
  employer,
  fengtai,
  furnish,
  hush,
  logged,
  makeHouse,
  rawBytes,
  someone,
  visitor,
  type House,
} from './world.ts';

const db = testDb();
const certificate = certificateOf('4', 3);
const facts: Disability = { ...noDisability, certificate, devices: ['DEV_CRUTCH1'], other_device: '金丝雀手杖' };
const reason: Reason = { why: 'eligibility', detail: '核对补贴' };
const strangers = [
  ['staff of another district', fengtai],
  ['another student', someone('student', { studentId: 999 })],
  ['a teacher of her school', someone('teacher', { schoolId: 1 })],
  ['an employer', employer],
  ['a base', base],
  ['an administrator', someone('administrator')],
  ['a visitor', visitor],
] as const;

const versionOf = async (house: House, id: number) =>
  (await studentWithId(as(house, city), id, 'students.read')).version;

describe('looking at what the certificate says', () => {
  test('shows it with the number masked, and writes the look down for her to see', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, number } = await add(house, { disability: facts });
    const view = await viewDisability(as(house, chaoyang), { id, reason });
    expect(view).toEqual({
      category: '4',
      level: 3,
      components: [{ category: '4', level: 3 }],
      devices: ['DEV_CRUTCH1'],
      other_device: '金丝雀手杖',
      masked: `110***********${certificate.slice(14, 18)}**`,
      certificate: null,
    });
    expect(await logged(house)).toMatchObject([
      {
        verb: 'disability.read',
        subject_student_id: id,
        thing_id: number,
        actor_name: '王丽',
        reason: '核对补贴',
        facts: { field: 'summary', why: 'eligibility' },
      },
    ]);
  });

  test('in full is a look of its own', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id } = await add(house, { disability: facts });
    await viewDisability(as(house, chaoyang), { id, reason });
    expect((await viewDisability(as(house, chaoyang), { id, reason, unmask: true })).certificate).toBe(certificate);
    expect((await logged(house)).map((row) => row.facts['field'])).toEqual(['summary', 'certificate']);
  });

  test.each(strangers)('is refused to %s', async (_who, actor) => {
    const house = makeHouse(db);
    const { school } = await furnish(house);
    const { id } = await add(house, { school_id: school, disability: facts });
    await expect(viewDisability(as(house, actor), { id, reason })).rejects.toThrow(NotFound);
    await expect(revealField(as(house, actor), { id, field: 'phone', reason })).rejects.toThrow(NotFound);
    expect(await logged(house)).toEqual([]);
  });
});

describe('one sealed field', () => {
  test('is shown once it is written down who wants it and why', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id } = await add(house, { phone: '13812345678', home_address: '望京街 1 号' });
    const ctx = as(house, chaoyang);
    expect(await revealField(ctx, { id, field: 'phone', reason: { why: 'contact', detail: null } })).toBe(
      '13812345678',
    );
    expect(await revealField(ctx, { id, field: 'home_address', reason })).toBe('望京街 1 号');
    expect(await revealField(ctx, { id, field: 'mail', reason })).toBeNull();
    expect(await logged(house)).toMatchObject([
      { verb: 'contact.read', subject_student_id: id, facts: { field: 'phone', why: 'contact' }, reason: null },
      { verb: 'contact.read', facts: { field: 'home_address' }, reason: '核对补贴' },
      { verb: 'contact.read', facts: { field: 'mail' } },
    ]);
    expect(await rawBytes(house)).not.toContain('13812345678');
  });

  test('is no longer shown to somebody who opens one after the other all day, until the next day', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id } = await add(house, { phone: '13812345678' });
    const ctx = as(house, chaoyang);
    const ask = () => revealField(ctx, { id, field: 'phone', reason });
    // To look at a page opens nothing.
    await noteView(ctx, { id, number: 'D00001' }, 'contact.read');
    for (let opened = 0; opened < mostRevealsADay; opened += 1) await ask();
    await expect(ask()).rejects.toThrow(TooMany);
    await expect(viewDisability(ctx, { id, reason })).rejects.toThrow(TooMany);
    expect(await revealField(as(house, city), { id, field: 'phone', reason })).toBe('13812345678');
    house.clock.pass(24 * 60);
    expect(await ask()).toBe('13812345678');
  });

  test('is shown so often and no oftener, also to sixty hands at once', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id } = await add(house, { phone: '13812345678' });
    const ask = () => revealField(as(house, chaoyang), { id, field: 'phone', reason });
    for (let opened = 0; opened < mostRevealsADay - 10; opened += 1) await ask();
    const all = await Promise.allSettled(Array.from({ length: 60 }, ask));
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(10);
  });
});

describe('correcting it', () => {
  test('writes it down by the names of the fields alone, and announces her', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id } = await add(house, { disability: facts });
    await hush(house);
    const other = certificateOf('2', 1);
    const disability = { ...facts, certificate: other, category: '2', level: 1, devices: ['DEV_HA'] } as const;
    expect(await changeDisability(as(house, chaoyang), { id, version: 1, disability })).toEqual({ ok: true });
    expect(await openDisability(house, id)).toMatchObject({
      certificate: other,
      category: '2',
      level: 1,
      devices: ['DEV_HA'],
    });
    expect(await versionOf(house, id)).toBe(2);
    expect(await announced(house)).toEqual([id]);
    expect(await logged(house)).toMatchObject([
      {
        verb: 'disability.change',
        subject_student_id: id,
        facts: { fields: ['certificate', 'category', 'level', 'components', 'devices'] },
      },
    ]);
    const raw = await rawBytes(house);
    for (const canary of [certificate, other, '金丝雀']) expect(raw).not.toContain(canary);
  });

  test('without a number keeps the one on record, and checks against it', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id } = await add(house, { disability: facts });
    const { certificate: _kept, ...rest } = { ...facts, category: '1', level: null } as const;
    expect(await changeDisability(as(house, chaoyang), { id, version: 1, disability: rest })).toEqual({
      ok: false,
      problems: { category: 'certificate_category_differs' },
    });
    expect(
      await changeDisability(as(house, chaoyang), {
        id,
        version: 1,
        disability: { ...rest, certificate: null, level: 2 },
      }),
    ).toEqual({ ok: true });
    expect(await openDisability(house, id)).toMatchObject({ certificate: null, category: '1', level: 2 });
  });

  test('to somebody else’s certificate is refused, also for eight at once', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const students = [];
    for (let made = 0; made < 8; made += 1) students.push(await add(house));
    const results = await Promise.all(
      students.map(({ id }) => changeDisability(as(house, chaoyang), { id, version: 1, disability: facts })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const refused = results.filter((result) => !result.ok);
    expect(refused).toEqual(Array.from({ length: 7 }, () => ({ ok: false, problems: { certificate: 'taken' } })));
  });

  test.each(strangers)('is refused to %s', async (_who, actor) => {
    const house = makeHouse(db);
    const { school } = await furnish(house);
    const { id } = await add(house, { school_id: school });
    await expect(changeDisability(as(house, actor), { id, version: 1, disability: facts })).rejects.toThrow(NotFound);
    expect(await openDisability(house, id)).toEqual(noDisability);
  });

  test('from an old page is a conflict', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id } = await add(house);
    const both = await Promise.allSettled(
      [chaoyang, city].map((actor) => changeDisability(as(house, actor), { id, version: 1, disability: facts })),
    );
    expect(both.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((result) => result.status === 'rejected')?.reason).toBeInstanceOf(Conflict);
  });
});

describe('her own consent', () => {
  test('has to be given before she writes anything, and is kept with its edition', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, actor } = await add(house);
    const ctx = as(house, actor);
    expect(await changeDisability(ctx, { id, version: 1, disability: facts })).toEqual({
      ok: false,
      problems: { consent: 'not_ticked' },
    });
    expect(await openDisability(house, id)).toEqual(noDisability);
    expect(await changeDisability(ctx, { id, version: 1, disability: facts, consent: true })).toEqual({ ok: true });
    expect(await disabilityConsent(house, id)).toMatchObject({
      edition: '2026-11',
      given_at: house.now(),
      withdrawn_at: null,
    });
    expect(await changeDisability(ctx, { id, version: 2, disability: { ...facts, devices: [] } })).toEqual({
      ok: true,
    });
    expect((await studentWithId(ctx, id, 'students.read')).confirmed_fields).toContain('certificate');
  });

  test('is not given where what she wrote is wrong', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, actor } = await add(house);
    const wrong = { ...facts, certificate: '123' };
    expect(await changeDisability(as(house, actor), { id, version: 1, disability: wrong, consent: true })).toEqual({
      ok: false,
      problems: { certificate: 'not_a_certificate' },
    });
    expect(await disabilityConsent(house, id)).toBeNull();
  });

  test('taken back deletes the facts at once, and staff cannot write them down again', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, actor } = await add(house, { disability: facts });
    await hush(house);
    house.clock.pass(5);
    await withdrawConsent(as(house, actor), id);
    expect(await openDisability(house, id)).toEqual(noDisability);
    expect(await db.selectFrom('disabilities').selectAll().execute()).toEqual([]);
    expect(await disabilityConsent(house, id)).toMatchObject({ withdrawn_at: house.now() });
    expect(await announced(house)).toEqual([id]);
    expect(await logged(house)).toMatchObject([
      { verb: 'disability.change', subject_student_id: id, facts: { act: 'withdrawn' } },
    ]);
    const version = await versionOf(house, id);
    await expect(changeDisability(as(house, chaoyang), { id, version, disability: facts })).rejects.toThrow(
      'consent_withdrawn',
    );
    expect(await changeDisability(as(house, actor), { id, version, disability: facts, consent: true })).toEqual({
      ok: true,
    });
    expect(await changeDisability(as(house, chaoyang), { id, version: version + 1, disability: facts })).toEqual({
      ok: true,
    });
  });

  test.each([
    ['staff', chaoyang],
    ['another student', someone('student', { studentId: 999 })],
  ])('cannot be taken back by %s', async (_who, actor) => {
    const house = makeHouse(db);
    await furnish(house);
    const { id } = await add(house, { disability: facts });
    await expect(withdrawConsent(as(house, actor), id)).rejects.toThrow(NotFound);
    expect((await openDisability(house, id)).certificate).toBe(certificate);
  });
});
