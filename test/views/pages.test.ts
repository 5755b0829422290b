import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, cutText, ibm, shot, sidewaysScroll, smallTargets } from '../support/browser.ts';
import { atWidths, openSite, paths, pictureOf } from './reader.ts';

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe.each(paths.flatMap((path) => [path, `/en${path}`]))('%s', (path) => {
  test('has no findings, no small targets and no cut text, wide and narrow', async () => {
    await site.asSeen(path, { theme: 'light' }, async (page) => {
      expect(await ibm(page)).toEqual([]);
      await atWidths(page, [1280, 320], async () => {
        expect(await axe(page)).toEqual([]);
        expect(await smallTargets(page)).toEqual([]);
        expect(await cutText(page)).toEqual([]);
        await shot(page, pictureOf(path, String(page.viewportSize()?.width)));
      });
    });
  });

  test.each([100, 200] as const)('never scrolls sideways and loses nothing at %i %% text', async (scale) => {
    await site.asSeen(path, { theme: 'light', scale }, async (page) => {
      await atWidths(page, [1280, 900, 640, 320], async () => {
        expect(await sidewaysScroll(page)).toEqual([]);
        expect(await cutText(page)).toEqual([]);
      });
    });
  });
});
