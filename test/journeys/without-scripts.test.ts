import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoAccounts, demoPassword } from '../../src/db/seed/accounts.ts';
import { list, pupil } from '../imports/workbooks.ts';
import { openBrowser, openPage, type Browser, type Page } from '../support/browser.ts';
import { findBrowser } from '../support/find-browser.ts';
import { openDemo, type Running } from './house.ts';
import { somebody, type Walker } from './person.ts';
import { newPassword } from './prepare.ts';

/**
 * The main ways of the product in Chromium with JavaScript off and without a mouse: whatever is acted on is reached with the
 * tab key and pressed with Enter or Space.
 */
describe.runIf(findBrowser() !== null)('without scripts and without a mouse', { timeout: 120_000 }, () => {
  let running: Running;
  let browser: Browser;
  beforeAll(async () => {
    running = await openDemo();
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await running.close();
  });

  const open = async (path: string): Promise<Page> => {
    const page = await openPage(browser, { scripts: false, checks: false });
    await page.goto(running.base + path);
    return page;
  };
  const signIn = async (walker: Walker, path: string): Promise<Page> => {
    const page = await open(path);
    await type(page, '#login', demoAccounts.find((each) => each.role === walker)!.username);
    await type(page, '#password', demoPassword);
    await enter(page);
    await page.waitForURL(`**${path}*`);
    return page;
  };

  test('a student confirms what she needs, reads why a position fits, asks the agency, and goes', async () => {
    const page = await signIn('student', '/my/needs');
    await choose(page, 'input[name=N_TOILET][value=must]');
    await press(page, 'button[name=step][value=check]');
    await press(page, 'button[name=step][value=confirm]');
    await page.waitForURL('**/my/needs?done=needs_confirmed');
    await press(page, '.nav a[href="/my/matches"]');
    await choose(page, 'input[name=class][value=ready]');
    await press(page, 'form[action="/my/matches"] button');
    expect(await page.locator('#group-ready').count()).toBe(0);
    const link = '#group-to_verify h3 a';
    const title = await page.locator(link).first().textContent();
    await press(page, link);
    expect(await page.locator('h1').textContent()).toContain(title);
    expect(await page.locator('#needs .evidence').count()).toBeGreaterThan(0);
    await press(page, 'button[name=kind][value=ask]');
    await page.waitForURL('**?done=asked');
    await press(page, 'form[action="/sign-out"] button');
    await page.waitForURL('**/?done=signed_out');
    await page.goto(`${running.base}/my/matches`);
    expect(page.url()).toContain('/sign-in?next=');
    await page.context().close();
  });

  test('staff send a workbook, look at what it would do, and write it', async () => {
    const page = await signIn('city_staff', '/imports');
    const bytes = await list([pupil({ 姓名: '温新' }), pupil({ 姓名: '温错', 残疾类别: '视残', 联系电话: '139' })], {
      facts: '学校名称：海棠理工大学',
    });
    const file = { name: '附件1.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
    await page.locator('input[type=file]').setInputFiles(file);
    await press(page, 'form[enctype] button');
    await page.waitForURL('**/imports/*');
    for (let tries = 0; tries < 50 && (await page.locator('form[action$="/apply"]').count()) === 0; tries += 1) {
      await press(page, 'main .actions a');
    }
    expect(await page.locator('main').textContent()).toContain('新增 1 行');
    await press(page, 'form[action$="/apply"] button.primary');
    await page.goto(`${running.base}/students?q=温新`);
    expect(await page.locator('main').textContent()).toContain('温新');
    await page.context().close();
  });

  test('an employer that registers is told what is wrong, mends it, and waits', async () => {
    const page = await open('/register/employer');
    await type(page, '#organization', '北京清禾云图网络有限公司');
    await type(page, '#mail', 'chen@example.com');
    await enter(page);
    expect(await page.title()).toMatch(/^错误：/);
    expect(await page.locator('#organization').inputValue()).toBe('北京清禾云图网络有限公司');
    await press(page, '.bad a[href="#credit_code"]');
    expect(page.url()).toContain('#credit_code');
    await type(page, '#credit_code', '91110108MA01ABCD2H');
    await reach(page, 'select[name=employer_kind]');
    await page.keyboard.press('ArrowDown');
    await reach(page, 'select[name=district]');
    await page.keyboard.press('ArrowDown');
    await type(page, '#name', '陈主管');
    await type(page, '#phone', '01087654321');
    await type(page, '#password', newPassword);
    await choose(page, 'input[name=consent]');
    await press(page, 'main form button');
    await page.waitForURL('**/sign-in?done=registered');
    await page.context().close();
  });

  test('what a visitor chose under 显示设置 holds on the next page', async () => {
    const page = await open('/display');
    await choose(page, 'input[name=theme][value=dark]');
    await press(page, 'main form button');
    await page.goto(`${running.base}/positions`);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect((await somebody(running.base).get('/positions')).text).toContain('data-theme="auto"');
    await page.context().close();
  });
});

/** Goes with the tab key until what the selector names first has the focus, from where the focus is. */
async function reach(page: Page, selector: string): Promise<void> {
  const wanted = page.locator(selector).first();
  await wanted.waitFor({ state: 'attached' });
  for (let stop = 0; stop < 400; stop += 1) {
    if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    // One stop of a group of radio buttons is for all of them: the arrow keys go on from there.
    const sibling = await wanted.evaluate((element) => {
      const active = element.ownerDocument.activeElement;
      const same = active?.getAttribute('type') === 'radio' && element.getAttribute('type') === 'radio';
      return same && active.getAttribute('name') === element.getAttribute('name');
    });
    await page.keyboard.press(sibling ? 'ArrowDown' : 'Tab');
  }
  throw new Error(`the tab key does not reach ${selector} on ${page.url()}`);
}

/** Ticks or chooses. */
async function choose(page: Page, selector: string): Promise<void> {
  await reach(page, selector);
  await page.keyboard.press('Space');
}

/** Goes where a link or a button leads. */
async function press(page: Page, selector: string): Promise<void> {
  await reach(page, selector);
  await enter(page);
}

async function enter(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
  await page.waitForLoadState();
}

async function type(page: Page, selector: string, text: string): Promise<void> {
  await reach(page, selector);
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}
