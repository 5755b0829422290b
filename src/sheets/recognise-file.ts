import { type FileLook, Refused } from './refusal.ts';

/** First bytes of files that people send by mistake; zip and the old compound file are looked into further. */
const signatures: readonly { readonly bytes: readonly number[]; readonly look: FileLook }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], look: 'pdf' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], look: 'picture' },
  { bytes: [0xff, 0xd8, 0xff], look: 'picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], look: 'picture' },
  { bytes: [0x52, 0x49, 0x46, 0x46], look: 'picture' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], look: 'word' },
  { bytes: [0x52, 0x61, 0x72, 0x21], look: 'zip' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], look: 'zip' },
  { bytes: [0x1f, 0x8b], look: 'zip' },
];
const zip = [0x50, 0x4b];
const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Tells by content, never by name, whether to read a zip or text; refuses what is neither. */
export function recogniseFile(bytes: Uint8Array, name: string): 'zip' | 'text' {
  if (bytes.length === 0) throw new Refused('empty');
  if (startsWith(bytes, zip)) return 'zip';
  if (startsWith(bytes, compound)) throw refusedCompound(bytes, name);
  const known = signatures.find((signature) => startsWith(bytes, signature.bytes));
  if (known) throw new Refused('not_a_workbook', { looks_like: known.look });
  // Workbooks from before 1993 are bare records: 09 00, 09 02, 09 04, 09 08.
  if (bytes[0] === 0x09 && [0, 2, 4, 8].includes(bytes[1] ?? 1) && bytes.subarray(2, 8).includes(0)) {
    throw new Refused('old_xls');
  }
  const markup = markupOf(bytes);
  if (markup) throw new Refused('not_a_workbook', { looks_like: markup });
  return 'text';
}

/** An encrypted workbook and the old .xls share one container; the names of the streams inside tell them apart. */
function refusedCompound(bytes: Uint8Array, name: string): Refused {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (stream: string) => file.includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage')) return new Refused('encrypted');
  if (has('WordDocument')) return new Refused('not_a_workbook', { looks_like: 'word' });
  if (has('Workbook') || has('Book')) return new Refused('old_xls');
  return new Refused(/\.xls[xm]$/i.test(name) ? 'encrypted' : 'old_xls');
}

/** Many systems export a web page under the name .xls. */
function markupOf(bytes: Uint8Array): FileLook | undefined {
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 512))
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart();
  if (/^<(!doctype html|html|head|meta|table|style|body)/i.test(head)) return 'html';
  return head.startsWith('<?xml') ? 'xml' : undefined;
}

/** A zip without a workbook in it: which kind of document is it? */
export function lookOfZip(names: readonly string[]): FileLook {
  const has = (start: string) => names.some((name) => name.startsWith(start));
  if (has('word/')) return 'word';
  if (has('xl/workbook.bin')) return 'xlsb';
  return has('content.xml') && has('mimetype') ? 'ods' : 'zip';
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}
