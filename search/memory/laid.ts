import type { Fit } from './fit.ts';
import { bestOf, countAhead, countOf, fitOf, type Best, type Clause } from './program.ts';
import type { Shelf } from './shelf.ts';

/** One query laid over one segment, good until the next question to it. */
export type Laid = {
  readonly shelf: Shelf;
  /** What a candidate of a class passes, by grade 0–3. */
  readonly classAt: (grade: number) => readonly Clause[];
  readonly fit: Fit;
};

const grades: readonly number[] = [0, 1, 2, 3];

/** The best `k` of what passes; fits are steps above `laid.fit.base`. */
export const bestPassing = (laid: Laid, clauses: readonly Clause[], k: number): Best =>
  bestOf(laid.shelf, clauses, laid.fit.criteria, k);

export const countsOf = (laid: Laid): number[] => grades.map((grade) => countOf(laid.shelf, laid.classAt(grade)));

/** Grade and fit (in steps above the base) of a candidate, or null when the document is none. */
export function standingOf(laid: Laid, ordinal: number): { grade: number; fit: number } | null {
  for (const grade of grades) {
    const fit = fitOf(laid.shelf, laid.classAt(grade), laid.fit.criteria, ordinal);
    if (fit !== null) return { grade, fit };
  }
  return null;
}

/** How many candidates of this segment come before a document of that grade and fit that would stand at `at`. */
export function countBefore(laid: Laid, grade: number, fit: number, at: number): number {
  const better = grades.slice(0, grade).reduce((sum, each) => sum + countOf(laid.shelf, laid.classAt(each)), 0);
  return better + countAhead(laid.shelf, laid.classAt(grade), laid.fit.criteria, fit, at);
}
