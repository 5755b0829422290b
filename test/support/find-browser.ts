import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The system's Chromium (or Chrome), CHROMIUM first; null where there is none. */
export function findBrowser(): string | null {
  const given = process.env['CHROMIUM'];
  const directories = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const places = directories.flatMap((directory) => names.map((name) => join(directory, name)));
  return [...(given ? [given] : []), ...places, ...elsewhere].find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Is there a font with Chinese glyphs? Without one every character is the same box, and pictures prove nothing. */
export function hasChineseFont(): boolean {
  if (process.platform === 'darwin') return true;
  try {
    return execFileSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    const fonts = '/usr/share/fonts';
    return existsSync(fonts) && readdirSync(fonts, { recursive: true }).some((file) => /cjk|wqy/i.test(String(file)));
  }
}
