import {
  classesOf,
  disciplinesOf,
  type EducationLevel,
  type EducationMinimum,
  type PositionKind as Kind,
} from '../reference/index.ts';
import type { CategoryEntry, MajorEntry, PositionFacts, StudentFacts } from './facts.ts';
import { failedConditions } from './rules-conditions.ts';

/** A major of hers with all that a position could name it by. */
export type OwnMajor = {
  readonly name: string;
  readonly classes: readonly string[];
  readonly disciplines: readonly string[];
};

/**
 * A condition that keeps a pair apart, with the facts of both sides. Of her certificate `category` says only whether any
 * category is on record, for herself to read: what it says stands behind its own view.
 */
export type Obstacle =
  | { readonly condition: 'open'; readonly why: readonly Shut[]; readonly closesOn: string | null }
  | { readonly condition: 'kind'; readonly asks: Kind; readonly has: readonly Kind[] }
  | { readonly condition: 'education'; readonly asks: EducationMinimum; readonly has: EducationLevel | null }
  | { readonly condition: 'major'; readonly asks: readonly MajorEntry[]; readonly has: readonly OwnMajor[] }
  | { readonly condition: 'category'; readonly asks: readonly CategoryEntry[]; readonly onRecord: boolean };
/** Why nobody can apply: taken down, past its last day, no place left. */
export type Shut = 'closed' | 'past' | 'full';

/** Every condition that a pair fails, in the order in which it is said, with what stands on both sides. */
export function obstaclesOf(student: StudentFacts, position: PositionFacts, today: string): Obstacle[] {
  return failedConditions(student, position, today).map((condition): Obstacle => {
    switch (condition) {
      case 'open':
        return { condition, why: whyShut(position, today), closesOn: position.closesOn };
      case 'kind':
        return { condition, asks: position.kind, has: student.seeks };
      case 'education':
        return { condition, asks: position.education, has: student.education };
      case 'major':
        return { condition, asks: position.majors, has: student.majors.map(ownMajor) };
      case 'category':
        return { condition, asks: position.categories, onRecord: hasCategory(student) };
    }
  });
}

/** Every reason for which nobody can apply now; empty: it is open. */
export function whyShut({ open, placesLeft, closesOn }: PositionFacts, today: string): Shut[] {
  return [
    ...(open ? [] : (['closed'] as const)),
    ...(closesOn !== null && closesOn < today ? (['past'] as const) : []),
    ...(placesLeft > 0 ? [] : (['full'] as const)),
  ];
}

const hasCategory = ({ certificateCategory, components }: StudentFacts): boolean =>
  certificateCategory !== null || components.length > 0;

const ownMajor = (name: string): OwnMajor => ({
  name,
  classes: [...classesOf(name)],
  disciplines: [...disciplinesOf(name)],
});
