import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedRulebook } from '../../src/matching/edition.ts';
import { explain } from '../../src/matching/index.ts';
import { needsMetNow, qualityOf } from '../../src/positions/index.ts';
import { canAct, districtOfPosition, isOpenOn } from '../../src/positions/rules.ts';
import { boardAddress, chosenIn, readBoardFilter, sortOf } from '../../src/positions/rules-board.ts';
import { changedFields, wageText } from '../../src/positions/rules-posting.ts';
import { forbiddenInReason, forbiddenWords } from '../../src/positions/rules-wording.ts';
import { needs } from '../../src/reference/index.ts';
import { positionArb, studentArb } from '../support/world.ts';
import { posting } from './world.ts';

const student = { ...fc.sample(studentArb(1), 1)[0]!, needsConfirmed: true, acceptsRemote: false };

describe('the needs that a workplace meets now', () => {
  test('are those that a match calls met, for somebody who does not accept remote work', () => {
    fc.assert(
      fc.property(positionArb(1), (position) => {
        const met = needs.filter(({ id }) => {
          // N_REMOTE as must means that she accepts remote work, so it is asked as nice.
          const asker = {
            ...student,
            seeks: ['job', 'internship'] as const,
            education: '研究生及以上' as const,
            needs: { [id]: 'nice' as const },
          };
          const free = {
            ...position,
            open: true,
            closesOn: null,
            placesLeft: 1,
            majors: [],
            majorRule: null,
            categories: [],
            categoryRule: null,
          };
          const match = explain(shippedRulebook, asker, free, '2026-11-22');
          if ('refused' in match) throw new Error(match.refused.join());
          return match.needs[0]?.verdict === 'met';
        });
        expect(new Set(needsMetNow(position))).toEqual(new Set(met.map((need) => need.id)));
      }),
      { numRuns: 200 },
    );
  });

  test('come with the common ones first, and no more than asked for', () => {
    const features = { F_TEXT_FIRST_COMM: 'has', F_TOILET_ACCESSIBLE: 'has', F_SEATED_WORK: 'has' } as const;
    expect(needsMetNow({ features, demands: {} }, 2)).toEqual(['N_TOILET', 'N_TEXT_COMM']);
  });

  test('do not hold where a demand of the work obstructs them', () => {
    const features = { F_NO_HEAVY_LIFTING: 'has' } as const;
    expect(needsMetNow({ features, demands: {} })).toContain('N_NO_LIFT');
    expect(needsMetNow({ features, demands: { D_LIFT: 'core' } })).not.toContain('N_NO_LIFT');
  });
});

describe('what a posting may not say', () => {
  test.each([
    ['要求身体健康，五官端正。', ['身体健康', '五官端正']],
    ['五 官 端 正', ['五官端正']],
    ['不招残疾人', ['不招残疾']],
    ['谢绝视障人士应聘', ['谢绝视障']],
    ['听力残疾勿扰', ['听力残疾勿扰']],
    ['轮椅使用者除外', ['轮椅使用者除外']],
    ['仅限男性，身体健康者优先', ['仅限男', '身体健康']],
  ])('%s', (text, words) => {
    expect(forbiddenWords(text)).toEqual(words);
  });

  test.each([
    '不要求身体健康，坐着就能做。',
    '对形象没有要求。',
    '欢迎残疾人应聘，视障同事用读屏软件。',
    '负责残疾人服务热线，接听电话。',
    '不接受纸质简历。视障人士可以请我们代填。',
    '系统已经过读屏测试，听障同事用文字沟通。',
  ])('is not: %s', (text) => {
    expect(forbiddenWords(text)).toEqual([]);
  });

  test('a reason may name the group that it is about, but not ask for health', () => {
    expect(forbiddenInReason('高压线路检修，法定职业禁忌，视力残疾不能胜任。')).toEqual([]);
    expect(forbiddenInReason('必须身体健康')).toEqual(['身体健康']);
  });
});

describe('a position', () => {
  const row = { state: 'open', closes_on: '2026-11-22', headcount: 2, taken: 1 } as const;

  test('is open on its last day, and not on the next', () => {
    expect(isOpenOn(row, '2026-11-22')).toBe(true);
    expect(isOpenOn(row, '2026-11-23')).toBe(false);
    expect(isOpenOn({ ...row, closes_on: null }, '2030-01-01')).toBe(true);
  });

  test('is not open when it is full, or in any other state', () => {
    expect(isOpenOn({ ...row, taken: 2 }, '2026-11-22')).toBe(false);
    expect(isOpenOn({ ...row, state: 'waiting' }, '2026-11-22')).toBe(false);
  });

  test('lies where the work is, else where its employer is, else nowhere in particular', () => {
    expect(districtOfPosition('110105', '110106')).toBe('110105');
    expect(districtOfPosition('110111-YANSHAN', null)).toBe('110111-YANSHAN');
    expect(districtOfPosition('110000', '110106')).toBe('110106');
    expect(districtOfPosition(null, '330100')).toBeNull();
  });

  test('can be published from waiting, closed while it is there, opened again only when closed', () => {
    expect(canAct('publish', 'waiting')).toBe(true);
    expect(canAct('publish', 'open')).toBe(false);
    expect(canAct('close', 'closed')).toBe(false);
    expect(canAct('reopen', 'open')).toBe(false);
  });

  test('is the better the newer its posting is', () => {
    const at = (day: string) => qualityOf(day, '2026-11-22');
    expect([at('2026-11-22'), at('2026-11-01'), at('2026-09-01'), at('2026-01-01')]).toEqual([600, 560, 520, 500]);
  });

  test('has changed in the fields that differ, whatever the order of keys', () => {
    const { contact_phone: _phone, ...said } = posting;
    const same = { ...said, features: Object.fromEntries(Object.entries(said.features).toReversed()) };
    expect(changedFields(said, same)).toEqual([]);
    expect(changedFields(said, { ...said, title: '别的', headcount: 1 })).toEqual(['title', 'headcount']);
  });

  test.each([
    [6800, 9000, '6800-9000'],
    [5000, 5000, '5000'],
    [5000, null, '5000以上'],
    [null, 4000, '4000以下'],
    [null, null, '面议'],
  ])('writes a wage from %s to %s as workbooks do', (min, max, text) => {
    expect(wageText(min, max)).toBe(text);
  });
});

describe('the filter of the board', () => {
  const read = (query: string) => readBoardFilter(new URLSearchParams(query));

  test('goes into an address and comes out the same', () => {
    const query =
      'words=测试&kind=job&class=计算机类&district=110105&employer=外企&employer=其他&education=本科&need=N_TOILET&need=N_FLEX' +
      '&feature=F_SEATED_WORK&offer=offers&wage=4000&remote=yes&closing=yes&sort=wage&page=3';
    const filter = read(query);
    const address = boardAddress(filter, { page: filter.page });
    expect(read(address.split('?')[1] ?? '')).toEqual(filter);
    expect(chosenIn(filter)).toHaveLength(13);
  });

  test('takes what is wrong for not asked, and knows nothing of disability', () => {
    const filter = read(
      'kind=x&district=999999&education=博士&need=N_NONE&wage=1&page=-2&category=4&level=1&device=轮椅' +
        '&class=x&employer=x&feature=x&offer=x&closing=1&sort=match',
    );
    expect(chosenIn(filter)).toEqual([]);
    expect(boardAddress(filter)).toBe('/positions');
    expect(filter.page).toBe(1);
  });

  test('is in the order that fits: the best first with words, else the newest', () => {
    expect(['', 'words=a', 'sort=best', 'words=a&sort=closing'].map((query) => sortOf(read(query)))).toEqual([
      'newest',
      'best',
      'newest',
      'closing',
    ]);
    expect(boardAddress(read('words=a&sort=best'))).toBe('/positions?words=a');
    expect(boardAddress(read('sort=newest&offer=offers'))).toBe('/positions');
  });

  test('begins at its first page when it changes', () => {
    expect(boardAddress(read('words=a&page=3'), { words: null, kind: 'job' })).toBe('/positions?kind=job');
  });
});
