import { expect, test } from 'vitest';
import { writeDisplay } from '../../src/http/display.tsx';
import { makeHouse } from '../accounts/people.ts';
import { openBrowser, openPage, sidewaysScroll } from '../support/browser.ts';
import { testDb } from '../support/db.ts';
import { findBrowser } from '../support/find-browser.ts';
import { defaultDisplay } from '../../views/page.ts';
import { person } from './pages-acts.ts';
import { servePages } from './serve.ts';
import { list, ofSchool, pupil } from './workbooks.ts';

const db = testDb();

test.runIf(findBrowser())(
  'the name of a file breaks where it has to, from 320 px in the largest letters to a wide table',
  { timeout: 60_000 },
  async () => {
    const site = await servePages(makeHouse(db), person('city_staff'));
    const browser = await openBrowser();
    try {
      await site.upload(await list([pupil()], ofSchool), `附件1_${'students_of_2027_'.repeat(4)}.xlsx`);
      const largest = { ...defaultDisplay, scale: 200, spacing: 'loose', elder: true } as const;
      const found: string[] = [];
      for (const [width, display] of [
        [320, largest],
        [800, defaultDisplay],
      ] as const) {
        const page = await openPage(browser, { width });
        const [name = '', value = ''] = writeDisplay(display).split(/[=;]/);
        await page.context().addCookies([{ name, value, url: site.origin }]);
        for (const path of ['/imports', '/en/imports']) {
          await page.goto(site.origin + path);
          found.push(...(await sidewaysScroll(page)).map((line) => `${width} ${path}: ${line}`));
        }
        await page.context().close();
      }
      expect(found).toEqual([]);
    } finally {
      await browser.close();
      await site.close();
    }
  },
);
