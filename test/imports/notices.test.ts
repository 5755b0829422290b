import { expect, test } from 'vitest';
import { makeHouse } from '../accounts/people.ts';
import { testDb } from '../support/db.ts';
import { person, send } from './pages-acts.ts';
import { servePages } from './serve.ts';
import { bring, clerk, list, post } from './workbooks.ts';

const db = testDb();

test.each([
  [{ 截止日期: '2020-01-01' }, 'closed_already'],
  [{ 截止日期: '长期' }, null],
  [{ '月薪（元）': '400000' }, 'wage_unusual'],
  [{ '月薪（元）': '4000-60000' }, 'wage_unusual'],
  [{ '月薪（元）': '400' }, 'wage_unusual'],
  [{ '月薪（元）': '面议' }, null],
  [{ '月薪（元）': '年薪40万' }, null],
  [{ 学历要求: '博士' }, 'doctorate'],
  [{ 学历要求: '博士研究生及以上学历' }, 'doctorate'],
  [{ 学历要求: '硕士及以上' }, null],
])('%o of a position is written, and said: %s', async (said, kind) => {
  const plan = await bring(clerk(db), await list([post(said)]));
  expect(plan.rows[0]).toMatchObject({ outcome: 'new', notices: kind === null ? [] : [{ kind }] });
});

test('it is said of a change, too, and of nothing that is on record already', async () => {
  const ctx = clerk(db);
  const odd = () => list([post({ 截止日期: '2020-01-01', '月薪（元）': '400000', 学历要求: '博士' })]);
  await bring(ctx, await list([post()]));
  expect((await bring(ctx, await odd())).rows[0]?.notices.map((one) => one.kind)).toEqual([
    'closed_already',
    'wage_unusual',
    'doctorate',
  ]);
  expect((await bring(ctx, await odd())).rows[0]).toMatchObject({ outcome: 'same', notices: [] });
});

test('rows with a notice stand first among the new ones', async () => {
  const ctx = clerk(db, person('city_staff'));
  const rows = Array.from({ length: 12 }, (_, at) =>
    post({ 岗位编号: `P${at}`, 岗位名称: `岗位${at}`, 截止日期: at === 11 ? '2020-01-01' : null }),
  );
  const key = await send(ctx, await list(rows));
  const site = await servePages(makeHouse(db), ctx.actor);
  const html = await (await site.get(`/imports/${key}`)).text();
  await site.close();
  expect(html).toContain('截止日期已经过了，写入以后不再招人');
  expect(html.indexOf('岗位11')).toBeLessThan(html.indexOf('岗位0'));
});
