import fc from 'fast-check';
import type { PositionFacts, StudentFacts } from '../../src/matching/facts.ts';
import {
  demands,
  educationLevels,
  educationMinimums,
  employerKinds,
  features,
  kindsOffered,
  needs,
  type DisabilityCategory,
} from '../../src/reference/index.ts';

/**
 * Random worlds. Pools are small, so that students and positions do meet, and hold what is tricky: one name in several
 * catalogues, a major without a class, a graduate discipline, a local unit, a whole city and a whole province.
 */
const majors = [
  '软件工程',
  '计算机应用技术',
  '会计学',
  '大数据与会计',
  '未来机器人',
  '法学',
  '护理学',
  '哲学',
  '特殊教育',
  '电子信息',
];
const classes = ['计算机类', '护理学类', '法学类', '财务会计类', '电子信息类'];
const disciplines = ['工学', '管理学', '法学', '医学', '电子与信息大类', '财经商贸大类', '教育学'];
const regions = [
  '110105',
  '110111',
  '110111-YANSHAN',
  '110000-BDA',
  '110000',
  '330106',
  '330100',
  '330000',
  '440303',
  '440300',
];
const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2027-06-30'];
export const worldToday = '2026-11-22';

const pick = <T>(list: readonly T[]) => fc.constantFrom(...list);
const some = <T>(list: readonly T[], most: number) => fc.uniqueArray(pick(list), { maxLength: most });
const categories: readonly DisabilityCategory[] = ['1', '2', '3', '4', '5', '6', '7'];

/** A student with that serial. */
export const studentArb = (serial: number): fc.Arbitrary<StudentFacts> =>
  fc
    .record({
      seeks: some(['job', 'internship'] as const, 2),
      education: fc.option(pick(educationLevels), { freq: 8 }),
      majors: some(majors, 2),
      category: fc.option(pick(categories), { freq: 8 }),
      level: fc.option(pick([1, 2, 3, 4]), { freq: 8 }),
      parts: some(['1', '2', '4', '5'] as const, 3),
      partLevel: fc.option(pick([1, 2, 3, 4])),
      needsConfirmed: fc.boolean(),
      needs: fc.dictionary(
        pick(needs.map((need) => need.id)),
        pick(['must', 'must', 'nice', 'not_needed', 'later'] as const),
        {
          maxKeys: 5,
        },
      ),
      employerKinds: some(employerKinds, 2),
      regions: some(regions, 2),
      wageFloor: fc.option(pick([0, 3000, 4000, 5000])),
      acceptsRemote: fc.boolean(),
      opportunities: pick([0, 0, 1, 2]),
    })
    .map(({ category, level, parts, partLevel, ...rest }) => ({
      ...rest,
      number: `D${serial}`,
      serial,
      certificateCategory: category,
      certificateLevel: level,
      components:
        category === '7'
          ? parts.map((part, index) => ({ category: part, level: index === 0 ? partLevel : null }))
          : category === null
            ? []
            : [{ category, level }],
    }));

const entries = fc.uniqueArray(
  fc.oneof(
    fc.record({ level: fc.constant('major' as const), name: pick(majors) }),
    fc.record({ level: fc.constant('class' as const), name: pick(classes) }),
    fc.record({ level: fc.constant('discipline' as const), name: pick(disciplines) }),
  ),
  { maxLength: 2, selector: (entry) => `${entry.level}${entry.name}` },
);

/** A position with that serial. Most features are there, as else hardly a pair would be better than a gap. */
export const positionArb = (serial: number): fc.Arbitrary<PositionFacts> =>
  fc
    .record({
      quality: pick([0, 500, 500, 501, 1000]),
      open: pick([true, true, true, false]),
      closesOn: fc.option(pick(days), { freq: 6 }),
      placesLeft: pick([0, 1, 1, 2, 3]),
      kind: pick(['job', 'internship'] as const),
      employerKinds: fc.tuple(pick(employerKinds), pick([false, false, true])).map((given) => kindsOffered(...given)),
      education: pick(educationMinimums),
      majors: entries,
      required: fc.boolean(),
      categories: fc.uniqueArray(fc.record({ category: pick(categories), mostSevereLevel: pick([1, 2, 3, 4]) }), {
        maxLength: 2,
        selector: (entry) => entry.category,
      }),
      essential: fc.boolean(),
      region: fc.option(pick(regions), { freq: 8 }),
      wage: fc.tuple(fc.option(pick([2000, 3000, 4000, 5000])), fc.option(pick([0, 1000, 2000]))),
      demands: fc.dictionary(pick(demands.map((demand) => demand.id)), pick(['core', 'incidental'] as const), {
        maxKeys: 4,
      }),
      states: fc.array(pick(['has', 'has', 'has', 'can_provide', 'no', 'unknown'] as const), {
        minLength: features.length,
        maxLength: features.length,
      }),
    })
    .map(({ required, essential, wage: [wageMin, width], states, ...rest }) => ({
      ...rest,
      number: `P${serial}`,
      serial,
      majorRule: rest.majors.length === 0 ? null : required ? ('required' as const) : ('preferred' as const),
      categoryRule: rest.categories.length === 0 ? null : essential ? ('essential' as const) : ('stated' as const),
      wageMin,
      wageMax: width === null ? null : (wageMin ?? 3000) + width,
      features: Object.fromEntries(
        features.flatMap((feature, index) => {
          const state = states[index]!;
          return state === 'unknown' ? [] : [[feature.id, state]];
        }),
      ),
    }));

export type World = { readonly students: readonly StudentFacts[]; readonly positions: readonly PositionFacts[] };

/** A world of up to so many. Serials start at 1. */
export const worldArb = (mostStudents: number, mostPositions: number): fc.Arbitrary<World> =>
  fc.record({ students: fc.nat(mostStudents), positions: fc.nat(mostPositions) }).chain((size) =>
    fc.record({
      students: fc.tuple(...Array.from({ length: size.students }, (_, index) => studentArb(index + 1))),
      positions: fc.tuple(...Array.from({ length: size.positions }, (_, index) => positionArb(index + 1))),
    }),
  );

/** How many worlds a property looks at: WORLDS in the environment makes it more. */
export const worlds = Number(process.env['WORLDS'] ?? 1000);
