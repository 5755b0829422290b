import { Worker } from 'node:worker_threads';
import type { Message } from './batches.ts';
import { type Limits, uploadLimits } from './limits.ts';
import { makeCellStore, makePackedRows, type PackedRows } from './packed-rows.ts';
import type { Refusal, RefusalFacts } from './refusal.ts';
import type { Sheet } from './sheet.ts';

export type ReadResult =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly refusal: Refusal; readonly facts: RefusalFacts };

export interface ReadOptions {
  /** Called as rows arrive, with the number of rows read so far. */
  readonly onProgress?: (rows: number) => void;
  /** Ends the reading; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Reads a workbook (.xlsx) or csv file in a thread of its own, so that no file can stall the server or take its memory.
 * Bytes decide what the file is; `name` only names the sheet of a csv file.
 * @returns the sheets, or why the file was refused; rejects only when `signal` ends the reading or `onProgress` throws.
 */
export function readSheets(
  input: { readonly bytes: Uint8Array; readonly name: string },
  limits: Limits = uploadLimits,
  options: ReadOptions = {},
): Promise<ReadResult> {
  if (options.signal?.aborted) return Promise.reject(options.signal.reason);
  if (input.bytes.length > limits.uploadBytes) {
    const facts = { found: input.bytes.length, allowed: limits.uploadBytes, detail: 'upload' };
    return Promise.resolve({ ok: false, refusal: 'too_large', facts });
  }
  const worker = startWorker(input, limits);
  const assembly = startAssembly(options.onProgress);
  return new Promise<ReadResult>((resolve, reject) => {
    const refuse = (refusal: Refusal, facts: RefusalFacts = {}) => resolve({ ok: false, refusal, facts });
    const timer = setTimeout(() => refuse('too_slow', { allowed: limits.seconds }), limits.seconds * 1000);
    const stop = () => reject(options.signal?.reason);
    options.signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: Message) => {
      if (message.type === 'refused') return refuse(message.refusal, message.facts);
      if (message.type === 'done') return resolve({ ok: true, sheets: assembly.sheets });
      try {
        assembly.take(message);
      } catch (error) {
        // Only `onProgress` can fail here; thrown on from an event it would end the server.
        reject(error);
      }
    });
    worker.on('error', (error: Error & { code?: string }) => {
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      refuse(outOfMemory ? 'too_large' : 'broken', { detail: error.message.slice(0, 200) });
    });
    worker.on('exit', () => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', stop);
      refuse('broken', { detail: 'the reader ended early' });
    });
  }).finally(() => worker.terminate());
}

function startWorker(input: { bytes: Uint8Array; name: string }, limits: Limits): Worker {
  return new Worker(new URL('worker.ts', import.meta.url), {
    workerData: { bytes: input.bytes, name: input.name, limits },
    // Node strips the types itself; a loader for them would cost every file 100 ms and 30 MB.
    execArgv: process.features.typescript ? [] : process.execArgv,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 4, stackSizeMb: 4 },
  });
}

/** Puts the worker's messages together again. */
function startAssembly(onProgress: ((rows: number) => void) | undefined) {
  const sheets: (Sheet & { readonly rows: PackedRows })[] = [];
  const store = makeCellStore();
  let rows = 0;
  return {
    sheets,
    take(message: Exclude<Message, { type: 'done' | 'refused' }>): void {
      const sheet = sheets.at(-1);
      if (message.type === 'sheet') {
        sheets.push({ name: message.name, hidden: message.hidden, rows: makePackedRows(store) });
      } else if (message.type === 'merges') {
        sheet?.rows.merge(message.areas);
      } else {
        store.add(message);
        rows += sheet?.rows.add(message.rows) ?? 0;
        onProgress?.(rows);
      }
    },
  };
}
