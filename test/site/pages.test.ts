import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../views/words/en.ts';
import { zh } from '../../views/words/zh.ts';
import { makeHouse } from '../accounts/people.ts';
import {
  axe,
  cutText,
  listen,
  openBrowser,
  openPage,
  sidewaysScroll,
  smallTargets,
  weakFocus,
  type Browser,
} from '../support/browser.ts';
import { testDb } from '../support/db.ts';
import { findBrowser } from '../support/find-browser.ts';
import { validateHtml } from '../support/html-validate.ts';
import { openSite, serveSite, type Who } from './site.tsx';

const db = testDb();
const pages: readonly (readonly [Who, string])[] = [
  ['visitor', '/'],
  ['student', '/'],
  ['city', '/'],
  ['visitor', '/needs'],
  ['visitor', '/majors'],
  ['visitor', '/majors?q=jsj'],
  ['visitor', '/majors?q=会计师'],
  ['district', '/equivalents'],
  ['city', '/equivalents'],
  ['visitor', '/help'],
  ['student', '/help'],
  ['city', '/messages'],
  ['city', '/messages?state=answered'],
  ['administrator', '/settings'],
  ['visitor', '/privacy'],
  ['visitor', '/accessibility'],
];

const inLanguage = (prefix: '' | '/en', path: string) => (prefix && path === '/' ? prefix : prefix + path);

async function lived() {
  const house = makeHouse(db);
  const site = openSite(house);
  await site.post('visitor', '/help', { text: '第一条\n两行', contact: '短信' });
  await site.post('visitor', '/help', { text: '第二条', contact: '' });
  await site.post('city', '/messages/1/answered');
  await site.post('city', '/equivalents', { major: '大数据与会计', counts_as: '会计学', reason: '课程相同' });
  await site.post('city', '/equivalents', { major: '软件技术', counts_as: '软件工程', reason: '课程相近' });
  await site.post('city', '/equivalents/2/end');
  return { house, site };
}

describe('every page', () => {
  test.each(pages)('for %s, %s: is sound HTML in both languages', async (who, path) => {
    const { site } = await lived();
    for (const prefix of ['', '/en'] as const) {
      const response = await site.get(who, inLanguage(prefix, path));
      expect(response.status).toBe(200);
      expect(validateHtml(await response.text())).toEqual([]);
    }
  });

  test.each([
    ['city', '/equivalents', { major: '会计师', counts_as: '', reason: '' }],
    ['visitor', '/help', { text: '', contact: '' }],
    ['administrator', '/settings', { name: '', city: '北京' }],
  ] as const)('that comes back with problems is sound HTML: %s %s', async (who, path, fields) => {
    const { site } = await lived();
    for (const prefix of ['', '/en']) {
      const response = await site.post(who, prefix + path, fields);
      expect(response.status).toBe(422);
      const html = await response.text();
      expect(html).toMatch(/<title>(错误：|Error: )/);
      expect(validateHtml(html)).toEqual([]);
    }
  });
});

describe('the notices', () => {
  const shape = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shape);
    if (typeof value !== 'object' || value === null) return typeof value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]));
  };

  test('say as many things in English as in Chinese', () => {
    expect(shape(en.notices)).toEqual(shape(zh.notices));
  });
});

describe.skipIf(findBrowser() === null)('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test.each(pages)('%s finds nothing to mend on %s', { timeout: 120_000 }, async (who, path) => {
    const { house } = await lived();
    const { origin, close } = await serveSite(house);
    for (const [prefix, width] of [
      ['', 320],
      ['/en', 1280],
    ] as const) {
      const page = await openPage(browser, { width });
      await page.context().addCookies([{ name: 'who', value: who, url: origin }]);
      await page.goto(origin + inLanguage(prefix, path));
      const found = [await axe(page), await sidewaysScroll(page), await smallTargets(page), await cutText(page)];
      expect(found.flat(), `${prefix} ${width}`).toEqual([]);
      expect(await weakFocus(page)).toEqual([]);
      await page.context().close();
    }
    close();
  });

  test('a message goes to the staff without a script, and its result takes the focus', async () => {
    const { house } = await lived();
    const { origin, close } = await serveSite(house);
    const page = await openPage(browser, { scripts: false, checks: false });
    const heard = listen(page);
    await page.goto(`${origin}/help`);
    await page.getByLabel('想说什么').fill('请问怎么改电话？');
    await page.getByRole('button', { name: '发送留言' }).click();
    const done = page.getByRole('region', { name: '已完成' });
    expect(await done.textContent()).toContain('留言已经发给工作人员');
    expect(await page.locator('.notice:focus').count()).toBe(1);
    expect(heard).toEqual([]);
    close();
  });

  test('a major is found by pinyin and chosen without a script', async () => {
    const { house } = await lived();
    const { origin, close } = await serveSite(house);
    const page = await openPage(browser, { scripts: false, checks: false });
    await page.context().addCookies([{ name: 'who', value: 'city', url: origin }]);
    await page.goto(`${origin}/equivalents`);
    await page.getByLabel('学生学的专业').fill('软件技术');
    await page.getByLabel('也算').fill('rjgc');
    await page.getByLabel('理由').fill('课程相近');
    await page.getByRole('button', { name: '登记' }).click();
    await page.getByRole('group', { name: '你说的是哪一个？' }).getByLabel('软件工程', { exact: true }).check();
    await page.getByRole('button', { name: '登记' }).click();
    const kept = await db
      .selectFrom('major_equivalents')
      .select(['major', 'counts_as'])
      .where('ended_at', 'is', null)
      .execute();
    expect(kept).toContainEqual({ major: '软件技术', counts_as: '软件工程' });
    close();
  });
});
