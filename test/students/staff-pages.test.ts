import { describe, expect, test } from 'vitest';
import { openRecord, studentWithId } from '../../src/students/index.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';
import { canaries } from './cast.ts';
import { certificateOf } from './certificates.ts';
import { body, formIn, hidden } from './forms.ts';
import { openRoom } from './open-room.ts';
import { as, city, logged } from './world.ts';

const db = testDb();

/** The order of a list says nothing. */
const inOrder = (record: object) =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, Array.isArray(value) ? value.toSorted() : value]),
  );

describe('staff', () => {
  const paper = {
    name: '曾以宁',
    gender: '女',
    birth_month: '2004年3月',
    origin_region: '110105',
    school: '示例理工大学',
    major: '080902',
    education: '本科',
    graduation_year: '2027',
    phone: '138 0000 0009',
    seeks: 'job',
    regions: ['110105', '110000'],
    regions_place: '天津市、杭州市',
  };

  test('add a student from paper', async () => {
    const { site, house, school } = await openRoom(db);
    const response = await site.post('chaoyang', '/students/new', {
      ...paper,
      certificate: certificateOf('2', 2),
      devices: 'DEV_HA',
    });
    expect(response.headers.get('Location')).toBe('/students/D00003?done=student_added');
    const row = await db.selectFrom('students').selectAll().where('number', '=', 'D00003').executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      birth_month: '2004-03',
      school_id: school,
      major: '软件工程',
      major_code: '080902',
      district: '110105',
      seeks: ['job'],
      regions: ['110105', '110000', '120000', '330100'],
    });
    expect(openRecord(as(house, city), row).phone).toBe('13800000009');
  });

  test('are asked first when a student of that name, school and year is on record', async () => {
    const { site, student } = await openRoom(db);
    const twin = { ...paper, name: '林晓雨' };
    const asked = await site.post('chaoyang', '/students/new', twin);
    expect(asked.status).toBe(422);
    const html = await asked.text();
    expect(validateHtml(html)).toEqual([]);
    expect(html).toContain(`href="/students/${student.number}"`);
    const added = await site.post('chaoyang', '/students/new', { ...twin, another: 'yes' });
    expect(added.status).toBe(303);
  });

  test('of one district cannot add to another, and are told so', async () => {
    const { site } = await openRoom(db);
    const response = await site.post('chaoyang', '/students/new', { ...paper, origin_region: '110106' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('href="#origin_region"');
    expect((await site.post('chaoyang', '/students/new', { ...paper, origin_region: '' })).status).toBe(303);
  });

  test('may add a school that is new, and keep a major that no catalogue has', async () => {
    const { site } = await openRoom(db);
    const other = { ...paper, school: '新办学院', major: '星际航行学' };
    expect((await site.post('chaoyang', '/students/new', other)).status).toBe(422);
    expect(
      (await site.post('chaoyang', '/students/new', { ...other, new_school: 'yes', major_as_written: 'yes' })).status,
    ).toBe(303);
    const row = await db.selectFrom('students').selectAll().where('number', '=', 'D00003').executeTakeFirstOrThrow();
    expect(row).toMatchObject({ major: '星际航行学', major_code: null });
    expect(await db.selectFrom('schools').select('name').where('id', '=', row.school_id!).execute()).toEqual([
      { name: '新办学院' },
    ]);
  });

  test('edit a record without seeing its contact: what they leave empty stays, what they tick goes', async () => {
    const { site, house, student, at } = await openRoom(db);
    const html = await body(site.get('chaoyang', `${at}/edit`));
    expect(html).toContain('138****5678');
    const version = hidden(html)['version']!;
    const fields = {
      ...paper,
      name: '林晓雨',
      phone: '',
      mail: '',
      landline: '',
      home_address: '',
      remove: 'mail',
      version,
    };
    expect((await site.post('chaoyang', `${at}/edit`, fields)).headers.get('Location')).toBe(`${at}?done=record_saved`);
    const row = await studentWithId(as(house, city), student.id, 'students.read');
    expect(openRecord(as(house, city), row)).toMatchObject({
      phone: canaries.phone,
      mail: null,
      home_address: canaries.home_address,
    });
    expect((await site.post('chaoyang', `${at}/edit`, fields)).status).toBe(409);
  });

  test('saving the form as it came changes nothing but what was typed', async () => {
    const { site, house, student, at } = await openRoom(db);
    const before = openRecord(as(house, city), await studentWithId(as(house, city), student.id, 'students.read'));
    const html = await body(site.get('chaoyang', `${at}/edit`));
    const response = await site.post('chaoyang', `${at}/edit`, { ...formIn(html), remark: '新备注' });
    expect(response.status).toBe(303);
    const after = openRecord(as(house, city), await studentWithId(as(house, city), student.id, 'students.read'));
    expect(inOrder(after)).toEqual(inOrder({ ...before, remark: '新备注' }));
    expect((await logged(house)).at(-1)?.facts).toEqual({ fields: ['remark'] });
  });

  test('see one sealed field after giving a reason, and not without one', async () => {
    const { site, house, at } = await openRoom(db);
    for (const given of [{}, { why: 'other', detail: ' ' }, { why: 'other', detail: '打 139 0000 0001 找她' }]) {
      const fields = { field: 'mail', ...given };
      const refused = await site.post('chaoyang', `${at}/reveal`, fields);
      expect(refused.status).toBe(422);
      expect(await refused.text()).not.toContain(canaries.mail);
    }
    expect(await logged(house)).toEqual([]);
    const html = await body(
      site.post('chaoyang', `${at}/reveal`, { field: 'mail', why: 'other', detail: '发面试通知' }),
    );
    expect(validateHtml(html)).toEqual([]);
    expect(html).toContain(canaries.mail);
    expect(html).not.toContain(canaries.phone);
    expect(await logged(house)).toMatchObject([
      { verb: 'contact.read', reason: '发面试通知', facts: { field: 'mail' } },
    ]);
  });

  test('see what the certificate says after giving a reason, and the number by a second act', async () => {
    const { site, house, at } = await openRoom(db);
    expect((await site.post('chaoyang', `${at}/disability`, {})).status).toBe(422);
    const html = await body(site.post('chaoyang', `${at}/disability`, { why: 'eligibility', detail: '' }));
    expect(validateHtml(html)).toEqual([]);
    for (const word of ['肢体', '三级', '轮椅', '110***']) expect(html).toContain(word);
    expect(html).not.toContain(canaries.certificate);
    const full = await body(site.post('chaoyang', `${at}/disability`, { ...hidden(html), unmask: 'certificate' }));
    expect(full).toContain(canaries.certificate);
    expect((await logged(house)).map((row) => row.facts)).toEqual([
      { field: 'summary', why: 'eligibility' },
      { field: 'certificate', why: 'eligibility' },
    ]);
  });

  test('correct what the certificate says on the page that they opened', async () => {
    const { site, at } = await openRoom(db);
    const html = await body(site.post('chaoyang', `${at}/disability`, { why: 'correction', detail: '' }));
    const form = { ...hidden(html), category: '4', level: '3', devices: ['DEV_WHEELCHAIR', 'DEV_CRUTCH1'] };
    const wrong = await site.post('chaoyang', `${at}/disability/change`, { ...form, category: '2' });
    expect(wrong.status).toBe(422);
    const again = await wrong.text();
    expect(validateHtml(again)).toEqual([]);
    expect(again).toContain('href="#category"');
    expect((await site.post('chaoyang', `${at}/disability/change`, form)).headers.get('Location')).toBe(
      `${at}?done=disability_saved`,
    );
    expect(await db.selectFrom('disabilities').select(['devices', 'level']).execute()).toEqual([
      { devices: ['DEV_WHEELCHAIR', 'DEV_CRUTCH1'], level: 3 },
    ]);
  });

  test('confirm needs with her only when they say that she was there', async () => {
    const { site, at } = await openRoom(db);
    const form = { version: '0', N_TOILET: 'must' };
    const refused = await site.post('chaoyang', `${at}/needs`, { ...form, step: 'confirm' });
    expect(refused.status).toBe(422);
    expect(validateHtml(await refused.text())).toEqual([]);
    const done = await site.post('chaoyang', `${at}/needs`, { ...form, step: 'confirm', with_her: 'yes' });
    expect(done.headers.get('Location')).toBe(`${at}/needs?done=needs_confirmed`);
    expect(await db.selectFrom('need_records').select(['confirmed_by']).execute()).toEqual([
      { confirmed_by: 'with_staff' },
    ]);
  });
});
