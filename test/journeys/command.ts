import pino from 'pino';
import { callCommand } from '../../src/commands/call.ts';
import type { Running } from './house.ts';

/** A command beside the running product, on the same data: what it prints, line by line. */
export async function command({ env }: Running, ...args: string[]): Promise<string[]> {
  const said: string[] = [];
  const code = await callCommand(args, {
    env,
    print: (text) => void said.push(typeof text === 'string' ? text : new TextDecoder().decode(text)),
    complain: (text) => void said.push(text),
    now: () => new Date(),
    makeLog: () => pino({ level: 'silent' }),
  });
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${said.join('')}`);
  return said
    .join('')
    .split('\n')
    .filter((line) => line !== '');
}
