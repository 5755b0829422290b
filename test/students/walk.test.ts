import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
import { live, makeCast } from './cast.ts';
import { serveSite } from './site.tsx';
import { logged, makeHouse } from './world.ts';

const db = testDb();
let browser: Browser;
const there = findBrowser() !== null;
beforeAll(async () => {
  if (there) browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function open(lived = true) {
  const house = makeHouse(db);
  const cast = await makeCast(house);
  if (lived) await live(house, cast);
  const { origin, close } = await serveSite(house, cast.actors);
  const visit = async (who: string, path: string, view: Parameters<typeof openPage>[1] = {}): Promise<Page> => {
    const page = await openPage(browser, view);
    await page.context().addCookies([{ name: 'who', value: who, url: origin }]);
    await page.goto(origin + path);
    return page;
  };
  return { house, ...cast, visit, close, at: `/students/${cast.student.number}` };
}

const pages: readonly (readonly [string, string])[] = [
  ['chaoyang', '/students'],
  ['chaoyang', '/students/new'],
  ['chaoyang', '/students/D00001'],
  ['teacher', '/students/D00001'],
  ['chaoyang', '/students/D00001/edit'],
  ['chaoyang', '/students/D00001/reveal'],
  ['chaoyang', '/students/D00001/disability'],
  ['chaoyang', '/students/D00001/needs'],
  ['student', '/my/record'],
  ['student', '/my/record/edit'],
  ['student', '/my/record/edit?section=intent'],
  ['student', '/my/disability'],
  ['student', '/my/disability?step=withdraw'],
  ['student', '/my/needs'],
  ['student', '/my/needs/history'],
  ['student', '/my/views'],
];

describe.skipIf(!there)('in Chromium', () => {
  test.each(pages)('%s finds nothing to mend on %s', { timeout: 120_000 }, async (who, path) => {
    const { visit, close } = await open();
    for (const [language, width] of [
      ['', 320],
      ['/en', 1280],
    ] as const) {
      const page = await visit(who, language + path, { width, height: 800 });
      const found = [await axe(page), await sidewaysScroll(page), await smallTargets(page), await cutText(page)];
      expect([...found.flat(), ...(await weakFocus(page, 60))], `${language} ${width}`).toEqual([]);
      await page.context().close();
    }
    close();
  });

  test('she goes from the questions to confirmed needs without a script, changing one on the way', async () => {
    const { visit, close } = await open(false);
    const page = await visit('student', '/my/needs', { scripts: false });
    await page.getByRole('group', { name: '你需要无障碍厕所吗？' }).getByLabel('有更好').check();
    await page.getByText('其他便利').click();
    await page.getByRole('group', { name: /夜班/ }).getByLabel('必须').check();
    await page.getByRole('button', { name: '下一步：核对' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('核对便利');
    await page.getByRole('button', { name: '修改 可用的厕所' }).click();
    const toilet = page.getByRole('group', { name: '你需要无障碍厕所吗？' });
    expect(await toilet.getByLabel('有更好').isChecked()).toBe(true);
    await toilet.getByLabel('必须').check();
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('button', { name: /^确认：必须 7 项/ }).click();
    expect(await page.getByRole('region', { name: '已完成' }).textContent()).toContain('便利已确认');
    const [record] = await db.selectFrom('need_records').selectAll().execute();
    expect(record?.answers).toMatchObject({ N_TOILET: 'must', N_NO_NIGHT: 'must', N_STEP_FREE: 'must' });
    close();
  });

  test('staff open a phone number by keyboard alone, and it is written down', async () => {
    const { visit, close, house, at } = await open(false);
    const page = await visit('chaoyang', at);
    await page.getByRole('link', { name: '查看完整内容 手机号码' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/reveal?field=phone');
    await page.getByLabel('联系本人').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByText('13812345678').waitFor();
    expect((await logged(house)).map((row) => row.verb)).toEqual(['students.read', 'contact.read']);
    close();
  });

  test('a wrong form takes the focus to its summary, and the summary leads to the field', async () => {
    const { visit, close } = await open(false);
    const page = await visit('student', '/my/record/edit?section=contact');
    await page.getByLabel('手机号码').fill('138');
    await page.getByRole('button', { name: '保存这一部分' }).click();
    await page.getByRole('region', { name: '有问题需要修改' }).waitFor();
    expect(await page.evaluate('document.activeElement?.className')).toContain('bad');
    expect(await page.title()).toMatch(/^错误：/);
    await page.getByRole('link', { name: /^手机号码：/ }).click();
    expect(await page.evaluate('document.activeElement?.id')).toBe('phone');
    close();
  });
});
