import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeMemorySearch } from '../../search/index.ts';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { positionQueryFor } from '../../src/matching/queries.ts';
import { explainFor } from '../../src/matching/rules.ts';
import { lineOf } from '../../src/matching/rules-lines.ts';
import { benchSource, benchWorld } from './engine.ts';
import type { BenchRow } from './table.ts';
import { benchToday } from './world.ts';

const top = 20;
/** Of these the lines are written too. */
const writtenOf = 5_000;

/** All students over all positions on one core: finding alone, then found, explained and written as JSON lines. */
export async function run(students = 30_000, positions = 100_000): Promise<BenchRow[]> {
  const world = benchWorld(positions, students);
  const search = makeMemorySearch(() => benchSource({ ...world, students: [] }).source);
  await search.prepare(book.edition.digest);
  const hitsOf = async (student: (typeof world.students)[number]) =>
    (await search.positionsFor(positionQueryFor(book, student, benchToday), { offset: 0, limit: top })).hits;
  for (const student of world.students.slice(0, 2000)) await hitsOf(student);
  globalThis.gc?.();

  const started = performance.now();
  for (const student of world.students) await hitsOf(student);
  const finding = performance.now() - started;

  const folder = await mkdtemp(join(tmpdir(), 'cohort-'));
  try {
    const file = join(folder, 'cohort.jsonl');
    const out = createWriteStream(file);
    const begun = performance.now();
    let lineCount = 0;
    for (const student of world.students.slice(0, writtenOf)) {
      const explainHers = explainFor(book, student, benchToday);
      const lines = (await hitsOf(student)).map((hit, index) => {
        const match = explainHers(world.positions[hit.id - 1]!);
        if ('refused' in match) throw new Error(`${student.number} and ${hit.id} are no match`);
        return `${JSON.stringify(lineOf({ match, rank: index + 1 }))}\n`;
      });
      lineCount += lines.length;
      if (!out.write(lines.join(''))) await once(out, 'drain');
    }
    out.end();
    await once(out, 'finish');
    const whole = performance.now() - begun;
    const { size } = await stat(file);
    const pairs = students * positions;
    return [
      { what: `finding for ${students} students × ${positions} positions, one core`, value: finding / 1000, unit: 's' },
      {
        what: '… pairs a second',
        value: pairs / (finding / 1000),
        unit: 'pairs/s',
        limit: 5e8,
        atLeast: true,
      },
      {
        what: `found, explained and written for ${writtenOf} of them (${lineCount} lines)`,
        value: whole / 1000,
        unit: 's',
      },
      {
        what: '… explaining and writing, a student',
        value: whole / Math.min(writtenOf, students) - finding / students,
        unit: 'ms',
      },
      { what: '… size of the file', value: size / 1e6, unit: 'MB' },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
