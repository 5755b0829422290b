import { readSheets, uploadLimits } from '../sheets/index.ts';
import type { OnProgress } from './breathe.ts';
import type { ImportKind } from './kinds.ts';
import { recognise } from './recognise.ts';
import { refused, type FileRefused } from './refusals.ts';
import type { Source } from './source.ts';

export type Workbook = { readonly bytes: Uint8Array; readonly name: string };

/** The largest file that may be sent, in bytes. */
export const largestFile = uploadLimits.uploadBytes;

/** Reads a file and finds the list or form in it, or says why it cannot come in. `given`: what somebody says it is. */
export async function readSource(
  file: Workbook,
  given: ImportKind | null,
  onProgress?: OnProgress,
): Promise<Source | FileRefused> {
  const read = await readSheets(file, uploadLimits, onProgress ? { onProgress } : {});
  if (!read.ok) return refused(read.refusal, read.facts.looks_like ?? placeOf(read.facts));
  const source = recognise(read.sheets, given);
  if (!('refusal' in source)) return source;
  return refused(source.refusal, 'missing' in source ? source.missing.join('、') : '');
}

const placeOf = ({ row }: { readonly row?: number }): string => (row === undefined ? '' : String(row));
