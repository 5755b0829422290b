import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** The system's Chromium and the checks that every page has to pass in it. What runs inside of the page is in-page.js. */
const find = createRequire(import.meta.url).resolve;
const shots = new URL('../shots/', import.meta.url);
const inPage = new URL('./in-page.js', import.meta.url);

export type { Browser, Page } from 'playwright-core';

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--force-color-profile=srgb',
    ],
  });
}

type View = {
  width?: number;
  height?: number;
  scripts?: boolean;
  forcedColors?: boolean;
  dark?: boolean;
  /** False keeps the page's own content policy, where it is what is tested. */
  checks?: boolean;
};

/** A fresh context (no cookies) with one page. The content policy is set aside, unless it is what is tested. */
export async function openPage(browser: Browser, view: View = {}): Promise<Page> {
  const { width = 1280, height = 900, scripts = true, forcedColors = false, dark = false, checks = true } = view;
  const options: BrowserContextOptions = {
    viewport: { width, height },
    javaScriptEnabled: scripts,
    bypassCSP: checks,
    reducedMotion: 'reduce',
    colorScheme: dark ? 'dark' : 'light',
    forcedColors: forcedColors ? 'active' : 'none',
  };
  return (await browser.newContext(options)).newPage();
}

/** Only what is wrong is gathered node by node: it takes a third of the time off. */
const resultTypes = ['violations'];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, one line each. `enhanced` adds contrast of 7:1, which every theme promises for text. */
export async function axe(
  page: Page,
  { enhanced = true, only }: { enhanced?: boolean; only?: readonly string[] } = {},
): Promise<string[]> {
  if (!(await run<boolean>(page, '"axe" in globalThis')))
    await page.evaluate(await readFile(find('axe-core/axe.min.js'), 'utf8'));
  const options = only
    ? { resultTypes, runOnly: { type: 'rule', values: only } }
    : {
        resultTypes,
        runOnly: { type: 'tag', values: tags },
        rules: { 'color-contrast-enhanced': { enabled: enhanced } },
      };
  const findings = await run<{ id: string; nodes: { html: string; failureSummary: string }[] }[]>(
    page,
    `axe.run(document, ${JSON.stringify(options)}).then((result) => result.violations)`,
  );
  return findings.flatMap((finding) =>
    finding.nodes.map((node) => `${finding.id}: ${node.html.slice(0, 120)} | ${node.failureSummary.slice(0, 200)}`),
  );
}

/**
 * Two rules that are wrong about us: forms without a name are no landmarks, so several need no names of their own; and
 * a label whose words are for screen readers only (the box of a table's row) is a label, as axe's rule agrees.
 */
const ibmExempt = new Set(['aria_form_label_unique', 'label_content_exists']);

/** What the IBM engine is sure of (VIOLATION, FAIL), as a second opinion. */
export async function ibm(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(find('accessibility-checker-engine/ace.js'), 'utf8'));
  const results = await run<{ ruleId: string; value: string[]; message: string; snippet: string }[]>(
    page,
    `new ace.Checker().check(document, ['WCAG_2_2']).then((report) => report.results)`,
  );
  return results
    .filter(({ value, ruleId }) => value.join(' ') === 'VIOLATION FAIL' && !ibmExempt.has(ruleId))
    .map(({ ruleId, message, snippet }) => `${ruleId}: ${message} | ${snippet.slice(0, 120)}`);
}

/** Elements that reach out of the window at the side; a region marked `data-scroll-x` may scroll by itself. */
export const sidewaysScroll = (page: Page) => check(page, 'sidewaysScroll()');

/** Targets under 24 px, and buttons, choices, chips and page links under `least` (44; 60 in 长辈版). */
export const smallTargets = (page: Page, least = 44) => check(page, `smallTargets(${least})`);

/** Text that is cut off by its own box. */
export const cutText = (page: Page) => check(page, 'cutText()');

/** English words of tags and tables that do not fit on one line. */
export const brokenWords = (page: Page) => check(page, 'brokenWords()');

/** Tabs through the page: each stop that shows no ring of 2 px or more, or lies under something else. */
export async function weakFocus(page: Page, most = 200): Promise<string[]> {
  await prepare(page);
  await page.evaluate('document.activeElement?.blur()');
  const found: string[] = [];
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press('Tab');
    const { end, problem } = await run<{ end: boolean; problem: string | null }>(page, 'checks.focusStop()');
    if (problem) found.push(problem);
    if (end) return found;
  }
  return found;
}

/** The whole page as a picture under test/shots. */
export async function shot(page: Page, name: string): Promise<void> {
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: new URL(`${name}.png`, shots).pathname, fullPage: true });
}

/** What the page violated of its content policy, and the errors of its scripts. Ask before the page is opened. */
export function listen(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(String(error)));
  return heard;
}

async function check(page: Page, call: string): Promise<string[]> {
  await prepare(page);
  return run<string[]>(page, `checks.${call}`);
}

async function prepare(page: Page): Promise<void> {
  if (await run<boolean>(page, '"checks" in globalThis')) return;
  await page.evaluate(await readFile(inPage, 'utf8'));
}

const run = <T>(page: Page, script: string) => page.evaluate(script) as Promise<T>;
