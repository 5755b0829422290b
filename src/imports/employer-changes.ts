import type { EmployerToBring } from '../organizations/index.ts';
import type { EmployerDiffers, EmployerNamed } from './employers-named.ts';
import { keepHers, takeFile, type Change, type Decisions, type Question } from './plan.ts';
import { standingOf, type Standing } from './row-reader.ts';

/** What a row does to its employer: what a person is asked first, what is written, and what it is called then. */
export type EmployerSettled = {
  readonly questions: readonly Question[];
  readonly changes: readonly Change[];
  readonly bring: EmployerToBring;
  readonly name: string;
};
export type SettleEmployer = (row: Standing, employer: EmployerNamed) => EmployerSettled;

/**
 * Another name or kind of an employer on record is asked about once, with the first row that can be written and says so.
 * The other rows of that employer wait with it: where its credit code is wrong, all of them are another employer's.
 */
export function startEmployerQuestions(decisions: Decisions): SettleEmployer {
  const first = new Map<string, Standing>();

  function questionOf(standing: Standing, { key, recordName }: EmployerNamed, change: Change): Question {
    const what = `${key} ${change.field}`;
    const asked = first.get(what);
    if (!asked) first.set(what, standingOf(standing));
    const id = `${(asked ?? standing).id}-${change.field}`;
    const answer = decisions[id] ?? null;
    const decided = answer === keepHers || answer === takeFile ? answer : null;
    const see = asked && { row: asked.row, ...(asked.sheet === undefined ? {} : { sheet: asked.sheet }) };
    return { id, kind: 'employer', employer: recordName, change, decided, ...(see ? { see } : {}) };
  }

  return (row, employer) => {
    const questions: Question[] = [];
    const isWritten = ({ asks, change }: EmployerDiffers): boolean => {
      if (!asks) return true;
      const question = questionOf(row, employer, change);
      questions.push(question);
      return question.decided === takeFile;
    };
    const written = employer.differing.filter(isWritten);
    const { id, bring } = employer;
    return {
      questions,
      changes: written.map(({ change }) => change),
      bring: id === null ? bring : { id, ...Object.fromEntries(written.map(({ field }) => [field, bring[field]])) },
      name: written.some(({ field }) => field === 'name') ? employer.name : employer.recordName,
    };
  };
}
