import { beforeEach, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { countOpen, isMetNow, latestPositions, openCountsByNeed, openPositions } from '../../src/positions/index.ts';
import { bestRemoval } from '../../src/positions/reads-board.ts';
import { readBoardFilter } from '../../src/positions/rules-board.ts';
import { needs } from '../../src/reference/index.ts';
import { testDb } from '../support/db.ts';
import { positionArb } from '../support/world.ts';
import { as, city, employer, makeHouse, ownerOf, post, setCity, visitor } from './world.ts';

const db = testDb();
const house = makeHouse(db);
const ctx = as(house, visitor);
let employerId = 0;

beforeEach(async () => {
  await house.search.rebuild();
  await setCity(house);
  employerId = await employer(house, { name: '清禾云图科技有限公司' });
});

const filter = (query = '') => readBoardFilter(new URLSearchParams(query));
const found = async (query = '') => (await openPositions(ctx, filter(query))).cards.map((card) => card.number);
const add = (given: Parameters<typeof post>[3] = {}) => post(house, city, employerId, given);

describe('the board', () => {
  test('shows what one can apply for, the newest first, to a visitor too', async () => {
    await add();
    house.clock.pass(1);
    await add();
    await add();
    house.clock.pass(-1);
    expect(await found()).toEqual(['P00003', 'P00002', 'P00001']);
    expect(await countOpen(ctx)).toBe(3);
    expect((await latestPositions(ctx, 2)).map((card) => card.number)).toEqual(['P00003', 'P00002']);
  });

  test('leaves out what waits, what is closed, what is past and what is full', async () => {
    await post(house, ownerOf(employerId), employerId);
    const [closed, past, full] = [await add(), await add({ closes_on: '2026-11-22' }), await add({ headcount: 1 })];
    await db.updateTable('positions').set({ state: 'closed' }).where('number', '=', closed).execute();
    await db.updateTable('positions').set({ taken: 1 }).where('number', '=', full).execute();
    expect(await found()).toEqual([past]);
    house.clock.pass(1);
    expect(await found()).toEqual([]);
    house.clock.pass(-1);
  });

  test('says of each the first needs that it meets now', async () => {
    await add({
      features: { F_TOILET_ACCESSIBLE: 'has', F_TEXT_FIRST_COMM: 'has', F_SEATED_WORK: 'has', F_REST_BREAKS: 'has' },
    });
    const { cards } = await openPositions(ctx, filter());
    expect(cards[0]?.metNow).toEqual(['N_TOILET', 'N_TEXT_COMM', 'N_SEATED']);
  });

  test('shows twenty to a page, and the first where there is no such page', async () => {
    for (let index = 0; index < 21; index += 1) await add();
    const second = await openPositions(ctx, filter('page=2'));
    expect([second.cards.length, second.count, second.page, second.pages]).toEqual([1, 21, 2, 2]);
    expect((await openPositions(ctx, filter('page=9'))).page).toBe(1);
  });
});

describe('its filter', () => {
  test('finds words in title, employer, duties and majors; all of them have to be there', async () => {
    const tester = await add({ title: '软件测试工程师', duties: '写用例', majors: [], major_rule: null });
    const clerk = await add({
      title: '会计助理',
      duties: '核对票据',
      majors: [{ level: 'major', name: '会计学', code: '120203K' }],
    });
    expect(await found('words=测试')).toEqual([tester]);
    expect(await found('words=会计学')).toEqual([clerk]);
    expect(await found('words=kuaijizhuli')).toEqual([clerk]);
    expect(await found('words=測試')).toEqual([tester]);
    expect(await found('words=票据 清禾')).toEqual([clerk]);
    expect(await found('words=清禾云图')).toEqual([clerk, tester]);
    expect(await found('words=没有的')).toEqual([]);
    expect(await found('words=%25')).toEqual([clerk, tester]);
  });

  test('finds positions by their numbers, however they are written, and says which are not there', async () => {
    const [one, other, closed] = [await add({ title: '会计' }), await add({ title: '会计' }), await add()];
    await db.updateTable('positions').set({ state: 'closed' }).where('number', '=', closed).execute();
    expect(await found(`words=${one}`)).toEqual([one]);
    expect(await found(`words=${one.toLowerCase()} 会计`)).toEqual([one]);
    expect(await found(`words=${one.replace('P', 'Ｐ')} ${other}`)).toEqual([other, one]);
    expect(await found(`words=${one} 出纳`)).toEqual([]);
    expect(await found(`words=${closed}`)).toEqual([]);
    const { words, count } = await openPositions(ctx, filter(`words=${one} ${closed}`));
    expect([count, words.leftOut, words.empty]).toEqual([1, [closed], null]);
  });

  test('says which words it left out, took with typos or had no room for', async () => {
    const tester = await add({ title: '软件测试工程师', duties: '写用例', majors: [], major_rule: null });
    await add({ title: '会计助理', duties: '核对票据', majors: [], major_rule: null });
    const words = async (typed: string) => (await openPositions(ctx, filter(`words=${typed}`))).words;
    expect(await found('words=测试 票据')).toEqual([tester]);
    expect(await words('测试 票据')).toMatchObject({ beyond: [], leftOut: ['票据'], near: [], empty: null });
    expect(await words('ceshj 软件')).toMatchObject({ beyond: [], leftOut: [], near: ['ceshj'], empty: null });
    const beyond = await words('软件测试工程师 一二 三四 五六 七八 九十 甲乙 丙丁 qa');
    expect(beyond.beyond).toEqual(['丙丁', 'qa']);
    expect((await words('，。')).empty).toBe('，。');
    const many = [...Array.from({ length: 40 }, (_, at) => `word${at}`), '票据'];
    expect((await words(many.join(' '))).beyond).toEqual(many.slice(10));
  });

  test('marks what the words found, also in duties, and nothing of it is markup', async () => {
    await add({
      title: '测试 <b>员</b>',
      duties: '先写 <script>用例</script>，再跑测试。每天记录问题，和开发一起看。',
      majors: [],
      major_rule: null,
    });
    const { cards } = await openPositions(ctx, filter('words=ceshi 用例'));
    expect(cards[0]?.marks).toEqual({
      title: [
        { text: '测试', found: true },
        { text: ' <b>员</b>', found: false },
      ],
      employer: [{ text: '清禾云图科技有限公司', found: false }],
      excerpt: [
        { text: '先写 <script>', found: false },
        { text: '用例', found: true },
        { text: '</script>，再跑测试。每天记录问题，和开发一起看。', found: false },
      ],
    });
  });

  test('knows kinds and education: what asks for no more than she has', async () => {
    const job = await add({ education: '本科' });
    const internship = await add({ kind: 'internship', education: '不限' });
    expect(await found('kind=internship')).toEqual([internship]);
    expect(await found('education=大专')).toEqual([internship]);
    expect(await found('education=研究生及以上')).toEqual([internship, job]);
  });

  test('finds a district with what lies in it, a whole city, and everything outside of it', async () => {
    const fangshan = await add({ region: '110111' });
    const yanshan = await add({ region: '110111-YANSHAN' });
    const hangzhou = await add({ region: '330106' });
    const nowhere = await add({ region: null });
    expect(await found('district=110111')).toEqual([yanshan, fangshan]);
    expect(await found('district=110111-YANSHAN')).toEqual([yanshan]);
    expect(await found('district=110000')).toEqual([yanshan, fangshan]);
    expect(await found('district=other')).toEqual([hangzhou]);
    expect(await found()).toContain(nowhere);
  });

  test('finds a lower bound of the wage; one that is not stated reaches none', async () => {
    const low = await add({ wage_min: 3000, wage_max: 9000 });
    const high = await add({ wage_min: 5000, wage_max: null });
    await add({ wage_min: null, wage_max: null });
    expect(await found('wage=3000')).toEqual([high, low]);
    expect(await found('wage=5000')).toEqual([high]);
  });

  test('finds what can be done fully remotely, unless a core demand is on site', async () => {
    const remote = await add({ features: { F_REMOTE_FULL: 'has' } });
    await add({ features: { F_REMOTE_FULL: 'has' }, demands: { D_DRIVE: 'core' } });
    await add({ features: { F_REMOTE_FULL: 'can_provide' } });
    expect(await found('remote=yes')).toEqual([remote]);
  });

  test('finds a 专业类 by what names it, a major in it or its 门类, and what asks for no major apart', async () => {
    const entry = (level: 'major' | 'class' | 'discipline', name: string) => ({
      majors: [{ level, name, code: null }],
      major_rule: 'preferred' as const,
    });
    const byMajor = await add(entry('major', '软件工程'));
    const byClass = await add(entry('class', '计算机类'));
    const byDiscipline = await add(entry('discipline', '工学'));
    const open = await add({ majors: [], major_rule: null });
    await add(entry('major', '护理学'));
    expect(await found('class=计算机类')).toEqual([byDiscipline, byClass, byMajor]);
    expect(await found('class=none')).toEqual([open]);
    expect(await found('class=没有这个类')).toHaveLength(5);
  });

  test('finds kinds of employers, features that are there or can be provided, and what closes soon', async () => {
    const other = await employer(house, { name: '首都图书馆', employer_kind: '党政机关、事业单位' });
    const has = await add({ features: { F_SEATED_WORK: 'has' }, closes_on: '2026-11-29' });
    const can = await add({ features: { F_SEATED_WORK: 'can_provide' }, closes_on: '2026-11-30' });
    const publicly = await post(house, city, other, { features: { F_SEATED_WORK: 'no' } });
    expect(await found('feature=F_SEATED_WORK')).toEqual([has]);
    expect(await found('feature=F_SEATED_WORK&offer=offers')).toEqual([can, has]);
    expect(await found('employer=党政机关、事业单位')).toEqual([publicly]);
    expect(await found('employer=党政机关、事业单位&employer=民营企业')).toEqual([publicly, can, has]);
    expect(await found('closing=yes')).toEqual([has]);
  });

  test('counts each choice under the other filters, and its own group as if nothing were chosen there', async () => {
    await add({ region: '110105', kind: 'job' });
    await add({ region: '110105', kind: 'internship' });
    await add({ region: '110106', kind: 'job' });
    await add({ region: '330106', kind: 'job' });
    const { counts, elsewhere, closing } = await openPositions(ctx, filter('district=110105&kind=job'));
    expect([counts('place', '110105'), counts('place', '110106'), elsewhere]).toEqual([1, 1, 1]);
    expect([counts('kind', 'job'), counts('kind', 'internship'), closing]).toEqual([1, 1, 0]);
  });

  test('is sorted by wage, by last day, or by the words in the title', async () => {
    const low = await add({ wage_min: 3000, wage_max: null, closes_on: '2026-12-01', title: '测试员' });
    const high = await add({ wage_min: 8000, wage_max: null, closes_on: '2026-12-09', duties: '测试软件' });
    const unsaid = await add({ wage_min: null, wage_max: null, closes_on: null, duties: '测试' });
    expect(await found('sort=wage')).toEqual([high, low, unsaid]);
    expect(await found('sort=closing')).toEqual([low, high, unsaid]);
    await db.updateTable('positions').set({ title: '岗位' }).where('number', 'in', [high, unsaid]).execute();
    await house.search.rebuild();
    expect(await found('words=测试员 测试')).toEqual([low]);
    expect(await found('words=测试')).toEqual([low, unsaid, high]);
    expect(await found('words=测试&sort=newest')).toEqual([unsaid, high, low]);
  });

  test('never shows what the engine has not heard of yet: it is read again, dropped, and the page filled up', async () => {
    const numbers: string[] = [];
    for (let at = 0; at < 5; at += 1) numbers.push(await add({ title: '会计' }));
    await openPositions(ctx, filter());
    await db.updateTable('positions').set({ state: 'closed' }).where('number', '=', numbers[4]!).execute();
    await db.updateTable('positions').set({ title: '出纳' }).where('number', '=', numbers[3]!).execute();
    const board = await openPositions(ctx, filter('words=会计'), 2);
    expect(board.cards.map((card) => card.number)).toEqual([numbers[2], numbers[1]]);
    expect(board.count).toBe(3);
  });

  test('names the one part whose removal brings back most', async () => {
    await add({ kind: 'internship' });
    await add({ kind: 'internship', title: '会计' });
    const asked = filter('kind=job&words=会计');
    expect((await openPositions(ctx, asked)).count).toBe(0);
    expect(await bestRemoval(ctx, asked)).toMatchObject({ count: 1, chosen: { part: 'kind', value: 'job' } });
    expect(await bestRemoval(ctx, filter('kind=job&words=没有&wage=10000'))).toBeNull();
  });
});

describe('needs that are met now', () => {
  test('are counted and found as the rules say, for every need', async () => {
    const places = fc.sample(positionArb(1), { numRuns: 60, seed: 7 });
    for (const { features, demands } of places) await add({ features, demands });
    const counts = await openCountsByNeed(
      ctx,
      needs.map((need) => need.id),
    );
    for (const { id } of needs) {
      const met = places.filter((place) => isMetNow(id, place)).length;
      expect([id, counts.get(id)]).toEqual([id, met]);
      expect([id, (await openPositions(ctx, filter(`need=${id}`))).count]).toEqual([id, met]);
    }
  });

  test('narrow the board together', async () => {
    const both = await add({ features: { F_TOILET_ACCESSIBLE: 'has', F_TEXT_FIRST_COMM: 'has' } });
    await add({ features: { F_TOILET_ACCESSIBLE: 'has', F_TEXT_FIRST_COMM: 'can_provide' } });
    expect(await found('need=N_TOILET&need=N_TEXT_COMM')).toEqual([both]);
  });
});
