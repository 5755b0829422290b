import { createHmac } from 'node:crypto';
import type { Keys } from './keys.ts';

/**
 * A keyed fingerprint (16 bytes) of a normalised value, for looking up what is sealed: equality only.
 * `kind` keeps a phone from answering for a certificate. An unkeyed hash of a phone is broken within hours.
 */
export function blind(keys: Keys, kind: 'certificate' | 'phone' | 'mail' | 'name', value: string): Buffer {
  return createHmac('sha256', keys.blinding).update(`${kind}\0${value}`).digest().subarray(0, 16);
}
