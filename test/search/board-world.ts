import fc from 'fast-check';
import {
  boardFacetNames,
  boardFacets,
  passes,
  type BoardDocument,
  type BoardFacet,
  type BoardFound,
  type BoardQuery,
  type BoardSource,
  type Word,
} from '../../search/index.ts';
import { leaveOut } from '../../search/text/leave-out.ts';
import { boardDocument, type BoardRow } from '../../src/positions/documents.ts';
import { dayNumber } from '../../src/positions/rules.ts';
import { employerKinds } from '../../src/reference/index.ts';
import { positionArb } from '../support/world.ts';
import { changesBefore, markAt } from '../support/marks.ts';

export const today = '2026-11-22';

const plain: BoardRow = {
  id: 1,
  version: 1,
  title: '岗位',
  kind: 'job',
  employerName: '单位',
  employerKind: '民营企业',
  flexible: false,
  region: null,
  education: '不限',
  majors: [],
  duties: null,
  wageMin: null,
  publishedOn: today,
  closesOn: null,
  features: {},
  demands: {},
};
/** The document of a position of which only this is known. */
export const document = (row: Partial<BoardRow>): BoardDocument => boardDocument({ ...plain, ...row });

const titles = [
  '数据标注员',
  '盲人按摩师',
  '会计助理',
  '软件测试工程师',
  '快递分拣员',
  '标注质检',
  'Java 开发',
  '數據錄入員',
];
const employers = ['清禾云图科技有限公司', '康健推拿中心', '中国农业银行北京分行', '顺和物流', '单位'];
const duties = [null, '核对票据，可以居家办公。', '用 Java 和 C 语言写测试用例。', '标注图片和语音', '推拿'];

export const rowArb = (id: number): fc.Arbitrary<BoardRow> =>
  fc
    .tuple(
      positionArb(id),
      fc.constantFrom(...titles),
      fc.constantFrom(...employers),
      fc.constantFrom(...duties),
      fc.constantFrom('2026-11-20', '2026-11-21', today, null),
    )
    .map(([facts, title, employerName, body, publishedOn]) => ({
      ...plain,
      ...facts,
      id,
      title,
      employerName,
      majors: facts.majors.map(({ level, name }) => ({ level, name, code: null })),
      duties: body,
      publishedOn,
    }));

/** Rows in memory as a source, which tells what has changed. */
export function makeBoardWorld(start: readonly BoardDocument[]) {
  const documents = new Map(start.map((each) => [each.id, each]));
  const changed: number[] = [];
  const ordered = () => [...documents.values()].toSorted((one, other) => one.id - other.id);
  const source: BoardSource = {
    mark: async () => markAt(changed.length),
    changesSince: async (mark) => ({
      mark: markAt(changed.length),
      positions: [...new Set(changed.slice(changesBefore(mark)))],
    }),
    boardAfter: async (after, limit) => {
      const some = ordered()
        .filter((each) => each.id > after)
        .slice(0, limit);
      return { documents: some, last: some.length === limit ? some.at(-1)!.id : null };
    },
    boardById: async (ids) => ids.flatMap((id) => documents.get(id) ?? []),
  };
  return {
    source,
    all: ordered,
    put(one: BoardDocument): void {
      documents.set(one.id, one);
      changed.push(one.id);
    },
    remove(id: number): void {
      documents.delete(id);
      changed.push(id);
    },
  };
}
export type BoardWorld = ReturnType<typeof makeBoardWorld>;

/** Everything, newest first; change what a test is about. */
export const question = (asked: Partial<BoardQuery> = {}): BoardQuery => ({
  today: dayNumber(today),
  words: [],
  among: null,
  chosen: {},
  outside: null,
  closesBy: dayNumber(today) + 7,
  closing: false,
  sort: 'newest',
  offset: 0,
  limit: 1000,
  count: boardFacetNames,
  ...asked,
});

const valuesIn = {
  wage: ['3000', '5000'],
  need: ['N_TOILET', 'N_TEXT_COMM'],
  has: ['F_SEATED_WORK'],
  remote: ['full'],
};
const offered = ['F_SEATED_WORK', 'F_TOILET_ACCESSIBLE'];
const some = <T>(values: readonly T[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...values]) });

/** Questions over any facets. */
export const questionArb: fc.Arbitrary<BoardQuery> = fc
  .record({
    chosen: fc.record({
      kind: some(['job', 'internship']),
      class: some(['none', '计算机类', '电子信息类']),
      place: some(['110105', '110000', '330000']),
      employer: some(employerKinds),
      education: some(['大专', '本科', '研究生及以上']),
      wage: some(valuesIn.wage),
      need: some(valuesIn.need),
      has: some(valuesIn.has),
      offers: some(offered),
      remote: some(valuesIn.remote),
    }),
    among: fc.oneof(
      { weight: 4, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 5 }) },
    ),
    outside: fc.constantFrom(null, null, null, '110000'),
    closing: fc.constantFrom(false, false, true),
    sort: fc.constantFrom('newest', 'wage', 'closing'),
    offset: fc.nat(5),
    limit: fc.constantFrom(0, 3, 1000),
  } as const)
  .map((asked) => question(asked));

/** What brute force over the documents answers. */
export function bruteForce(documents: readonly BoardDocument[], query: BoardQuery): BoardFound {
  const isNear = (word: Word) =>
    !documents.some((each) => passes(each, question({ today: -Infinity, words: [word] }))) &&
    documents.some((each) => passes(each, question({ today: -Infinity, words: [word] }), [word]));
  const near = query.words.filter((word) => word.kind === 'latin' && isNear(word));
  const finds = (words: readonly Word[], besides: BoardFacet | null = null) =>
    documents.filter((each) => passes(each, { ...query, words }, near, besides));
  const alone = query.words.map((word) => finds([word]).length);
  const choices = query.words.length > 1 ? [query.words, ...leaveOut(query.words, alone)] : [query.words];
  const kept = choices.find((words) => finds(words).length > 0) ?? query.words;
  const found = finds(kept);
  const countsOf = (name: BoardFacet) => {
    const values = (boardFacets[name] === 'any' ? finds(kept, name) : found).flatMap((each) => [
      ...new Set(each.facets[name]),
    ]);
    return new Map([...Map.groupBy(values, (value) => value)].map(([value, same]) => [value, same.length]));
  };
  return {
    ids: found
      .toSorted(orders[query.sort === 'best' ? 'newest' : query.sort])
      .slice(query.offset, query.offset + query.limit)
      .map((each) => each.id),
    total: found.length,
    counts: Object.fromEntries(query.count.map((name) => [name, countsOf(name)])),
    closing: found.filter((each) => each.closesOn <= query.closesBy).length,
    leftOut: query.words.filter((word) => !kept.includes(word)),
    near: kept.filter((word) => near.includes(word)),
  };
}

type Order = (one: BoardDocument, other: BoardDocument) => number;
const newest: Order = (one, other) => other.publishedOn - one.publishedOn || other.id - one.id;
const orders: Readonly<Record<'newest' | 'wage' | 'closing', Order>> = {
  newest,
  wage: (one, other) => (other.wageMin ?? -1) - (one.wageMin ?? -1) || newest(one, other),
  closing: (one, other) => one.closesOn - other.closesOn || newest(one, other),
};
