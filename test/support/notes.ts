import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a run has to say in its last lines: test/.run/skipped.json and test/.run/notes/*.txt. */
const run = join(import.meta.dirname, '..', '.run');
const notes = join(run, 'notes');
const skippedFile = join(run, 'skipped.json');

export function forgetNotes(): void {
  rmSync(notes, { recursive: true, force: true });
}

/** Says a line at the end of the run, e.g. which search engines were tested. The same `name` says it once. */
export function note(name: string, line: string): void {
  mkdirSync(notes, { recursive: true });
  writeFileSync(join(notes, `${name}.txt`), `${line}\n`);
}

export function noteSkipped(lines: readonly string[]): void {
  mkdirSync(run, { recursive: true });
  writeFileSync(skippedFile, `${JSON.stringify(lines, null, 2)}\n`);
}

export function readNotes(): string[] {
  const skipped = JSON.parse(readOr(skippedFile, '[]')) as string[];
  const said = names(notes).flatMap((name) => readOr(join(notes, name), '').split('\n'));
  return [...said.filter((line) => line.trim() !== ''), ...skipped.map((line) => `skipped: ${line}`)];
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

function names(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => name.endsWith('.txt'))
      .sort();
  } catch {
    return [];
  }
}
