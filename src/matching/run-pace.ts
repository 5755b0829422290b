import { setImmediate } from 'node:timers/promises';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import type { Run } from './find-run.ts';

/** After so many milliseconds of work others get their turn: pages must not wait for a run. */
const sliceMs = 10;
const beatMs = 500;
/**
 * A run whose heart has not beaten for so long is taken for dead and taken up again. Long, because it does not beat while
 * the engine reads the documents of an edition.
 */
export const deadAfterMs = 120_000;
/** From here on its page says that it may have been interrupted, and that it goes on by itself. */
export const silentAfterMs = 15_000;

/** Has the heart of a run at work not beaten for long? */
export const isSilent = ({ state, beaten_at }: Pick<Run, 'state' | 'beaten_at'>, now: Date): boolean =>
  state === 'running' && beaten_at !== null && now.getTime() - beaten_at.getTime() >= silentAfterMs;

/** Somebody cancelled the run, or another worker took it for dead: this one has no say any more. */
export class RunLost extends Error {
  override name = 'RunLost';
}
/** This process is about to stop: the run goes back in line. */
export class RunPaused extends Error {
  override name = 'RunPaused';
}

/** How a run goes on without standing in anybody's way. Every method throws RunLost or RunPaused. */
export type Pace = {
  /** After every small piece of work, with how much is done of how much. */
  readonly step: (done: number, total: number) => Promise<void>;
  /** Writes what was found, if the run is still this worker's. */
  readonly keep: (done: number, total: number, write: (tx: Tx) => Promise<void>) => Promise<void>;
  /** The last word. */
  readonly finish: (result: unknown) => Promise<void>;
  readonly fail: () => Promise<void>;
  /** Puts the run back in line. */
  readonly leave: () => Promise<void>;
};

export function makePace(ctx: Ctx, run: Run, stopping: AbortSignal): Pace {
  let beat = run.beaten_at;
  let sliceEnd = performance.now() + sliceMs;
  let nextBeat = performance.now() + beatMs;
  /** The time of the last beat is the sign that the run is ours: whoever takes it up writes another one. */
  const write = async (tx: Pick<Ctx, 'db' | 'now'>, set: object) => {
    const now = tx.now();
    const ours = await tx.db
      .updateTable('match_runs')
      .set({ beaten_at: now, ...set })
      .where('id', '=', run.id)
      .where('state', '=', 'running')
      .where('beaten_at', '=', beat)
      .returning('id')
      .executeTakeFirst();
    if (!ours) throw new RunLost();
    nextBeat = performance.now() + beatMs;
    return now;
  };
  return {
    step: async (done, total) => {
      if (stopping.aborted) throw new RunPaused();
      const now = performance.now();
      if (now < sliceEnd) return;
      if (now > nextBeat) beat = await write(ctx, { done, total });
      await setImmediate();
      sliceEnd = performance.now() + sliceMs;
    },
    keep: async (done, total, work) => {
      beat = await inTransaction(ctx, async (tx) => {
        const at = await write(tx, { done, total });
        await work(tx);
        return at;
      });
    },
    finish: async (result) => {
      await write(ctx, { state: 'done', finished_at: ctx.now(), result: JSON.stringify(result) });
    },
    fail: async () => void (await write(ctx, { state: 'failed', finished_at: ctx.now() })),
    leave: async () => void (await write(ctx, { state: 'waiting' })),
  };
}
