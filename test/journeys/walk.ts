import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { themes } from '../../views/page.ts';
import {
  axe,
  brokenWords,
  cutText,
  listen,
  openBrowser,
  openPage,
  shot,
  sidewaysScroll,
  smallTargets,
  weakFocus,
  type Browser,
  type Page,
} from '../support/browser.ts';
import { findBrowser } from '../support/find-browser.ts';
import { validateHtml } from '../support/html-validate.ts';
import { barredTo, stopsOf, wrongExamples, type Stop } from './examples.ts';
import { openDemo, type Running } from './house.ts';
import { somebodyAs, type Person, type Walker } from './person.ts';
import { prepare } from './prepare.ts';

const nowhere: Stop = { path: '/nowhere', status: 404 };
const langs = ['', '/en'] as const;
const minutes = 60_000;

/**
 * Every page of the route table that this role may open, in both languages and all themes: nobody has to remember to
 * test a new page. One file a role, so that they run beside one another.
 */
export function walkAs(walker: Walker): void {
  let running: Running;
  let person: Person;
  let stops: readonly Stop[];
  let looked: readonly string[];
  let barred: readonly string[];
  let wrong: readonly string[];
  beforeAll(async () => {
    running = await openDemo();
    const prepared = await prepare(running);
    person = await somebodyAs(running.base, walker);
    stops = [...(await stopsOf(running, prepared, walker)), nowhere];
    const earlier = await Promise.all(
      before(walker).map(async (other) => ({
        person: await somebodyAs(running.base, other),
        paths: (await stopsOf(running, prepared, other)).filter(({ status }) => status === 200).map(({ path }) => path),
      })),
    );
    looked = await toLookAt(stops, person, earlier);
    barred = await barredTo(running, prepared, walker);
    wrong = await wrongExamples(running, prepared, walker);
  }, 2 * minutes);
  afterAll(() => running.close());

  test('test/journeys/examples.ts says how to reach every page of the route table', () => {
    expect(wrong).toEqual([]);
  });

  test(
    'every page answers in both languages with a valid document that no cache keeps',
    async () => {
      const found: string[] = [];
      for (const { path, status } of stops) {
        for (const prefix of langs) {
          const answer = await person.get(prefix + path);
          const problems = [
            ...(answer.status === status ? [] : [`${answer.status}, not ${status}`]),
            ...(answer.headers.get('Cache-Control') === 'no-store' ? [] : ['kept by caches']),
            ...validateHtml(answer.text),
            ...besides(answer.text, prefix === '' ? 'zh-CN' : 'en'),
          ];
          found.push(...problems.map((line) => `${prefix}${path}: ${line}`));
        }
      }
      expect(found).toEqual([]);
    },
    2 * minutes,
  );

  test(
    'what the policy does not allow looks as if it were not there',
    async () => {
      const missing = walker === 'visitor' ? null : (await person.get('/nowhere')).text;
      const found: string[] = [];
      for (const path of barred) {
        const answer = await person.get(path);
        const wanted = missing === null ? 303 : 404;
        if (answer.status !== wanted) found.push(`${path}: ${answer.status}, not ${wanted}`);
        // But for the link to the other language, which names the path that was asked for.
        const same = missing === null || answer.text.replaceAll(path.replaceAll('&', '&amp;'), '/nowhere') === missing;
        if (!same) found.push(`${path}: tells that there is something`);
      }
      expect(found).toEqual([]);
    },
    2 * minutes,
  );

  describe.runIf(findBrowser() !== null)('in Chromium', () => {
    let browser: Browser;
    const said = new Map<string, string>();
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser.close());
    const open = async (view: Parameters<typeof openPage>[1]) => {
      const page = await openPage(browser, { ...view, checks: false });
      const cookies = [...person.cookies].map(([name, value]) => ({ name, value, url: running.base }));
      await page.context().addCookies(cookies);
      return page;
    };

    test(
      'every page passes axe in every theme, keeps its content policy, shows the focus, and fits on a phone',
      async () => {
        const page = await open({});
        const heard = listen(page);
        const found: string[] = [];
        for (const [at, path] of looked.entries()) {
          for (const prefix of langs) {
            await page.goto(running.base + prefix + path);
            if (prefix === '') said.set(path, await wordsOn(page));
            const lines = await lookAt(page, prefix === '' ? 'all' : at);
            lines.push(...heard.splice(0).filter((line) => path !== nowhere.path || !line.includes('404')));
            found.push(...lines.map((line) => `${prefix}${path}: ${line}`));
            if (process.env['SHOTS']) await shot(page, `walk/${walker}${(prefix + path).replaceAll(/[/?&=]/g, '_')}`);
          }
        }
        await page.context().close();
        expect(found).toEqual([]);
      },
      15 * minutes,
    );

    test(
      'every page says the same without scripts, and needs none',
      async () => {
        const page = await open({ scripts: false, width: 320, height: 640 });
        const found: string[] = [];
        for (const path of looked) {
          await page.goto(running.base + path);
          const dead = await page.locator('button:not([type=submit])').count();
          const lines = [
            ...((await wordsOn(page)) === said.get(path) ? [] : ['says something else']),
            ...(dead === 0 ? [] : ['has a button that needs scripts']),
            ...(await sidewaysScroll(page)),
          ];
          found.push(...lines.map((line) => `${path}: ${line}`));
        }
        await page.context().close();
        expect(found).toEqual([]);
      },
      5 * minutes,
    );
  });
}

/**
 * What a browser has to look at. What stands in `main` of many pages is the same to the sign for several roles: such a page
 * is looked at as the first of them, and the frame of this role on her own pages, once is enough.
 */
async function toLookAt(stops: readonly Stop[], person: Person, earlier: readonly Earlier[]): Promise<string[]> {
  const looked: string[] = [];
  for (const { path, status } of stops.filter((stop) => stop.status === 200 || stop === nowhere)) {
    const seen = status === 200 && (await isSame(path, person, earlier));
    if (!seen) looked.push(path);
  }
  return looked;
}

type Earlier = { readonly person: Person; readonly paths: readonly string[] };

/** Whose walks may have looked at a page already. */
const before = (walker: Walker): readonly Walker[] =>
  walker === 'visitor' ? [] : walker === 'city_staff' ? ['visitor', 'district_staff'] : ['visitor'];

async function isSame(path: string, person: Person, earlier: readonly Earlier[]): Promise<boolean> {
  const others = earlier.filter(({ paths }) => paths.includes(path));
  if (others.length === 0) return false;
  const hers = mainOf((await person.get(path)).text);
  const theirs = await Promise.all(others.map(async (other) => mainOf((await other.person.get(path)).text)));
  return theirs.includes(hers);
}

const mainOf = (html: string): string => html.slice(html.indexOf('<main'), html.indexOf('</main>'));

/** What html-validate does not ask: one heading, the language, no inline style or script, nothing that goes on by itself. */
function besides(html: string, lang: string): string[] {
  const count = (pattern: RegExp) => (html.match(pattern) ?? []).length;
  return [
    ...(count(/<h1[ >]/g) === 1 ? [] : ['not one h1']),
    ...(html.includes(`<html lang="${lang}"`) ? [] : [`not in ${lang}`]),
    ...(/ style=| on\w+="|hx-on|hx-boost|js:|http-equiv="refresh"/.test(html) ? ['inline style or script'] : []),
    ...(/。。|，，|；；|：：/.test(html) ? ['a doubled stop'] : []),
    ...(/undefined|\[object |\bNaN\b/.test(html.replace(/<head>[^]*?<\/head>/, '')) ? ['a hole in its text'] : []),
  ];
}

/** But for times of day, which go on while she walks. */
const wordsOn = async (page: Page): Promise<string> =>
  ((await page.locator('main').textContent()) ?? '').replaceAll(/\s+/g, ' ').replaceAll(/\b\d\d:\d\d\b/g, 'hh:mm');

/** The second alone keeps silent about what is below 4.5:1, which the first one reports. */
const contrast = ['color-contrast', 'color-contrast-enhanced'];
const darker = themes.filter((each) => each !== 'auto' && each !== 'light');

/**
 * All of axe in the light theme; colours alone in the others, for nothing else changes with them. Then every size. In the
 * second language, which has the same colours, the other themes take turns from page to page, and the keyboard is left out.
 */
async function lookAt(page: Page, how: 'all' | number): Promise<string[]> {
  const found = [...(await axe(page)), ...(await smallTargets(page)), ...(await leftBehind(page))];
  if (how === 'all') found.push(...(await weakFocus(page)));
  for (const theme of how === 'all' ? darker : darker.filter((_, at) => at === how % darker.length)) {
    await display(page, { theme });
    const lines = await axe(page, { only: contrast });
    found.push(...lines.map((line) => `${theme}: ${line}`));
  }
  for (const { width, elder, scale } of sizes) {
    await page.setViewportSize({ width, height: 640 });
    await display(page, elder ? { scale, elder } : { scale });
    const lines = [...(await sidewaysScroll(page)), ...(await cutText(page))];
    // The largest text leaves no room for long words on a phone.
    if (scale === '100') lines.push(...(await brokenWords(page)));
    if (elder) lines.push(...(await smallTargets(page, 60)));
    found.push(...lines.map((line) => `${width} px, ${scale} %: ${line}`));
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  return found;
}

/** A phone, a phone with the largest text, 长辈版 with it. */
const sizes = [
  { width: 320, scale: '100', elder: null },
  { width: 320, scale: '200', elder: null },
  { width: 1280, scale: '200', elder: 'yes' },
] as const;

/** What the server writes into the root for the settings of 显示设置. */
const display = (page: Page, how: Readonly<Record<string, string>>) =>
  page.evaluate(`Object.assign(document.documentElement.dataset, ${JSON.stringify(how)})`);

/** Whatever the page put aside in the browser, and whatever moves although less motion was asked for. */
const leftBehind = (page: Page): Promise<string[]> =>
  page.evaluate(`[
    ...[...Object.keys(localStorage), ...Object.keys(sessionStorage)].map((key) => 'left behind: ' + key),
    ...document.getAnimations().filter((each) => each.playState === 'running').map(() => 'something moves'),
  ]`);
