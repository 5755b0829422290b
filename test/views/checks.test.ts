import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  axe,
  brokenWords,
  cutText,
  openBrowser,
  openPage,
  sidewaysScroll,
  smallTargets,
  weakFocus,
  type Browser,
} from '../support/browser.ts';
import { validateHtml } from '../support/html-validate.ts';

const bad = `<!doctype html><html lang="en"><head><title>Bad</title></head><body>
  <a href="#a" style="outline: none">A link by itself</a>
  <button style="width: 20px; height: 20px">x</button>
  <div style="width: 2000px">Wide</div>
  <div style="width: 50px; height: 10px; overflow: hidden">A sentence that is cut off by its own box</div>
  <p class="tag" style="width: 30px; overflow-wrap: anywhere">Arranged</p>
  <img src="x.png"><p style="color: #999">Pale</p></body></html>`;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('each check finds what it is there to find', async () => {
  const page = await openPage(browser, { width: 320 });
  await page.setContent(bad);
  const found = (await axe(page)).join('\n');
  expect(found).toContain('image-alt');
  expect(found).toContain('color-contrast');
  expect((await sidewaysScroll(page)).join('\n')).toContain('Wide');
  expect((await smallTargets(page)).join('\n')).toContain('20×20');
  expect((await cutText(page)).join('\n')).toContain('A sentence');
  expect((await brokenWords(page)).join('\n')).toContain('breaks Arranged');
  expect((await weakFocus(page)).join('\n')).toContain('no ring');
  expect(validateHtml(bad).join('\n')).toContain('no-inline-style');
  await page.context().close();
});
