import { beforeEach, describe, expect, test } from 'vitest';
import { demands, features } from '../../src/reference/index.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';
import { makeCast } from './cast.ts';
import { openSite, type Site } from './site.tsx';
import { makeHouse, rowOf } from './world.ts';

const db = testDb();
const house = makeHouse(db);
let cast: Awaited<ReturnType<typeof makeCast>>;
let site: Site;

beforeEach(async () => {
  cast = await makeCast(house);
  site = openSite(house, cast.actors);
});

const sentTo = (response: Response) => (response.status === 303 ? response.headers.get('Location') : null);

/** A form as an employer fills it in, with everything that has to be there. */
const filled = (): Record<string, string> => ({
  key: 'one-form',
  kind: 'job',
  title: '无障碍测试专员',
  headcount: '2',
  duties: '用读屏软件测试网页。\n写测试报告。',
  district: '110105',
  wage: 'range',
  wage_from: '6500',
  wage_to: '8000',
  closes_on: '2026-12-30',
  education: '本科',
  majors: '软件工程\n计算机类',
  major_rule: 'preferred',
  feature_F_SYSTEM_SR_COMPATIBLE: 'has',
  feature_F_TEXT_FIRST_COMM: 'has',
  demand_D_SCREEN: 'core',
  contact_name: '陈经理',
  contact_phone: '139 0000 0002',
});

/** What a browser would send of the form as it is shown. */
function fieldsOf(html: string): Record<string, string> {
  const name = (tag: string) => / name="([^"]+)"/.exec(tag)?.[1] ?? '';
  const value = (tag: string) => / value="([^"]*)"/.exec(tag)?.[1] ?? '';
  const inputs = [...html.matchAll(/<input[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/ type="(radio|checkbox)"/.test(tag) || / checked/.test(tag))
    .map((tag) => [name(tag), value(tag)]);
  const texts = [...html.matchAll(/(<textarea[^>]*>)([^<]*)/g)].map(([, tag, text]) => [name(tag!), text!]);
  const selects = [...html.matchAll(/(<select[^>]*>)(.*?)<\/select>/gs)].map(([, tag, options]) => [
    name(tag!),
    value(/<option[^>]* selected[^>]*>/.exec(options!)?.[0] ?? ''),
  ]);
  return Object.fromEntries([...inputs, ...texts, ...selects]);
}

describe('posting by the form', () => {
  const rows = () => db.selectFrom('positions').select('number').where('title', '=', '无障碍测试专员').execute();

  test('shows first what others will read, and posts it then, once', async () => {
    const check = await site.post('owner', '/positions/new', { ...filled(), step: 'check' });
    const html = await check.text();
    expect([check.status, validateHtml(html)]).toEqual([200, []]);
    expect(html).toContain('核对以后提交');
    expect(html).toContain('name="feature_F_TEXT_FIRST_COMM" value="has"');
    expect(html).not.toContain('name="feature_F_CAPTIONS"');
    expect(await rows()).toEqual([]);
    const posted = await site.post('owner', '/positions/new', { ...filled(), step: 'post' });
    const [row] = await rows();
    expect(sentTo(posted)).toBe(`/positions/${row?.number}?done=position_sent`);
    await site.post('owner', '/positions/new', { ...filled(), step: 'post' });
    expect(await rows()).toHaveLength(1);
    expect(await rowOf(house, row!.number)).toMatchObject({
      duties: '用读屏软件测试网页。\n写测试报告。',
      majors: [
        { level: 'major', name: '软件工程' },
        { level: 'class', name: '计算机类', code: '0809' },
      ],
      wage_text: '6500-8000',
      demands: { D_SCREEN: 'core' },
      features: { F_SYSTEM_SR_COMPATIBLE: 'has', F_TEXT_FIRST_COMM: 'has' },
      state: 'waiting',
    });
  });

  test('says 灵活就业 of the position, whatever kind its employer is', async () => {
    const posted = await site.post('owner', '/positions/new', { ...filled(), flexible: 'yes', step: 'post' });
    const number = sentTo(posted)!.split(/[/?]/)[2]!;
    expect(await rowOf(house, number)).toMatchObject({ flexible: true });
    expect(fieldsOf(await (await site.get('owner', `/positions/${number}/edit`)).text())).toMatchObject({
      flexible: 'yes',
    });
    expect(await (await site.get('owner', `/positions/${number}`)).text()).toContain('灵活就业');
  });

  test('keeps Chinese text as it is written', async () => {
    const text = {
      title: '测试专员（实习）',
      duties: '写用例，跟进；记录：缺陷。\n　报告！',
      address: '示例路７号（北门）',
    };
    const posted = await site.post('owner', '/positions/new', { ...filled(), ...text, step: 'post' });
    expect(await rowOf(house, sentTo(posted)!.split(/[/?]/)[2]!)).toMatchObject({
      title: '测试专员（实习）',
      duties: '写用例，跟进；记录：缺陷。\n报告！',
      address: '示例路７号（北门）',
    });
  });

  test('goes back with everything that was filled in', async () => {
    const back = await site.post('owner', '/positions/new', { ...filled(), step: 'edit' });
    const html = await back.text();
    expect([back.status, validateHtml(html)]).toEqual([200, []]);
    expect(html).toContain('value="无障碍测试专员"');
    expect(html).toMatch(/name="feature_F_TEXT_FIRST_COMM"[^>]*value="has" checked/);
  });

  test('says all that is wrong at once, with 422, links to each field and keeps what was typed', async () => {
    const wrong = {
      ...filled(),
      step: 'check',
      title: '',
      headcount: '两个',
      duties: '要求五官端正。',
      district: '',
      place: '杭洲市',
      majors: '软件工成\n计算机类',
      closes_on: '2026-02-30',
      contact_phone: '123',
    };
    const response = await site.post('owner', '/positions/new', wrong);
    const html = await response.text();
    expect([response.status, validateHtml(html)]).toEqual([422, []]);
    expect(html).toContain('<title>错误：');
    for (const field of ['title', 'headcount', 'place', 'majors', 'closes_on', 'contact_phone']) {
      expect(html).toContain(`href="#${field}"`);
      expect(html).toContain(`id="${field}"`);
    }
    expect(html).toContain('“软件工成”不在目录里。你要写的是不是：软件工程');
    expect(html).toContain('你要写的是不是：杭州市');
    expect(html).toContain('要求五官端正。');
    expect(await rows()).toEqual([]);
  });

  test('refuses forbidden words and silence about the workplace by the field', async () => {
    const response = await site.post('owner', '/positions/new', {
      ...filled(),
      step: 'check',
      duties: '要求五官端正。',
      feature_F_TEXT_FIRST_COMM: 'unknown',
    });
    const html = await response.text();
    expect([response.status, validateHtml(html)]).toEqual([422, []]);
    expect(html).toContain('不能写“五官端正”');
    expect(html).toContain('href="#communication"');
    expect(html).toMatch(/<details id="communication" open/);
  });

  test('lets staff name the employer by its code, and suggests one that is written wrongly', async () => {
    const staff = { ...filled(), step: 'post', employer: '91110000MA00000016', base: '晴川数字文化实习基地' };
    expect(sentTo(await site.post('chaoyang', '/positions/new', staff))).toMatch(/\?done=position_published$/);
    const [row] = await rows();
    expect(await rowOf(house, row!.number)).toMatchObject({
      employer_id: cast.own,
      base_id: cast.baseId,
      state: 'open',
    });
    const typo = await site.post('chaoyang', '/positions/new', { ...staff, key: '2', employer: '晴川数字文华' });
    expect(typo.status).toBe(422);
    expect(await typo.text()).toContain('你要写的是不是：晴川数字文化有限公司');
    const other = await site.post('chaoyang', '/positions/new', { ...staff, key: '3', base: '别的基地' });
    expect(await other.text()).toContain('href="#base"');
  });

  test('keeps staff of a district within it, whatever is posted', async () => {
    const sly = {
      ...filled(),
      step: 'post',
      employer: '91110000MA00000016',
      district: 'other',
      place: '浙江省杭州市西湖区',
    };
    expect((await site.post('chaoyang', '/positions/new', sly)).status).toBe(422);
    expect((await site.post('chaoyang', '/positions/new', { ...sly, district: '110106' })).status).toBe(422);
    expect(await rows()).toEqual([]);
  });

  test('changes nothing but the fields of the form', async () => {
    const sly = {
      ...filled(),
      step: 'post',
      state: 'open',
      employer_id: '1',
      quality: '1000',
      taken: '1',
      number: 'P9',
    };
    const posted = await site.post('owner', '/positions/new', sly);
    const number = sentTo(posted)!.split(/[/?]/)[2]!;
    expect(await rowOf(house, number)).toMatchObject({
      employer_id: cast.own,
      state: 'waiting',
      quality: 500,
      taken: 0,
    });
  });

  test('a base without an employer is told why it cannot post', async () => {
    expect(sentTo(await site.get('lonely', '/positions/new'))).toBe('/my/positions');
    expect(await (await site.get('lonely', '/my/positions')).text()).toContain('还没有关联到用人单位');
  });

  test('asks about every demand and every feature', async () => {
    const html = await (await site.get('owner', '/positions/new')).text();
    for (const { id } of features) expect(html).toContain(`name="feature_${id}"`);
    for (const { id } of demands) expect(html).toContain(`name="demand_${id}"`);
    expect(html.match(/value="unknown" checked/g)).toHaveLength(features.length);
  });
});

describe('what staff and owners do with a position', () => {
  const versionOf = async (number: string) => String((await rowOf(house, number)).version);

  test('an edit comes back as it was, is checked, and waits again when its owner changed what staff look at', async () => {
    const path = `/positions/${cast.published}/edit`;
    const html = await (await site.get('owner', path)).text();
    const fields = fieldsOf(html);
    expect(fields).toMatchObject({ title: '新媒体编辑（实习）', feature_F_LIFT_ACCESSIBLE: 'can_provide' });
    const changed = { ...fields, duties: '写稿。', majors: '计算机类', education: '大专' };
    expect((await site.post('owner', path, { ...changed, step: 'check' })).status).toBe(200);
    const saved = await site.post('owner', path, { ...changed, step: 'post' });
    expect(sentTo(saved)).toBe(`/positions/${cast.published}?done=position_sent`);
    expect(await rowOf(house, cast.published)).toMatchObject({ duties: '写稿。', state: 'waiting', education: '大专' });
    const late = await site.post('owner', path, { ...changed, step: 'post' });
    expect(late.status).toBe(409);
  });

  test('an edit that changes nothing keeps a 门类, a name that no catalogue has and a wage as they were written', async () => {
    const before = {
      majors: JSON.stringify([
        { level: 'discipline', name: '法学', code: '03' },
        { level: 'major', name: '校设专业甲', code: null },
      ]),
      major_rule: 'required',
      wage_text: '200元/天',
      wage_min: 4350,
      wage_max: 4350,
    } as const;
    await db.updateTable('positions').set(before).where('number', '=', cast.published).execute();
    const was = await rowOf(house, cast.published);
    const path = `/positions/${cast.published}/edit`;
    const fields = fieldsOf(await (await site.get('chaoyang', path)).text());
    expect(fields['majors']).toBe('法学门类\n校设专业甲');
    expect(sentTo(await site.post('chaoyang', path, { ...fields, step: 'post' }))).toContain('done=saved');
    const { majors, major_rule, wage_text } = await rowOf(house, cast.published);
    expect({ majors, major_rule, wage_text }).toEqual({
      majors: was.majors,
      major_rule: was.major_rule,
      wage_text: was.wage_text,
    });
    expect(await (await site.get('chaoyang', `/positions/${cast.published}`)).text()).toContain('法学门类、校设专业甲');
  });

  test('publishing, closing and opening again go by the version that was looked at', async () => {
    const path = `/positions/${cast.waiting}`;
    const version = async () => ({ version: await versionOf(cast.waiting) });
    expect((await site.post('chaoyang', `${path}/publish`, { version: '9' })).status).toBe(409);
    expect(sentTo(await site.post('chaoyang', `${path}/publish`, await version()))).toBe(
      `${path}?done=position_published`,
    );
    expect(sentTo(await site.post('owner', `${path}/close`, await version()))).toBe(`${path}?done=position_closed`);
    const past = await site.post('owner', `${path}/reopen`, { ...(await version()), closes_on: '2026-01-01' });
    const html = await past.text();
    expect([past.status, validateHtml(html)]).toEqual([422, []]);
    expect(html).toContain('不能早于 2026-11-22');
    const again = await site.post('owner', `${path}/reopen`, { ...(await version()), closes_on: '2027-01-01' });
    expect(sentTo(again)).toBe(`${path}?done=position_reopened`);
  });

  test('a reason is judged by a choice', async () => {
    const path = `/positions/${cast.waiting}/reason`;
    const none = await site.post('chaoyang', path, { version: '1' });
    expect([none.status, validateHtml(await none.text())]).toEqual([422, []]);
    expect(sentTo(await site.post('chaoyang', path, { version: '1', judgement: 'refused' }))).toContain('done=saved');
    expect((await rowOf(house, cast.waiting)).category_reason_state).toBe('refused');
  });

  test('what was seen is recorded, and what is missing is told', async () => {
    const path = `/positions/${cast.published}/evidence`;
    const version = await versionOf(cast.published);
    const empty = await site.post('chaoyang', path, { version });
    const html = await empty.text();
    expect([empty.status, validateHtml(html)]).toEqual([422, []]);
    for (const field of ['feature', 'state', 'source', 'seen_on']) expect(html).toContain(`href="#${field}"`);
    const seen = { version, feature: 'F_CAPTIONS', state: 'has', source: 'photo', seen_on: '2026-11-20', note: '' };
    expect(sentTo(await site.post('chaoyang', path, seen))).toBe(`${path}?done=saved`);
    expect((await rowOf(house, cast.published)).features).toMatchObject({ F_CAPTIONS: 'has' });
  });
});
