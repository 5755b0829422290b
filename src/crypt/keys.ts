import { hkdfSync } from 'node:crypto';

/** Keys made from one secret of 32 bytes. Each purpose has its own, so that none can stand in for another. */
export type Keys = {
  /** AES-256 key of sealed columns, by key id; the newest seals, all open. */
  readonly sealing: ReadonlyMap<number, Buffer>;
  readonly sealingId: number;
  readonly blinding: Buffer;
  /** Signs session cookies. */
  readonly session: string;
};

export const secretLength = 32;

const derive = (secret: Buffer, purpose: string, length = 32): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `zhuli ${purpose} 1`, length));

/**
 * Derives the keys from the secrets, newest last, with the key id of each. The blind index and the sessions stay with the
 * first one, so that a new secret needs no re-index before everything is sealed anew.
 */
export function makeKeys(secrets: readonly Buffer[], ids: readonly number[] = secrets.map((_, at) => at + 1)): Keys {
  for (const secret of secrets) {
    if (secret.length !== secretLength) throw new Error(`a secret has 32 bytes, this one has ${secret.length}`);
  }
  const [first] = secrets;
  if (!first) throw new Error('no secret');
  return {
    sealing: new Map(secrets.map((secret, at) => [ids[at]!, derive(secret, 'sealed column')])),
    sealingId: ids[secrets.length - 1]!,
    blinding: derive(first, 'blind index'),
    session: derive(first, 'session cookie').toString('base64url'),
  };
}

/** By which a secret is known again without being told: 32 hex digits. */
export const markOf = (secret: Buffer): string => derive(secret, 'key mark', 16).toString('hex');
