import { describe, expect, test } from 'vitest';
import { openRecord, studentWithId } from '../../src/students/index.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';
import { canaries } from './cast.ts';
import { body, checked } from './forms.ts';
import { openRoom } from './open-room.ts';
import { as, city } from './world.ts';

const db = testDb();

describe('every page', () => {
  const pages: readonly (readonly [string, (at: string) => string])[] = [
    ['chaoyang', () => '/students'],
    ['teacher', () => '/students?q=%E6%9E%97&year=2027'],
    ['chaoyang', () => '/students/new'],
    ['chaoyang', (at) => at],
    ['teacher', (at) => at],
    ['chaoyang', (at) => `${at}/edit`],
    ['chaoyang', (at) => `${at}/reveal?field=mail`],
    ['chaoyang', (at) => `${at}/disability`],
    ['chaoyang', (at) => `${at}/needs`],
    ['chaoyang', (at) => `${at}/needs/history`],
    ['student', () => '/my/record'],
    ['student', () => '/my/record/edit'],
    ...['person', 'study', 'contact', 'intent', 'services'].map(
      (section) => ['student', () => `/my/record/edit?section=${section}`] as const,
    ),
    ['student', () => '/my/disability'],
    ['student', () => '/my/disability?step=edit'],
    ['student', () => '/my/disability?step=withdraw'],
    ['other', () => '/my/disability'],
    ['student', () => '/my/needs'],
    ['other', () => '/my/needs/history'],
    ['student', () => '/my/views'],
    ['other', () => '/my/views'],
  ];

  test.each(pages)('is right HTML for %s, in both languages: %s', async (who, pathOf) => {
    const { site, at } = await openRoom(db, { lived: true });
    for (const language of ['', '/en']) {
      const response = await site.get(who, language + pathOf(at));
      expect(response.status).toBe(200);
      expect(validateHtml(await response.text())).toEqual([]);
    }
  });

  test('says nothing in Chinese in its own words when it is read in English', async () => {
    const { site, at } = await openRoom(db, { lived: true });
    for (const [who, pathOf] of pages) {
      const html = await body(site.get(who, `/en${pathOf(at)}`));
      const own = html
        .slice(html.indexOf('<main'), html.indexOf('</main'))
        .replaceAll(/<span lang="zh-CN">[\s\S]*?<\/span>/g, '')
        // An option holds text alone, examples of Chinese input are Chinese, and forms are called 附件1 and 附件2.
        .replaceAll(/<option[\s\S]*?<\/option>/g, '')
        .replaceAll(/<p class="hint"[\s\S]*?<\/p>/g, '')
        .replaceAll(/附件\d/g, '');
      expect(own.replaceAll(/<[^>]+>/g, ' ').match(/\p{Script=Han}+/gu) ?? [], `${who} ${pathOf(at)}`).toEqual([]);
    }
  });
});

describe('a form that is wrong', () => {
  const wrong = {
    name: '',
    birth_month: '去年',
    phone: '12',
    mail: 'x',
    origin_region: 'other',
    origin_region_place: '某地',
    major: '软件工称',
  };

  test('comes back with every problem, names that would do, and what was typed', async () => {
    const { site } = await openRoom(db);
    for (const language of ['', '/en']) {
      const response = await site.post('chaoyang', `${language}/students/new`, {
        ...wrong,
        certificate: '123',
        seeks: ['job', 'internship'],
      });
      expect(response.status).toBe(422);
      const html = await response.text();
      expect(validateHtml(html)).toEqual([]);
      expect([...html.matchAll(/class="link" href="#([a-z_]+)"/g)].map((found) => found[1])).toEqual([
        'name',
        'birth_month',
        'origin_region_place',
        'major',
        'phone',
        'mail',
        'certificate',
      ]);
      for (const kept of ['去年', '软件工称', 'value="123"']) expect(html).toContain(kept);
      expect(html).toContain('软件工程');
      expect(checked(html)).toEqual(expect.arrayContaining(['seeks=job', 'seeks=internship']));
    }
    expect(await db.selectFrom('students').select('id').execute()).toHaveLength(2);
  });

  test('of a section of her own comes back likewise, and nothing is saved', async () => {
    const { site, student, house } = await openRoom(db);
    const fields = { section: 'contact', version: '1', phone: '1', mail: 'bad', landline: '', home_address: '新地址' };
    const response = await site.post('student', '/my/record/edit', fields);
    expect(response.status).toBe(422);
    expect(validateHtml(await response.text())).toEqual([]);
    const row = await studentWithId(as(house, city), student.id, 'students.read');
    expect(openRecord(as(house, city), row).home_address).toBe(canaries.home_address);
  });

  test.each([
    ['student', '/my/record/edit', { section: 'person' }],
    ['chaoyang', '/students/new', { name: '曾以宁' }],
  ])('because of a birth that is still to come is told so: %s at %s', async (who, path, fields) => {
    const { site, student, house } = await openRoom(db);
    const answer = async (birth_month: string) =>
      site.post(who, path, { ...fields, version: '1', origin_region: '110105', birth_month });
    for (const birth of ['2026-12', '2030-01', '2031年5月']) {
      const response = await answer(birth);
      expect(response.status).toBe(422);
      const html = await response.text();
      expect(validateHtml(html)).toEqual([]);
      expect(html).toMatch(/href="#birth_month".*id="birth_month-problem".*不能晚于 2026-11/s);
      expect(html).toContain(`value="${birth}"`);
    }
    expect((await studentWithId(as(house, city), student.id, 'students.read')).version).toBe(1);
    expect(await db.selectFrom('students').select('id').execute()).toHaveLength(2);
    expect((await answer('2026-11')).status).toBe(303);
  });
});
