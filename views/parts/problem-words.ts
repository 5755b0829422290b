import type { Problem, ProblemKey } from '../../src/errors.ts';
import type { Words } from '../words/index.ts';

/** Says a field's problem: `too_long:200` → 最多 200 个字，请缩短. */
export function sayProblem(words: Words, problem: Problem): string {
  const [key = '', ...figure] = problem.split(':');
  return words.problems[key as ProblemKey](figure.join(':'));
}
