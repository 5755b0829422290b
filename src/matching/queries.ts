import type { Criterion as SearchCriterion, PositionQuery, StudentQuery, Test } from '../../search/index.ts';
import {
  cityOf,
  classesOf,
  disciplinesOf,
  disciplinesOfClass,
  educationMinimums,
  placesAround,
} from '../reference/index.ts';
import { categoryTokens, dayNumber, positionDocument } from './documents.ts';
import { criteria, type Criterion, type PositionFacts, type StudentFacts, type Tier } from './facts.ts';
import type { Rulebook } from './rulebook.ts';
import { countedNeeds, doesAcceptRemote } from './rules.ts';
import { isFullyRemote } from './rules-verdicts.ts';

type Tests = Readonly<Record<Criterion, readonly (readonly [Tier, Test])[]>>;

const any = (tokens: Iterable<string>): Test => ({ any: [...tokens] });
const always: Test = { always: true };

/** What an engine has to find for a student. `today` is YYYY-MM-DD in Asia/Shanghai. */
export function positionQueryFor(book: Rulebook, student: StudentFacts, today: string): PositionQuery {
  const counted = countedNeeds(book, student);
  const indexes = (importance: string) =>
    counted.filter((each) => each.importance === importance).map((each) => book.needAt.get(each.entry.id)!);
  const acceptsRemote = doesAcceptRemote(student);
  const nices = indexes('nice');
  return {
    edition: book.edition.digest,
    today: dayNumber(today),
    acceptsRemote,
    asked: student.needsConfirmed,
    musts: indexes('must'),
    all: [...kindAndEducation(student), ...majorAndCategory(student)],
    step: book.edition.step,
    criteria: weigh(book, {
      ...positionTests(student, acceptsRemote),
      comfort: nices.length > 0 ? [['all', { met: nices, acceptsRemote }]] : [],
    }),
  };
}

/** Two of the hard conditions on positions; open and closing day are the engine's own. */
function kindAndEducation(student: StudentFacts): Test[] {
  const level = educationMinimums.indexOf(student.education ?? '不限');
  return [
    any(student.seeks.map((kind) => `kind:${kind}`)),
    any(educationMinimums.slice(0, level + 1).map((_, index) => `edu:${index}`)),
  ];
}

/** The two that staff are told about when they alone keep a pair apart. */
function majorAndCategory(student: StudentFacts): Test[] {
  const own = categoryTokens(student).filter((token) => token.startsWith('own:'));
  return [
    any(['major:free', 'major:any', ...namesOf(student)]),
    any(['cat:free', ...own.map((token) => token.replace('own:', 'cat:').replace(':?', ''))]),
  ];
}

function namesOf(student: StudentFacts): string[] {
  const { majors } = student;
  return [
    ...majors.map((name) => `m:${name}`),
    ...prefixed('c', majors, classesOf),
    ...prefixed('d', majors, disciplinesOf),
  ];
}

function prefixed(prefix: string, names: readonly string[], groups: (name: string) => ReadonlySet<string>): string[] {
  return [...new Set(names.flatMap((name) => [...groups(name)]))].map((name) => `${prefix}:${name}`);
}

function positionTests(student: StudentFacts, acceptsRemote: boolean): Omit<Tests, 'comfort'> {
  const { majors, regions, wageFloor, employerKinds } = student;
  const wishes = [...(acceptsRemote ? ['remote'] : []), ...regions.map((wish) => `r:${wish}`)];
  const cities = new Set(regions.flatMap((wish) => cityOf(wish) ?? []));
  return {
    major: [
      ['major', any(majors.map((name) => `m:${name}`))],
      ['class', any([...prefixed('c', majors, classesOf), ...prefixed('pc', majors, classesOf)])],
      ['discipline', any([...prefixed('d', majors, disciplinesOf), ...prefixed('pd', majors, disciplinesOf)])],
      ['open', any(['major:any'])],
    ],
    intent:
      employerKinds.length === 0
        ? [['not_stated', always]]
        : [['wanted', any(employerKinds.map((kind) => `emp:${kind}`))]],
    region: [
      ['district', any(wishes)],
      regions.length === 0 ? ['not_stated', always] : ['city', any([...cities].map((city) => `city:${city}`))],
    ],
    wage:
      wageFloor === null
        ? [['meets', always]]
        : [
            ['meets', { wageMinAtLeast: wageFloor }],
            ['may_meet', { wageMaxAtLeast: wageFloor }],
          ],
    category: [['named', any(categoryTokens(student).filter((token) => token.startsWith('cat:')))]],
  };
}

/** Positions that only 必须 major or an accepted category condition keeps from her. */
export function refusedPositionQueryFor(book: Rulebook, student: StudentFacts, today: string): PositionQuery {
  const query = positionQueryFor(book, student, today);
  return { ...query, all: [...kindAndEducation(student), { failsOneOf: majorAndCategory(student) }] };
}

/** Students whom only 必须 major or an accepted category condition keeps from a position. */
export function refusedStudentQueryFor(book: Rulebook, position: PositionFacts): StudentQuery {
  const [kind, education, ...narrow] = studentConditions(position);
  return { ...studentQueryFor(book, position), all: [kind!, education!, { failsOneOf: narrow }] };
}

/** What the in-process engine has to find for a position that is open. */
export function studentQueryFor(book: Rulebook, position: PositionFacts): StudentQuery {
  return {
    edition: book.edition.digest,
    grades: positionDocument(book, position).grades,
    all: studentConditions(position),
    step: book.edition.step,
    criteria: weigh(book, {
      major: majorTests(position),
      intent: [
        ['wanted', any(position.employerKinds.map((kind) => `wants:${kind}`))],
        ['not_stated', any(['wants:none'])],
      ],
      region: regionTests(position, isFullyRemote(book, position)),
      wage: wageTests(position),
      category: [['named', any(position.categories.flatMap((entry) => levelTokens('cat', entry)))]],
      comfort: [['all', { nicesMet: true }]],
    }),
  };
}

function studentConditions(position: PositionFacts): Test[] {
  const level = educationMinimums.indexOf(position.education);
  const tests: Test[] = [
    any([`kind:${position.kind}`]),
    any(educationMinimums.flatMap((_, index) => (index >= level ? [`edu:${index}`] : []))),
  ];
  const letter = { major: 'm', class: 'c', discipline: 'd' } as const;
  if (position.majorRule === 'required' && position.majors.length > 0)
    tests.push(any(position.majors.map((entry) => `${letter[entry.level]}:${entry.name}`)));
  if (position.categoryRule === 'essential')
    tests.push(any(position.categories.flatMap((entry) => [...levelTokens('own', entry), `own:${entry.category}:?`])));
  return tests;
}

function levelTokens(prefix: string, entry: PositionFacts['categories'][number]): string[] {
  return [1, 2, 3, 4]
    .filter((level) => level >= entry.mostSevereLevel)
    .map((level) => `${prefix}:${entry.category}:${level}`);
}

function majorTests(position: PositionFacts): Tests['major'] {
  const { majors } = position;
  if (majors.length === 0) return [['open', always]];
  const preferred = position.majorRule === 'preferred';
  const named = (level: string) => majors.filter((entry) => entry.level === level).map((entry) => entry.name);
  const sharing = preferred
    ? [...prefixed('d', named('major'), disciplinesOf), ...prefixed('d', named('class'), disciplinesOfClass)]
    : [];
  return [
    ['major', any(named('major').map((name) => `m:${name}`))],
    [
      'class',
      any([
        ...named('class').map((name) => `c:${name}`),
        ...(preferred ? prefixed('c', named('major'), classesOf) : []),
      ]),
    ],
    ['discipline', any([...named('discipline').map((name) => `d:${name}`), ...sharing])],
  ];
}

function regionTests(position: PositionFacts, remote: boolean): Tests['region'] {
  const { region } = position;
  const city = region === null ? null : cityOf(region);
  return [
    [
      'district',
      any([...(remote ? ['remote'] : []), ...(region === null ? [] : placesAround(region).map((r) => `r:${r}`))]),
    ],
    ['city', any(city === null ? [] : [`city:${city}`])],
    ['not_stated', any(['r:none'])],
  ];
}

function wageTests({ wageMin, wageMax }: PositionFacts): Tests['wage'] {
  return [
    ['meets', { floorAtMost: wageMin ?? -1 }],
    ['may_meet', wageMax === null ? always : { floorAtMost: wageMax }],
  ];
}

/** Gives tiers the points of the edition, best first, in the order of the criteria. */
function weigh(book: Rulebook, tests: Tests): SearchCriterion[] {
  return criteria.map((criterion) =>
    tests[criterion]
      .map(([tier, test]) => ({ points: book.edition.points[criterion][tier] ?? 0, test }))
      .sort((one, other) => other.points - one.points),
  );
}
