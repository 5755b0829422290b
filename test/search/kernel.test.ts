import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const kernel = new URL('../../search/memory/kernel/kernel.wasm', import.meta.url);

test('the kernel in the repository is what its source compiles to', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kernel-'));
  const made = join(folder, 'kernel.wasm');
  await promisify(execFile)('npm', ['run', '-s', 'kernel', '--', '--outFile', made]);
  expect(Buffer.compare(await readFile(made), await readFile(kernel))).toBe(0);
  await rm(folder, { recursive: true });
});
