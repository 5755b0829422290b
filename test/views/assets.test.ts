import { beforeAll, describe, expect, test } from 'vitest';
import { loadAssets, readSheets, type Assets } from '../../src/http/assets.ts';

let assets: Assets;
let css: string;

const ask = (path: string, accept = '') =>
  assets.respond(new Request(`http://zhuli.test${path}`, { headers: { 'Accept-Encoding': accept } }));

beforeAll(async () => {
  assets = await loadAssets();
  css = await readSheets();
});

describe('the sheet', () => {
  test('stays under 25 KB', () => {
    expect(css.length).toBeLessThan(25 * 1024);
  });

  test('is plain: no nesting, no data: address, no colour but hex and system words', () => {
    expect(css).not.toMatch(/&|data:|@import|rgb|hsl|oklch|color-mix/);
  });

  test('asks for nothing that is not served', () => {
    const sent = [...css.matchAll(/url\(([^)]+)\)/g)].map((match) => match[1]);
    expect(sent).toEqual(['cursor.svg', 'hand.svg']);
  });

  test('has no sticky or fixed parts, so that nothing can cover the focus', () => {
    expect(css).not.toMatch(/position:(sticky|fixed)/);
  });
});

describe('files under /static/', () => {
  test('carry the hash of their content and are kept for ever', () => {
    const answer = ask(assets.css)!;
    expect(assets.css).toMatch(/^\/static\/app\.[0-9a-f]{10}\.css$/);
    expect(answer.headers.get('Cache-Control')).toContain('immutable');
    expect(answer.headers.get('Content-Type')).toBe('text/css; charset=utf-8');
  });

  test('come in the best encoding that is offered', async () => {
    const size = async (accept: string) => (await ask(assets.js, accept)!.arrayBuffer()).byteLength;
    const [plain, gzip, br] = [await size(''), await size('gzip, deflate'), await size('gzip, deflate, br')];
    expect(ask(assets.js, 'gzip, br')!.headers.get('Content-Encoding')).toBe('br');
    expect(ask(assets.js, 'br;q=0, gzip')!.headers.get('Content-Encoding')).toBe('gzip');
    expect(br).toBeLessThan(gzip);
    expect(gzip).toBeLessThan(plain);
  });

  test('the script is htmx, its stream extension and our lines in one', async () => {
    const script = await ask(assets.js)!.text();
    expect(script).toContain('4.0.1');
    expect(script).toContain('registerExtension("sse"');
    expect(script).toContain('data-focus-after');
  });

  test('the sheet that is sent names its pictures by their hash', async () => {
    const sent = await ask(assets.css)!.text();
    const pictures = [...sent.matchAll(/url\(([^)]+)\)/g)].map((match) => match[1]!);
    expect(pictures.length).toBe(2);
    expect(pictures.map((path) => ask(path)?.headers.get('Content-Type'))).toEqual(['image/svg+xml', 'image/svg+xml']);
  });

  test('the icon answers where browsers look for it unbidden, but not for ever', () => {
    expect(ask('/favicon.ico')!.headers.get('Cache-Control')).toBe('public, max-age=86400');
  });

  test('anything else is not there', () => {
    expect(ask('/static/app.css')).toBeNull();
    expect(ask('/static/../package.json')).toBeNull();
  });
});
