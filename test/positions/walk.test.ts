import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  axe,
  cutText,
  openBrowser,
  openPage,
  sidewaysScroll,
  smallTargets,
  weakFocus,
  type Browser,
  type Page,
} from '../support/browser.ts';
import { testDb } from '../support/db.ts';
import { findBrowser } from '../support/find-browser.ts';
import { makeCast } from './cast.ts';
import { serveSite } from './site.tsx';
import { makeHouse, rowOf } from './world.ts';

const db = testDb();
const house = makeHouse(db);
const there = findBrowser() !== null;
let browser: Browser;
let cast: Awaited<ReturnType<typeof makeCast>>;
let served: Awaited<ReturnType<typeof serveSite>>;

beforeAll(async () => {
  if (there) browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});
beforeEach(async () => {
  cast = await makeCast(house);
  served = await serveSite(house, cast.actors);
  return () => served.close();
});

async function visit(who: string, path: string, view: Parameters<typeof openPage>[1] = {}): Promise<Page> {
  const page = await openPage(browser, view);
  await page.context().addCookies([{ name: 'who', value: who, url: served.origin }]);
  await page.goto(served.origin + path);
  return page;
}

const pages: readonly (readonly [who: string, path: (made: typeof cast) => string])[] = [
  ['visitor', () => '/positions'],
  ['visitor', () => '/positions?words=没有&need=N_TOILET&district=110108'],
  ['visitor', () => '/positions?words=tushu 饕餮&feature=F_SEATED_WORK&offer=offers'],
  ['visitor', ({ published }) => `/positions/${published}`],
  ['chaoyang', ({ waiting }) => `/positions/${waiting}`],
  ['chaoyang', () => '/positions/manage'],
  ['owner', () => '/my/positions'],
  ['city', () => '/positions/new'],
  ['owner', ({ published }) => `/positions/${published}/edit`],
  ['chaoyang', ({ published }) => `/positions/${published}/evidence`],
  ['chaoyang', ({ waiting }) => `/positions/${waiting}/reason`],
  ['owner', ({ closed }) => `/positions/${closed}/reopen`],
  ['chaoyang', () => '/organizations'],
  ['chaoyang', ({ own }) => `/organizations/${own}`],
  ['owner', () => '/my/organization/edit'],
  ['chaoyang', () => '/bases'],
  ['chaoyang', ({ baseId }) => `/bases/${baseId}`],
  ['chaoyang', () => '/bases/new'],
  ['base', () => '/my/base'],
];

describe.skipIf(!there)('in Chromium', () => {
  test.each(pages)('%s finds nothing to mend on page %#', { timeout: 180_000 }, async (who, path) => {
    for (const [language, width] of [
      ['', 320],
      ['/en', 1280],
    ] as const) {
      const page = await visit(who, language + path(cast), { width, height: 800 });
      // What is folded has to be as good as what is not.
      await page.evaluate('document.querySelectorAll("details").forEach((one) => (one.open = true))');
      const layout = [await sidewaysScroll(page), await smallTargets(page), await cutText(page)];
      const found = [await axe(page), ...layout, await weakFocus(page, 40)];
      expect(found.flat(), `${language}${path(cast)} at ${width}`).toEqual([]);
      await page.context().close();
    }
  });

  test('an employer posts without a script: form, what is wrong, check, back, check, sent', async () => {
    const page = await visit('owner', '/my/positions', { scripts: false });
    await page.getByRole('link', { name: '发布岗位' }).click();
    await page.getByRole('radio', { name: '就业岗位' }).check();
    await page.getByLabel('岗位名称').fill('无障碍测试专员');
    await page.getByLabel('招聘人数').fill('2');
    await page.getByLabel('岗位职责').fill('用读屏软件测试网页。要求身体健康。');
    await page.getByLabel('工作地区').selectOption('朝阳区');
    await page.getByRole('radio', { name: '面议' }).check();
    await page.getByRole('radio', { name: '本科及以上' }).check();
    await page.getByLabel(/^专业要求（选填）/).fill('软件工成');
    await page.getByRole('button', { name: '下一步：核对' }).click();

    const summary = page.getByRole('region', { name: '有问题需要修改' });
    expect(await summary.getByRole('link').allTextContents()).toEqual(['专业要求：没有找到，请换个写法或从结果里选']);
    expect(await page.title()).toBe('错误：发布岗位 - 助力');
    await page.getByLabel(/^专业要求（选填）/).fill('软件工程');
    await page.getByRole('radio', { name: '优先' }).check();
    await page.getByRole('button', { name: '下一步：核对' }).click();
    expect((await summary.getByRole('link').allTextContents()).map((line) => line.split('：')[0])).toEqual([
      '岗位职责',
      '沟通方式',
      '工作场所便利',
    ]);
    await page.getByLabel('岗位职责').fill('用读屏软件测试网页。');
    await page
      .getByRole('group', { name: '日常沟通以文字为主（即时通讯/邮件）' })
      .getByRole('radio', { name: '已有' })
      .check();
    await page.getByText(/^电脑和信息/).click();
    await page
      .getByRole('group', { name: '岗位所用系统可用读屏操作（实测主要流程）' })
      .getByRole('radio', { name: '已有' })
      .check();
    await page.getByRole('button', { name: '下一步：核对' }).click();

    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('核对以后提交');
    await page.getByRole('button', { name: '回去修改' }).click();
    expect(await page.getByLabel('岗位名称').inputValue()).toBe('无障碍测试专员');
    await page.getByLabel('招聘人数').fill('3');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('button', { name: '提交给工作人员审核' }).click();
    expect(await page.getByRole('region', { name: '已完成' }).textContent()).toContain('已提交');
    const { number } = await db
      .selectFrom('positions')
      .select('number')
      .where('title', '=', '无障碍测试专员')
      .executeTakeFirstOrThrow();
    expect(await rowOf(house, number)).toMatchObject({ headcount: 3, state: 'waiting', wage_text: '面议' });
    await page.context().close();
  });

  test('what is checked before posting is what a screen reader gets afterwards', async () => {
    const page = await visit('owner', `/positions/${cast.published}/edit`);
    await page.getByRole('button', { name: '下一步：核对' }).click();
    const parts = ['#duties', '#requirements', '#workplace'];
    const read = () => Promise.all(parts.map((part) => page.locator(part).ariaSnapshot()));
    const checked = await read();
    await page.getByRole('button', { name: '保存修改' }).click();
    await page.waitForURL('**/positions/P*');
    expect(await read()).toEqual(checked);
    expect(checked.join('\n')).toContain('工作人员 2026年10月12日到现场看过');
    await page.context().close();
  });

  test('staff find what waits, look at it and publish it, by keyboard alone', async () => {
    const page = await visit('chaoyang', '/positions/manage');
    await page.getByRole('link', { name: '前端开发工程师' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '发布', exact: true }).focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('region', { name: '已完成' }).textContent()).toContain('已发布');
    expect((await rowOf(house, cast.waiting)).state).toBe('open');
    await page.context().close();
  });

  test('a visitor filters without a script, takes a filter away by its chip, and hears how many there are', async () => {
    const page = await visit('visitor', '/positions', { scripts: false });
    await page.getByRole('group', { name: '想找' }).getByLabel('实习见习岗位').check();
    await page.getByRole('checkbox', { name: '可用的厕所' }).check();
    await page.getByRole('button', { name: '应用筛选' }).first().click();
    expect(await page.getByRole('status').first().textContent()).toContain('共 1 个岗位');
    expect(await page.getByRole('heading', { name: '筛选（已选 2 项）' }).count()).toBe(1);
    await page.getByRole('link', { name: /^实习见习岗位\s*，去掉这项筛选$/ }).click();
    expect(new URL(page.url()).search).toBe('?need=N_TOILET');
    await page.context().close();
  });

  test('what a summary of errors links to takes the focus', async () => {
    const page = await visit('owner', '/positions/new');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('link', { name: /^岗位名称：/ }).click();
    expect(await page.evaluate('document.activeElement?.id')).toBe('title');
    await page.context().close();
  });
});
