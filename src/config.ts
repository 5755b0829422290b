import { resolve } from 'node:path';
import { z } from 'zod';

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');
/** Said where something is no number, or none of these. */
const whole = (least: number, most: number) => {
  const error = `${least}–${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional()).transform((value) => value ?? null);

/** Every setting of the product, read from the environment. README.md lists them; a test keeps the list whole. */
export const settings = z.object({
  PORT: whole(0, 65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  /** No URL in the browsers' sense: a socket directory stands in `?host=`. */
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\/\S+$/, 'postgresql://user:password@host:port/database')),
  SEARCH: z.enum(['auto', 'memory', 'meilisearch']).default('auto'),
  MEILI_URL: optional(z.url({ protocol: /^https?$/ })),
  MEILI_KEY: optional(z.string()),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
  MAIL_FROM: z.string().min(3).default('zhuli@localhost'),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  /** How many proxies of ours stand in front; 0: believe the socket only. */
  TRUSTED_PROXY: whole(0, 5).default(0),
  SECRET_KEY: optional(z.string().regex(/^[A-Za-z0-9+/_-]{43}=?(,[A-Za-z0-9+/_-]{43}=?)*$/, 'base64 of 32 bytes')),
  BACKUP_PASSPHRASE: optional(z.string().min(12, { error: '至少 12 个字符 / at least 12 characters' })),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  DEMO: flag.default(false),
});

export type Config = {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly search: 'auto' | 'memory' | 'meilisearch';
  readonly meiliUrl: string | null;
  readonly meiliKey: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly publicUrl: string | null;
  readonly trustedProxy: number;
  readonly secretKey: string | null;
  readonly backupPassphrase: string | null;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  readonly demo: boolean;
};

/** Where people find the product, without a path. */
export const addressOf = ({ publicUrl, host, port }: Config): string =>
  publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** What is wrong with the environment, one line a setting. */
export class WrongSettings extends Error {
  override name = 'WrongSettings';
}

/** Reads the settings; a wrong one throws WrongSettings with a list that names each. Unset and empty are the same. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.keys(settings.shape).flatMap((name) => (env[name] ? [[name, env[name]] as const] : []));
  const read = settings.safeParse(Object.fromEntries(given));
  if (!read.success) {
    const lines = read.error.issues.map(
      ({ path, message }) => `  ${path.join('.')}=${shown(env, path[0])}: ${message}`,
    );
    throw new WrongSettings(`设置有误 / wrong settings:\n${lines.join('\n')}`);
  }
  const { data } = read;
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: resolve(data.DATA_DIR),
    databaseUrl: data.DATABASE_URL,
    search: data.SEARCH,
    meiliUrl: data.MEILI_URL,
    meiliKey: data.MEILI_KEY,
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM,
    publicUrl: data.PUBLIC_URL && new URL(data.PUBLIC_URL).origin,
    trustedProxy: data.TRUSTED_PROXY,
    secretKey: data.SECRET_KEY,
    backupPassphrase: data.BACKUP_PASSPHRASE,
    logLevel: data.LOG_LEVEL,
    demo: data.DEMO,
  };
}

/** A secret is not repeated on a terminal. */
const secret = ['DATABASE_URL', 'MEILI_KEY', 'SMTP_URL', 'SECRET_KEY', 'BACKUP_PASSPHRASE'];
function shown(env: Readonly<Record<string, string | undefined>>, name: PropertyKey | undefined): string {
  return secret.includes(String(name)) ? '…' : JSON.stringify(env[String(name)] ?? '');
}
