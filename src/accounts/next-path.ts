const origin = 'http://own.invalid';

/**
 * Where to go after signing in, as a path of ours without the language; '/' for everything else. What a browser would
 * read as another host is refused in each spelling, before and after the path has been normalised and decoded.
 */
export function nextPath(given: string): string {
  if (given.length > 500 || !isOwnPath(given)) return '/';
  const url = URL.parse(given, origin);
  if (url?.origin !== origin) return '/';
  const bare = (url.pathname + url.search).replace(/^\/en(?=[/?]|$)/, '').replace(/^(?=\?|$)/, '/');
  const decoded = decode(bare.split('?')[0]!);
  if (!isOwnPath(bare) || decoded === null || !isOwnPath(decoded) || bare.startsWith('/sign-')) return '/';
  return bare;
}

/** One slash at the start, no backslash, nothing invisible. */
const isOwnPath = (path: string): boolean => /^\/(?!\/)[^\\\p{C}\p{Z}]*$/u.test(path);

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path).replace(/ /g, '');
  } catch {
    return null;
  }
}

/** The path with the key of what was just done, for the sentence that the next page says. */
export function withDone(path: string, done: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}done=${done}`;
}
