import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { readDisplay, writeDisplay } from '../../src/http/display.tsx';
import { defaultDisplay, scales, spacings, themes, type Display } from '../../views/page.ts';
import { serveViews } from './serve.tsx';

const anyDisplay: fc.Arbitrary<Display> = fc.record({
  theme: fc.constantFrom(...themes),
  scale: fc.constantFrom(...scales),
  spacing: fc.constantFrom(...spacings),
  largeCursor: fc.boolean(),
  elder: fc.boolean(),
  readAloud: fc.boolean(),
});

describe('the cookie', () => {
  test('says again whatever was chosen, also between other cookies', () => {
    fc.assert(
      fc.property(anyDisplay, (display) => {
        const pair = writeDisplay(display).split(';')[0]!;
        expect(readDisplay(`a=1; ${pair}; b=2`)).toEqual(display);
      }),
    );
  });

  test('reads anything at all as some display, and nothing as the default', () => {
    fc.assert(fc.property(fc.string(), (noise) => void readDisplay(`zhuli_display=${noise}`)));
    expect(readDisplay(null)).toEqual(defaultDisplay);
    expect(readDisplay('zhuli_display=pink-300-wide-')).toEqual(defaultDisplay);
  });

  test('lasts a year, is sent only by our pages and hidden from scripts', () => {
    expect(writeDisplay(defaultDisplay)).toMatch(/; Path=\/; Max-Age=31536000; SameSite=Lax; HttpOnly$/);
  });
});

describe('the page', () => {
  let site: Awaited<ReturnType<typeof serveViews>>;
  beforeAll(async () => {
    site = await serveViews();
  });
  afterAll(() => site.close());

  const post = (path: string, fields: Record<string, string>) =>
    fetch(site.origin + path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

  test('keeps what is chosen and comes back in the same language', async () => {
    const answer = await post('/en/display', { theme: 'contrast', scale: '150', spacing: 'loose', elder: 'yes' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toBe('/en/display?done=display_saved');
    expect(readDisplay(answer.headers.get('Set-Cookie')!.split(';')[0]!)).toEqual({
      ...defaultDisplay,
      theme: 'contrast',
      scale: 150,
      spacing: 'loose',
      elder: true,
    });
  });

  test('goes back to the default with one button, whatever else the form says', async () => {
    const answer = await post('/display', { theme: 'dark', scale: '200', reset: 'yes' });
    expect(answer.headers.get('Location')).toBe('/display?done=display_reset');
    expect(readDisplay(answer.headers.get('Set-Cookie')!.split(';')[0]!)).toEqual(defaultDisplay);
  });

  test('shows the choice on every page as attributes of the document', async () => {
    const cookie = writeDisplay({ ...defaultDisplay, theme: 'dark', scale: 200, spacing: 'loose', largeCursor: true });
    const html = await (
      await fetch(`${site.origin}/specimen/parts`, { headers: { Cookie: cookie.split(';')[0]! } })
    ).text();
    expect(html).toContain(
      '<html lang="zh-CN" data-theme="dark" data-scale="200" data-space="loose" data-cursor="large">',
    );
  });

  test('长辈版 brings larger text with it', async () => {
    const cookie = writeDisplay({ ...defaultDisplay, elder: true }).split(';')[0]!;
    const html = await (await fetch(`${site.origin}/display`, { headers: { Cookie: cookie } })).text();
    expect(html).toMatch(/<html [^>]*data-scale="125"[^>]* data-elder="yes"/);
  });
});
