import { mkdir, mkdtemp, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { mendLinks } from '../../src/db/embedded/links.ts';

/** A package as npm unpacks it when install scripts are blocked: the libraries without their short names. */
async function makePackage(): Promise<string> {
  const native = join(await mkdtemp(join(tmpdir(), 'zhuli-links-')), 'native');
  onTestFinished(() => rm(join(native, '..'), { recursive: true }));
  await mkdir(join(native, 'lib'), { recursive: true });
  await writeFile(join(native, 'lib', 'libpq.so.5.18'), '');
  const listed = ['libpq.so', 'libpq.so.5'].map((name) => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }));
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(listed));
  return native;
}

test('missing library links are made, relative to their directory', async () => {
  const native = await makePackage();
  expect(await mendLinks(native)).toBe(true);
  expect(await readlink(join(native, 'lib', 'libpq.so'))).toBe('libpq.so.5.18');
  expect(await readlink(join(native, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
});

test('a link that is there is left as it is', async () => {
  const native = await makePackage();
  await symlink('libpq.so.5.17', join(native, 'lib', 'libpq.so'));
  expect(await mendLinks(native)).toBe(true);
  expect(await readlink(join(native, 'lib', 'libpq.so'))).toBe('libpq.so.5.17');
});

test('where they cannot be made it says so', async () => {
  const native = await makePackage();
  await rm(join(native, 'lib'), { recursive: true });
  expect(await mendLinks(native)).toBe(false);
});
