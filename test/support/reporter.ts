import { writeSync } from 'node:fs';
import process from 'node:process';
import type { Reporter } from 'vitest/node';
import { forgetNotes, readNotes } from './notes.ts';

/** Prints the notes of the run after everything else: when the process ends, since reporters have no fixed order. */
export function lastLines(): Reporter {
  return {
    onInit() {
      forgetNotes();
      process.once('exit', () => {
        const lines = readNotes();
        if (lines.length > 0) writeSync(1, `${lines.join('\n')}\n`);
      });
    },
  };
}
