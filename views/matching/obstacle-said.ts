import type { Obstacle, Shut } from '../../src/matching/index.ts';
import { categoryEntry, dayName, list } from '../names.ts';
import type { Wording } from '../page.ts';

/** A condition that keeps a pair apart, as it stands on both sides; what is said of the position can be several lines. */
export type SaidObstacle = {
  readonly condition: string;
  readonly position: readonly string[];
  readonly student: string;
};

export function obstacleSaid(page: Wording, obstacle: Obstacle, self: boolean): SaidObstacle {
  const { why } = page.words.evidence;
  return { condition: why.conditions[obstacle.condition], ...sidesOf(page, obstacle, self) };
}

function sidesOf(page: Wording, obstacle: Obstacle, self: boolean): Omit<SaidObstacle, 'condition'> {
  const { official, evidence } = page.words;
  const { why } = evidence;
  switch (obstacle.condition) {
    case 'open':
      return { position: shutSaid(page, obstacle), student: why.anybody };
    case 'kind':
      return {
        position: [official.kinds[obstacle.asks]],
        student:
          obstacle.has.length === 0
            ? why.noSeeks
            : list(
                page,
                obstacle.has.map((kind) => official.seeks[kind]),
              ),
      };
    case 'education':
      return {
        position: [official.educationAndAbove[obstacle.asks]],
        student: obstacle.has === null ? why.noEducation : official.educations[obstacle.has],
      };
    case 'major':
      return { position: [askedMajors(page, obstacle.asks)], student: ownMajors(page, obstacle.has) };
    case 'category':
      return {
        position: [why.categoryOnly(namedCategories(page, obstacle)), why.categoryReason],
        student: self ? why.categoryOwn(obstacle.onRecord) : why.categoryHers,
      };
  }
}

/** Why nobody can apply, reason by reason. */
export function shutSaid(
  page: Wording,
  { why, closesOn }: { readonly why: readonly Shut[]; readonly closesOn: string | null },
): string[] {
  const { shut } = page.words.evidence.why;
  return why.map((each) => (each === 'past' ? shut.past(dayName(page, closesOn ?? '')) : shut[each]));
}

const namedCategories = (page: Wording, { asks }: Obstacle & { condition: 'category' }): string =>
  list(
    page,
    asks.map((entry) => categoryEntry(page, entry)),
  );

type MajorObstacle = Obstacle & { condition: 'major' };

export const askedMajors = (page: Wording, asks: MajorObstacle['asks']): string =>
  list(
    page,
    asks.map((entry) => `${entry.name}${page.words.evidence.why.level[entry.level]}`),
  );

/** Hers with everything that a position could name them by, so that one sees that nothing of it is asked for. */
function ownMajors(page: Wording, has: MajorObstacle['has']): string {
  const { why } = page.words.evidence;
  if (has.length === 0) return why.noMajor;
  return has
    .map(({ name, classes, disciplines }) => why.majorOf(name, list(page, [...new Set([...classes, ...disciplines])])))
    .join(page.lang === 'zh' ? '；' : '; ');
}
