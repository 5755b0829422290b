import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/accounts/policy.ts';
import type { PositionFacts, StudentFacts } from '../../src/matching/facts.ts';
import { matchingRoutes } from '../../src/matching/index.ts';
import { openPositions } from '../../src/positions/index.ts';
import { readBoardFilter } from '../../src/positions/rules-board.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';
import { openPages } from './open-pages.ts';
import { position, student } from './pair.ts';
import { makeHouse, write } from './rows.ts';

const db = testDb();
const her: Actor = {
  kind: 'person',
  userId: 'her',
  name: '她',
  membership: { id: 9, role: 'student', scope: { studentId: student.serial } },
};

type Made = Partial<PositionFacts> & { readonly title?: string };
const many = (count: number, made: Made): Made[] => Array.from({ length: count }, () => made);

/** A house with her and these positions, P00001 and on, and what she reads there. */
async function open(hers: Partial<StudentFacts>, positions: readonly Made[]) {
  await write(db, {
    students: [{ ...student, ...hers, district: '110105' }],
    positions: positions.map((facts, at) => {
      const number = `P${String(at + 1).padStart(5, '0')}`;
      return { ...position, employer: 1, serial: at + 1, number, closesOn: null, ...facts };
    }),
  });
  for (const [at, { title }] of positions.entries()) {
    if (title)
      await db
        .updateTable('positions')
        .set({ title })
        .where('id', '=', at + 1)
        .execute();
  }
  await db.updateTable('positions').set({ published_on: '2026-11-20' }).execute();
  const house = makeHouse(db);
  const pages = openPages(house, matchingRoutes);
  const get = async (path: string) => {
    const response = await pages.get(her, path);
    const html = await response.text();
    const text = html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    const numbers = [...html.matchAll(/<h3>\s*<a[^>]* href="\/positions\/(P\d+)"/g)].map((found) => found[1]!);
    return { status: response.status, html, text, numbers };
  };
  return { get, ctx: { ...house, actor: her } };
}

describe('the words of the filter', () => {
  const positions: Made[] = [
    { title: '会计助理', region: '110108' },
    { title: '数据标注员', region: '110105' },
    { title: '会计师', region: '110106', wageMin: 6500, wageMax: 8000 },
    { title: '出纳', kind: 'internship' },
  ];

  test.each([
    'kuaiji',
    '會計',
    'sjbz',
    '海淀',
    'haidian',
    'shujv',
    '会计 海淀',
    '会计 饕餮',
    'p00002',
    '会计 P00009',
    '%',
  ])('%s finds what it finds on the board, and says the same of it', async (typed) => {
    const { get, ctx } = await open({ seeks: ['job', 'internship'] }, positions);
    const { cards, words } = await openPositions(ctx, readBoardFilter(new URLSearchParams({ words: typed })));
    const page = await get(`/my/matches?only=ready&words=${encodeURIComponent(typed)}`);
    expect(page.numbers.toSorted()).toEqual(cards.map((card) => card.number).toSorted());
    expect(page.text).toContain(`共 ${cards.length} 个岗位。`);
    expect(page.text.includes('不算')).toBe(words.leftOut.length > 0);
    expect(page.text.includes('拼写相近')).toBe(words.near.length > 0);
    expect(page.text.includes('关键词：')).toBe(words.looked);
  });

  test('are counted, paged and named when they are too many', async () => {
    const { get } = await open({}, [...many(25, { title: '会计' }), { title: '出纳' }]);
    const [first, second] = [
      await get('/my/matches?only=ready&words=kj'),
      await get('/my/matches?only=ready&words=kj&page=2'),
    ];
    expect([first.numbers.length, second.numbers.length]).toEqual([20, 5]);
    const beyond = await get(`/my/matches?words=${Array.from({ length: 12 }, (_, at) => `word${at}`).join('+')}`);
    expect(beyond.text).toContain('这些没有查：“word10”、“word11”。');
  });
});

describe('what one match says first', () => {
  test('leaves none of her musts out: what is there, what the employer arranges, what is not known', async () => {
    const needs = { N_TRAIN: 'must', N_PRIVACY: 'must', N_INTERVIEW: 'must' } as const;
    const features = { F_EXTENDED_TRAINING: 'has', F_DISCLOSURE_PRIVACY: 'can_provide' } as const;
    const { get } = await open({ needs }, [{ features }, { features: { ...features, F_DISCLOSURE_PRIVACY: 'has' } }]);
    const said = async (path: string) => (await get(path)).text;
    expect(await said('/positions/P00001')).toContain('3 项必须的便利里，1 项已具备，1 项单位答应安排，还不清楚：');
    expect(await said('/positions/P00002')).toContain('3 项必须的便利里，2 项已具备，还不清楚：');
    expect(await said('/en/positions/P00001')).toContain(
      'Of 3 must-haves, 1 in place; 1 the employer promises to arrange; not known yet:',
    );
  });
});

describe('the filter', () => {
  test('says at its field that a place is not known, and keeps what was typed and what was right', async () => {
    const { get } = await open({}, many(2, {}));
    const page = await get('/my/matches?place=火星&wage=8000');
    expect(page.status).toBe(422);
    expect(page.html).toMatch(/<input[^>]*name="place" value="火星"[^>]*aria-invalid="true"/);
    expect(page.html).toContain('href="#place"');
    expect(page.text).toContain('没有找到这个地方，请换个写法，例如“朝阳区”或“浙江杭州”');
    expect(page.text).toContain('8000 元/月起');
    expect(validateHtml(page.html)).toEqual([]);
    const english = await get('/en/my/matches?place=火星&words=%25');
    expect([english.status, validateHtml(english.html)]).toEqual([422, []]);
    const known = await get('/my/matches?place=海淀区');
    expect([known.status, known.text.includes('北京市海淀区')]).toEqual([200, true]);
  });

  test('takes a wage as the board does: by its lower bound', async () => {
    const { get } = await open({}, [{ wageMin: 6500, wageMax: 8000 }, { wageMin: 8000 }, {}]);
    expect((await get('/my/matches?wage=8000')).numbers).toEqual(['P00002']);
    expect((await get('/my/matches?wage=6000')).numbers.toSorted()).toEqual(['P00001', 'P00002']);
  });

  test('keeps the group that is read page by page when it is applied again', async () => {
    const { get } = await open({}, many(25, {}));
    const { html } = await get('/my/matches?only=ready');
    expect([...html.matchAll(/name="class"[^>]* value="(\w+)"[^>]* checked/g)].map((found) => found[1])).toEqual([
      'ready',
    ]);
    const again = await get('/my/matches?words=&class=ready');
    expect([again.numbers.length, again.html.includes('only=ready&amp;page=2')]).toEqual([20, true]);
    const all = await get('/my/matches?class=ready&class=on_request&class=to_verify&class=gap');
    expect(all.text).not.toContain('已选');
  });
});

describe('near misses', () => {
  const gap = { features: { F_FLEX_HOURS: 'no', F_PART_TIME: 'no', F_MEDICAL_LEAVE: 'no' } } as const;

  test('are counted whole, and the rest of them is a page away', async () => {
    const { get } = await open({ needs: { N_FLEX: 'must' } }, [...many(25, gap), {}]);
    const few = await get('/my/matches');
    expect(few.text).toContain('有 25 个岗位只差一处');
    expect(few.html).toMatch(/href="\/my\/matches\?only=near">\s*查看本组其余 22 个岗位/);
    const first = await get('/my/matches?only=near');
    expect([first.numbers.length, validateHtml(first.html)]).toEqual([20, []]);
    expect(first.html).toContain('<input type="hidden" name="only" value="near"');
    expect((await get('/en/my/matches')).text).toContain('25 positions lack only one thing');
    const last = await get('/my/matches?only=near&page=9');
    expect(last.numbers).toHaveLength(5);
    expect(new Set([...first.numbers, ...last.numbers]).size).toBe(25);
  });
});

describe('what a verdict rests on', () => {
  test('is said once where one feature decides two lists of a need', async () => {
    const flexible = { features: { F_FLEX_HOURS: 'has' } } as const;
    const { get } = await open({ needs: { N_FLEX: 'must' } }, [flexible, flexible]);
    const match = await get('/positions/P00001');
    const [list] = /<ul class="evidence-list">.*?<\/ul>/s.exec(match.html)!;
    expect(list.match(/弹性工时\/错峰上下班/g)).toHaveLength(1);
    const both = await get('/my/matches/compare?a=P00001&b=P00002');
    expect(both.text.match(/弹性工时\/错峰上下班： 已有 单位填报/g)).toHaveLength(2);
  });
});
