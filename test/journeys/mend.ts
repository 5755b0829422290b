import { text } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { zipOf } from '../sheets/make-file.ts';

/** A workbook in which somebody has written one thing for another, and nothing else is changed. */
export async function mend(bytes: Uint8Array, changes: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const parts: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) {
    const written = await text(await zip.openReadStreamPromise(entry));
    parts[entry.fileName] = Object.entries(changes).reduce((all, [from, to]) => all.replaceAll(from, to), written);
  }
  return zipOf(parts);
}
