import { appendFile, rename, rm, stat, writeFile } from 'node:fs/promises';

/** Said in both languages: it is found before a command has done anything. */
export class CannotWrite extends Error {
  override name = 'CannotWrite';
  constructor(file: string) {
    super(`写不了这个文件 / cannot write: ${file}`);
  }
}

/** A file that a command writes. It appears whole, readable by its owner only, or not at all. */
export type OutFile = {
  /** Where it lies until it is done. */
  readonly path: string;
  readonly write: (data: string | Uint8Array) => Promise<void>;
  readonly done: () => Promise<void>;
  /** Puts what is not done away; once it is done this does nothing. */
  readonly drop: () => Promise<void>;
};

/** Opens a file before the work for it begins. Throws CannotWrite. */
export async function openOut(file: string): Promise<OutFile> {
  const there = await stat(file).catch(() => null);
  if (there?.isDirectory()) throw new CannotWrite(file);
  // A pipe or a terminal is written to as it is.
  const path = there && !there.isFile() ? file : `${file}.part`;
  const orSay = async (act: Promise<unknown>) => {
    await act.catch(() => {
      throw new CannotWrite(file);
    });
  };
  await orSay(writeFile(path, '', { mode: 0o600 }));
  return {
    path,
    write: (data) => orSay(appendFile(path, data)),
    done: () => (path === file ? Promise.resolve() : orSay(rename(path, file))),
    drop: async () => {
      if (path !== file) await rm(path, { force: true }).catch(() => undefined);
    },
  };
}

/** Writes a report as JSON when the work is done; its file is tried before. */
export async function reporting<T>(
  file: string | null,
  work: (report: (value: unknown) => Promise<void>) => Promise<T>,
) {
  if (file === null) return work(async () => undefined);
  const out = await openOut(file);
  try {
    return await work(async (value) => {
      await out.write(`${JSON.stringify(value, null, 2)}\n`);
      await out.done();
    });
  } finally {
    await out.drop();
  }
}
