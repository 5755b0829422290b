import { sql, type RawBuilder } from 'kysely';
import { setImmediate } from 'node:timers/promises';
import { today, type Tx } from '../ctx.ts';
import { announce } from '../outbox/index.ts';
import { noClosingDay, type PositionFacts, type PositionToBring } from './bring-facts.ts';
import { nextNumbers } from './next-numbers.ts';
import { sealPositionPhone } from './phone.ts';
import { qualityOf } from './rules.ts';

/** So many rows go into one statement. */
const rowsAtOnce = 100;

/**
 * Writes the positions of a workbook, in the transaction of the import: new ones in the order given, which is the order of
 * their serials, open and published today; of known ones what is given, while their state and day stay. A reason for a
 * category waits for staff to judge it, unless it and what it is for are as they were judged. Answers their ids in order.
 */
export async function bringPositions(tx: Tx, positions: readonly PositionToBring[]): Promise<number[]> {
  if (positions.length === 0) return [];
  // Who brings numbers waits for those who take the next free ones, and takes hers first.
  await nextNumbers(tx, 0);
  const added = positions.filter((one) => one.id === null);
  const fresh = await nextIds(tx, added.length);
  const rows = positions.map((one) => ({ ...one, id: one.id ?? fresh.shift()!, isNew: one.id === null }));
  await insert(
    tx,
    rows.filter((row) => row.isNew && row.facts.number !== undefined),
  );
  const unnumbered = rows.filter((row) => row.isNew && row.facts.number === undefined);
  const numbers = await nextNumbers(tx, unnumbered.length);
  await insert(
    tx,
    unnumbered.map((row, at) => ({ ...row, facts: { ...row.facts, number: numbers[at]! } })),
  );
  await update(
    tx,
    rows.filter((row) => !row.isNew),
  );
  const ids = rows.map((row) => row.id);
  await announce(tx, 'position', ids);
  return ids;
}

type Row = { readonly id: number; readonly employerId: number | null; readonly facts: Partial<PositionFacts> };

/** What a record set holds of one position; what is left out is null there. `places`: of each feature in `states`. */
function columnsOf(
  tx: Tx,
  { id, employerId, facts }: Row,
  places: ReadonlyMap<string, number>,
): Record<string, unknown> {
  const { wage, contact_phone, core, incidental, has, can_provide, no, ...plain } = facts;
  const weighed = (ids: readonly string[], weight: string) => ids.map((demand) => [demand, weight] as const);
  return {
    ...plain,
    id,
    employer_id: employerId,
    ...(wage === undefined ? {} : { wage_text: wage.text, wage_min: wage.min, wage_max: wage.max }),
    demands: core && incidental && Object.fromEntries([...weighed(core, 'core'), ...weighed(incidental, 'incidental')]),
    states: has && can_provide && no ? statesOf({ h: has, c: can_provide, n: no }, places) : undefined,
    phone: contact_phone === undefined ? undefined : sealPositionPhone(tx.keys, id, contact_phone)?.toString('base64'),
  };
}

/** One sign for each feature: 10,000 rows of 74 names each cost 60 MB more when they were written out. */
function statesOf(lists: Readonly<Record<string, readonly string[]>>, places: ReadonlyMap<string, number>): string {
  const signs = Array.from({ length: places.size }, () => '-');
  for (const [sign, ids] of Object.entries(lists)) for (const id of ids) signs[places.get(id)!] = sign;
  return signs.join('');
}

/** The rows as a record set `r`, with their features made whole. */
function records(tx: Tx, rows: readonly Row[]) {
  const ids = [
    ...new Set(rows.flatMap(({ facts: { has = [], can_provide = [], no = [] } }) => [...has, ...can_provide, ...no])),
  ];
  const places = new Map(ids.map((id, place) => [id, place]));
  return sql`(
    select p.*, case when p.states is null then null else coalesce((
      select jsonb_object_agg(f.id, case substr(p.states, f.place::integer, 1) when 'h' then 'has' when 'c' then 'can_provide' else 'no' end)
      from unnest(${ids}::text[]) with ordinality as f(id, place) where substr(p.states, f.place::integer, 1) <> '-'
    ), '{}') end as features
    from jsonb_to_recordset(${JSON.stringify(rows.map((row) => columnsOf(tx, row, places)))}::jsonb) as p(
      id bigint, number text, employer_id bigint, kind text, flexible boolean, title text, headcount integer, education text, majors jsonb,
      major_rule text, categories jsonb, category_reason text, region text, address text, wage_text text, wage_min integer,
      wage_max integer, duties text, demands jsonb, states text, closes_on date, contact_name text, phone text
    )
  ) r`;
}

async function insert(tx: Tx, rows: readonly Row[]): Promise<void> {
  const day = today(tx);
  await inParts(
    tx,
    rows,
    (part) => sql`
      insert into positions (
        id, number, employer_id, kind, flexible, title, headcount, education, majors, major_rule, categories, category_reason,
        category_reason_state, region, address, wage_text, wage_min, wage_max, duties, demands, features, closes_on,
        contact_name, contact_phone_sealed, state, published_on, quality, created_at, updated_at
      )
      select r.id, r.number, r.employer_id, r.kind, coalesce(r.flexible, false), r.title, r.headcount, coalesce(r.education, '不限'),
        coalesce(r.majors, '[]'), r.major_rule, coalesce(r.categories, '[]'), r.category_reason,
        case when r.category_reason is null then null else 'waiting' end, r.region, r.address, r.wage_text, r.wage_min,
        r.wage_max, r.duties, coalesce(r.demands, '{}'), coalesce(r.features, '{}'), nullif(r.closes_on, ${noClosingDay}),
        r.contact_name,
        decode(r.phone, 'base64'), 'open', ${day}::date, ${qualityOf(day, day)}::integer, ${tx.now()}, ${tx.now()}
      from ${records(tx, part)} order by r.id`,
  );
}

async function update(tx: Tx, rows: readonly Row[]): Promise<void> {
  await inParts(
    tx,
    rows,
    (part) => sql`
      update positions p set
        number = coalesce(r.number, p.number), employer_id = coalesce(r.employer_id, p.employer_id),
        kind = coalesce(r.kind, p.kind), flexible = coalesce(r.flexible, p.flexible), title = coalesce(r.title, p.title),
        headcount = coalesce(r.headcount, p.headcount), education = coalesce(r.education, p.education),
        majors = coalesce(r.majors, p.majors),
        major_rule = case when coalesce(r.majors, p.majors) = '[]' then null else coalesce(r.major_rule, p.major_rule) end,
        categories = coalesce(r.categories, p.categories),
        category_reason = coalesce(r.category_reason, p.category_reason),
        category_reason_state = case
          when coalesce(r.category_reason, p.category_reason) is null then null
          when coalesce(r.category_reason, p.category_reason) = p.category_reason
            and coalesce(r.categories, p.categories) = p.categories then p.category_reason_state
          else 'waiting'
        end,
        region = coalesce(r.region, p.region), address = coalesce(r.address, p.address),
        wage_text = coalesce(r.wage_text, p.wage_text),
        wage_min = case when r.wage_text is null then p.wage_min else r.wage_min end,
        wage_max = case when r.wage_text is null then p.wage_max else r.wage_max end,
        duties = coalesce(r.duties, p.duties), demands = coalesce(r.demands, p.demands),
        features = coalesce(r.features, p.features), closes_on = nullif(coalesce(r.closes_on, p.closes_on), ${noClosingDay}),
        contact_name = coalesce(r.contact_name, p.contact_name),
        contact_phone_sealed = coalesce(decode(r.phone, 'base64'), p.contact_phone_sealed),
        version = p.version + 1, updated_at = ${tx.now()}
      from ${records(tx, part)} where p.id = r.id`,
  );
}

/** While the database works on one part the next one is put together: a quarter of the time of 10,000 rows. */
async function inParts(
  tx: Tx,
  rows: readonly Row[],
  statement: (part: readonly Row[]) => RawBuilder<unknown>,
): Promise<void> {
  let underWay: Promise<unknown> = Promise.resolve();
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const next = statement(rows.slice(from, from + rowsAtOnce));
    await underWay;
    underWay = next.execute(tx.db);
    // Awaited above or below; until then a failure is nobody's surprise.
    underWay.catch(() => undefined);
    // Lets the statement leave before the next one is made.
    await setImmediate();
  }
  await underWay;
}

async function nextIds(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('positions', 'id')) as id from generate_series(1, ${count}::integer)`.execute(
    tx.db,
  );
  return rows.map((row) => row.id);
}
