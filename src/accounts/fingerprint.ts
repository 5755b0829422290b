import { createHmac, randomBytes } from 'node:crypto';
import { blind, type Keys } from '../crypt/index.ts';

/** A secret for a link or a cookie: 256 random bits, in letters that an address may hold. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * What the database keeps of a secret, 64 hex digits. It is keyed: who has the database alone can neither come in with
 * what it holds nor write a session into it.
 */
export const fingerprint = (keys: Keys, secret: string): string =>
  createHmac('sha256', keys.session).update(secret).digest('hex');

/** By which a form knows again for whom its page was made; it tells nobody who that is. */
export const personMark = (keys: Keys, userId: string): string => fingerprint(keys, `form of ${userId}`).slice(0, 32);

/** Under which a mail address is kept and found in users.email. */
export const mailKey = (keys: Keys, mail: string): string =>
  `${blind(keys, 'mail', mail).toString('hex')}@mail.invalid`;

/** In users.email of somebody without an address. */
export const noMailKey = (): string => `${randomBytes(16).toString('hex')}@none.invalid`;
