import { createCipheriv, createDecipheriv, randomBytes, scryptSync, type DecipherGCM } from 'node:crypto';
import { Transform, type Duplex } from 'node:stream';

/** A locked file: mark, salt, iv, ciphertext, tag. An open one has no mark and passes through. */
const mark = Buffer.from('ZHULI-LOCKED-1\n');
const saltLength = 16;
const ivLength = 12;
const tagLength = 16;
const keyFor = (passphrase: string, salt: Buffer) =>
  scryptSync(passphrase.normalize('NFC'), salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });

/** Locks what flows through with a passphrase (AES-256-GCM, key by scrypt); no passphrase, no step. */
export function lockStream(passphrase: string | null): Duplex[] {
  if (passphrase === null) return [];
  const salt = randomBytes(saltLength);
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', keyFor(passphrase, salt), iv, { authTagLength: tagLength });
  let begun = false;
  return [
    new Transform({
      transform(chunk: Buffer, _encoding, next) {
        if (!begun) this.push(Buffer.concat([mark, salt, iv]));
        begun = true;
        next(null, cipher.update(chunk));
      },
      flush(next) {
        this.push(cipher.final());
        next(null, cipher.getAuthTag());
      },
    }),
  ];
}

/**
 * Unlocks what `lockStream` locked, or lets an open file through. A wrong passphrase or a changed byte is an error at
 * the end of the stream: nothing that came out may be kept before it has ended well.
 */
export function unlockStream(passphrase: string | null): Duplex {
  const headLength = mark.length + saltLength + ivLength;
  let held = Buffer.alloc(0);
  let decipher: DecipherGCM | null = null;
  let open = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      held = Buffer.concat([held, chunk]);
      if (!open && decipher === null) {
        if (held.length < headLength) return next();
        if (!held.subarray(0, mark.length).equals(mark)) open = true;
        else if (passphrase === null) return next(new Error('locked: BACKUP_PASSPHRASE'));
        else {
          const iv = held.subarray(mark.length + saltLength, headLength);
          const key = keyFor(passphrase, held.subarray(mark.length, mark.length + saltLength));
          decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength });
          held = held.subarray(headLength);
        }
      }
      // The last bytes may be the tag, so they wait.
      const ready = open ? held.length : Math.max(0, held.length - tagLength);
      const part = held.subarray(0, ready);
      held = Buffer.from(held.subarray(ready));
      next(null, decipher ? decipher.update(part) : part);
    },
    flush(next) {
      if (!decipher) return next(null, held);
      try {
        decipher.setAuthTag(held);
        next(null, decipher.final());
      } catch {
        next(new Error('wrong passphrase, or the file was changed'));
      }
    },
  });
}
