import type { PositionFacts, StudentFacts } from '../../src/matching/facts.ts';
import {
  demands,
  educationLevels,
  educationMinimums,
  employerKinds,
  features,
  kindsOffered,
  majorClasses,
  majors,
  needs,
  regions,
  type DisabilityCategory,
} from '../../src/reference/index.ts';

/**
 * A world from a seed, shaped like the files that offices send: majors over all catalogues, half of the places in one
 * city, 0–7 must-needs, a position that states two thirds of the features. The same seed gives the same world.
 */
export function makeRandom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    below: (n: number) => Math.floor(next() * n),
    chance: (p: number) => next() < p,
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
    some: <T>(list: readonly T[], least: number, most: number): T[] => {
      const chosen = new Set<T>();
      const count = least + Math.floor(next() * (most - least + 1));
      while (chosen.size < Math.min(count, list.length)) chosen.add(list[Math.floor(next() * list.length)]!);
      return [...chosen];
    },
  };
}
type Random = ReturnType<typeof makeRandom>;

export const benchToday = '2026-11-22';
export const majorNames = [...new Set(majors.map((major) => major.name))];
const classNames = [...new Set(majorClasses.map((each) => each.name))];
const disciplineNames = ['工学', '管理学', '文学', '医学', '电子与信息大类', '财经商贸大类'];
const districts = regions
  .filter((region) => region.level === 'district' && !region.pseudo && !region.stat_only)
  .map((each) => each.code);
const home = districts.filter((code) => code.startsWith('11'));
const categories: readonly DisabilityCategory[] = ['4', '4', '4', '2', '2', '1', '1', '3', '5', '6', '6'];
const wages = [2600, 3000, 3500, 4000, 5000, 6000, 8000];

const place = (random: Random) => random.pick(random.chance(0.5) ? home : districts);

export function makeStudent(random: Random, serial: number): StudentFacts {
  const category = random.chance(0.03) ? '7' : random.pick(categories);
  const level = 1 + random.below(4);
  const must = random.some(needs, 0, 7).map((need) => [need.id, 'must'] as const);
  const nice = random.some(needs, 0, 3).map((need) => [need.id, 'nice'] as const);
  return {
    number: `D${serial}`,
    serial,
    seeks: random.some(['job', 'internship'] as const, 1, 2),
    education: random.pick(educationLevels),
    majors: [random.pick(majorNames)],
    components:
      category === '7'
        ? [
            { category: '3', level: null },
            { category: '4', level: null },
          ]
        : [{ category, level }],
    certificateCategory: category,
    certificateLevel: level,
    needsConfirmed: random.chance(0.85),
    needs: Object.fromEntries([...nice, ...must]),
    employerKinds: random.some(employerKinds, 0, 2),
    regions: random.chance(0.1) ? [] : [place(random), ...(random.chance(0.3) ? [place(random)] : [])],
    wageFloor: random.chance(0.25) ? null : random.pick(wages),
    acceptsRemote: random.chance(0.35),
    opportunities: random.below(4),
  };
}

export function makePosition(random: Random, serial: number): PositionFacts {
  const open = random.chance(0.3);
  const named = random.chance(0.55)
    ? random.some(classNames, 1, 2).map((name) => ({ level: 'class' as const, name }))
    : random.chance(0.7)
      ? random.some(majorNames, 1, 3).map((name) => ({ level: 'major' as const, name }))
      : [{ level: 'discipline' as const, name: random.pick(disciplineNames) }];
  const welcomed = random.chance(0.27) ? random.some(['1', '2', '3', '4', '6'] as const, 1, 2) : [];
  const wageMin = random.chance(0.1) ? null : random.pick(wages);
  return {
    number: `P${serial}`,
    serial,
    quality: 500 + random.below(501),
    open: true,
    closesOn: `2027-0${1 + random.below(9)}-1${random.below(10)}`,
    placesLeft: 1 + random.below(5),
    kind: random.chance(0.65) ? 'job' : 'internship',
    employerKinds: kindsOffered(random.pick(employerKinds), random.chance(0.08)),
    education: random.pick(educationMinimums),
    majors: open ? [] : named,
    majorRule: open ? null : random.chance(0.55) ? 'required' : 'preferred',
    categories: welcomed.map((category) => ({ category, mostSevereLevel: 1 + random.below(4) })),
    categoryRule: welcomed.length === 0 ? null : random.chance(0.1) ? 'essential' : 'stated',
    region: place(random),
    wageMin,
    wageMax: wageMin === null || random.chance(0.1) ? null : wageMin + random.pick([0, 1000, 2000]),
    demands: Object.fromEntries(
      random.some(demands, 0, 3).map((demand) => [demand.id, random.pick(['core', 'incidental'] as const)]),
    ),
    features: stated(random),
  };
}

function stated(random: Random): PositionFacts['features'] {
  const all: Record<string, 'has' | 'can_provide' | 'no'> = {};
  for (const { id } of features) {
    const state = random.next();
    if (state <= 0.9) all[id] = state < 0.55 ? 'has' : state < 0.75 ? 'can_provide' : 'no';
  }
  return all;
}
