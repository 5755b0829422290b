import { sql } from 'kysely';
import { audit } from '../audit/index.ts';
import { may } from '../accounts/policy.ts';
import { inTransaction, today, type Ctx, type Tx } from '../ctx.ts';
import { Conflict, NotFound } from '../errors.ts';
import { ownScope, type Run } from './find-run.ts';
import { newestPublication, whoActs } from './hold-editions.ts';
import { bookOf } from './reads-editions.ts';

/**
 * Puts a run over all students of this actor's scope in line, with the edition in force and today's day. One that is
 * waiting or running already is not started again: its number is given back.
 */
export async function startRun(ctx: Ctx, kind: 'cohort' | 'fairness'): Promise<number> {
  const district = ownScope(ctx, 'runs.start');
  return inTransaction(ctx, async (tx) => {
    const { edition } = await newestPublication(tx);
    return putInLine(tx, { kind, edition_id: edition, other_edition_id: null, district });
  });
}

/** Puts a comparison of an edition with the one in force in line, over the students of the whole city. */
export async function compareEdition(ctx: Ctx, id: string): Promise<number> {
  if (!may(ctx.actor, 'editions.keep')) throw new NotFound();
  return inTransaction(ctx, async (tx) => {
    await bookOf(tx, id);
    const { edition } = await newestPublication(tx);
    if (edition === id) throw new Conflict('in_force');
    return putInLine(tx, { kind: 'comparison', edition_id: id, other_edition_id: edition, district: null });
  });
}

type Asked = Pick<Run, 'kind' | 'edition_id' | 'other_edition_id' | 'district'>;

async function putInLine(tx: Tx, asked: Asked): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('match_runs'))`.execute(tx.db);
  const there = await tx.db
    .selectFrom('match_runs')
    .select('id')
    .where('kind', '=', asked.kind)
    .where('edition_id', '=', asked.edition_id)
    .where('district', 'is not distinct from', asked.district)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  if (there) return there.id;
  const { id } = await tx.db
    .insertInto('match_runs')
    .values({ ...asked, state: 'waiting', on_day: today(tx), ...whoActs(tx), created_at: tx.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { kind, edition_id: edition, district } = asked;
  await audit(tx, {
    verb: kind === 'comparison' ? 'editions.keep' : 'runs.start',
    thing: { kind: 'match_run', id },
    facts: { act: 'started', kind, edition, district },
  });
  return id;
}
