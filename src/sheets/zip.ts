import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import type { Limits } from './limits.ts';
import { Refused } from './refusal.ts';

/** A zip archive whose entries have been looked over; nothing is inflated before a part is asked for. */
export interface Zip {
  readonly names: readonly string[];
  /** Inflates one entry piece by piece; undefined when there is none of that name (case does not matter). */
  part(name: string): AsyncIterable<Uint8Array> | undefined;
}

export async function openZip(bytes: Uint8Array, limits: Limits): Promise<Zip> {
  const entries = new Map<string, Entry>();
  const file = await whole(() => fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  if (file.entryCount > limits.entries) {
    throw new Refused('bomb', { found: file.entryCount, allowed: limits.entries, detail: 'too many entries' });
  }
  await whole(async () => {
    for await (const entry of file.eachEntry()) addEntry(entries, entry);
  });
  checkSizes([...entries.values()], bytes.length, limits);
  const budget = { left: limits.inflatedBytes };
  return {
    names: [...entries.keys()],
    part(name) {
      const entry = entries.get(name.toLowerCase());
      return entry && inflate(file, entry, budget, limits);
    },
  };
}

function addEntry(entries: Map<string, Entry>, entry: Entry): void {
  if (entry.isEncrypted()) throw new Refused('encrypted');
  const name = entry.fileName.toLowerCase();
  if (entries.has(name)) throw new Refused('broken', { detail: 'two entries of one name' });
  entries.set(name, entry);
}

/** What the archive says of itself; an entry that lies about its size is stopped while it is inflated. */
function checkSizes(entries: Entry[], storedBytes: number, limits: Limits): void {
  const inflated = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const ratio = inflated / Math.max(1, storedBytes);
  if (inflated > limits.ratioFromBytes && ratio > limits.ratio) {
    throw new Refused('bomb', { found: inflated, allowed: limits.inflatedBytes, detail: `ratio ${Math.round(ratio)}` });
  }
  if (inflated > limits.inflatedBytes) {
    throw new Refused('too_large', { found: inflated, allowed: limits.inflatedBytes, detail: 'inflated size' });
  }
}

async function* inflate(file: ZipFile, entry: Entry, budget: { left: number }, limits: Limits) {
  const stream = await whole(() => file.openReadStreamPromise(entry));
  let sum = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      budget.left -= chunk.length;
      if (budget.left < 0) throw new Refused('bomb', { allowed: limits.inflatedBytes, detail: 'one part many times' });
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw asRefused(error);
  }
  if (sum !== entry.crc32) throw new Refused('broken', { detail: `checksum of ${entry.fileName.slice(0, 80)}` });
}

/** Everything that yauzl and zlib complain of means: this archive cannot be read. */
async function whole<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asRefused(error);
  }
}

function asRefused(error: unknown): Refused {
  if (error instanceof Refused) return error;
  const detail = error instanceof Error ? error.message.slice(0, 200) : 'unreadable archive';
  return new Refused('broken', { detail });
}
