import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PoolConfig } from 'pg';
import type { SharedDocuments } from '../../search/index.ts';
import { today } from '../ctx.ts';
import type { Deps } from '../deps.ts';
import { linesOfMany, type CohortTerms } from './reads-cohort.ts';
import { currentBook } from './reads-editions.ts';

/** What a thread gets. It reads rows over a connection of its own. */
export type CohortWork = {
  readonly target: PoolConfig;
  readonly shared: SharedDocuments;
  readonly editionId: string;
  readonly terms: CohortTerms;
};

/** Students whose rows are read together. */
const chunk = 250;
/** Chunks that a thread may have before it: one to work at while the rows of the next are on their way. */
const ahead = 2;

/**
 * The lines of every student in the order of their serials, as UTF-8: the same that one student after the other would
 * give, worked out by one thread a core. Positions are found as they stood at the start, and read again before they are
 * written.
 */
export async function* cohortLines(
  deps: Deps,
  target: PoolConfig,
  options: Omit<CohortTerms, 'today'>,
  threads = availableParallelism(),
): AsyncGenerator<Uint8Array> {
  await deps.search.catchUp();
  const book = await currentBook(deps);
  const terms = { ...options, today: today(deps) };
  const ids = await everyStudent(deps);
  const chunks = Array.from({ length: Math.ceil(ids.length / chunk) }, (_, at) =>
    ids.slice(at * chunk, (at + 1) * chunk),
  );
  if (chunks.length <= 1) {
    yield new TextEncoder().encode(await linesOfMany(deps, book, ids, terms));
    return;
  }
  const shared = await deps.search.share(book.edition.digest);
  const work: CohortWork = { target, shared, editionId: book.edition.id, terms };
  const crew = Array.from({ length: Math.min(threads, chunks.length) }, () => startThread(work));
  try {
    const under: Promise<Uint8Array>[] = [];
    for (const [at, some] of chunks.entries()) {
      under.push(crew[at % crew.length]!.linesOf(some));
      if (under.length >= crew.length * ahead) yield await under.shift()!;
    }
    for (const lines of under) yield await lines;
  } finally {
    for (const thread of crew) await thread.stop();
  }
}

async function everyStudent(deps: Deps): Promise<number[]> {
  const rows = await deps.db.selectFrom('students').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}

function startThread(work: CohortWork) {
  const worker = new Worker(new URL('cohort-worker.ts', import.meta.url), {
    workerData: work,
    // Node strips the types itself; a loader for them would cost every thread more than it saves.
    execArgv: process.features.typescript ? [] : process.execArgv,
  });
  const waiting: { resolve: (lines: Uint8Array) => void; reject: (error: unknown) => void }[] = [];
  worker.on('message', (lines: Uint8Array) => waiting.shift()?.resolve(lines));
  worker.on('error', (error) => {
    for (const each of waiting.splice(0)) each.reject(error);
  });
  return {
    linesOf: (ids: readonly number[]): Promise<Uint8Array> => {
      const answer = new Promise<Uint8Array>((resolve, reject) => waiting.push({ resolve, reject }));
      // Whoever takes the lines hears of a failure; until then it must not end the process.
      answer.catch(() => undefined);
      worker.postMessage(ids);
      return answer;
    },
    stop: () => worker.terminate(),
  };
}
