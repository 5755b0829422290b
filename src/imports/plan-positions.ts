import { may } from '../accounts/policy.ts';
import { today, type Ctx } from '../ctx.ts';
import type { EmployerToBring } from '../organizations/index.ts';
import { regionName, type RegionCode } from '../reference/index.ts';
import { breathing, type OnProgress } from './breathe.ts';
import { startEmployerQuestions, type SettleEmployer } from './employer-changes.ts';
import { startEmployers, type EmployerNamed, type Employers } from './employers-named.ts';
import type { PositionCompared } from './fields-position.ts';
import type { Judged, RowRead } from './judge.ts';
import { knownPositions, type KnownPosition, type KnownPositions } from './known-positions.ts';
import { matchPosition, noteEarlier, type EarlierPositions } from './match-positions.ts';
import type { Change, Decisions, PlannedRow, RowProblem } from './plan.ts';
import { planRow, startSeen, type RowPlanner } from './plan-row.ts';
import { positionManner } from './position-manner.ts';
import { positionNotices } from './position-notices.ts';
import { positionWrite, type PositionWrite } from './position-write.ts';
import { readPosition, type PositionRead } from './read-position.ts';
import type { Source } from './source.ts';
import { problemIn, repeated, type HeaderOf } from './row-reader.ts';

export type PositionFrame = {
  readonly home: RegionCode;
  readonly decisions: Decisions;
  readonly lock: boolean;
  readonly onProgress?: OnProgress;
};
export type PositionsPlanned = {
  readonly rows: PlannedRow[];
  readonly writes: PositionWrite[];
  /** Employers that written rows need, by key: new ones, and known ones with what changes. */
  readonly employers: ReadonlyMap<string, EmployerToBring>;
};

/** Records are read for so many rows at once, so that a file that changes nothing does not hold them all. */
const rowsAtOnce = 1000;

export type PositionRow = RowRead<PositionCompared> & {
  readonly employer: EmployerNamed | null;
  readonly doctorate: boolean;
};

/** What becomes of each row of 岗位清单. */
export async function planPositions(ctx: Ctx, source: Source, frame: PositionFrame): Promise<PositionsPlanned> {
  const employers = await startEmployers(ctx);
  const settle = startEmployerQuestions(frame.decisions);
  const seen = startSeen();
  const earlier: EarlierPositions = new Map();
  const done = {
    rows: [] as PlannedRow[],
    writes: [] as PositionWrite[],
    employers: new Map<string, EmployerToBring>(),
  };
  const planChunk = async (reads: readonly PositionRead[]) => {
    const rows: PositionRow[] = [];
    for await (const read of breathing(reads)) rows.push(withEmployer(read, employers, source.header));
    const facts = rows.map((row) => row.facts);
    const known = await knownPositions(ctx, facts, frame.lock);
    const planner = makePlanner(ctx, { source, known, seen, earlier });
    for await (const row of breathing(rows)) planOne(row, { planner, settle, frame, source, earlier, done });
  };
  let chunk: PositionRead[] = [];
  for await (const row of breathing(source.rows, frame.onProgress)) {
    chunk.push(readPosition(row, source.header, { home: frame.home, has: source.has }));
    if (chunk.length < rowsAtOnce) continue;
    await planChunk(chunk);
    chunk = [];
  }
  await planChunk(chunk);
  return done;
}

type Done = { rows: PlannedRow[]; writes: PositionWrite[]; employers: Map<string, EmployerToBring> };
type Work = {
  readonly planner: RowPlanner<PositionCompared>;
  readonly settle: SettleEmployer;
  readonly frame: PositionFrame;
  readonly source: Source;
  readonly earlier: EarlierPositions;
  readonly done: Done;
};

function planOne(read: PositionRow, { planner, settle, frame, source, earlier, done }: Work): void {
  const { planned, judged } = planRow(read, planner, frame.decisions, (found, see) =>
    repeated(source.header, 'title', found, see),
  );
  const { employer } = read;
  if (judged === null || employer === null) return void done.rows.push(planned);
  if (judged.known === null && read.facts.number === undefined) noteEarlier(read, earlier);
  const { questions, changes, bring, name } = settle(read, employer);
  const waits = judged.outcome === 'waiting' || questions.some((one) => one.decided === null);
  const pending = waits ? [] : changes.filter((change) => !isTold(change, done.employers.get(employer.key)));
  const written = planned.outcome === 'same' && pending.length > 0 ? 'changed' : planned.outcome;
  const outcome = waits ? 'waiting' : written;
  done.rows.push({
    ...planned,
    outcome,
    facts: { ...planned.facts, employer: name },
    changes: [...pending, ...planned.changes],
    questions: [...planned.questions, ...questions],
  });
  if (outcome !== 'new' && outcome !== 'changed') return;
  done.employers.set(employer.key, bring);
  if (planned.outcome !== 'same') done.writes.push(positionWrite(judged, employer));
}

/** What changes of an employer is told, and done, with the first row that is written and says so. */
const isTold = ({ field }: Change, told: EmployerToBring | undefined): boolean =>
  told?.[field.replace('employer_', '') as keyof EmployerToBring] !== undefined;

function withEmployer(read: PositionRead, employers: Employers, header: HeaderOf): PositionRow {
  const { employer: saidOf, facts, problems, ...rest } = read;
  const found = saidOf === null ? null : employers.find(saidOf, read.row);
  if (found === null) return { ...rest, facts, problems, employer: null };
  if ('code' in found) {
    const { column, code, found: text, suggestions, see } = found;
    const problem = {
      ...problemIn(header, column, code, text),
      suggestions,
      ...(see === undefined ? {} : { see }),
    };
    // A kind that cannot be read is no missing one, too.
    const told = code === 'required' && problems.some((one) => one.column === problem.column);
    return { ...rest, facts, problems: told ? problems : [...problems, problem], employer: null };
  }
  return { ...rest, facts: { ...facts, employer: found.key, employer_name: found.name }, problems, employer: found };
}

type Surroundings = {
  readonly source: Source;
  readonly known: KnownPositions;
  readonly seen: ReturnType<typeof startSeen>;
  readonly earlier: EarlierPositions;
};

function makePlanner(ctx: Ctx, { source, known, seen, earlier }: Surroundings): RowPlanner<PositionCompared> {
  const { header } = source;
  return {
    manner: positionManner,
    nameOf: (facts) => facts.title ?? '',
    match: (read, problems) => {
      const { facts } = read;
      const see = facts.number === undefined ? null : seen.earlier('number', facts.number, read);
      if (see) problems.push(repeated(header, 'number', facts.number!, see));
      const match = matchPosition(facts, known, earlier);
      const sure = 'sure' in match ? (match.sure as KnownPosition) : null;
      if (sure && !sure.reached) problems.push(problemIn(header, 'number', 'elsewhere', sure.number));
      return match;
    },
    prepare: (facts) => withFreeNumber(facts, known),
    check: (read, judged) => checkPosition(ctx, read, judged, seen, header),
    show: (facts) => ({
      ...(facts.employer_name === undefined ? {} : { employer: facts.employer_name }),
      ...(facts.region === undefined ? {} : { region: regionName(facts.region) }),
      ...(facts.wage === undefined ? {} : { wage: facts.wage.text }),
    }),
    notices: (read, judged) => positionNotices(read as PositionRow, judged, known, today(ctx)),
  };
}

/** A 岗位编号 that is on record is this position's already, or another one's, which keeps it. */
function withFreeNumber(facts: Partial<PositionCompared>, known: KnownPositions): Partial<PositionCompared> {
  if (facts.number === undefined || !known.withNumber(facts.number)) return facts;
  const { number: _taken, ...rest } = facts;
  return rest;
}

function checkPosition(
  ctx: Ctx,
  read: RowRead<PositionCompared>,
  judged: Judged<PositionCompared>,
  seen: Surroundings['seen'],
  header: HeaderOf,
): RowProblem[] {
  const known = judged.known as KnownPosition | null;
  const problems: RowProblem[] = [];
  const see = known ? seen.earlier('record', known.id, read) : null;
  if (see) problems.push(repeated(header, 'title', read.facts.title ?? '', see));
  const { headcount, region } = judged.write;
  if (known && headcount !== undefined && headcount < known.taken) {
    problems.push({
      ...problemIn(header, 'headcount', 'headcount_below_taken', String(headcount)),
      allowed: [String(known.taken)],
    });
  }
  const district = region ?? known?.facts.region ?? null;
  if (!may(ctx.actor, 'positions.post', { district })) {
    problems.push(problemIn(header, 'region', 'other_district', district === null ? '' : regionName(district)));
  }
  return problems;
}
