import { may } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { currentBook } from './reads-editions.ts';
import { studentFactsOf } from './reads-facts.ts';
import { flagsOf } from './rules.ts';

export type Chosen = {
  readonly id: number;
  readonly number: string;
  readonly name: string;
  readonly district: string | null;
  /** A person has to look at her matches before anything is sent. */
  readonly review: boolean;
};

/** Students by their numbers, each once. One whom this actor may not put on lists is not found, and then none is. */
export async function chosenStudents(ctx: Ctx, numbers: readonly string[]): Promise<Chosen[]> {
  const wanted = [...new Set(numbers)];
  if (wanted.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('students')
    .select(['id', 'number', 'name', 'district'])
    .where('number', 'in', wanted)
    .orderBy('id')
    .execute();
  const mine = rows.filter(({ district }) => may(ctx.actor, 'lists.keep', { district }));
  if (mine.length < wanted.length) throw new NotFound();
  const book = await currentBook(ctx);
  const facts = await studentFactsOf(
    ctx,
    mine.map((student) => student.id),
  );
  const flagged = new Set(facts.filter((each) => flagsOf(book, each).includes('review')).map((each) => each.serial));
  return mine.map((student) => ({ ...student, review: flagged.has(student.id) }));
}
