import { parentPort, workerData } from 'node:worker_threads';
import { openShared } from '../../search/index.ts';
import { openPool } from '../db/connect.ts';
import type { CohortWork } from './match-cohort.ts';
import { linesOfMany } from './reads-cohort.ts';
import { bookOf } from './reads-editions.ts';

/** One thread of a cohort: students' serials come in, their lines go out, in the same order. */
const { target, shared, editionId, terms } = workerData as CohortWork;
const { db } = openPool({ ...target, max: 1 });
const search = openShared(shared);
const book = await bookOf({ db }, editionId);

parentPort!.on('message', async (ids: readonly number[]) => {
  const bytes = new TextEncoder().encode(await linesOfMany({ db, search }, book, ids, terms));
  parentPort!.postMessage(bytes, [bytes.buffer]);
});
