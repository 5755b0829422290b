import { expect, test } from 'vitest';
import { decideRows } from '../../src/imports/answer-import.ts';
import { applyImport } from '../../src/imports/apply-import.ts';
import { checkImport } from '../../src/imports/check-import.ts';
import { testDb } from '../support/db.ts';
import { dryRun, person, send } from './pages-acts.ts';
import { bring, clerk, list, post, tally } from './workbooks.ts';

const db = testDb();
const staff = () => clerk(db, person('city_staff'));
const positions = () =>
  db
    .selectFrom('positions')
    .innerJoin('employers', 'employers.id', 'employer_id')
    .select(['number', 'title', 'employers.name'])
    .orderBy('positions.id')
    .execute();
const first = { number: 'P00901', title: '文员', name: '示例有限公司' };

/** The number of a position in a row of another employer. */
const reused = () =>
  list([post({ 单位名称: '别家有限公司', 统一社会信用代码: '91110000MA00000024', 岗位名称: '司机' })]);

async function decided(answer: string) {
  const ctx = staff();
  const key = await send(ctx, await reused());
  await decideRows(ctx, key, { 'r3-same': answer });
  await checkImport(ctx, key);
  const plan = await dryRun(ctx, key);
  await applyImport(ctx, key, plan.hash);
  return plan.rows[0]!;
}

test('a number of another employer’s position waits for a person, with what differs', async () => {
  await bring(staff(), await list([post()]));
  const plan = await bring(clerk(db), await reused());
  expect(tally(plan)).toEqual([0, 1, 0, 0, 0]);
  expect(plan.rows[0]?.questions).toMatchObject([
    {
      kind: 'same',
      candidates: [
        {
          number: 'P00901',
          differs: [
            { field: 'employer', now: '示例有限公司', becomes: '别家有限公司' },
            { field: 'title', now: '文员', becomes: '司机' },
          ],
        },
      ],
    },
  ]);
  expect(await positions()).toEqual([first]);
});

test('it moves where it is the same position, and is added under a number of its own where it is not', async () => {
  await bring(staff(), await list([post()]));
  expect(await decided('new')).toMatchObject({
    outcome: 'new',
    notices: [{ kind: 'position_number_taken', number: 'P00901' }],
  });
  const second = { number: 'P00902', title: '司机', name: '别家有限公司' };
  expect(await positions()).toEqual([first, second]);
  // What was added once is known again.
  expect(tally(await bring(staff(), await reused()))).toEqual([0, 0, 0, 0, 1]);
  await db.deleteFrom('positions').where('number', '=', 'P00902').execute();
  expect(await decided('same:P00901')).toMatchObject({ outcome: 'changed', number: 'P00901' });
  expect(await positions()).toEqual([{ ...second, number: 'P00901' }]);
});

test('of another district’s position it stays refused, and nothing of that is told', async () => {
  await bring(staff(), await list([post()]));
  const chaoyang = clerk(db, person('district_staff', { district: '110105' }));
  const plan = await bring(chaoyang, await reused());
  expect(plan.rows[0]).toMatchObject({ outcome: 'refused', questions: [] });
  expect(plan.rows[0]?.problems).toContainEqual(expect.objectContaining({ code: 'elsewhere' }));
});
