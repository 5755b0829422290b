import { describe, expect, test } from 'vitest';
import { decideRows } from '../../src/imports/answer-import.ts';
import { applyImport } from '../../src/imports/apply-import.ts';
import { checkImport } from '../../src/imports/check-import.ts';
import { refusedWorkbook } from '../../src/imports/refused-workbook.ts';
import { sayOpenQuestion } from '../../views/imports/say.ts';
import { zh } from '../../views/words/zh.ts';
import { makeHouse } from '../accounts/people.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';
import { dryRun, person, send } from './pages-acts.ts';
import { servePages } from './serve.ts';
import { bring, clerk, list, post, tally } from './workbooks.ts';

const db = testDb();
const staff = () => clerk(db, person('city_staff'));
const employers = () => db.selectFrom('employers').select(['name', 'employer_kind']).orderBy('id').execute();
const asBefore = [{ name: '示例有限公司', employer_kind: '民营企业' }];

/** Of the employer that is on record by its code, under another name and of another kind. */
const other = (over = {}) =>
  post({ 岗位编号: 'P00902', 岗位名称: '会计', 单位名称: '完全另一家公司', 单位性质: '外企', ...over });
const otherTwice = () => list([other(), other({ 岗位编号: 'P00903', 岗位名称: '出纳', 单位性质: null })]);
const [name, kind] = ['r3-employer_name', 'r3-employer_employer_kind'];

async function decided(answers: Record<string, string>) {
  const ctx = staff();
  await bring(ctx, await list([post()]));
  const key = await send(ctx, await otherTwice());
  await decideRows(ctx, key, answers);
  await checkImport(ctx, key);
  return { ctx, key, plan: await dryRun(ctx, key) };
}

describe('another name or kind under the code of an employer on record', () => {
  test('waits for a person, on the command line for good: nothing of it is written', async () => {
    await bring(staff(), await list([post()]));
    const plan = await bring(clerk(db), await otherTwice());
    expect(tally(plan)).toEqual([0, 2, 0, 0, 0]);
    expect(plan.rows[0]?.questions).toMatchObject([
      {
        id: name,
        kind: 'employer',
        employer: '示例有限公司',
        change: { field: 'employer_name', now: '示例有限公司', becomes: '完全另一家公司' },
      },
      { id: kind, change: { field: 'employer_employer_kind', now: '民营企业', becomes: '外企' } },
    ]);
    expect(await employers()).toEqual(asBefore);
    expect(await db.selectFrom('positions').select('number').execute()).toEqual([{ number: 'P00901' }]);
  });

  test('waits also where the position says nothing new', async () => {
    await bring(staff(), await list([post()]));
    expect(tally(await bring(staff(), await list([post({ 单位名称: '完全另一家公司' })])))).toEqual([0, 1, 0, 0, 0]);
  });

  test('is asked about once: the other rows of that employer wait with the first', async () => {
    const { ctx, key, plan } = await decided({});
    expect(plan.rows[1]?.questions).toMatchObject([
      { id: name, see: { row: 3 } },
      { id: kind, see: { row: 3 } },
    ]);
    const site = await servePages(makeHouse(db), ctx.actor);
    try {
      for (const path of [`/imports/${key}`, `/en/imports/${key}`]) {
        const html = await (await site.get(path)).text();
        expect(html.match(/value="take"/g)).toHaveLength(2);
        expect(validateHtml(html)).toEqual([]);
        if (path.startsWith('/en')) continue;
        expect(html).toContain('第 3 行“会计”，单位“示例有限公司”在文件里写的和系统里不同');
        expect(html).toContain('单位性质：文件里是“外企”，档案里是“民营企业”');
        expect(html).toContain('第 4 行“出纳”，和第 3 行是同一家单位');
      }
    } finally {
      await site.close();
    }
    const said: string[] = [];
    await refusedWorkbook(ctx, key, (row) => {
      said.push(...row.questions.map((one) => sayOpenQuestion(zh.imports, one)));
      return '';
    });
    expect(said[2]).toBe('和系统里这家单位的“示例有限公司”不同。请判断；是另一家单位的话，改好统一社会信用代码');
  });

  test('is asked about with the first row that can be written', async () => {
    await bring(staff(), await list([post()]));
    const plan = await bring(staff(), await list([other({ 招聘人数: '很多' }), other({ 岗位编号: 'P00903' })]));
    expect(plan.rows.map((row) => row.outcome)).toEqual(['refused', 'waiting']);
    expect(plan.rows[1]?.questions).toMatchObject([{ id: 'r4-employer_name' }, { id: 'r4-employer_employer_kind' }]);
    expect(plan.rows[1]?.questions[0]).not.toHaveProperty('see');
  });

  test('is left out where the record is kept, and the rows are written', async () => {
    const { ctx, key, plan } = await decided({ [name]: 'keep', [kind]: 'keep' });
    expect(plan.rows.map((row) => [row.outcome, row.changes, row.facts['employer']])).toEqual([
      ['new', [], '示例有限公司'],
      ['new', [], '示例有限公司'],
    ]);
    await applyImport(ctx, key, plan.hash);
    expect(await employers()).toEqual(asBefore);
    expect(await db.selectFrom('positions').select('number').execute()).toHaveLength(3);
  });

  test('is shown beside the new position before it is written, field by field as it was decided', async () => {
    const { ctx, key, plan } = await decided({ [name]: 'take', [kind]: 'keep' });
    expect(plan.rows.map((row) => row.outcome)).toEqual(['new', 'new']);
    const site = await servePages(makeHouse(db), ctx.actor);
    const html = await (await site.get(`/imports/${key}/rows/new`)).text();
    await site.close();
    expect(html.match(/同时更新单位。单位名称：文件里是“完全另一家公司”，档案里是“示例有限公司”。/g)).toHaveLength(1);
    expect(html).not.toContain('单位性质：');
    await applyImport(ctx, key, plan.hash);
    expect(await employers()).toEqual([{ name: '完全另一家公司', employer_kind: '民营企业' }]);
  });

  test('takes both where both are taken, and announces all positions: they are matched by the kind', async () => {
    const { ctx, key, plan } = await decided({ [name]: 'take', [kind]: 'take' });
    await db.deleteFrom('index_changes').execute();
    await applyImport(ctx, key, plan.hash);
    expect(await employers()).toEqual([{ name: '完全另一家公司', employer_kind: '外企' }]);
    const announced = await db.selectFrom('index_changes').select('entity_id').distinct().execute();
    expect(announced).toHaveLength(3);
  });
});

test.each(['示例有限责任公司', '示例公司', '示例股份有限公司'])(
  '%s is the same name in another legal form: a change without a question',
  async (written) => {
    await bring(staff(), await list([post()]));
    const plan = await bring(staff(), await list([other({ 单位名称: written, 单位性质: null })]));
    expect(plan.rows[0]).toMatchObject({ outcome: 'new', questions: [], changes: [{ field: 'employer_name' }] });
    expect(await employers()).toMatchObject([{ name: written }]);
  },
);
