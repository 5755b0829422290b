import { writeDisplay } from '../../src/http/display.tsx';
import { defaultDisplay, type Display } from '../../views/page.ts';
import { sheets } from '../../views/specimen/index.tsx';
import { openBrowser, openPage, type Page } from '../support/browser.ts';
import { serveViews } from './serve.tsx';

/** Every page that these tests walk, without the language. */
export const paths = [...Object.keys(sheets).map((sheet) => `/specimen/${sheet}`), '/display', '/problem/too_many'];

type Look = (page: Page) => Promise<void>;
type View = Parameters<typeof openPage>[1];

/** A browser on the sample site: opens a page as a reader with this display sees it, and closes it again. */
export async function openSite() {
  const [browser, site] = await Promise.all([openBrowser(), serveViews()]);
  return {
    asSeen: async (path: string, display: Partial<Display>, look: Look, view: View = {}) => {
      const page = await openPage(browser, view);
      const [name = '', value = ''] = writeDisplay({ ...defaultDisplay, ...display }).split(/[=;]/);
      await page.context().addCookies([{ name, value, url: site.origin }]);
      await page.goto(site.origin + path);
      await look(page);
      await page.context().close();
    },
    close: async () => {
      await browser.close();
      site.close();
    },
  };
}

/** Looks at a page in each width; the layout follows without another request. */
export async function atWidths(page: Page, widths: readonly number[], look: () => Promise<void>): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await look();
  }
}

/** A name for the picture of a page. */
export const pictureOf = (path: string, more: string) => `${path.slice(1).replaceAll('/', '-')}-${more}`;
