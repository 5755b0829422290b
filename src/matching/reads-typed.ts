import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { foldText } from '../input.ts';
import { positionForReader, type PositionForReader } from '../positions/index.ts';
import type { PositionFacts, StudentFacts } from './facts.ts';
import { studentForMatches } from './reads.ts';
import { positionForCandidates } from './reads-candidates.ts';

/** A number as somebody typed it, without spaces and full-width signs. */
export const typedNumber = (text: string | null): string => foldText(text ?? '');

/** The position with a typed number, as far as this reader may see it; null: there is none for her. */
export const typedPosition = (ctx: Ctx, typed: string): Promise<PositionForReader | null> =>
  eitherWay(typed, (number) => positionForReader(ctx, number));

/** The student with a typed number whose matches this reader may see; null: there is none. */
export const typedStudent = (ctx: Ctx, typed: string): Promise<StudentFacts | null> =>
  eitherWay(typed, (number) => studentForMatches(ctx, number));

/** The position with a typed number whose candidates this reader may see; null: there is none. */
export const typedForCandidates = (ctx: Ctx, typed: string): Promise<PositionFacts | null> =>
  eitherWay(typed, (number) => positionForCandidates(ctx, number));

/** As it was typed, else in capitals. */
async function eitherWay<T>(typed: string, find: (number: string) => Promise<T>): Promise<T | null> {
  for (const number of typed === '' ? [] : new Set([typed, typed.toUpperCase()])) {
    try {
      return await find(number);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
    }
  }
  return null;
}
