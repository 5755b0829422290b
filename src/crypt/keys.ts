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

/**
 * Derives the keys from the secrets, newest last; key ids count from 1 in that order.
 * The blind index and the sessions stay with the first secret, so that a new secret needs no re-index.
 */
export function makeKeys(secrets: readonly [Buffer, ...Buffer[]]): Keys {
  const derive = (secret: Buffer, purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `zhuli ${purpose} 1`, 32));
  for (const secret of secrets) {
    if (secret.length !== 32) throw new Error(`a secret has 32 bytes, this one has ${secret.length}`);
  }
  return {
    sealing: new Map(secrets.map((secret, index) => [index + 1, derive(secret, 'sealed column')])),
    sealingId: secrets.length,
    blinding: derive(secrets[0], 'blind index'),
    session: derive(secrets[0], 'session cookie').toString('base64url'),
  };
}
