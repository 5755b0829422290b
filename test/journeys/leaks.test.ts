import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificate, list, pupil } from '../imports/workbooks.ts';
import { bringIn } from './bring-in.ts';
import { crawl, textIn, type Seen } from './crawl.ts';
import { barredTo, stopsOf } from './examples.ts';
import { demoPlaces } from '../../src/db/seed/accounts.ts';
import { openDemo, type Running } from './house.ts';
import { formOn, somebody, somebodyAs, type Person, type Walker } from './person.ts';
import { prepare, type Prepared } from './prepare.ts';

/** Values that stand on one student's record and nowhere else: whoever has no right to them must never get one. */
const canaries: Readonly<Record<string, string>> = {
  phone: '13877665544',
  landline: '010-87655443',
  mail: 'jinsique@example.edu.cn',
  home_address: '金丝雀胡同甲77号',
  certificate: certificate(777, 4, 1),
  other_device: '金丝雀牌升降器',
  remark: '金丝雀备注：家里有事',
};

/** As it is, in an address, and without its punctuation. */
const spellings = (value: string): string[] => [value, encodeURIComponent(value), value.replaceAll('-', '')];
const found = (text: string): string[] =>
  Object.entries(canaries).flatMap(([name, value]) =>
    spellings(value).some((each) => text.includes(each)) ? [name] : [],
  );

let running: Running;
let prepared: Prepared;
let staff: Person;
let number = '';
const addresses = new Set<string>();
beforeAll(async () => {
  running = await openDemo();
  prepared = await prepare(running);
  staff = await somebodyAs(running.base, 'district_staff');
  number = await addCanary();
}, 120_000);
afterAll(() => running.close());

async function fill(person: Person, page: string, action: string, fields: Readonly<Record<string, string | string[]>>) {
  return person.post(action, { ...formOn((await person.get(page)).text, action), ...fields });
}

/** A student of 海淀区 at the school of the demo's teacher, with everything on record, whom positions fit. */
async function addCanary(): Promise<string> {
  const added = await fill(staff, '/students/new', '/students/new', {
    ...canaries,
    name: '金丝雀',
    school: demoPlaces.school,
    origin_region: '110108',
    education: '本科',
    major: '软件工程',
    graduation_year: '2027',
    seeks: ['job', 'internship'],
    category: '4',
    level: '1',
    devices: ['DEV_WHEELCHAIR', 'DEV_OTHER'],
  });
  const made = /D\d+/.exec(added.location ?? '')?.[0];
  if (!made) throw new Error(`not added: ${added.status} ${added.text.match(/errors?-[^]{0,300}/g)?.join()}`);
  const needs = `/students/${made}/needs`;
  const checked = await fill(staff, needs, needs, { N_TOILET: 'must', N_FLEX: 'nice' });
  await staff.post(needs, { ...formOn(checked.text, needs), with_her: 'yes', step: 'confirm' });
  return made;
}

/** Each of them signs in once: her account lists where she is signed in. */
const people: Partial<Record<Walker, Promise<Person>>> = {};

async function seenBy(walker: Walker): Promise<Seen> {
  const person = await (people[walker] ??= somebodyAs(running.base, walker));
  const stops = await stopsOf(running, prepared, walker);
  const barred = await barredTo(running, prepared, walker);
  const hers = ['', '/disability', '/needs', '/matches', '/annex2'].map((tail) => `/students/${number}${tail}`);
  const files = [`/exports/annex2/${number}.xlsx`, '/exports/register.xlsx', '/exports/annex1.xlsx'];
  const from = ['/', ...stops.map((stop) => stop.path), ...barred, ...hers, ...files];
  const seen = new Map(await crawl(person, { from, alike: 3, always: new RegExp(number) }));
  for (const path of seen.keys()) addresses.add(path);
  for (const [path, fields] of openings()) {
    const answer = await person.post(path, { ...fields, why: 'service', detail: '' });
    seen.set(`${path} ${JSON.stringify(fields)}`, `${[...answer.headers].join('\n')}\n${await textIn(answer)}`);
  }
  return seen;
}

/** What those who may open for a reason. */
const openings = () =>
  [
    ['/exports', { kind: 'register', district: '', school: '', year: '' }],
    ['/exports', { kind: 'annex1', district: '', school: '', year: '' }],
    [`/students/${number}/annex2`, { as: 'page' }],
    [`/students/${number}/annex2`, { as: 'workbook' }],
  ] as const;

const leaksIn = (seen: Seen) => [...seen].flatMap(([path, all]) => found(all).map((name) => `${name} at ${path}`));

const strangers = ['visitor', 'employer', 'base', 'teacher', 'student', 'administrator'] as const;

describe('what stands on a student’s record', () => {
  test('is found by this search where it may stand: on pages and in files that the staff of her district open for a reason', async () => {
    const seen = await seenBy('district_staff');
    const all = new Set([...seen.values()].flatMap(found));
    // Her street stands on no official form: it is opened by itself.
    const street = await staff.post(`/students/${number}/reveal`, {
      field: 'home_address',
      why: 'contact',
      detail: '',
    });
    expect(found(street.text)).toEqual(['home_address']);
    expect([...all, 'home_address'].toSorted()).toEqual(Object.keys(canaries).toSorted());
    const open = [...seen].filter(([path]) => !path.includes('{'));
    expect(new Set(open.flatMap(([, text]) => found(text)))).toEqual(new Set(['remark']));
  }, 120_000);

  test.each(strangers)(
    'never reaches a %s, on no page and in no file',
    async (walker) => {
      const seen = await seenBy(walker);
      expect(seen.size).toBeGreaterThan(20);
      // 附件1 has a column of remarks, which her school reads.
      const its = walker === 'teacher' ? 'remark' : null;
      expect(leaksIn(seen).filter((leak) => !leak.startsWith(`${its} `))).toEqual([]);
    },
    120_000,
  );

  test('does not change what others see: with another certificate, category, level and devices every page is the same', async () => {
    const look = async () => {
      const all: Record<string, Seen> = {};
      for (const walker of ['visitor', 'employer', 'base', 'teacher'] as const) all[walker] = await seenBy(walker);
      return Object.entries(all).flatMap(([who, seen]) =>
        [...seen].map(([path, text]) => `${who} ${path}\n${withoutTimes(text)}`),
      );
    };
    const before = await look();
    const path = `/students/${number}/disability`;
    const shown = await staff.post(path, { why: 'correction', detail: '' });
    const changed = await staff.post(`${path}/change`, {
      ...formOn(shown.text, `${path}/change`),
      certificate: certificate(778, 1, 2),
      category: '1',
      level: '2',
      devices: ['DEV_CANE'],
      other_device: '',
    });
    expect(changed.status).toBe(303);
    const different = (await look()).filter((each) => !before.includes(each));
    expect(different.map((each) => each.split('\n')[0])).toEqual([]);
  }, 240_000);
});

/** But for the clock, and for what a form carries so that it is taken once. */
const withoutTimes = (text: string) =>
  text
    .replaceAll(/\d\d:\d\d(:\d\d(\.\d+Z)?)?/g, 'hh:mm')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'key')
    .replaceAll(/^date,.*$/gm, '')
    .replaceAll(/set-cookie,.*$/gm, '');

describe('the log', () => {
  test('holds nothing of it, whatever staff, visitors and a failing database do with it', async () => {
    const { phone, mail, certificate: its, home_address, remark } = canaries;
    const path = `/students/${number}`;
    expect((await staff.post(`${path}/reveal`, { field: 'phone', why: 'contact', detail: '' })).status).toBe(200);
    await staff.post(`${path}/disability`, { why: 'service', detail: '', unmask: 'certificate' });
    await bringIn(
      staff,
      await list([pupil({ 姓名: '金丝雀', 联系电话: phone!, 电子邮箱: mail!, 残疾类别: home_address! })], {
        facts: `学校名称：${demoPlaces.school}`,
      }),
      '附件1.xlsx',
    );
    const visitor = somebody(running.base);
    await visitor.post('/sign-in', { login: mail!, password: 'wrong', next: '' });
    await visitor.post('/reset', { mail: mail! });
    await visitor.post('/help', { name: '金', contact: phone!, text: `${its} ${home_address}` });
    await running.letters();
    const breaks = async (statement: string) => sql.raw(statement).execute(running.deps.db);
    await breaks(`alter table students add constraint refuses check (other_service <> '${remark}!')`);
    const edit = `${path}/edit`;
    const broken = await fill(staff, edit, edit, { other_service: `${remark}!`, phone: phone! });
    await breaks('alter table students drop constraint refuses');
    expect(broken.status).toBe(500);
    const log = running.log.join('');
    expect(log).toContain('"constraint":"refuses"');
    expect(found(log)).toEqual([]);
  });

  test('and no address of a page and no table holds it either', async () => {
    expect([...addresses].flatMap((path) => found(decodeURIComponent(path)))).toEqual([]);
    const { db } = running.deps;
    const tables = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public'`.execute(db);
    const holding: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await sql<{ line: string }>`select t::text as line from ${sql.table(name)} t`.execute(db);
      holding.push(...new Set(rows.flatMap(({ line }) => found(line).map((each) => `${each} in ${name}`))));
    }
    expect(holding).toEqual([]);
  });
});
