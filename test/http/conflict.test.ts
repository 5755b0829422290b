import { beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { Page } from '../../views/page.ts';
import { filledIn } from '../../views/problem/filled-in.ts';
import { wordsFor } from '../../views/words/index.ts';
import { openBrowser, type Browser } from '../accounts/browser.ts';
import { goodPassword, makeHouse, someone } from '../accounts/people.ts';
import { employer, ownerOf, post, setCity } from '../positions/world.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';

const db = testDb();
const house = makeHouse(db);
const assets = { css: '/static/app.css', js: '/static/app.js', icon: '/static/icon.svg', respond: () => null };
const path = '/my/organization/edit';
let browser: Browser;

const filled = {
  version: '1',
  employer_kind: '外企',
  district: '110106',
  place: '',
  address: '示例路9号<b>',
  headcount: '200',
  quota_counted: '1',
  contact_name: '陈经理',
  contact_phone: '010-88001000',
};
const answersIn = (html: string) =>
  [...html.matchAll(/<dt>([^<]*)<\/dt><dd>(.*?)<\/dd>/g)].map(([, label, value]) => [
    label,
    value!.replace(/^<span lang="zh-CN">(.*)<\/span>$/, '$1'),
  ]);

beforeEach(async () => {
  await setCity(house);
  const employerId = await employer(house, { name: '晴川数字文化有限公司' });
  await someone(house, 'employer', { employerId }, { username: 'owner' });
  browser = openBrowser(house);
  await browser.post('/sign-in', { login: 'owner', password: goodPassword, next: '' });
  await browser.post(path, filled);
});

describe('a form that was saved in another window meanwhile', () => {
  test.each([
    {
      lang: 'zh',
      root: '',
      said: ['这一页在别处改过（也可能是你自己在另一个窗口）', '你刚才填写的', '打开现在的这一页（新窗口）'],
    },
    {
      lang: 'en',
      root: '/en',
      said: ['perhaps by yourself in another window', 'What you had filled in', 'Open the page as it is now'],
    },
  ] as const)('comes back to be read and copied, beside a link to the page as it is now: $lang', async (its) => {
    const at = its.root + path;
    const late = await browser.post(at, filled, { headers: { Referer: `http://localhost${at}?done=saved` } });
    const html = await late.text();
    expect([late.status, late.headers.get('Cache-Control'), validateHtml(html)]).toEqual([409, 'no-store', []]);
    for (const said of its.said) expect(html).toContain(said);
    expect(html).not.toMatch(/别人先改|回到上一页|Somebody changed|Go back/);
    expect(html).toContain(`<a class="btn" href="${at}" target="_blank" rel="noopener">`);
    const { organizations, official } = wordsFor(its.lang);
    const labels = organizations.fields;
    expect(answersIn(html)).toEqual([
      [labels.employer_kind, official.employerKinds['外企']],
      [labels.district, '北京市丰台区'],
      [labels.address, '示例路9号&lt;b&gt;'],
      [labels.headcount, '200'],
      [labels.quota_counted, '1'],
      [labels.contact_name, '陈经理'],
      [labels.contact_phone, '010-88001000'],
    ]);
    expect(html).not.toContain('filled_by');
  });

  test('gives back no file, of what came with one', async () => {
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const body = new FormData();
    for (const [name, value] of Object.entries(filled)) body.set(name, value);
    body.set('file', new File(['geheim'], 'geheim.csv'));
    const headers = { 'Sec-Fetch-Site': 'same-origin', Cookie: cookie };
    const socket = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
    const late = await createApp(house, assets).request(path, { method: 'POST', headers, body }, socket);
    const html = await late.text();
    expect(late.status).toBe(409);
    expect(html).toContain('010-88001000');
    expect(html).not.toContain('geheim');
  });

  test.each(['', '/en'])('shows no section where nothing was filled in: %j', async (lang) => {
    const employerId = await employer(house, { name: '远山物流有限公司' });
    const number = await post(house, ownerOf(employerId), employerId);
    await someone(house, 'city_staff', {}, { username: 'staff' });
    const staff = openBrowser(house);
    await staff.post('/sign-in', { login: 'staff', password: goodPassword, next: '' });
    const late = await staff.post(`${lang}/positions/${number}/publish`, { version: '9' });
    const html = await late.text();
    expect([late.status, validateHtml(html)]).toEqual([409, []]);
    expect(html).not.toMatch(/你刚才填写的|What you had filled in/);
    expect(html).toContain(lang === '' ? '再打开一次这一页' : 'Open this page again');
  });
});

describe('what somebody had filled in', () => {
  const said = (lang: 'zh' | 'en', at: string, fields: Record<string, string | string[]>) => {
    const carried = Object.entries(fields).flatMap(([name, given]) => [given].flat().map((value) => ({ name, value })));
    const page = { lang, words: wordsFor(lang), path: at } as Page;
    return filledIn(page, carried).map(({ label, value }) => `${label}=${value}`);
  };

  test('in the form of a position is said with the names of its fields and choices', () => {
    const fields = {
      filled_by: 'f'.repeat(32),
      key: 'k1',
      version: '2',
      step: 'post',
      base: '12',
      place: ' ',
      kind: 'internship',
      title: '编辑',
      duties: '写稿。\r\n校对。',
      education: '本科',
      category_4: '3',
      demand_D_PHONE: 'core',
      feature_F_LIFT_ACCESSIBLE: 'can_provide',
      feature_F_REMOTE_FULL: 'unknown',
    };
    expect(said('zh', '/positions/P1/edit', fields)).toEqual([
      '岗位类型=实习见习岗位',
      '岗位名称=编辑',
      '岗位职责=写稿。\r\n校对。',
      '学历要求=本科及以上',
      '点名的残疾类别 · 肢体=三级及以下',
      expect.stringMatching(/=核心$/),
      expect.stringMatching(/=可安排$/),
    ]);
    for (const line of said('en', '/positions/P1/edit', fields)) expect(line).not.toMatch(/=(core|can_|intern)/);
  });

  test('of a student has every answer and no number of a certificate', () => {
    expect(
      said('zh', '/students/D00001/disability/change', {
        certificate: '11010519491231002X12',
        category: '7',
        component_1: 'unknown',
        devices: ['DEV_WHEELCHAIR', 'no_such'],
        other_device: '假肢',
        remove_certificate: 'yes',
      }),
    ).toEqual([
      '残疾类别=多重',
      '多重残疾包括 · 视力=等级不清楚',
      '使用辅助器具情况=轮椅',
      '其他辅助器具=假肢',
      '删除已有的证号=是',
    ]);
    expect(
      said('zh', '/my/record/edit', { section: 'intent', seeks: ['job', 'internship'], regions: ['110105'] }),
    ).toEqual(['想找=就业岗位、实习见习岗位', '想去的地区=北京市朝阳区']);
    expect(said('zh', '/my/needs', { step: 'confirm', N_TOILET: 'must', accepts_remote: 'yes' })).toEqual([
      expect.stringMatching(/=必须$/),
      '接受全职远程工作=是',
    ]);
  });

  test('in the rules of matching and among the rows of a base is named too', () => {
    expect(said('zh', '/editions/2/note', { version: '1', note: '后到' })).toEqual(['说明=后到']);
    expect(said('zh', '/editions/2/points', { step: '5', major_major: '40' })).toEqual([
      '以几分为单位=5',
      expect.stringMatching(/点名本专业=40$/),
    ]);
    expect(said('zh', '/editions/2/funding', { fixed_arranged_by: 'both', fixed_zh: '问单位' })).toEqual([
      '“固定设施”由谁安排=单位改造，可向服务机构咨询补贴',
      '“固定设施”的中文说明=问单位',
    ]);
    expect(said('zh', '/my/base/edit', { act: 'save', slot_title_2: '助理', slot_places_2: '3' })).toEqual([
      '岗位 2=助理',
      '岗位 2 的个数=3',
    ]);
  });

  test('keeps a text whose field has no name, and leaves out what only the system reads', () => {
    const fields = { plan: 'a1b2', 'r5-same': 'new', 'r8-major-0-typed': '会计学', constructor: 'toString' };
    expect(said('zh', '/imports/k/apply', fields)).toEqual(['其他内容=会计学']);
    expect(said('en', '/imports/k/apply', fields)).toEqual(['Other text=会计学']);
  });
});
