import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readWords, type BoardFound, type BoardSource, type Search } from '../../search/index.ts';
import { bruteForce, document, makeBoardWorld, question, questionArb, rowArb } from './board-world.ts';
import { boardDocument } from '../../src/positions/documents.ts';

type Engine = Pick<Search, 'browse' | 'catchUp' | 'rebuild' | 'close'>;
/** Opens an engine over a source. It is closed by whoever opened it. */
export type OpenEngine = (source: BoardSource) => Promise<Engine>;

const major = (name: string) => [{ level: 'major', name, code: null } as const];
const rows = [
  document({
    id: 1,
    title: '数据标注员',
    employerName: '清禾云图科技有限公司',
    region: '110105',
    majors: [{ level: 'class', name: '计算机类', code: null }],
    duties: '标注图片和语音，检查质量。',
  }),
  document({
    id: 2,
    title: '盲人按摩师',
    employerName: '康健推拿中心',
    region: '110106',
    majors: major('针灸推拿学'),
    duties: '推拿，填写记录。',
  }),
  document({
    id: 3,
    title: '会计助理',
    employerName: '中国农业银行股份有限公司北京分行',
    employerKind: '国有及国有控股企业',
    region: '110105',
    majors: major('会计学'),
    duties: '核对票据，每周可以居家办公两天。',
  }),
  document({
    id: 4,
    title: '软件测试工程师',
    employerName: '示例恒信软件有限公司',
    region: '110108',
    majors: major('软件工程'),
    duties: '用 Java 写用例。',
  }),
  document({ id: 5, title: '图书编目员', employerName: '首都图书馆', region: '110102', education: '本科' }),
  document({ id: 6, title: '快递分拣员', employerName: '顺和物流有限公司', region: '110115' }),
  document({
    id: 7,
    title: '在线客服',
    kind: 'internship',
    employerName: '西湖云服务有限公司',
    region: '330106',
    features: { F_REMOTE_FULL: 'has' },
  }),
  document({ id: 8, title: '３Ｄ打印操作员', employerName: '示例智造有限公司', region: '110114' }),
];

/** What is typed, and which of the positions it finds. */
const finds: readonly (readonly [typed: string, ids: readonly number[], about: string])[] = [
  ['标注', [1], 'a part of a word'],
  ['标注员', [1], 'another one'],
  ['数据标注员', [1], 'the whole title'],
  ['测试', [4], 'a word in the middle'],
  ['按摩师', [2], 'the end of a title'],
  ['居家办公', [3], 'duties'],
  ['农业银行', [3], 'a part of the employer'],
  ['顺和物流', [6], 'an employer'],
  ['朝阳区', [1, 3], 'a district'],
  ['杭州', [7], 'another city'],
  ['针灸推拿学', [2], 'a major'],
  ['软件工程', [4], 'a major and a title'],
  ['推拿 丰台', [2], 'two words in two places'],
  ['推拿丰台', [2], 'the same without a space'],
  ['朝阳会计', [3], 'place and work together'],
  ['會計', [3], 'traditional characters'],
  ['軟件測試', [4], 'traditional characters, longer'],
  ['計算機類', [1], 'a class in traditional characters'],
  ['shujubiaozhuyuan', [1], 'pinyin in full'],
  ['shuju', [1], 'the beginning of the pinyin'],
  ['biaozhu', [1], 'pinyin from the middle'],
  ['anmo', [2], 'pinyin from the middle of another'],
  ['kuaiji', [3], 'pinyin that is nearly another one'],
  ['chaoyang', [1, 3], 'a district in pinyin'],
  ['shunhe', [6], 'an employer in pinyin'],
  ['zhenjiu', [2], 'a major in pinyin'],
  ['sjbzy', [1], 'initials'],
  ['amsh', [], 'initials of nothing'],
  ['ams', [2], 'initials from the middle'],
  ['biaozhu 朝阳', [1], 'pinyin with Chinese after it'],
  ['朝阳 biaozhu', [1], 'pinyin with Chinese before it'],
  ['JAVA', [4], 'letters, whatever their size'],
  ['3d', [8], 'letters in full width'],
  ['xihu yun', [7], 'two words of pinyin'],
];

/** A typo in pinyin: what it finds, and the word that was taken so. */
const typos: readonly (readonly [typed: string, ids: readonly number[]])[] = [
  ['shujv', [1]],
  ['biaozu', [1]],
  ['kuaijy', [3]],
  ['chaoyagn', [1, 3]],
  ['shujubiaozuyuna', [1]],
];

/** Where nothing has all the words: what is left out, and what the others find. */
const fallbacks: readonly (readonly [typed: string, ids: readonly number[], leftOut: readonly string[]])[] = [
  ['会计 丰台', [3], ['丰台']],
  ['丰台 会计', [2], ['会计']],
  ['标注 饕餮', [1], ['饕餮']],
  ['朝阳 会计 丰台', [3], ['朝阳', '丰台']],
  ['朝阳 饕餮 会计', [3], ['饕餮']],
  ['饕餮 貔貅', [], []],
];

/** What every engine behind the port must answer to questions about the board. */
export function boardContract(open: OpenEngine): void {
  describe('words on the board', () => {
    const world = makeBoardWorld(rows);
    let engine: Engine;
    beforeAll(async () => void (engine = await open(world.source)));
    afterAll(() => engine.close());
    const ask = (typed: string) => engine.browse(question({ words: readWords(typed).kept, sort: 'best' }));
    const ids = (found: BoardFound) => found.ids.toSorted((one, other) => one - other);

    test.each(finds)('%s finds %j: %s', async (typed, expected) => {
      const found = await ask(typed);
      expect(ids(found)).toEqual(expected);
      expect([found.total, found.leftOut, found.near]).toEqual([expected.length, [], []]);
    });

    test.each(typos)('%s is taken with typos and finds %j', async (typed, expected) => {
      const found = await ask(typed);
      expect(ids(found)).toEqual(expected);
      expect(found.near.map((word) => word.typed)).toEqual([typed]);
    });

    test.each(fallbacks)('%s finds %j without %j, and says so', async (typed, expected, leftOut) => {
      const found = await ask(typed);
      expect(ids(found)).toEqual(expected);
      expect(found.leftOut.map((word) => word.typed)).toEqual(leftOut);
    });

    test('what is in the title comes first, then what is newest', async () => {
      expect((await ask('软件')).ids[0]).toBe(4);
    });

    test('words are counted together with the filter', async () => {
      const words = readWords('员').kept;
      const found = await engine.browse(question({ words, chosen: { place: ['110105'] } }));
      expect([found.ids, found.counts.place?.get('110102'), found.counts.place?.get('110105')]).toEqual([[1], 1, 1]);
    });
  });

  describe('the filter of the board', () => {
    test('finds and counts what brute force does, whatever is chosen', async () => {
      const documents = fc
        .sample(fc.tuple(...Array.from({ length: 60 }, (_, at) => rowArb(at + 1))), {
          numRuns: 1,
          seed: 5,
        })[0]!
        .map(boardDocument);
      const engine = await open(makeBoardWorld(documents).source);
      for (const query of fc.sample(questionArb, { numRuns: 60, seed: 3 })) {
        expect(await engine.browse(query)).toEqual(bruteForce(documents, query));
      }
      await engine.close();
    });

    test('pages follow one another without a gap', async () => {
      const documents = Array.from({ length: 45 }, (_, at) => document({ id: at + 1 }));
      const engine = await open(makeBoardWorld(documents).source);
      const pages = [];
      for (const offset of [0, 20, 40]) pages.push(...(await engine.browse(question({ offset, limit: 20 }))).ids);
      expect(pages).toEqual(documents.map((each) => each.id).toReversed());
      await engine.close();
    });
  });

  describe('changes', () => {
    test('are in the next answer once the engine has caught up', async () => {
      const world = makeBoardWorld(rows);
      const engine = await open(world.source);
      const titled = async (typed: string) => (await engine.browse(question({ words: readWords(typed).kept }))).ids;
      expect(await titled('编目')).toEqual([5]);
      world.put(document({ id: 5, version: 2, title: '古籍修复师', region: '110102' }));
      world.put(document({ id: 9, title: '编目实习生', kind: 'internship' }));
      world.remove(1);
      await engine.catchUp();
      expect([await titled('编目'), await titled('古籍'), await titled('biaozhu')]).toEqual([[9], [5], []]);
      expect((await engine.browse(question())).counts.kind).toEqual(
        new Map([
          ['job', 6],
          ['internship', 2],
        ]),
      );
      await engine.rebuild();
      expect(await titled('编目')).toEqual([9]);
      await engine.close();
    });
  });
}
