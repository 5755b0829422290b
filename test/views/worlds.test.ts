import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, cutText, shot, sidewaysScroll, smallTargets, weakFocus } from '../support/browser.ts';
import { atWidths, openSite, paths, pictureOf } from './reader.ts';

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe.each(paths)('%s', (path) => {
  test('shows every stop of the keyboard', async () => {
    await site.asSeen(path, {}, async (page) => expect(await weakFocus(page)).toEqual([]));
  });

  test.each(['dark', 'contrast'] as const)('has no findings in the %s theme', async (theme) => {
    await site.asSeen(path, { theme }, async (page) => {
      expect(await axe(page)).toEqual([]);
      await shot(page, pictureOf(path, theme));
    });
  });

  test('follows a dark device', async () => {
    await site.asSeen(path, {}, async (page) => expect(await axe(page)).toEqual([]), { dark: true });
  });

  test('has no findings in forced colours', async () => {
    // The colours are the device's there: 4.5:1 is asked of them, 7:1 is its own affair.
    await site.asSeen(
      path,
      {},
      async (page) => {
        expect(await axe(page, { enhanced: false })).toEqual([]);
        await shot(page, pictureOf(path, 'forced'));
      },
      { forcedColors: true },
    );
  });

  test('has targets of 60 px in 长辈版, and loses nothing with loose spacing', async () => {
    await site.asSeen(path, { elder: true, spacing: 'loose' }, async (page) => {
      await atWidths(page, [1280, 320], async () => {
        expect(await smallTargets(page, 60)).toEqual([]);
        expect(await sidewaysScroll(page)).toEqual([]);
        expect(await cutText(page)).toEqual([]);
      });
    });
  });
});
