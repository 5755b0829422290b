import { readFileSync } from 'node:fs';
import type { Class, Flag, PositionFacts, StudentFacts, Verdict } from '../../src/matching/facts.ts';
import type { DisabilityCategory, EmployerKind } from '../../src/reference/index.ts';

/** The small world of vectors.jsonl: what every pair of it must give. A pair that is not expected is no candidate. */
export type Expected = {
  readonly student: string;
  readonly position: string;
  readonly class: Class;
  readonly fit: number;
  readonly needs: Readonly<Record<string, Verdict>>;
  readonly tiers: Readonly<Record<string, string>>;
  readonly flags: readonly Flag[];
  readonly would_open?: readonly { readonly feature: string; readonly class: Class }[];
  readonly rank: number;
};

type StudentLine = {
  readonly no: string;
  readonly serial: number;
  readonly seeks: StudentFacts['seeks'];
  readonly education: StudentFacts['education'];
  readonly major: { readonly name: string };
  readonly categories: readonly DisabilityCategory[];
  readonly certificate_category: DisabilityCategory;
  readonly level: number;
  readonly needs_confirmed: boolean;
  readonly must: readonly string[];
  readonly nice: readonly string[];
  readonly employer_kinds: StudentFacts['employerKinds'];
  readonly districts: readonly string[];
  readonly wage_floor: number | null;
  readonly accepts_remote: boolean;
};
type PositionLine = Pick<PositionFacts, 'serial' | 'quality' | 'kind' | 'majors' | 'demands' | 'features'> & {
  readonly no: string;
  readonly employer_kind: EmployerKind;
  readonly education: PositionFacts['education'];
  readonly major_rule: PositionFacts['majorRule'];
  readonly categories: readonly { readonly category: DisabilityCategory; readonly most_severe_level: number }[];
  readonly category_rule: PositionFacts['categoryRule'];
  readonly district: string;
  readonly wage_min: number | null;
  readonly wage_max: number | null;
  readonly closes_on: string;
};
type Line =
  | { readonly type: 'about'; readonly today: string }
  | ({ readonly type: 'student' } & StudentLine)
  | ({ readonly type: 'position' } & PositionLine)
  | ({ readonly type: 'expected' } & Expected);

export function readVectors() {
  const lines = readFileSync(new URL('vectors.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  return {
    today: lines.flatMap((line) => (line.type === 'about' ? [line.today] : []))[0]!,
    students: lines.flatMap((line) => (line.type === 'student' ? [studentFacts(line)] : [])),
    positions: lines.flatMap((line) => (line.type === 'position' ? [positionFacts(line)] : [])),
    expected: lines.flatMap(({ type, ...line }) => (type === 'expected' ? [line as Expected] : [])),
  };
}

function studentFacts(line: StudentLine): StudentFacts {
  const multiple = line.certificate_category === '7';
  const answers = (needs: readonly string[], answer: 'must' | 'nice') => needs.map((need) => [need, answer] as const);
  return {
    number: line.no,
    serial: line.serial,
    seeks: line.seeks,
    education: line.education,
    majors: [line.major.name],
    components: line.categories.map((category) => ({ category, level: multiple ? null : line.level })),
    certificateCategory: line.certificate_category,
    certificateLevel: line.level,
    needsConfirmed: line.needs_confirmed,
    needs: Object.fromEntries([...answers(line.must, 'must'), ...answers(line.nice, 'nice')]),
    employerKinds: line.employer_kinds,
    regions: line.districts,
    wageFloor: line.wage_floor,
    acceptsRemote: line.accepts_remote,
    opportunities: 0,
  };
}

function positionFacts(line: PositionLine): PositionFacts {
  return {
    number: line.no,
    serial: line.serial,
    quality: line.quality,
    open: true,
    closesOn: line.closes_on,
    placesLeft: 1,
    kind: line.kind,
    employerKinds: [line.employer_kind],
    education: line.education,
    majors: line.majors,
    majorRule: line.major_rule,
    categories: line.categories.map((entry) => ({
      category: entry.category,
      mostSevereLevel: entry.most_severe_level,
    })),
    categoryRule: line.category_rule,
    region: line.district,
    wageMin: line.wage_min,
    wageMax: line.wage_max,
    demands: line.demands,
    features: line.features,
  };
}
