import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number };

/** Twice the memory of OWASP's smallest choice for argon2id (19 MiB, 2 passes, 1 lane): about 60 ms of one core. */
export const cost: Cost = { memory: 32 * 1024, passes: 2, parallelism: 1 };
const tagLength = 32;
const version = 'v1';

const derive = promisify(argon2) as (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>;

/** `v1$argon2id$m=32768,t=2,p=1$salt$tag`: what is needed to check it later stands in it. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: typed(password), nonce, tagLength, ...cost });
  return [version, 'argon2id', written(cost), nonce.toString('base64url'), tag.toString('base64url')].join('$');
}

export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [tagged, algorithm, parameters = '', salt = '', tag = ''] = hash.split('$');
  const read = /^m=(\d+),t=(\d+),p=(\d+)$/.exec(parameters);
  if (tagged !== version || algorithm !== 'argon2id' || !read) throw new Error('a password hash of an unknown kind');
  const [memory, passes, parallelism] = read.slice(1).map(Number) as [number, number, number];
  const kept = Buffer.from(tag, 'base64url');
  const nonce = Buffer.from(salt, 'base64url');
  const message = typed(password);
  const made = await derive('argon2id', { message, nonce, tagLength: kept.length, memory, passes, parallelism });
  return timingSafeEqual(kept, made);
}

/** True for a hash of another cost than today's: it is made anew when its owner next signs in. */
export const isOutdated = (hash: string): boolean => !hash.startsWith(`${version}$argon2id$${written(cost)}$`);

/** The same keys give the same bytes, whatever the input method made of them: half-width or full-width, composed or not. */
const typed = (password: string) => password.normalize('NFKC');

const written = ({ memory, passes, parallelism }: Cost) => `m=${memory},t=${passes},p=${parallelism}`;
