import {
  cityOf,
  classesOf,
  covers,
  disciplinesOf,
  disciplinesOfClass,
  majorEntryText,
  type EmployerKind,
} from '../reference/index.ts';
import {
  criteria,
  tiers,
  type Criterion,
  type MajorEntry,
  type PositionFacts,
  type StudentFacts,
  type Tier,
} from './facts.ts';
import type { CriterionPoints, NeedVerdict } from './match.ts';
import { admits } from './rules-conditions.ts';
import { isFullyRemote } from './rules-verdicts.ts';
import type { Rulebook } from './rulebook.ts';

/** Points per criterion, in the order of the list; her best tier counts. */
export function pointsOf(
  book: Rulebook,
  student: StudentFacts,
  position: PositionFacts,
  needs: readonly NeedVerdict[],
  acceptsRemote: boolean,
): CriterionPoints[] {
  const tierOf: Record<Criterion, Tier> = {
    major: nearestMajor(student, position).tier,
    intent: intentTier(student, position),
    region: regionTier(student, position, acceptsRemote && isFullyRemote(book, position)),
    wage: wageTier(student.wageFloor, position),
    category: position.categories.some((entry) => admits(entry, student, true)) ? 'named' : 'other',
    comfort: comfortTier(needs),
  };
  return criteria.map((criterion) => {
    const tier = tierOf[criterion];
    return { criterion, tier, points: book.edition.points[criterion][tier] ?? 0 };
  });
}

/** The best that 专业要求 and her majors have in common: the tier, with the entry and the major that give it. */
export function nearestMajor(
  student: StudentFacts,
  position: PositionFacts,
): { tier: Tier; entry: MajorEntry | null; major: string | null } {
  if (position.majors.length === 0) return { tier: 'open', entry: null, major: null };
  const preferred = position.majorRule === 'preferred';
  let nearest: ReturnType<typeof nearestMajor> = { tier: 'none', entry: null, major: null };
  for (const entry of position.majors) {
    for (const major of student.majors) {
      const tier = nearness(entry, major, preferred);
      if (nearest.entry === null || majorTiers.indexOf(tier) < majorTiers.indexOf(nearest.tier))
        nearest = { tier, entry, major };
    }
  }
  return nearest;
}
const majorTiers: readonly Tier[] = tiers.major;

/** What stands behind the tiers of a pair, for the sentences that explain them. */
export type Deciding = {
  readonly entry: string | null;
  readonly major: string | null;
  /** The kinds of employer that she wants of those that the position counts for; all of these where she wants none. */
  readonly kinds: readonly EmployerKind[];
  /** The points of the region come from remote work, which she accepts, and not from the place. */
  readonly remote: boolean;
};

export function decidingOf(
  book: Rulebook,
  student: StudentFacts,
  position: PositionFacts,
  acceptsRemote: boolean,
): Deciding {
  const { entry, major } = nearestMajor(student, position);
  const near = position.region !== null && student.regions.some((wish) => covers(wish, position.region!));
  const wanted = position.employerKinds.filter((kind) => student.employerKinds.includes(kind));
  return {
    entry: entry && majorEntryText(entry),
    major,
    kinds: wanted.length > 0 ? wanted : position.employerKinds,
    remote: !near && acceptsRemote && isFullyRemote(book, position),
  };
}

/** How near one named entry is to one major of hers. Under 优先 a shared class or 门类 is enough; under 必须 not. */
function nearness(entry: MajorEntry, major: string, preferred: boolean): Tier {
  if (entry.level === 'major' && entry.name === major) return 'major';
  const classes = classesOf(major);
  if (entry.level === 'class' && classes.has(entry.name)) return 'class';
  if (preferred && entry.level === 'major' && !classesOf(entry.name).isDisjointFrom(classes)) return 'class';
  const disciplines = disciplinesOf(major);
  if (entry.level === 'discipline') return disciplines.has(entry.name) ? 'discipline' : 'none';
  if (!preferred) return 'none';
  const its = entry.level === 'class' ? disciplinesOfClass(entry.name) : disciplinesOf(entry.name);
  return its.isDisjointFrom(disciplines) ? 'none' : 'discipline';
}

function intentTier(student: StudentFacts, position: PositionFacts): Tier {
  if (student.employerKinds.length === 0) return 'not_stated';
  return position.employerKinds.some((kind) => student.employerKinds.includes(kind)) ? 'wanted' : 'other';
}

function regionTier(student: StudentFacts, position: PositionFacts, remote: boolean): Tier {
  if (remote) return 'district';
  if (student.regions.length === 0) return 'not_stated';
  const place = position.region;
  if (place === null) return 'other';
  if (student.regions.some((wish) => covers(wish, place))) return 'district';
  const city = cityOf(place);
  return city !== null && student.regions.some((wish) => cityOf(wish) === city) ? 'city' : 'other';
}

function wageTier(floor: number | null, position: PositionFacts): Tier {
  const { wageMin, wageMax } = position;
  if (floor === null || (wageMin !== null && wageMin >= floor)) return 'meets';
  return wageMax === null || wageMax >= floor ? 'may_meet' : 'below';
}

function comfortTier(needs: readonly NeedVerdict[]): Tier {
  const nice = needs.filter((need) => need.importance === 'nice');
  return nice.length > 0 && nice.every((need) => need.verdict === 'met') ? 'all' : 'other';
}
