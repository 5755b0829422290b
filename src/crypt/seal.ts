import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Keys } from './keys.ts';

/** Where a sealed value lives. It opens only there: copied to another row or column it is refused. */
export type Place = { readonly table: string; readonly column: string; readonly row: number | string };

const format = 1;
const aes256gcm = 1;
const headLength = 3;
const ivLength = 12;
const tagLength = 16;

/** Seals a text for its place: [format, algorithm, key id] iv tag ciphertext. */
export function seal(keys: Keys, place: Place, text: string): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', keys.sealing.get(keys.sealingId)!, iv, { authTagLength: tagLength });
  cipher.setAAD(placeBytes(place));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([format, aes256gcm, keys.sealingId]), iv, cipher.getAuthTag(), body]);
}

/** Opens what `seal` made for the same place. Throws when a byte, the place or the key differs. */
export function open(keys: Keys, place: Place, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const key = keys.sealing.get(bytes[2] ?? 0);
  if (bytes[0] !== format || bytes[1] !== aes256gcm || !key || bytes.length < headLength + ivLength + tagLength) {
    throw new Error(`${place.table}.${place.column}: not a sealed value, or sealed with a secret that is missing`);
  }
  const tagAt = headLength + ivLength;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(headLength, tagAt), {
    authTagLength: tagLength,
  });
  decipher.setAAD(placeBytes(place));
  decipher.setAuthTag(bytes.subarray(tagAt, tagAt + tagLength));
  return decipher.update(bytes.subarray(tagAt + tagLength), undefined, 'utf8') + decipher.final('utf8');
}

function placeBytes(place: Place): Buffer {
  return Buffer.from(`${place.table}:${place.column}:${place.row}`, 'utf8');
}
