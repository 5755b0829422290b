import { may, reachOf } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { verifySnapshots, type Verified } from './verify.ts';

/** A list of students chosen for a position, as lists of lists name it. */
export type ListCard = {
  readonly id: number;
  readonly title: string;
  readonly positionId: number;
  readonly positionNumber: string;
  readonly positionTitle: string;
  /** Null: the city's. */
  readonly district: string | null;
  readonly byName: string;
  readonly createdAt: Date;
  readonly students: number;
};
export type ListsPage = { readonly lists: readonly ListCard[]; readonly count: number };

/** Lists within this actor's reach, newest first; of one position or of all. */
export async function listsFor(
  ctx: Ctx,
  { positionId, offset, limit }: { positionId?: number; offset: number; limit: number },
): Promise<ListsPage> {
  const rows = within(ctx).$if(positionId !== undefined, (query) =>
    query.where('chosen_lists.position_id', '=', positionId!),
  );
  const { count } = await rows.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const lists = await cards(rows)
    .orderBy('chosen_lists.created_at', 'desc')
    .orderBy('chosen_lists.id', 'desc')
    .offset(offset)
    .limit(limit)
    .execute();
  return { lists, count };
}

/** Staff of a district see the lists of their district; the city sees all. */
function within(ctx: Ctx) {
  const reach = reachOf(ctx.actor, 'lists.read');
  const rows = ctx.db.selectFrom('chosen_lists');
  if (reach === 'any') return rows;
  const district = ctx.actor.kind === 'person' ? ctx.actor.membership?.scope.district : undefined;
  if (reach !== 'district' || district === undefined) throw new NotFound();
  return rows.where('chosen_lists.district', '=', district);
}

function cards(rows: ReturnType<typeof within>) {
  return rows
    .innerJoin('positions', 'positions.id', 'chosen_lists.position_id')
    .select((eb) => [
      'chosen_lists.id',
      'chosen_lists.title',
      'chosen_lists.position_id as positionId',
      'positions.number as positionNumber',
      'positions.title as positionTitle',
      'chosen_lists.district',
      'chosen_lists.by_name as byName',
      'chosen_lists.created_at as createdAt',
      eb
        .selectFrom('chosen_list_entries')
        .select((of) => of.fn.countAll<number>().as('students'))
        .whereRef('list_id', '=', 'chosen_lists.id')
        .as('students'),
    ])
    .$castTo<ListCard>();
}

export type OpenList = {
  readonly list: ListCard;
  /** Each student as she was kept, and what has changed since; in the order in which they were added. */
  readonly entries: readonly Verified[];
  /** How many more are on it who are no longer within reach. */
  readonly outOfReach: number;
};

/** One list, with every match on it checked. Students who are no longer within reach are only counted. */
export async function listWithId(ctx: Ctx, id: number): Promise<OpenList> {
  if (!may(ctx.actor, 'lists.read')) throw new NotFound();
  const list = await cards(within(ctx)).where('chosen_lists.id', '=', id).executeTakeFirst();
  if (!list) throw new NotFound();
  const entries = await verifySnapshots(ctx, await snapshotsOn(ctx, id), 'lists.read');
  // Checking drops what may no longer be kept, so who is on it is asked again.
  const students = (await snapshotsOn(ctx, id)).length;
  return { list: { ...list, students }, entries, outOfReach: students - entries.length };
}

/** A list on which a match was kept, with what was kept. */
export type KeptOnList = { readonly list: Pick<ListCard, 'id' | 'title'>; readonly verified: Verified };

/** Where the match of one pair was kept, on the lists within this actor's reach, newest first. */
export async function keptOfPair(
  ctx: Ctx,
  { studentId, positionId }: { readonly studentId: number; readonly positionId: number },
): Promise<KeptOnList[]> {
  const rows = await within(ctx)
    .innerJoin('chosen_list_entries', 'chosen_list_entries.list_id', 'chosen_lists.id')
    .innerJoin('match_snapshots', 'match_snapshots.id', 'chosen_list_entries.snapshot_id')
    .select(['chosen_lists.id', 'chosen_lists.title', 'match_snapshots.id as snapshot'])
    .where('match_snapshots.student_id', '=', studentId)
    .where('match_snapshots.position_id', '=', positionId)
    .orderBy('match_snapshots.id', 'desc')
    .execute();
  const verified = await verifySnapshots(
    ctx,
    rows.map((row) => row.snapshot),
    'lists.read',
  );
  const byId = new Map(verified.map((each) => [each.id, each]));
  return rows.flatMap(({ id, title, snapshot }) => {
    const its = byId.get(snapshot);
    return its ? [{ list: { id, title }, verified: its }] : [];
  });
}

async function snapshotsOn(ctx: Ctx, id: number): Promise<number[]> {
  const rows = await ctx.db.selectFrom('chosen_list_entries').select('snapshot_id').where('list_id', '=', id).execute();
  return rows.map((row) => row.snapshot_id);
}
