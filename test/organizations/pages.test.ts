import { beforeEach, describe, expect, test } from 'vitest';
import { waitingRequests } from '../../src/accounts/index.ts';
import { register } from '../../src/accounts/register.ts';
import { as, caller, goodPassword, makeHouse, someone, visitor } from '../accounts/people.ts';
import { employer, fengtai, ownerOf, setCity } from '../positions/world.ts';
import { openSite, type Site } from '../positions/site.tsx';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';

const db = testDb();
const house = makeHouse(db);
const code = '91110000MA00000016';
let site: Site;
let own = 0;
let path = '';

const facts = {
  organization: '清禾云图科技有限公司',
  credit_code: code,
  employer_kind: '民营企业',
  district: '110105',
  name: '陈经理',
  phone: '13900000001',
  mail: 'chen@example.com',
  consent: '2026-11',
} as const;

beforeEach(async () => {
  await setCity(house);
  own = await employer(house, { name: '晴川数字文化有限公司', contact_phone: '13900000009' });
  const account = { name: '陈经理', mail: facts.mail, username: null, password: goodPassword };
  await register(as(house, visitor), { kind: 'employer', account, facts }, caller);
  const staff = await someone(house, 'district_staff', { district: '110105' });
  const city = await someone(house, 'city_staff');
  path = `/organizations/requests/${(await waitingRequests(as(house, city)))[0]?.id}`;
  site = openSite(house, { staff, city, fengtai, owner: ownerOf(own) });
});

const sentTo = (response: Response) => (response.status === 303 ? response.headers.get('Location') : null);
async function shown(response: Response): Promise<string> {
  const html = await response.text();
  expect(validateHtml(html)).toEqual([]);
  return html;
}

describe('the page of a registration', () => {
  test.each(['', '/en'])('shows what it said and which employers it may be, in the language of %j', async (lang) => {
    await employer(house, { name: '清禾云图科技公司' });
    const html = await shown(await site.get('staff', lang + path));
    for (const said of [
      facts.organization,
      code,
      '139****0001',
      'c***@example.com',
      lang === '' ? '没有核实过' : 'not verified',
      '清禾云图科技公司',
    ])
      expect(html).toContain(said);
    expect(html).not.toMatch(/13900000001|chen@example/);
    expect((await site.get('fengtai', path)).status).toBe(404);
    expect((await site.get('owner', path)).status).toBe(404);
  });

  test.each([
    ['phone', facts.phone, 'c***@'],
    ['mail', facts.mail, '139****0001'],
  ])('shows the whole %s when it is asked for, and writes that down', async (field, value, hidden) => {
    const html = await shown(await site.post('staff', path, { show: field }));
    for (const said of [value, hidden, '这次查看已经记录']) expect(html).toContain(said);
    const seen = db.selectFrom('audit_log').select(['verb', 'facts']).where('thing_kind', '=', 'membership');
    expect(await seen.orderBy('id', 'desc').executeTakeFirst()).toEqual({
      verb: 'accounts.approve',
      facts: { act: 'contact_seen', field },
    });
    expect((await site.post('fengtai', path, { show: field })).status).toBe(404);
  });

  test('adds a new employer and opens its account', async () => {
    const approved = await site.post('staff', path, { act: 'approve', employer: 'new' });
    expect(sentTo(approved)).toMatch(/^\/organizations\/\d+\?done=registration_approved$/);
    expect((await site.get('staff', path)).status).toBe(404);
  });

  test('offers only the one that has its code, ready chosen', async () => {
    const id = await employer(house, { name: facts.organization, credit_code: code });
    const html = await shown(await site.get('staff', path));
    expect(html).toMatch(new RegExp(`value="${id}" checked`));
    expect(html).not.toContain('value="new"');
    expect(sentTo(await site.post('staff', path, { act: 'approve', employer: String(id) }))).toContain(`/${id}?`);
  });

  test('says that the one with its code has another name, and chooses nothing', async () => {
    const id = await employer(house, { name: '远山物流有限公司', credit_code: code });
    const html = await shown(await site.get('staff', path));
    expect(html).toContain('信用代码一样，名称不一样');
    expect(html).toContain(`value="${id}"`);
    expect(html).not.toMatch(/type="radio"[^>]*checked/);
  });

  test('offers none whose name is only of the same kind', async () => {
    await employer(house, { name: '北京远山科技有限公司' });
    expect(await shown(await site.get('staff', path))).not.toContain('远山');
  });

  test('asks which one it is, and for a reason to refuse', async () => {
    const none = await site.post('staff', path, { act: 'approve' });
    expect(none.status).toBe(422);
    expect(await shown(none)).toContain('href="#employer"');
    const silent = await site.post('staff', path, { act: 'refuse', reason: ' ' });
    expect(silent.status).toBe(422);
    expect(await shown(silent)).toContain('href="#reason"');
    expect(sentTo(await site.post('staff', path, { act: 'refuse', reason: '代码不对' }))).toBe(
      '/accounts/waiting?done=refused',
    );
  });
});

describe('the details of an employer', () => {
  const filled = {
    version: '1',
    employer_kind: '外企',
    district: '110106',
    place: '',
    address: '示例路9号（北门）',
    headcount: '200',
    quota_counted: '1',
    contact_name: '陈经理',
    contact_phone: '010-88001000',
  };

  test('are changed by itself, and its name and code stay', async () => {
    const sly = { ...filled, name: '别的名字', credit_code: code };
    expect(sentTo(await site.post('owner', '/my/organization/edit', sly))).toBe('/my/organization?done=saved');
    const html = await shown(await site.get('owner', '/my/organization'));
    for (const said of [
      '晴川数字文化有限公司',
      '外企',
      '丰台区',
      '示例路9号（北门）',
      '01088001000',
      '应安排 3 人',
      '还差 2 人',
    ]) {
      expect(html).toContain(said);
    }
    expect(html).not.toContain(code);
  });

  test('tell all that is wrong at once and keep what was typed', async () => {
    const wrong = {
      ...filled,
      employer_kind: '',
      district: 'other',
      headcount: '很多',
      quota_counted: '-1',
      contact_phone: '1',
    };
    const response = await site.post('owner', '/my/organization/edit', wrong);
    const html = await shown(response);
    expect(response.status).toBe(422);
    for (const field of ['employer_kind', 'place', 'headcount', 'quota_counted', 'contact_phone']) {
      expect(html).toContain(`href="#${field}"`);
    }
    expect(html).toContain('value="很多"');
  });

  test.each([
    ['owner', () => '/my/organization/edit', ''],
    ['city', () => `/organizations/${own}/edit`, '晴川数字文化有限公司'],
  ])('count nobody more than twice, whoever writes them: %s', async (who, at, name) => {
    const counted = async (headcount: string, quota_counted: string, phone = '') =>
      site.post(who, at(), { ...filled, name, headcount, quota_counted, contact_phone: phone });
    const response = await counted('1', '50', '1');
    const html = await shown(response);
    expect(response.status).toBe(422);
    expect(html).toMatch(/href="#contact_phone"/);
    expect(html).toMatch(/href="#quota_counted".*id="quota_counted-problem".*1 人最多按 2 人计，所以不能超过 2。/s);
    expect(html).toContain('value="50"');
    expect((await counted('1', '3')).status).toBe(422);
    expect((await counted('1', '2')).status).toBe(303);
  });

  test('are a conflict for who comes second', async () => {
    await site.post('owner', '/my/organization/edit', filled);
    expect((await site.post('owner', '/my/organization/edit', filled)).status).toBe(409);
  });

  test('are changed by the city, which keeps the phone by leaving it empty', async () => {
    const staff = { ...filled, name: '新名字', credit_code: code.toLowerCase(), contact_phone: '' };
    expect(sentTo(await site.post('city', `/organizations/${own}/edit`, staff))).toBe(
      `/organizations/${own}?done=saved`,
    );
    const html = await shown(await site.post('city', `/organizations/${own}`, {}));
    expect(html).toContain('新名字');
    expect(html).toContain('13900000009');
    expect(html).toContain('校验码对不上');
    const wrong = await site.post('city', `/organizations/${own}/edit`, { ...staff, version: '2', credit_code: 'OOO' });
    expect(await shown(wrong)).toContain('href="#credit_code"');
  });
});
