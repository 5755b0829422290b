import { expect, test } from 'vitest';
import { seed } from '../../src/db/seed/index.ts';
import { noFilter, takeExport } from '../../src/exports/index.ts';
import { makeHouse } from '../accounts/people.ts';
import { bring, clerk, tally } from '../imports/workbooks.ts';
import { testDb } from '../support/db.ts';

const db = testDb();

test('what is exported of the demo world is imported again without a change', async () => {
  await seed(makeHouse(db));
  const ctx = clerk(db);
  for (const kind of ['positions', 'annex1', 'annex5', 'register'] as const) {
    const { bytes } = await takeExport(ctx, kind, noFilter);
    const plan = await bring(ctx, bytes, { dryRun: true });
    const changes = plan.rows.flatMap((row) => row.changes);
    expect([kind, plan.others, changes, tally(plan)]).toEqual([kind, [], [], [0, 0, 0, 0, plan.counts.rows]]);
    expect(plan.counts.rows).toBeGreaterThan(0);
  }
});
