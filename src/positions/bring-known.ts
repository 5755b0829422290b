import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { flexibleWork, type EmployerKind } from '../reference/index.ts';
import type { PositionFacts } from './bring-facts.ts';
import { openPositionPhone } from './phone.ts';
import { wageText } from './rules-posting.ts';
import type { PositionRow } from './tables.ts';

/** A position as workbooks see it. */
export type PositionOnRecord = {
  readonly id: number;
  readonly number: string;
  readonly title: string;
  readonly taken: number;
  readonly baseId: number | null;
  readonly employer: {
    readonly id: number;
    readonly name: string;
    readonly credit_code: string | null;
    readonly employer_kind: EmployerKind;
  };
  /** What is on record; a key that is left out is empty there. */
  readonly facts: Partial<PositionFacts>;
  readonly confirmedFields: readonly string[];
};
type Reader = Pick<Ctx, 'db' | 'keys'>;

/** Every position that rows may mean: by number, and by title for rows that have none. One query. */
export async function positionsMeant(
  ctx: Reader,
  wanted: { readonly numbers: readonly string[]; readonly titles: readonly string[] },
  lock: boolean,
): Promise<PositionOnRecord[]> {
  return onRecord(
    ctx,
    sql`p.id in (
      select id from positions where number = any(${[...wanted.numbers]}::text[])
      union select id from positions where title = any(${[...wanted.titles]}::text[])
    ) order by p.id ${lock ? sql`for update of p` : sql``}`,
  );
}

/** Positions in the order of their serials, so many above one. `district`: only those whose place of work it is. */
export async function positionsAfter(
  ctx: Reader,
  { after, limit, district }: { readonly after: number; readonly limit: number; readonly district: string | null },
): Promise<PositionOnRecord[]> {
  return onRecord(
    ctx,
    sql`p.id > ${after} and p.state <> 'draft' and (${district}::text is null or p.region = ${district})
      order by p.id limit ${limit}`,
  );
}

async function onRecord(ctx: Reader, where: RawBuilder<unknown>): Promise<PositionOnRecord[]> {
  const { rows } = await sql<Row>`
    select p.*, e.name as employer_name, e.credit_code, e.employer_kind
    from positions p join employers e on e.id = p.employer_id where ${where}`.execute(ctx.db);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    taken: row.taken,
    baseId: row.base_id,
    employer: {
      id: row.employer_id,
      name: row.employer_name,
      credit_code: row.credit_code,
      employer_kind: row.employer_kind,
    },
    facts: factsOf(ctx, row),
    confirmedFields: row.confirmed_fields,
  }));
}

type Row = Selectable<PositionRow> & { employer_name: string; credit_code: string | null; employer_kind: EmployerKind };

function factsOf(ctx: Reader, row: Row): Partial<PositionFacts> {
  const having = (stated: Readonly<Record<string, string>>, state: string) =>
    Object.keys(stated).filter((id) => stated[id] === state);
  const { wage_text, wage_min: min, wage_max: max } = row;
  const isStated = wage_text !== null || min !== null || max !== null;
  const facts = {
    ...row,
    flexible: row.flexible || row.employer_kind === flexibleWork,
    wage: isStated ? { text: wage_text ?? wageText(min, max), min, max } : null,
    core: having(row.demands, 'core'),
    incidental: having(row.demands, 'incidental'),
    has: having(row.features, 'has'),
    can_provide: having(row.features, 'can_provide'),
    no: having(row.features, 'no'),
    contact_phone: openPositionPhone(ctx.keys, row.id, row.contact_phone_sealed),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)) as Partial<PositionFacts>;
}
