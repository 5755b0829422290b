import { judge, type Judged, type Manner, type RowRead } from './judge.ts';
import type { Decisions, Notice, Place, PlannedRow, RowProblem } from './plan.ts';
import { standingOf, type Standing } from './row-reader.ts';
import type { Match } from './which-one.ts';

/** How the rows of one kind of workbook are planned, one after the other in the file's order. */
export type RowPlanner<F> = {
  readonly manner: Manner<F>;
  readonly nameOf: (facts: Partial<F>) => string;
  /** Which record the row means; what cannot be right about that goes into `problems`. */
  readonly match: (read: RowRead<F>, problems: RowProblem[]) => Match<F>;
  /** What is left of the row's facts, whichever record it means. */
  readonly prepare: (facts: Partial<F>) => Partial<F>;
  /** What cannot be right now that it is known what would be written. */
  readonly check: (read: RowRead<F>, judged: Judged<F>) => RowProblem[];
  /** What the list of new rows shows. */
  readonly show: (facts: Partial<F>) => Readonly<Record<string, string>>;
  readonly notices: (read: RowRead<F>, judged: Judged<F> | null) => Notice[];
};

export type RowDone<F> = { readonly planned: PlannedRow; readonly judged: Judged<F> | null };

/** One row of a plan. `judged` is null for a refused row: nothing of it is written. */
export function planRow<F>(
  read: RowRead<F>,
  planner: RowPlanner<F>,
  decisions: Decisions,
  repeated: Repeated,
): RowDone<F> {
  const problems = [...read.problems];
  const match = planner.match(read, problems);
  const facts = planner.prepare(read.facts);
  let judged = problems.length === 0 ? judge({ ...read, facts }, match, decisions, planner.manner) : null;
  const meant = judged?.known?.number ?? null;
  if (judged?.repeats !== undefined) problems.push(repeated(planner.nameOf(read.facts), judged.repeats));
  else if (judged) problems.push(...planner.check(read, judged));
  if (problems.length > 0) judged = null;
  const planned: PlannedRow = {
    ...placed(read),
    outcome: judged?.outcome ?? 'refused',
    name: planner.nameOf(read.facts),
    number: meant,
    // What was decided about a major is not in what was read.
    facts: planner.show({ ...read.facts, ...judged?.write }),
    changes: judged?.changes ?? [],
    problems,
    questions: judged?.questions ?? [],
    notices: planner.notices(read, judged),
  };
  return { planned, judged };
}

/** The problem of a row that says what an earlier one said. */
export type Repeated = (found: string, see: Place) => RowProblem;

function placed(read: Standing): Omit<Standing, 'id'> {
  const { id: _id, ...place } = standingOf(read);
  return place;
}

/** Values that may stand in one row only: what the row is recognised by. */
export function startSeen() {
  const rows = new Map<string, Place>();
  return {
    /** The earlier row with that value; else it is noted as this row's. */
    earlier(kind: string, value: string | number, { row, sheet }: Place): Place | null {
      const key = `${kind} ${value}`;
      const before = rows.get(key);
      if (before !== undefined) return before;
      rows.set(key, { row, ...(sheet === undefined ? {} : { sheet }) });
      return null;
    },
  };
}
export type Seen = ReturnType<typeof startSeen>;
