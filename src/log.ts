import pino, { type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.ts';

/** The log of this process: one JSON line an entry, without anything that a row of the database or a letter held. */
export function makeLog(level: Config['logLevel'], to?: DestinationStream): Logger {
  return pino({ level, base: null, serializers: { err: sayError } }, to ?? pino.destination(1));
}

type Said = Readonly<Record<string, string>>;

/**
 * An error as the log may have it. What PostgreSQL says of a value it refuses repeats the value, in the message or as the
 * failing row in its detail: of its errors the log has the code and where it happened.
 */
function sayError(error: unknown): Said {
  if (!(error instanceof Error)) return { type: typeof error };
  const fields = Object.entries(error).filter(([name, value]) => kept.includes(name) && typeof value === 'string');
  const [, ...calls] = (error.stack ?? '').split(/\n(?=\s+at )/);
  const message = isFromDatabase(error) ? {} : { message: error.message };
  return { type: error.name, ...message, ...(Object.fromEntries(fields) as Said), stack: calls.join('\n') };
}

const kept = ['code', 'table', 'column', 'constraint', 'routine', 'syscall'];
const isFromDatabase = (error: Error): boolean => 'severity' in error && 'routine' in error;
