/**
 * Before the tests: Chromium and a font with Chinese glyphs, for the journeys. Where it is root with apt, it installs
 * what is missing; else it leaves a note, which the run says in its last lines.
 */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { findBrowser, hasChineseFont } from './find-browser.ts';
import { noteSkipped } from './notes.ts';

const minutes = 60_000;

function missing(): string[] {
  return [...(findBrowser() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
}

function apt(...args: string[]): boolean {
  const { status } = spawnSync('apt-get', ['-qq', '-o=Dpkg::Use-Pty=0', '-o=DPkg::Lock::Timeout=120', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 8 * minutes,
  });
  return status === 0;
}

/** The package lists of a fresh image are empty or old: then it reads them and tries once more. */
function install(packages: string[]): void {
  const wanted = ['install', '-y', '--no-install-recommends', ...packages];
  console.log(`installing ${packages.join(' ')} …`);
  if (!apt(...wanted) && apt('update')) apt(...wanted);
}

const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
if (missing().length > 0 && mayInstall) install(missing());

const skipped = {
  chromium: 'journeys in a browser: no Chromium found (install it, or set CHROMIUM to its path)',
  'fonts-noto-cjk': 'checks of how Chinese looks: no font with Chinese glyphs found (install fonts-noto-cjk)',
};
const lines = missing().map((name) => skipped[name as keyof typeof skipped]);
noteSkipped(lines);
for (const line of lines) console.log(`will be skipped: ${line}`);
