import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite } from './reader.ts';

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('paper is white with black text, whatever the reader chose, and carries no controls', async () => {
  await site.asSeen('/specimen/match', { theme: 'contrast', scale: 200 }, async (page) => {
    await page.emulateMedia({ media: 'print' });
    const styles = await page.evaluate(`(() => {
      const { backgroundColor, color, fontSize } = getComputedStyle(document.documentElement);
      return [backgroundColor, color, fontSize];
    })()`);
    expect(styles).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)', '12px']);
    expect(await page.locator('.nav, .tools, .actions, .foot').filter({ visible: true }).count()).toBe(0);
  });
});

test('a page prints on A4 as tagged PDF that says its language', async () => {
  await site.asSeen('/specimen/base', {}, async (page) => {
    const pdf = (await page.pdf({ preferCSSPageSize: true, tagged: true })).toString('latin1');
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][\d.]* 84[12][\d.]*\]/);
    expect(pdf).toContain('/Lang (zh-CN)');
    expect(pdf).toContain('/MarkInfo');
  });
});
