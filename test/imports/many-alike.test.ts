import { expect, test } from 'vitest';
import { testDb } from '../support/db.ts';
import { bring, clerk, list, post, tally } from './workbooks.ts';

const db = testDb();
const alike = (count: number) =>
  list(
    Array.from({ length: count }, (_, at) =>
      post({ 岗位编号: null, 岗位名称: '普工', '月薪（元）': String(3000 + at) }),
    ),
  );

test('many rows that may be one another are asked about with a few of them, the others are counted', async () => {
  const plan = await bring(clerk(db), await alike(300), { dryRun: true });
  expect(tally(plan)).toEqual([0, 299, 0, 1, 0]);
  expect(plan.rows.at(-1)?.questions).toMatchObject([{ kind: 'same', more: 294 }]);
  expect(plan.rows[299]?.questions[0]).toMatchObject({
    candidates: [{ at: { row: 3 } }, { at: { row: 4 } }, {}, {}, {}],
  });
  expect(JSON.stringify(plan).length).toBeLessThan(600_000);
});

test('of many records those are shown that differ least', async () => {
  const ctx = clerk(db);
  for (const at of Array.from({ length: 8 }).keys()) {
    const row = post({ 岗位编号: `P0000${at + 1}`, 招聘人数: at < 6 ? 9 : 2, '月薪（元）': String(3000 + at) });
    await bring(ctx, await list([row]));
  }
  const plan = await bring(ctx, await list([post({ 岗位编号: null, '月薪（元）': '5000' })]), { dryRun: true });
  const [question] = plan.rows[0]!.questions;
  expect(question).toMatchObject({ kind: 'same', more: 3 });
  expect(question?.kind === 'same' && question.candidates.map((one) => one.number)).toEqual([
    'P00007',
    'P00008',
    'P00001',
    'P00002',
    'P00003',
  ]);
});
