import pino from 'pino';
import { callCommand } from './commands/call.ts';
import { makeLog } from './log.ts';

// A reader that has enough, as `head` has after its lines, is no fault: the command goes on to its end and closes the house.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** The command line: the same functions as the pages, beside a running server or without one. Exit codes 0, 1, 2. */
process.exitCode = await callCommand(process.argv.slice(2), {
  env: process.env,
  print: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
  now: () => new Date(),
  makeLog: (level) => makeLog(level, pino.destination(2)),
});
