import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeHouse } from '../accounts/people.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';
import { person } from './pages-acts.ts';
import { servePages, type Served } from './serve.ts';
import { list, ofSchool, pupil } from './workbooks.ts';

const db = testDb();
let site: Served;
beforeEach(async () => {
  site = await servePages(makeHouse(db), person('city_staff'));
});
afterEach(() => site.close());

/** The page once its workbook has been checked. */
async function page(path: string): Promise<string> {
  const html = await (await site.get(path)).text();
  return html.includes('id="checking"') ? page(path) : html;
}
const pupils = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    pupil({ 姓名: `张${'甲乙丙丁'[at % 4]}${at}`, 专业: '某方向', 联系电话: null }),
  );
async function asked(count = 1) {
  const sent = await site.upload(await list(pupils(count), ofSchool));
  const path = sent.headers.get('Location')!;
  const plan = /name="plan" value="([^"]+)"/.exec(await page(path))![1]!;
  return { path, plan };
}
const decisions = async () =>
  (await db.selectFrom('imports').select('decisions_sealed').executeTakeFirstOrThrow()).decisions_sealed;

describe('a major that is asked about', () => {
  test('comes back as an error of the form where what was typed is none, and as often as it is sent', async () => {
    const { path, plan } = await asked();
    const typed = (text: string) => ({ plan, 'r4-major-0': 'later', 'r4-major-0-typed': text });
    for (const act of ['decide', 'apply']) {
      const answer = await site.post(`${path}/${act}`, typed(`${act} 不是专业`));
      // A busy machine shows the check under way first; then the page says it.
      const html = answer.status === 422 ? await answer.text() : await page(path);
      expect(answer.headers.get('Location') ?? path).toBe(path);
      for (const text of ['<title>错误：', '有问题需要修改', 'href="#r4-major-0-typed"', '第 4 行 别的专业：没有找到'])
        expect(html).toContain(text);
      expect(html).toContain(`value="${act} 不是专业"`);
      expect(validateHtml(html)).toEqual([]);
    }
    expect((await site.post(`${path}/decide`, typed('apply 不是专业'))).status).toBe(422);
  });

  test.each(['decide', 'apply'])(
    'is not answered twice: %s keeps what was chosen and typed, and asks which',
    async (act) => {
      const { path, plan } = await asked();
      const both = { plan, 'r4-major-0': 'as_written', 'r4-major-0-typed': '会计学' };
      const answer = await site.post(`${path}/${act}`, both);
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toContain('第 4 行 别的专业：上面选了一个，这里又写了一个');
      expect(html).toContain('value="as_written" checked');
      expect(html).toContain('value="会计学"');
      expect(validateHtml(html)).toEqual([]);
      expect(await decisions()).toBeNull();
      expect(await db.selectFrom('students').select('id').execute()).toEqual([]);
    },
  );

  test('may be chosen from what was found, with what was typed still standing beside it', async () => {
    const { path, plan } = await asked();
    await site.post(`${path}/decide`, { plan, 'r4-major-0': 'later', 'r4-major-0-typed': '会计X' });
    const chosen = { plan, 'r4-major-0': 'as_written', 'r4-major-0-typed': '会计X' };
    const answer = await site.post(`${path}/decide`, chosen);
    expect(answer.headers.get('Location')).toBe(`${path}?done=import_decided`);
  });

  test('comes back on the page of the list that it stands on; one that was not understood stands first', async () => {
    const { path, plan } = await asked(51);
    const far = await page(`${path}/rows/waiting?page=2`);
    expect(far).toContain('name="listed" value="2"');
    const form = { plan, listed: '2', 'r54-major-0': 'as_written', 'r54-major-0-typed': '不是专业' };
    const back = await site.post(`${path}/decide`, form);
    const html = await back.text();
    expect(back.status).toBe(422);
    for (const text of ['id="r54-major-0-typed"', 'href="#r54-major-0-typed"', `href="/en${path}"`])
      expect(html).toContain(text);
    expect(validateHtml(html)).toEqual([]);
    await site.post(`${path}/decide`, { ...form, 'r54-major-0': 'later' });
    const dry = await page(path);
    expect(dry.indexOf('id="r54-major-0-typed"')).toBeLessThan(dry.indexOf('id="r4-major-0-typed"'));
    expect(dry).toContain('href="#r54-major-0-typed"');
  });
});

test.each([
  ['as_written', '', '某方向'],
  ['later', '会计学', '会计学'],
])('the major of a new student is shown as it was decided: %s %s', async (answer, typed, major) => {
  const { path, plan } = await asked();
  await site.post(`${path}/decide`, { plan, 'r4-major-0': answer, 'r4-major-0-typed': typed });
  expect(await page(`${path}/rows/new`)).toContain(`data-l="所学专业"><div>${major}</div>`);
});
