/** Sealed columns: AES-256-GCM bound to table, column and row; keyed blind indexes for looking up. */
export { makeKeys, markOf, secretLength, type Keys } from './keys.ts';
export { lockStream, unlockStream } from './lock.ts';
export { open, seal, type Place } from './seal.ts';
export { blind } from './blind.ts';
export { findSecrets, makeSecret, putSecrets } from './secrets.ts';
