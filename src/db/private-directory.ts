import { chmod, mkdir, readdir } from 'node:fs/promises';

/**
 * Makes a directory for its owner alone, or with `mode` for whom else must pass. One that is there and empty is closed
 * too; one that somebody keeps things in stays as open as they left it.
 */
export async function makePrivate(directory: string, mode = 0o700): Promise<void> {
  const made = await mkdir(directory, { recursive: true });
  if (made !== undefined) return chmod(directory, mode);
  // Somebody else's, made for us: it is theirs to close.
  if ((await readdir(directory)).length === 0) await chmod(directory, mode).catch(() => undefined);
}
