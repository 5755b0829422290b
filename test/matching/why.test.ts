import { beforeEach, describe, expect, test } from 'vitest';
import { classes } from '../../src/matching/facts.ts';
import { candidatesFor, matchesFor, pairFor, type MatchFilter } from '../../src/matching/index.ts';
import { readFilter } from '../../src/matching/input.ts';
import { matchesBeside } from '../../src/matching/reads-beside.ts';
import { placeAmongCandidates, whyFor } from '../../src/matching/reads-why.ts';
import { testDb } from '../support/db.ts';
import { as, chaoyang, city, fill, makeHouse, type Filled, type House } from './rows.ts';

const db = testDb();
const everything = { offset: 0, limit: 1000 };
const noFilter = readFilter(new URLSearchParams(), null);
let house: House;
let world: Filled;

const why = async (student: Filled['students'][number], number: string, filter: MatchFilter = noFilter) => {
  const pair = await pairFor(as(house, city), student, number);
  return whyFor(as(house, city), student, pair, filter);
};

beforeEach(async () => {
  house = makeHouse(db);
  world = await fill(db, 60, 50);
});

describe('why a position is not among her matches', () => {
  test('every pair is either listed with its place, or apart with every condition', async () => {
    for (const student of world.students.slice(0, 12)) {
      const { matches } = await matchesFor(as(house, city), student, everything);
      for (const { number } of world.positions) {
        const at = matches.findIndex(({ match }) => match.position === number);
        const { match } = await pairFor(as(house, city), student, number);
        const before = Object.fromEntries(
          classes.map((name) => [name, matches.slice(0, at).filter((each) => each.match.class === name).length]),
        );
        const answer = await why(student, number);
        const said = answer.listed ? answer : { ...answer, obstacles: answer.obstacles.map((each) => each.condition) };
        expect(said).toEqual(
          'refused' in match
            ? { listed: false, obstacles: match.refused }
            : { listed: true, match, amongHers: { rank: at + 1, before }, hiddenBy: [] },
        );
      }
    }
  });

  test('a filter that hides it is named, part by part', async () => {
    const { student, position, match } = await onePair((its) => its.kind === 'job' && (its.wageMax ?? 10_000) < 10_000);
    const query = new URLSearchParams({ kind: 'internship', wage: '10000', words: '没有这样的岗位', place: '110108' });
    const others = classes.filter((name) => name !== match.class);
    for (const name of others) query.append('class', name);
    const filter = readFilter(query, '110000');
    const answer = await why(student, position.number, { ...filter, regions: ['650100'], only: others[0]! });
    expect(answer.listed && answer.hiddenBy).toEqual(['words', 'kind', 'regions', 'wage', 'classes', 'only']);
    const alone = await why(student, position.number, { ...noFilter, kind: 'internship', words: '没有' });
    expect(alone.listed && alone.hiddenBy).toEqual(['words', 'kind']);
  });

  test('where a student stands among the candidates is told within reach only', async () => {
    const position = (await onePair(() => true)).position;
    for (const actor of [city, chaoyang]) {
      const ctx = as(house, actor);
      const { matches } = await candidatesFor(ctx, position, everything);
      for (const [at, { match, id }] of matches.entries()) {
        const student = world.students.find((each) => each.serial === id)!;
        const pair = await pairFor(ctx, student, position.number);
        const place = await placeAmongCandidates(ctx, { ...pair, match }, id);
        expect(place?.rank).toBe(at + 1);
      }
    }
    const { matches } = await candidatesFor(as(house, city), position, everything);
    const far = matches.find(({ id }) => world.students.find((each) => each.serial === id)!.district !== '110105')!;
    const student = world.students.find((each) => each.serial === far.id)!;
    const pair = await pairFor(as(house, chaoyang), student, position.number);
    expect(await placeAmongCandidates(as(house, chaoyang), { ...pair, match: far.match }, far.id)).toBeNull();
  });
});

describe('matches beside a position', () => {
  test('are those just before and after it, and the first ones where it is no match', async () => {
    const student = await withMany();
    const all = (await matchesFor(as(house, city), student, everything)).matches.map((each) => each.id);
    const beside = async (id: number) => (await matchesBeside(as(house, city), student, id, 4)).map((each) => each.id);
    expect(await beside(all[0]!)).toEqual(all.slice(1, 5));
    expect(await beside(all[3]!)).toEqual([all[1], all[2], all[4], all[5]]);
    const none = world.positions.find((each) => !all.includes(each.serial))!;
    expect(await beside(none.serial)).toEqual(all.slice(0, 4));
  });
});

async function withMany() {
  for (const student of world.students) {
    if ((await matchesFor(as(house, city), student, everything)).matches.length >= 7) return student;
  }
  throw new Error('nobody has seven matches');
}

async function onePair(fits: (position: Filled['positions'][number]) => boolean) {
  for (const student of world.students) {
    const { matches } = await matchesFor(as(house, city), student, everything);
    for (const { match, id } of matches) {
      const position = world.positions.find((each) => each.serial === id)!;
      if (fits(position)) return { student, position, match };
    }
  }
  throw new Error('no such pair');
}
