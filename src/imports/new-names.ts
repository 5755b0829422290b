import { pinyin } from 'pinyin-pro';
import type { Ctx } from '../ctx.ts';
import { foldOrganization } from '../organizations/index.ts';
import type { NewName, NewNames } from './plan.ts';
import type { Writes } from './plan-import.ts';

/** A file that adds more than this is the first one: there is nothing yet that its names could be like. */
const mostCompared = 200;
/** A shorter name stands in many others. */
const leastSigns = 4;

/** The schools and employers that a plan would add, each with the one that its name looks like. */
export async function newNamesOf({ db }: Ctx, writes: Writes): Promise<NewNames> {
  const named = namesIn(writes);
  const schools = named.schools.length === 0 ? [] : await db.selectFrom('schools').select('name').execute();
  const employers = named.employers.length === 0 ? [] : await db.selectFrom('employers').select('name').execute();
  return { schools: newOf(named.schools, schools), employers: newOf(named.employers, employers) };
}

function namesIn(writes: Writes): { schools: string[]; employers: string[] } {
  switch (writes.of) {
    case 'students':
      return { schools: writes.students.flatMap(({ facts }) => facts.school ?? []), employers: [] };
    case 'positions': {
      const added = [...writes.employers.values()].filter((one) => one.id === null);
      return { schools: [], employers: added.flatMap((one) => one.name ?? []) };
    }
    case 'sheets': {
      const sheets = writes.sheets.map(namesIn);
      return { schools: sheets.flatMap((one) => one.schools), employers: sheets.flatMap((one) => one.employers) };
    }
    case 'bases':
      return { schools: [], employers: [] };
  }
}

type Compared = { readonly name: string; readonly bare: string };

function newOf(named: readonly string[], known: readonly { readonly name: string }[]): NewName[] {
  const there = new Set(known.map(({ name }) => foldOrganization(name)));
  const byName = new Map(named.map((name) => [foldOrganization(name), name]).toReversed() as [string, string][]);
  const added = [...byName].flatMap(([folded, name]) => (there.has(folded) ? [] : [name])).toReversed();
  const before = known.map(({ name }) => compared(name));
  return added.map((name, at) => {
    const one = compared(name);
    const like = at < mostCompared ? before.find((other) => areAlike(one.bare, other.bare)) : undefined;
    before.push(one);
    return { name, like: like?.name ?? null };
  });
}

/** Without what stands in brackets, such as a town or 盖章. */
const compared = (name: string): Compared => ({
  name,
  bare: foldOrganization(name.normalize('NFKC').replaceAll(/[([〔【][^)\]〕】]*[)\]〕】]/g, '')),
});

function areAlike(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return (short.length >= leastSigns && long.includes(short)) || soundAlike(one, other);
}

/** 示例里工大学 for 示例理工大学: signs that are typed in the same way. */
function soundAlike(one: string, other: string): boolean {
  if (one.length !== other.length || [...one].filter((sign, at) => sign !== other[at]).length > 2) return false;
  return sound(one) === sound(other);
}

const sound = (text: string): string => pinyin(text, { toneType: 'none', type: 'array' }).join(' ');
