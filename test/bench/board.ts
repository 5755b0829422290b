import { boardFacetNames, makeMemorySearch, readWords, type BoardQuery, type BoardSource } from '../../search/index.ts';
import { boardDocument, type BoardRow } from '../../src/positions/documents.ts';
import { dayNumber } from '../../src/positions/rules.ts';
import { features, occupations, provinces, regions } from '../../src/reference/index.ts';
import { spread, timeEach, type BenchRow } from './table.ts';
import { benchToday, makePosition, makeRandom } from './world.ts';

const seed = 20_261_122;
const perPage = 20;
const districts = regions.filter((region) => region.level === 'district' && !region.pseudo);
const signs = [...new Set(features.flatMap((feature) => [...feature.zh]))].filter((sign) =>
  /\p{Script=Han}/u.test(sign),
);
const sorts = ['newest', 'wage', 'closing'] as const;

/** Positions with titles of occupations, 5,000 employers, and duties of 40–90 signs, half of them in usual words. */
export function boardRows(size: number): BoardRow[] {
  const random = makeRandom(seed);
  const employers = Array.from({ length: 5000 }, () => {
    const name = Array.from({ length: 2 + random.below(2) }, () => random.pick(signs)).join('');
    return `${random.pick(provinces).short_name}${name}${random.pick(['科技', '服务', '文化', '商贸'])}有限公司`;
  });
  const duty = () => (random.chance(0.5) ? random.pick(features).zh : `${random.pick(signs)}${random.pick(signs)}`);
  return Array.from({ length: size }, (_, at): BoardRow => {
    const { majors, employerKinds, ...facts } = makePosition(random, at + 1);
    return {
      ...facts,
      id: at + 1,
      version: 1,
      title: `${random.pick(occupations)[1]}${random.pick(['', '助理', '（初级）', '实习生'])}`,
      employerName: random.pick(employers),
      employerKind: employerKinds[0]!,
      flexible: false,
      majors: majors.map(({ level, name }) => ({ level, name, code: null })),
      duties: Array.from({ length: 7 }, duty).join('，'),
      publishedOn: `2026-${10 + random.below(2)}-${10 + random.below(20)}`,
    };
  });
}

/** Questions as readers ask them: a third with words, none to four filters, any order, the first pages. */
export function questions(count: number): BoardQuery[] {
  const random = makeRandom(7);
  const some = <T>(chance: number, pick: () => readonly T[]) => (random.chance(chance) ? pick() : []);
  const words = () =>
    random.pick([
      random.pick(occupations)[1],
      random.pick(districts).name,
      'shuju',
      'gongcheng',
      'gcs',
      '工程师 朝阳',
      '科技 无障碍',
      'kuaijv',
      '饕餮 工程',
    ]);
  return Array.from({ length: count }, () => ({
    today: dayNumber(benchToday),
    words: random.chance(1 / 3) ? readWords(words()).kept : [],
    chosen: {
      kind: some(0.3, () => ['job']),
      class: some(0.2, () => ['计算机类']),
      place: some(0.3, () => [random.pick(districts).code.replace(/..$/, '00')]),
      employer: some(0.2, () => ['民营企业', '社会组织']),
      education: some(0.2, () => ['本科']),
      wage: some(0.2, () => ['4000']),
      need: some(0.2, () => ['N_STEP_FREE']),
      has: some(0.2, () => random.some(features, 1, 2).map((each) => each.id)),
      remote: some(0.05, () => ['full']),
    },
    among: null,
    outside: null,
    closesBy: dayNumber(benchToday) + 7,
    closing: random.chance(0.05),
    sort: random.pick(sorts),
    offset: random.below(4) * perPage,
    limit: perPage,
    count: boardFacetNames,
  }));
}

/** A page of the board with every facet, over 50,000 positions in process. */
export async function run(size = 50_000): Promise<BenchRow[]> {
  const rows = boardRows(size);
  const changed: number[] = [];
  const source: BoardSource = {
    mark: async () => '',
    changesSince: async () => ({ mark: '', positions: changed.splice(0) }),
    boardAfter: async (after, limit) => ({
      documents: rows.slice(after, after + limit).map(boardDocument),
      last: after + limit >= rows.length ? null : after + limit,
    }),
    boardById: async (ids) => ids.map((id) => boardDocument(rows[id - 1]!)),
  };
  const search = makeMemorySearch(() => {
    throw new Error('the board needs no edition');
  }, source);
  globalThis.gc?.();
  const before = process.memoryUsage();
  const asked = questions(200);
  const started = performance.now();
  await search.browse(asked[0]!);
  const built = performance.now() - started;
  globalThis.gc?.();
  const after = process.memoryUsage();
  await timeEach(asked, (query) => search.browse(query));
  const all = spread(await timeEach(asked, (query) => search.browse(query)));
  const plain = spread(
    await timeEach(asked.slice(0, 100), (query) => search.browse({ ...query, words: [], chosen: {} })),
  );
  const worded = spread(
    await timeEach(
      asked.filter(({ words }) => words.length > 0),
      (query) => search.browse(query),
    ),
  );
  const typing = asked.slice(0, 100).map((query) => ({ ...query, words: readWords('gongchneg').kept }));
  await timeEach(typing, (query) => search.browse(query));
  const typos = spread(await timeEach(typing, (query) => search.browse(query)));
  const change = spread(
    await timeEach(rows.slice(0, 500), async ({ id }) => {
      changed.push(id);
      await search.catchUp();
    }),
  );
  await search.close();
  const megabytes = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6;
  const ms = (what: string, value: number, limit?: number): BenchRow => ({
    what,
    value,
    unit: 'ms',
    ...(limit === undefined ? {} : { limit }),
  });
  return [
    ms('board page with all facets, any question, p50', all.p50),
    ms('… p95', all.p95, 20),
    ms('… without words and filter, p95', plain.p95, 20),
    ms('… with words, p95', worded.p95, 20),
    ms('… with a typo in pinyin, p95', typos.p95, 20),
    ms('one changed position taken in, p95', change.p95),
    { what: `index of ${size} positions built`, value: built / 1000, unit: 's' },
    { what: '… memory', value: megabytes, unit: 'MB' },
  ];
}
