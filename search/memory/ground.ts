import { readFileSync } from 'node:fs';
import type { Bits } from './bits.ts';

/** What kernel.wasm offers; kernel/kernel.as.ts says what each does and how a program is written. */
type Kernel = {
  best: (program: number, blocks: number, k: number, ordinals: number, fits: number) => number;
  withSum: (program: number, blocks: number, fit: number, most: number, ordinals: number) => number;
  count: (program: number, blocks: number) => number;
  standing: (program: number, ordinal: number) => number;
  empty: (set: number, blocks: number) => void;
  mask: (program: number, blocks: number, into: number) => void;
  ahead: (program: number, blocks: number, fit: number, at: number) => number;
};

/**
 * The memory that the bit sets of one segment lie in, where the kernel reaches them. It is shared memory, so that
 * another thread can open it too; each thread works in a part of its own.
 */
export type Ground = {
  readonly memory: WebAssembly.Memory;
  readonly kernel: Kernel;
  /** 128 documents a block. */
  readonly blocks: number;
  /** Bytes that nobody has yet, from `next` to `end`. */
  next: number;
  end: number;
};

const module = new WebAssembly.Module(readFileSync(new URL('kernel/kernel.wasm', import.meta.url)));
const pageBytes = 65_536;
const mostPages = 65_536;
/** Pages that are added when there are too few, and how many may be added at most besides twice the first ones. */
const growBy = 16;
const growMost = 1024;

/** Memory for a segment of `size` documents with about `sets` bit sets; it grows when there are more. */
export function makeGround(size: number, sets: number): Ground {
  const blocks = (size + 127) >>> 7;
  const initial = 1 + Math.ceil((sets * blocks * 16) / pageBytes);
  const maximum = Math.min(mostPages, initial * 2 + growMost);
  const memory = new WebAssembly.Memory({ initial, maximum, shared: true });
  return openGround(memory, blocks, 0, initial * pageBytes);
}

/** The ground of a segment that nobody asks any more, emptied for another of `size` documents. */
export function emptied(ground: Ground, size: number): Ground {
  ground.kernel.empty(0, ground.memory.buffer.byteLength >>> 4);
  return { ...ground, blocks: (size + 127) >>> 7, next: 0, end: ground.memory.buffer.byteLength };
}

/** The same memory as another thread sees it, with a part of its own to work in. */
export function openGround(memory: WebAssembly.Memory, blocks: number, next: number, end: number): Ground {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return { memory, kernel: exports as unknown as Kernel, blocks, next, end };
}

/** The address of so many bytes, at a multiple of 16. What `grow` gives is ours alone, whoever else grows it. */
export function takeBytes(ground: Ground, bytes: number): number {
  const size = (bytes + 15) & ~15;
  if (ground.next + size > ground.end) {
    const pages = Math.max(growBy, Math.ceil(size / pageBytes));
    ground.next = ground.memory.grow(pages) * pageBytes;
    ground.end = ground.next + pages * pageBytes;
  }
  const at = ground.next;
  ground.next += size;
  return at;
}

/** An empty bit set for every document of the segment. */
export function takeSet(ground: Ground): Bits {
  const at = takeBytes(ground, ground.blocks * 16);
  return new Int32Array(ground.memory.buffer, at, ground.blocks * 4);
}

/** So many numbers of memory as they are now. */
export const numbersAt = (ground: Ground, at: number, length: number): Int32Array =>
  new Int32Array(ground.memory.buffer, at, length);
