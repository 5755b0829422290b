import { randomUUID } from 'node:crypto';
import { chmod, copyFile, lstat, mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { DatabaseProblem } from '../problems.ts';
import { isOpenTo, type Ground } from './ground.ts';
import type { Link } from './links.ts';
import { runProgram } from './run.ts';

type Entry =
  | { readonly path: string; readonly kind: 'file'; readonly size: number; readonly mode: number }
  | { readonly path: string; readonly kind: 'link'; readonly to: string };

/**
 * A copy of the programs that the user of PostgreSQL can reach, for a checkout that is closed to it (/root) or that
 * nobody may mend. Made once for a version, under another name first: a half copy is never used.
 */
export async function copyOut(native: string, version: string, ground: Ground, links: Link[]): Promise<string> {
  const entries = await listEntries(native, links);
  let reason = '';
  for (const place of await placesFor(ground)) {
    const copy = join(place, `zhuli-postgres-${version}`);
    try {
      if (!((await isOurs(copy)) && (await isWhole(copy, entries)))) await makeCopy(native, copy, entries);
      await runProgram(join(copy, 'bin', 'postgres'), ['--version'], ground, '/');
      return copy;
    } catch (error) {
      reason = (error as Error).message;
    }
  }
  throw new DatabaseProblem('binaries_fail', { output: reason });
}

async function placesFor(ground: Ground): Promise<string[]> {
  const places = (await isOpenTo(ground.user, ground.home)) ? [ground.home] : [];
  return ground.user === null ? places : [...places, '/var/tmp', tmpdir()];
}

/** What the copy holds: all but what is only for compiling against PostgreSQL. */
async function listEntries(native: string, links: Link[]): Promise<Entry[]> {
  const linked = new Set(links.map((link) => link.path));
  const entries: Entry[] = links.map((link) => ({ ...link, kind: 'link' }));
  for (const found of await readdir(native, { recursive: true, withFileTypes: true })) {
    const path = relative(native, join(found.parentPath, found.name));
    if (!found.isFile() || linked.has(path) || /\.a$|\bpkgconfig\b/.test(path)) continue;
    const { size, mode } = await lstat(join(native, path));
    entries.push({ path, kind: 'file', size, mode: mode & 0o100 ? 0o755 : 0o644 });
  }
  return entries;
}

/** /var/tmp is open to all: a directory there counts only when we made it and nobody else may write to it. */
async function isOurs(copy: string): Promise<boolean> {
  const found = await lstat(copy).catch(() => null);
  return found !== null && found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}

/** Cleaners of temporary directories take single files. */
async function isWhole(copy: string, entries: Entry[]): Promise<boolean> {
  for (const entry of entries) {
    const place = join(copy, entry.path);
    const found = await lstat(place).catch(() => null);
    if (found === null) return false;
    if (entry.kind === 'file' ? found.size !== entry.size : (await readlink(place)) !== entry.to) return false;
  }
  return true;
}

async function makeCopy(native: string, copy: string, entries: Entry[]): Promise<void> {
  const draft = `${copy}.${randomUUID()}`;
  const made = new Set<string>();
  try {
    for (const entry of entries) {
      const place = join(draft, entry.path);
      if (!made.has(dirname(place))) await mkdir(dirname(place), { recursive: true });
      made.add(dirname(place));
      if (entry.kind === 'link') await symlink(entry.to, place);
      else await copyFile(join(native, entry.path), place).then(() => chmod(place, entry.mode));
    }
    for (const directory of await readdir(draft, { recursive: true, withFileTypes: true })) {
      if (directory.isDirectory()) await chmod(join(directory.parentPath, directory.name), 0o755);
    }
    await chmod(draft, 0o755);
    await putInPlace(draft, copy, entries);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function putInPlace(draft: string, copy: string, entries: Entry[]): Promise<void> {
  if (await isOurs(copy)) await rename(copy, `${draft}.old`);
  try {
    await rename(draft, copy);
  } catch (error) {
    // Another start was faster with the same copy.
    if (!((await isOurs(copy)) && (await isWhole(copy, entries)))) throw error;
  } finally {
    await rm(`${draft}.old`, { recursive: true, force: true });
  }
}
