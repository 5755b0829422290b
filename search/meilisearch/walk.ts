import type { Stage } from './cells.ts';
import type { Read } from './entries.ts';
import { allOf } from './filters.ts';
import { compareJudged, type Judged } from './judge.ts';

/** One question: what passes the filter, greatest rank first. `total` counts all that passes. */
export type Question = { readonly filter: string; readonly limit: number; readonly fields: readonly string[] };
export type Answer = { readonly hits: readonly Read[]; readonly total: number };
export type AskIndex = (questions: readonly Question[]) => Promise<readonly Answer[]>;

type Walk = {
  readonly ask: AskIndex;
  readonly fields: readonly string[];
  /** Grade and fit of an entry; the grade is that of the stages. */
  readonly judge: (entry: Read) => Judged;
  /** The index gives no more hits than this to one question. */
  readonly most: number;
};

/** What came back of what has at least some fit in a stage. */
type Look = { readonly judged: readonly Judged[]; readonly total: number; readonly whole: boolean };
type Looks = Map<number, Look>;
/** Places in a stage's fits: at `known` all came back and was too little, at `over` more passed than came back. */
type Bounds = { readonly known: number; readonly over: number };

/**
 * The best `k` over stages in their order, exactly. Each look asks for what has at least some fit in a stage. Where all
 * of it came back, the best of it are known. Where more passed, those of greatest rank came, at least `k`: they hold the
 * best of that very fit, since k others that are no worse stand before any that is missing. So the search for the fit
 * where `k` is reached ends at the latest between two neighbours.
 */
export async function bestOf(stages: readonly Stage[], k: number, walk: Walk): Promise<Judged[]> {
  const looks = new Map<Stage, Looks>(stages.map((stage) => [stage, new Map<number, Look>()]));
  const limit = Math.min(walk.most, 2 * k + 80);
  const found: Judged[] = [];
  for (const [index, stage] of stages.entries()) {
    const left = k - found.length;
    if (left <= 0) break;
    const its = looks.get(stage)!;
    let bounds: Bounds = { known: -1, over: stage.fits.length };
    for (;;) {
      const at = nextLook(stage, its, bounds, left, limit);
      if (!its.has(at)) await lookAt(planFrom(stages, index, at, left, looks, limit), looks, limit, walk);
      const look = its.get(at)!;
      const inside = within(stage, at, look.judged);
      const end = look.whole && (inside.length >= left || at === stage.fits.length - 1);
      bounds = look.whole ? { ...bounds, known: at } : { ...bounds, over: at };
      if (!end && bounds.over - bounds.known > 1) continue;
      const both = [...(its.get(bounds.known)?.judged ?? []), ...look.judged, ...(its.get(bounds.over)?.judged ?? [])];
      found.push(...within(stage, end ? at : bounds.over, both).slice(0, left));
      break;
    }
  }
  return found;
}

/** What is in the stage and has at least the fit, in order, each once. */
function within(stage: Stage, at: number, judged: readonly Judged[]): Judged[] {
  const least = stage.fits[at]!;
  const byId = new Map(judged.map((each) => [each.id, each]));
  return [...byId.values()].filter(({ grade, fit }) => grade === stage.grade && fit >= least).sort(compareJudged);
}

/** The fit to look at next, strictly between the bounds: where enough is expected, but no more than comes back. */
function nextLook(stage: Stage, looks: Looks, { known, over }: Bounds, left: number, limit: number): number {
  if (looks.size > 2) return Math.floor((known + over) / 2);
  const measured = looks.get(over)?.total ?? looks.get(known)?.total;
  const at = looks.has(over) ? over : known;
  const scale = measured === undefined ? 1 : (measured + 0.5) / (stage.expected(stage.fits[at]!) + 0.5);
  const aim = Math.sqrt(left * limit);
  let next = known + 1;
  while (next < over - 1 && stage.expected(stage.fits[next]!) * scale < aim) next += 1;
  return next;
}

type Plan = readonly { readonly stage: Stage; readonly at: number }[];

/** This look, and in the same round one at each next stage as long as those before are not expected to be enough. */
function planFrom(
  stages: readonly Stage[],
  index: number,
  at: number,
  left: number,
  looks: ReadonlyMap<Stage, Looks>,
  limit: number,
): Plan {
  const plan = [{ stage: stages[index]!, at }];
  let missing = left - stages[index]!.expected(-1);
  for (const stage of stages.slice(index + 1)) {
    if (missing <= 0 || looks.get(stage)!.size > 0) break;
    const bounds = { known: -1, over: stage.fits.length };
    plan.push({ stage, at: nextLook(stage, new Map(), bounds, missing, limit) });
    missing -= stage.expected(-1);
  }
  return plan;
}

async function lookAt(plan: Plan, looks: ReadonlyMap<Stage, Looks>, limit: number, walk: Walk): Promise<void> {
  const filters = plan.map(({ stage, at }) => allOf([stage.filter, stage.atLeast(stage.fits[at]!)]));
  const asked = filters.flatMap((filter) => (filter === null ? [] : [{ filter, limit, fields: walk.fields }]));
  const answers = [...(asked.length > 0 ? await walk.ask(asked) : [])];
  plan.forEach(({ stage, at }, place) => {
    const { hits, total } = filters[place] === null ? { hits: [], total: 0 } : answers.shift()!;
    looks.get(stage)!.set(at, { judged: hits.map(walk.judge), total, whole: total <= hits.length });
  });
}
