import type { Context, Next } from 'hono';

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/**
 * A strict policy that holds without nonces: there is no inline script, style or handler anywhere. Personal pages are
 * not kept by shared computers.
 */
export async function headers(c: Context, next: Next): Promise<void> {
  await next();
  const set = c.res.headers;
  set.set(
    'Content-Security-Policy',
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  set.set('X-Content-Type-Options', 'nosniff');
  set.set('Referrer-Policy', 'same-origin');
  set.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  set.set('Cross-Origin-Opener-Policy', 'same-origin');
  set.set('Cross-Origin-Resource-Policy', 'same-origin');
  if (!set.has('Cache-Control')) set.set('Cache-Control', 'no-store');
  set.append('Vary', 'Cookie, HX-Request');
}

const aYear = 31_536_000;

/** Where people come by https, their browsers keep to it. */
export function strictTransport(publicOrigin: string | null) {
  return async (c: Context, next: Next): Promise<void> => {
    await next();
    if (publicOrigin?.startsWith('https:')) c.res.headers.set('Strict-Transport-Security', `max-age=${aYear}`);
  };
}

/**
 * Refuses an unsafe request that another site sent or whose body is no form. Browsers say where a request comes from
 * (Sec-Fetch-Site, else Origin); a request that says nothing is refused.
 */
export function sameOrigin(publicOrigin: string | null) {
  return async (c: Context, next: Next): Promise<Response | undefined> => {
    if (!unsafe.has(c.req.method)) return void (await next());
    const site = c.req.header('Sec-Fetch-Site');
    const origin = c.req.header('Origin');
    const own = site === undefined ? ownOrigin(origin, c.req.header('Host'), publicOrigin) : site === 'same-origin';
    if (!own) return c.text('403', 403);
    const type = (c.req.header('Content-Type') ?? '').split(';')[0]!.trim().toLowerCase();
    if (!formTypes.includes(type)) return c.text('415', 415);
    return void (await next());
  };
}

function ownOrigin(origin: string | undefined, host: string | undefined, publicOrigin: string | null): boolean {
  if (!origin || !URL.canParse(origin)) return false;
  return origin === publicOrigin || new URL(origin).host === host;
}

/** PostgreSQL takes no NUL in a text, and nobody writes one: an address that has it is of no page. */
export async function withoutNul(c: Context, next: Next): Promise<Response | undefined> {
  if (/%00|\0/.test(c.req.url)) return c.text('400', 400);
  return void (await next());
}
