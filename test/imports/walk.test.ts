import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkImport } from '../../src/imports/check-import.ts';
import { startImport } from '../../src/imports/start-import.ts';
import { makeHouse } from '../accounts/people.ts';
import {
  axe,
  cutText,
  listen,
  openBrowser,
  openPage,
  shot,
  sidewaysScroll,
  smallTargets,
  weakFocus,
  type Browser,
} from '../support/browser.ts';
import { testDb } from '../support/db.ts';
import { findBrowser } from '../support/find-browser.ts';
import { person } from './pages-acts.ts';
import { servePages } from './serve.ts';
import { bring, clerk, list, ofSchool, pupil, registered, sample } from './workbooks.ts';

const db = testDb();
const actor = person('city_staff');

describe.runIf(findBrowser())('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  /** A file in which every kind of row is: refused, waiting with each question, decided, changed, new, same. */
  async function everyRow(): Promise<Uint8Array> {
    const ctx = clerk(db);
    const old = Array.from({ length: 12 }, (_, at) => pupil({ 姓名: `同学${at}`, 联系电话: `139000${10_000 + at}` }));
    await bring(ctx, await list([...old, pupil({ 姓名: '查理文', 联系电话: '13900005555' })], ofSchool));
    await bring(ctx, await list([registered({ 学校名称: '示例理工大学' })]));
    return list(
      [
        ...old,
        ...Array.from({ length: 14 }, (_, at) => pupil({ 姓名: `新同学${at}`, 联系电话: `138000${10_000 + at}` })),
        pupil({ 姓名: '错甲', 残疾类别: '视残', 辅导员: '赵' }),
        pupil({ 姓名: null }),
        pupil({ 姓名: '错乙', 联系电话: '139123', 毕业年份: '二〇二' }),
        pupil({ 姓名: '查理文', 联系电话: '13900007777', 备注: '转专业' }),
        pupil({ 姓名: '专一', 专业: '大数据会计', 联系电话: '13900008888' }),
        pupil({ 姓名: '李二', 联系电话: '13900000102' }),
      ],
      ofSchool,
    );
  }

  test(
    'every page passes axe, at 1280 and 320, in both languages, with and without scripts',
    { timeout: 120_000 },
    async () => {
      const site = await servePages(makeHouse(db), actor);
      const dry = (await site.upload(await everyRow(), '附件1-2026.xlsx')).headers.get('Location')!;
      await site.post(`${dry}/decide`, { 'r33-same': 'same:X00013' });
      const refused = (await site.upload(Buffer.from('%PDF-1.7'), '报告.pdf')).headers.get('Location')!;
      const unknown = (await site.upload(await list([{ 品名: '纸', 数量: 1, 单价: 2, 金额: 2 }]))).headers.get(
        'Location',
      )!;
      const paths = [
        '/imports',
        dry,
        `${dry}/rows/waiting`,
        `${dry}/rows/new`,
        refused,
        unknown,
        '/exports',
        '/students/D00101/annex2',
      ];
      const found: string[] = [];
      for (const scripts of [true, false]) {
        const page = await openPage(browser, { scripts, width: scripts ? 1280 : 320 });
        for (const path of paths.flatMap((one) => [one, `/en${one}`])) {
          const answer = await page.goto(site.origin + path);
          if (answer?.status() !== 200) found.push(`${path}: ${answer?.status()}`);
          if (!scripts) continue;
          found.push(
            ...[...(await axe(page)), ...(await smallTargets(page)), ...(await weakFocus(page))].map(
              (line) => `${path}: ${line}`,
            ),
          );
          if (path === dry) await shot(page, 'import-dry-run-1280');
          if (path.endsWith('/annex2')) {
            await page.emulateMedia({ media: 'print' });
            if (await page.locator('.head').isVisible()) found.push(`${path}: prints who looked at it`);
            await page.emulateMedia({ media: 'screen' });
          }
          await page.setViewportSize({ width: 320, height: 640 });
          found.push(
            ...[...(await sidewaysScroll(page)), ...(await cutText(page))].map((line) => `320 ${path}: ${line}`),
          );
          if (path === dry) await shot(page, 'import-dry-run-320');
          await page.setViewportSize({ width: 1280, height: 900 });
        }
        await page.context().close();
      }
      await site.close();
      expect(found).toEqual([]);
    },
  );

  test(
    'the dry run can be decided and written with the keyboard alone, without scripts',
    { timeout: 60_000 },
    async () => {
      const site = await servePages(makeHouse(db), actor);
      const dry = (await site.upload(await everyRow(), '附件1-2026.xlsx')).headers.get('Location')!;
      const page = await openPage(browser, { scripts: false });
      await page.goto(site.origin + dry);
      await page.locator('[name="r33-same"][value="same:X00013"]').focus();
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: /^写入/ }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('有变化 1 行').waitFor();
      await page.getByRole('button', { name: '写入 15 行（新增 14，更新 1）' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: '已经写入' }).waitFor();
      expect(await db.selectFrom('students').select('id').execute()).toHaveLength(28);
      await page.context().close();
      await site.close();
    },
  );

  test(
    'while a workbook is checked the page follows by itself, says when it is done, and moves no focus',
    { timeout: 60_000 },
    async () => {
      const house = makeHouse(db);
      const site = await servePages(house, actor);
      const started = await startImport(
        { ...house, actor },
        { bytes: await sample('annex5'), name: '附件5.xlsx' },
        null,
      );
      if (!started.ok) throw new Error('not started');
      const page = await openPage(browser, { checks: false });
      const heard = listen(page);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      const streaming = page.waitForRequest(/progress$/);
      await page.goto(`${site.origin}/imports/${started.key}`);
      await streaming;
      await page.getByRole('link', { name: '刷新查看进度' }).focus();
      await checkImport({ ...house, actor }, started.key);
      await page.getByRole('link', { name: '查看试运行结果' }).waitFor();
      expect(await page.locator('#announce').textContent()).toBe('检查完了，试运行结果已经出来。');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('检查完了');
      expect(await page.evaluate('document.activeElement?.tagName')).toBe('A');
      expect(asked.filter((path) => path.endsWith('/progress'))).toHaveLength(1);
      expect(heard).toEqual([]);
      await page.context().close();
      await site.close();
    },
  );
});
