import { streamSSE } from 'hono/streaming';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Frame } from '../../views/frame.tsx';
import { listen, openBrowser, openPage, type Browser, type Page } from '../support/browser.ts';
import { answer, serveViews } from './serve.tsx';

/** Sends one event to the page that waits for it. */
let push: () => void = () => {};
let pushed = new Promise<void>(() => {});

let browser: Browser;
let site: Awaited<ReturnType<typeof serveViews>>;
beforeAll(async () => {
  browser = await openBrowser();
  site = await serveViews((app, page) => {
    app.get('/swap', (c) =>
      answer(
        c,
        <Frame page={page(c)} title="更新">
          <a id="more" href="/swap" hx-get="/swap/part" hx-target="#box">
            再看一些
          </a>
          <div id="box">旧</div>
          <div id="live" hx-sse:connect="/swap/stream">
            等待
          </div>
        </Frame>,
      ),
    );
    app.get('/swap/part', (c) =>
      c.html('<h2 tabindex="-1" data-focus-after>新的部分</h2><p data-announce>共 12 个岗位</p>'),
    );
    app.get('/swap/stream', (c) =>
      streamSSE(c, async (stream) => {
        await pushed;
        await stream.writeSSE({ data: '<h2 id="pushed" tabindex="-1" data-focus-after>来了</h2>' });
      }),
    );
  });
});
afterAll(async () => {
  await browser.close();
  site.close();
});
beforeEach(() => {
  pushed = new Promise((resolve) => {
    push = resolve;
  });
});

const focused = (page: Page) => page.evaluate('document.activeElement.textContent');

describe('a swap that the reader began', () => {
  test('moves the focus to what it brought and says how many there are', async () => {
    const page = await openPage(browser);
    await page.goto(`${site.origin}/swap`);
    await page.focus('#more');
    await page.keyboard.press('Enter');
    await page.locator('#announce', { hasText: '共 12 个岗位' }).waitFor({ state: 'attached' });
    expect(await focused(page)).toBe('新的部分');
    await page.context().close();
  });

  test('is an ordinary link without scripts', async () => {
    const page = await openPage(browser, { scripts: false });
    await page.goto(`${site.origin}/swap`);
    await page.click('#more');
    expect(new URL(page.url()).pathname).toBe('/swap');
    await page.context().close();
  });
});

test('an update that the server began arrives and leaves the focus where it is', async () => {
  const page = await openPage(browser);
  await page.goto(`${site.origin}/swap`);
  await page.focus('#more');
  push();
  await page.locator('#pushed').waitFor();
  expect(await focused(page)).toBe('再看一些');
  await page.context().close();
});

describe.each([true, false])('with scripts: %s', (scripts) => {
  test('a form that came back has the focus on its summary, which leads to the field', async () => {
    const page = await openPage(browser, { scripts });
    await page.goto(`${site.origin}/specimen/forms`);
    expect(await page.locator('.bad:focus').count()).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('#password:focus').count()).toBe(1);
    await page.context().close();
  });

  test('显示设置 is two stops after the skip link, changes every page and can be taken back', async () => {
    const page = await openPage(browser, { scripts });
    await page.goto(`${site.origin}/specimen/parts`);
    // The first stop is the summary of errors that this sheet opens with: start at the top again.
    await page.goto(`${site.origin}/problem/not_found`);
    await page.keyboard.press('Tab');
    expect(await page.locator('.skip:focus').count()).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/display');
    await page.locator('input[name=theme][value=contrast]').check();
    await page.locator('input[name=scale][value="200"]').check();
    await page.locator('button:not([name])', { hasText: '保存设置' }).click();
    await page.waitForURL('**/display?done=display_saved');
    expect(await page.locator('#done-title').count()).toBe(1);
    await page.goto(`${site.origin}/en/specimen/home`);
    expect(await page.locator('html[data-theme=contrast][data-scale="200"]').count()).toBe(1);
    const size = scripts ? await page.evaluate('getComputedStyle(document.body).fontSize') : '36px';
    expect(size).toBe('36px');
    await page.goto(`${site.origin}/display`);
    await page.locator('button[name=reset]').click();
    await page.waitForURL('**/display?done=display_reset');
    expect(await page.locator('html[data-theme=auto][data-scale="100"]').count()).toBe(1);
    await page.context().close();
  });
});

test('nothing on any sheet breaks the content policy, and nothing is kept in the browser', async () => {
  const page = await openPage(browser, { checks: false });
  const heard = listen(page);
  for (const path of [
    '/specimen/parts',
    '/specimen/matches',
    '/specimen/base',
    '/specimen/home',
    '/display',
    '/swap',
  ]) {
    await page.goto(site.origin + path);
  }
  expect(heard).toEqual([]);
  expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
  await page.context().close();
});

test('the button that reads aloud is there for who asked for it, and only where scripts run', async () => {
  for (const scripts of [true, false]) {
    const page = await openPage(browser, { scripts });
    await page.context().addCookies([{ name: 'zhuli_display', value: 'auto-100-normal-r', url: site.origin }]);
    await page.goto(`${site.origin}/specimen/parts`);
    expect(await page.locator('[data-read-aloud]').isVisible()).toBe(scripts);
    await page.context().close();
  }
});

test('in forced colours the tick, the half and the signs stay visible in their marks', async () => {
  const page = await openPage(browser, { forcedColors: true });
  await page.goto(`${site.origin}/specimen/parts`);
  const shares: Record<string, number> = {};
  for (const verdict of ['met', 'met_on_request', 'to_verify', 'gap']) {
    const picture = await page.locator(`.mark-xl.${verdict}`).screenshot();
    shares[verdict] = await darkShare(page, picture.toString('base64'));
  }
  // Of the middle of each mark, how much is ink: all of it would mean that the sign has vanished into the fill.
  for (const share of Object.values(shares)) {
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.9);
  }
  await page.context().close();
});

/** The share of dark pixels in the middle half of a picture, measured by the browser itself. */
const darkShare = (page: Page, png: string) =>
  page.evaluate(`(async () => {
    const picture = new Image();
    picture.src = 'data:image/png;base64,${png}';
    await picture.decode();
    const { width: w, height: h } = picture;
    const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h });
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(w / 4, h / 4, w / 2, h / 2);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at] < 128) dark += 1;
    return dark / (data.length / 4);
  })()`) as Promise<number>;
