import type { Test } from '../../search/index.ts';
import type { Ctx } from '../ctx.ts';
import type { MatchFilter } from './input.ts';

/** The filter as conditions for an engine. Classes are not among them: they are asked for by themselves. */
export async function conditionsOf(ctx: Ctx, filter: MatchFilter): Promise<Test[]> {
  return [
    ...(filter.kind ? [{ any: [`kind:${filter.kind}`] }] : []),
    ...(filter.regions.length > 0 ? [{ any: filter.regions.map((code) => `r:${code}`) }] : []),
    ...(filter.wage ? [{ wageMaxAtLeast: filter.wage }] : []),
    ...(filter.words ? [{ ids: await positionsNaming(ctx, filter.words) }] : []),
  ];
}

/** Open positions whose title, employer or duties have every one of the words. */
async function positionsNaming(ctx: Ctx, words: string): Promise<number[]> {
  let rows = ctx.db
    .selectFrom('positions')
    .innerJoin('employers', 'employers.id', 'positions.employer_id')
    .select('positions.id')
    .where('positions.state', '=', 'open');
  for (const word of words.split(/\s+/).slice(0, 10)) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    rows = rows.where((eb) =>
      eb.or([
        eb('positions.title', 'ilike', pattern),
        eb('employers.name', 'ilike', pattern),
        eb('positions.duties', 'ilike', pattern),
      ]),
    );
  }
  return (await rows.execute()).map((row) => row.id);
}
