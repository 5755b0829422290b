import { describe, expect, test } from 'vitest';
import { register } from '../../src/accounts/register.ts';
import { Conflict, NotFound } from '../../src/errors.ts';
import { hasWithdrawn, openDisability, studentNumbered } from '../../src/students/index.ts';
import { disabilityConsent, withdrawConsent } from '../../src/students/consents.ts';
import { noDisability } from '../../src/students/rules-disability.ts';
import { linkRequest, studentRequestOf } from '../../src/students/link-request.ts';
import { openRecord } from '../../src/students/reads-record.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';
import { certificateOf } from './certificates.ts';
import { openSite } from './site.tsx';
import {
  add,
  administrator,
  as,
  base,
  chaoyang,
  city,
  employer,
  fengtai,
  furnish,
  logged,
  makeHouse,
  someone,
  visitor,
  type House,
} from './world.ts';

const db = testDb();
const certificate = certificateOf('4', 3);
let count = 0;

/** Somebody registers and waits; returns the id of her request. */
async function ask(
  house: House,
  facts: Partial<{ certificate: string | null; district: string | null; disability_consent: '2026-11' | null }> = {},
) {
  count += 1;
  const registered = await register(
    as(house, visitor),
    {
      kind: 'student',
      account: { name: '林晓雨', username: `lin${count}`, mail: null, password: '骑车去看海 2031' },
      facts: {
        name: '林晓雨',
        school: '示例理工大学',
        graduation_year: 2027,
        certificate,
        district: '110105',
        mail: 'lin@example.edu.cn',
        consent: '2026-11',
        disability_consent: '2026-11',
        ...facts,
      },
    },
    { address: `192.0.2.${count}`, userAgent: 'test', token: null },
  );
  if (!registered.ok) throw new Error(JSON.stringify(registered.problems));
  const { id } = await db.selectFrom('registrations').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
  return id;
}

const memberships = () => db.selectFrom('memberships').select(['state', 'student_id']).orderBy('id').execute();

/** The decider has to be a user of the table, as decided_by refers to one. */
async function staffOf(house: House, actor: typeof chaoyang) {
  const { userId: id, name } = actor;
  await house.db
    .insertInto('users')
    .values({ id, name, email: `${'0'.repeat(31)}${++count % 10}@none.invalid` } as never)
    .execute();
  return actor;
}

describe('a registration', () => {
  test('can become a new record, with what she said, which is then deleted', async () => {
    const house = makeHouse(db);
    const { school } = await furnish(house);
    const staff = await staffOf(house, chaoyang);
    const request = await ask(house);
    const linked = await linkRequest(as(house, staff), request, null);
    expect(linked).toEqual({ ok: true, number: 'D00001' });
    const row = await studentNumbered(as(house, staff), 'D00001', 'students.read');
    expect(row).toMatchObject({ name: '林晓雨', school_id: school, graduation_year: 2027, district: '110105' });
    expect(openRecord(as(house, staff), row).mail).toBe('lin@example.edu.cn');
    expect(await openDisability(house, row.id)).toMatchObject({ certificate, category: '4', level: 3 });
    expect(await disabilityConsent(house, row.id)).toMatchObject({ edition: '2026-11', withdrawn_at: null });
    expect(await memberships()).toEqual([{ state: 'active', student_id: row.id }]);
    expect(await db.selectFrom('registrations').selectAll().execute()).toEqual([]);
    const approved = (await logged(house)).find((entry) => entry.verb === 'accounts.approve');
    expect(approved).toMatchObject({ subject_student_id: row.id, actor_user_id: staff.userId });
  });

  test('can be linked to the record that there is, which gets the certificate it lacks and loses nothing', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const staff = await staffOf(house, chaoyang);
    const { id, number } = await add(house, { major: '软件工程', mail: 'old@example.com' });
    expect(await linkRequest(as(house, staff), await ask(house), number)).toEqual({ ok: true, number });
    const row = await studentNumbered(as(house, staff), number, 'students.read');
    expect(row.major).toBe('软件工程');
    expect(openRecord(as(house, staff), row).mail).toBe('old@example.com');
    expect((await openDisability(house, id)).certificate).toBe(certificate);
    expect(await memberships()).toEqual([{ state: 'active', student_id: id }]);
  });

  test('brings no certificate back to a student who took her consent back', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const staff = await staffOf(house, chaoyang);
    const { id, number, actor } = await add(house);
    const request = await ask(house);
    house.clock.pass(10);
    await withdrawConsent(as(house, actor), id);
    expect(await linkRequest(as(house, staff), request, number)).toMatchObject({ ok: true });
    expect(await hasWithdrawn(house, id)).toBe(true);
    expect((await openDisability(house, id)).certificate).toBeNull();
  });

  test('with a certificate of another student changes nothing', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const staff = await staffOf(house, chaoyang);
    const facts = { certificate, category: null, level: null, components: [], devices: [], other_device: null };
    await add(house, { name: '单嘉木', origin_region: '110106', disability: facts });
    const { number } = await add(house);
    const request = await ask(house);
    const taken = { ok: false, problems: { certificate: 'certificate_held' } };
    expect(await linkRequest(as(house, staff), request, null)).toEqual(taken);
    expect(await linkRequest(as(house, staff), request, number)).toEqual(taken);
    expect(await memberships()).toEqual([{ state: 'waiting', student_id: null }]);
    expect(await db.selectFrom('students').select('id').execute()).toHaveLength(2);
  });

  test('with another certificate than the record has is not approved, and the page says so without a number', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const staff = await staffOf(house, chaoyang);
    const other = certificateOf('1', 2);
    const { id, number } = await add(house, {
      graduation_year: 2027,
      disability: { ...noDisability, certificate: other },
    });
    const request = await ask(house);
    const site = openSite(house, { staff });
    const path = `/students/requests/${request}`;
    expect(await (await site.get('staff', path)).text()).toContain('和这份档案里的不同');
    const refused = await site.post('staff', path, { decision: 'approve', student: number });
    const html = await refused.text();
    expect([refused.status, validateHtml(html)]).toEqual([422, []]);
    expect(html).toContain('这份档案里是另一个残疾人证号');
    for (const hidden of [certificate, other]) expect(html).not.toContain(hidden);
    expect((await openDisability(house, id)).certificate).toBe(other);
    expect(await memberships()).toEqual([{ state: 'waiting', student_id: null }]);
  });

  test.each([true, false])('without her consent keeps no certificate, on a new record: %s', async (isNew) => {
    const house = makeHouse(db);
    await furnish(house);
    const staff = await staffOf(house, chaoyang);
    const number = isNew ? null : (await add(house)).number;
    const linked = await linkRequest(as(house, staff), await ask(house, { disability_consent: null }), number);
    const { id } = await studentNumbered(as(house, staff), linked.ok ? linked.number : '', 'students.read');
    expect(await openDisability(house, id)).toEqual(noDisability);
    expect(await disabilityConsent(house, id)).toBeNull();
  });

  test('cannot be linked to a record that has an account, or that is another district’s', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const staff = await staffOf(house, chaoyang);
    const { number } = await add(house);
    const { number: elsewhere } = await add(house, { origin_region: '110106' });
    await linkRequest(as(house, staff), await ask(house, { certificate: null }), number);
    const second = await ask(house, { certificate: null });
    await expect(linkRequest(as(house, staff), second, number)).rejects.toThrow(Conflict);
    await expect(linkRequest(as(house, staff), second, elsewhere)).rejects.toThrow(NotFound);
  });

  test('decided by two at once is decided once', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const staff = [await staffOf(house, chaoyang), await staffOf(house, city)];
    const request = await ask(house);
    const both = await Promise.allSettled(staff.map((actor) => linkRequest(as(house, actor), request, null)));
    const done = both.filter((result) => result.status === 'fulfilled' && result.value.ok);
    expect(done).toHaveLength(1);
    expect(await db.selectFrom('students').select('id').execute()).toHaveLength(1);
    expect(await memberships()).toMatchObject([{ state: 'active' }]);
  });

  test.each([
    ['staff of another district', fengtai],
    ['a teacher', someone('teacher', { schoolId: 1 })],
    ['a student', someone('student', { studentId: 1 })],
    ['an employer', employer],
    ['a base', base],
    ['an administrator, who sees no students', administrator],
    ['a visitor', visitor],
  ])('is not there for %s', async (_who, actor) => {
    const house = makeHouse(db);
    await furnish(house);
    const request = await ask(house);
    await expect(studentRequestOf(as(house, actor), request)).rejects.toThrow(NotFound);
    await expect(linkRequest(as(house, actor), request, null)).rejects.toThrow(NotFound);
    expect(await memberships()).toEqual([{ state: 'waiting', student_id: null }]);
  });

  test('from nowhere in particular is the city’s to decide', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const staff = await staffOf(house, city);
    const request = await ask(house, { district: null });
    await expect(studentRequestOf(as(house, chaoyang), request)).rejects.toThrow(NotFound);
    expect(await linkRequest(as(house, staff), request, null)).toMatchObject({ ok: true });
  });
});

describe('the page of a registration', () => {
  const pageOf = (id: number) => `/students/requests/${id}`;

  test('shows what she wrote with the number masked, and who she may be', async () => {
    const house = makeHouse(db);
    const { school } = await furnish(house);
    const { number } = await add(house, { school_id: school, graduation_year: 2027, major: '软件工程' });
    const site = openSite(house, { staff: chaoyang });
    const id = await ask(house);
    for (const language of ['', '/en']) {
      const html = await (await site.get('staff', language + pageOf(id))).text();
      expect(validateHtml(html)).toEqual([]);
      for (const word of [
        '林晓雨',
        '示例理工大学',
        '110***',
        'l***@example.edu.cn',
        language === '' ? '没有核实过' : 'not verified',
        `value="${number}"`,
        'value="new"',
      ]) {
        expect(html).toContain(word);
      }
      for (const canary of [certificate, 'lin@example']) expect(html).not.toContain(canary);
    }
  });

  test('offers no new record where the certificate is on one already, here or in another district', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const facts = { certificate, category: null, level: null, components: [], devices: [], other_device: null };
    const { number } = await add(house, { name: '单嘉木', disability: facts });
    const site = openSite(house, { staff: chaoyang, elsewhere: fengtai });
    const here = await (await site.get('staff', pageOf(await ask(house)))).text();
    expect(here).not.toContain('value="new"');
    expect(here).toMatch(new RegExp(`value="${number}"[^>]* checked`));
    const there = await (await site.get('elsewhere', pageOf(await ask(house, { district: '110106' })))).text();
    expect(there).not.toContain('value="new"');
    expect(there).not.toContain(number);
    expect(there).toContain('在别的区的档案里');
  });

  test('takes a decision only with what it needs', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const site = openSite(house, { staff: await staffOf(house, chaoyang) });
    const id = await ask(house);
    for (const fields of [{}, { decision: 'approve' }, { decision: 'refuse' }, { decision: 'refuse', reason: ' ' }]) {
      const response = await site.post('staff', pageOf(id), fields);
      expect(response.status).toBe(422);
      expect(validateHtml(await response.text())).toEqual([]);
    }
    const approved = await site.post('staff', pageOf(id), { decision: 'approve', student: 'new' });
    expect(approved.headers.get('Location')).toBe('/students/D00001?done=registration_approved');
    expect((await site.get('staff', pageOf(id))).status).toBe(404);
    const second = await ask(house, { certificate: null });
    const refused = await site.post('staff', pageOf(second), { decision: 'refuse', reason: '请补交学生证' });
    expect(refused.headers.get('Location')).toBe('/accounts/waiting?done=refused');
    expect(await memberships()).toMatchObject([{ state: 'active' }, { state: 'ended' }]);
  });
});
