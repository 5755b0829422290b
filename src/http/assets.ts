import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { transform } from 'esbuild';

const folder = new URL('../../views/assets/', import.meta.url);
/** In this order: later sheets overrule earlier ones. */
const sheets = [
  'tokens',
  'base',
  'frame',
  'acts',
  'forms',
  'verdicts',
  'matches',
  'tables',
  'figures',
  'worlds',
] as const;
/** htmx and its sse extension in ONE file: as two deferred scripts the streams silently never connect. */
const libraries = ['htmx.org/dist/htmx.min.js', 'htmx.org/dist/ext/hx-sse.min.js'] as const;

type Encoding = 'br' | 'gzip' | 'identity';
type Asset = { readonly type: string; readonly bodies: Record<Encoding, Buffer> };

export type Assets = {
  /** Paths of the one sheet, the one script and the icon, each with the hash of its content. */
  readonly css: string;
  readonly js: string;
  readonly icon: string;
  /** Answers a GET under /static/ or for /favicon.ico, in the best encoding offered; null when there is no such file. */
  readonly respond: (request: Request) => Response | null;
};

/** Reads, joins, squeezes and compresses everything under /static/ once, at start. */
export async function loadAssets(): Promise<Assets> {
  const files = new Map<string, Asset>();
  const keep = async (name: string, type: string, text: string) => {
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 10);
    const path = `/static/${name.replace('.', `.${hash}.`)}`;
    files.set(path, { type, bodies: await compress(text) });
    return path;
  };
  const image = async (name: string) => keep(name, 'image/svg+xml', await readAsset(name));
  const [icon, cursor, hand] = [await image('icon.svg'), await image('cursor.svg'), await image('hand.svg')];
  const css = (await readSheets())
    .replace('url(cursor.svg)', `url(${cursor})`)
    .replace('url(hand.svg)', `url(${hand})`);
  return {
    icon,
    css: await keep('app.css', 'text/css; charset=utf-8', css),
    js: await keep('app.js', 'text/javascript; charset=utf-8', await readScripts()),
    respond: (request) => respond(files, icon, request),
  };
}

/** The whole sheet as it is sent, squeezed. */
export async function readSheets(): Promise<string> {
  const texts = await Promise.all(sheets.map((name) => readAsset(`css/${name}.css`)));
  const { code } = await transform(texts.join('\n'), { loader: 'css', minify: true, charset: 'utf8' });
  return code.trim();
}

async function readScripts(): Promise<string> {
  const find = createRequire(import.meta.url).resolve;
  const texts = await Promise.all(libraries.map((name) => readFile(find(name), 'utf8')));
  return [...texts, await readAsset('app.js')]
    .map((text) => text.replace(/\/\/# sourceMappingURL=.*/, '').trim())
    .join(';\n');
}

const readAsset = (name: string) => readFile(new URL(name, folder), 'utf8');

async function compress(text: string): Promise<Record<Encoding, Buffer>> {
  const identity = Buffer.from(text);
  const [br, gz] = await Promise.all([promisify(brotliCompress)(identity), promisify(gzip)(identity, { level: 9 })]);
  return { identity, br, gzip: gz };
}

/** A name with a hash never changes its content; /favicon.ico, which browsers ask for unbidden, may. */
function respond(files: ReadonlyMap<string, Asset>, icon: string, request: Request): Response | null {
  const { pathname } = new URL(request.url);
  const hashed = pathname !== '/favicon.ico';
  const asset = files.get(hashed ? pathname : icon);
  if (!asset) return null;
  const encoding = bestEncoding(request.headers.get('Accept-Encoding') ?? '');
  const headers = new Headers({
    'Content-Type': asset.type,
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=86400',
    Vary: 'Accept-Encoding',
  });
  if (encoding !== 'identity') headers.set('Content-Encoding', encoding);
  return new Response(new Uint8Array(asset.bodies[encoding]), { headers });
}

function bestEncoding(accept: string): Encoding {
  const offered = accept.split(',').filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part));
  const names = offered.map((part) => part.split(';')[0]!.trim());
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : 'identity';
}
