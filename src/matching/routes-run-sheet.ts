import { dayName, momentName } from '../../views/names.ts';
import { tellsCategory } from '../../views/matching/fit-said.ts';
import { scopeName } from '../../views/matching/run-said.tsx';
import type { Wording } from '../../views/page.ts';
import { tableSheet, type OutSheet, type OutValue } from '../sheets/index.ts';
import { classes } from './facts.ts';
import { keptOfEach } from './run-cohort.ts';
import type { TakenLines } from './take-lines.ts';

/** A sheet holds 1,048,576 rows, its heading among them. */
const studentsOnSheet = Math.floor(1_000_000 / keptOfEach);

/** What a run over all students kept, a row for each student and position: of disability only what being listed tells. */
export function runSheets(page: Wording, { run, lines, positions }: TakenLines): OutSheet[] {
  const { sheet: w, tells } = page.words.runs;
  const scope = scopeName(page, run.district);
  const parts = Math.max(1, Math.ceil(lines.length / studentsOnSheet));
  const { heads } = w;
  const columns = [
    { header: heads.number, width: 12 },
    { header: heads.name, width: 12 },
    { header: heads.rank, width: 8 },
    { header: heads.position, width: 12 },
    { header: heads.title, width: 28 },
    { header: heads.employer, width: 32 },
    { header: heads.class, width: 18 },
    { header: heads.fit, width: 10 },
  ];
  return Array.from({ length: parts }, (_, part) =>
    tableSheet({
      name: page.words.runs.kinds.cohort,
      title: w.title(scope, run.edition_id),
      facts: w.facts(dayName(page, run.on_day), run.by_name, momentName(page, run.created_at)),
      columns,
      rows: rowsOf(page, {
        run,
        positions,
        lines: lines.slice(part * studentsOnSheet, (part + 1) * studentsOnSheet),
      }),
      notes: [tells, ...([...positions.values()].some(tellsCategory) ? [page.words.matching.fitTells] : [])],
    }),
  );
}

function* rowsOf(page: Wording, { lines, positions }: TakenLines): Generator<OutValue[]> {
  const { sheet } = page.words.runs;
  const names = page.words.parts.classes;
  for (const { number, name, found } of lines) {
    if (found.length === 0) yield [number, name, null, null, sheet.none, null, null, null];
    for (const [at, { position, grade, fit }] of found.entries()) {
      const its = positions.get(position);
      const verdict = names[classes[grade]!];
      const shown = its && !tellsCategory(its) ? fit : null;
      yield [number, name, at + 1, its?.number ?? null, its?.title ?? null, its?.employer ?? null, verdict, shown];
    }
  }
}
