import { Refused } from './refusal.ts';

/**
 * The text of a csv file: by its byte order mark, else UTF-8, else GB18030 (what Chinese Excel and WPS save).
 * Refuses bytes that are no text, and text in another encoding rather than show it as wrong characters.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded('utf-16le', bytes) ?? wrongEncoding();
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded('utf-16be', bytes) ?? wrongEncoding();
  if (looksBinary(bytes)) throw new Refused('not_a_workbook', { looks_like: 'unknown' });
  const text = decoded('utf-8', bytes);
  if (text !== undefined) return text;
  if (!looksLikeChinese(bytes)) return wrongEncoding();
  return decoded('gb18030', bytes) ?? wrongEncoding();
}

function wrongEncoding(): never {
  throw new Refused('wrong_encoding');
}

function decoded(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Text has no NUL and hardly any other control characters. */
function looksBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls += 1;
  }
  return controls > bytes.length / 500;
}

/**
 * Almost any bytes are valid GB18030, so validity proves nothing. In real Chinese nearly all characters are of the common
 * set (lead B0–D7, trail from A1) or punctuation (A1–A9); in UTF-8 or Big5 read as GB18030 fewer than half are.
 */
function looksLikeChinese(bytes: Uint8Array): boolean {
  let common = 0;
  let pairs = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x81) continue;
    at += 1;
    const trail = bytes[at] ?? 0;
    pairs += 1;
    if (trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xd7))) common += 1;
  }
  return common >= pairs * 0.7;
}
