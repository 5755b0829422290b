import type { Kysely } from 'kysely';
import pino from 'pino';
import { makeMemorySearch } from '../../search/index.ts';
import type { Actor, Role, Scope } from '../../src/accounts/policy.ts';
import { readConfig } from '../../src/config.ts';
import { makeKeys } from '../../src/crypt/index.ts';
import type { Ctx } from '../../src/ctx.ts';
import type { Tables } from '../../src/db/tables.ts';
import type { Deps } from '../../src/deps.ts';
import type { PositionFacts, StudentFacts } from '../../src/matching/facts.ts';
import { documentSource, openedBook } from '../../src/matching/index.ts';
import { boardSource } from '../../src/positions/index.ts';
import { employerKinds, flexibleWork } from '../../src/reference/index.ts';
import { makePosition, makeRandom, makeStudent } from '../bench/world.ts';

/** A house with a real engine over the test's database, whose clock stands where a test puts it. */
export type House = Deps & { readonly clock: { pass: (minutes: number) => void } };

export function makeHouse(db: Kysely<Tables>): House {
  let at = Date.parse('2026-11-22T10:00:00+08:00');
  return {
    db,
    search: makeMemorySearch((edition) => documentSource({ db }, openedBook(edition)), boardSource({ db })),
    mail: { send: async () => undefined },
    keys: makeKeys([Buffer.alloc(32, 9)]),
    config: readConfig({ LOG_LEVEL: 'silent' }),
    log: pino({ level: 'silent' }),
    now: () => new Date(at),
    clock: { pass: (minutes) => void (at += minutes * 60_000) },
  };
}

export const as = (house: House, actor: Actor): Ctx => ({ ...house, actor });
const someone = (role: Role, scope: Scope = {}, name = `${role} 1`): Actor & { kind: 'person' } => ({
  kind: 'person',
  userId: `${role}-${Object.values(scope).join('-') || 'all'}`,
  name,
  membership: { id: 1, role, scope },
});
export const city = someone('city_staff', {}, '周敏');
export const chaoyang = someone('district_staff', { district: '110105' }, '王丽');
export const fengtai = someone('district_staff', { district: '110106' }, '赵强');
/** Everybody who is no staff. */
export const strangers: readonly Actor[] = [
  { kind: 'visitor' },
  { kind: 'person', userId: 'waiting', name: '等待', membership: null },
  someone('student', { studentId: 1 }),
  someone('teacher', { schoolId: 1 }),
  someone('employer', { employerId: 1 }),
  someone('base', { baseId: 1 }),
  someone('administrator'),
];

export type Filled = {
  readonly students: readonly (StudentFacts & { readonly district: string })[];
  readonly positions: readonly (PositionFacts & { readonly employer: number })[];
};
const districts = ['110105', '110106', '110108'];

/** A world from a seed, written into the tables: three districts of students, three employers of each kind. */
export async function fill(db: Kysely<Tables>, students: number, positions: number, seed = 3): Promise<Filled> {
  const random = makeRandom(seed);
  const made = {
    students: numbers(students).map((serial) => ({
      ...makeStudent(random, serial),
      district: districts[serial % districts.length]!,
    })),
    positions: numbers(positions).map((serial) => {
      const position = makePosition(random, serial);
      return { ...position, employer: 1 + employerKinds.indexOf(position.employerKinds[0]!) * 3 + (serial % 3) };
    }),
  };
  await write(db, made);
  return made;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Writes a world with three employers of each kind. */
export async function write(db: Kysely<Tables>, { students, positions }: Filled): Promise<void> {
  const employers = employerKinds.flatMap((employer_kind, kind) =>
    [0, 1, 2].map((index) => ({ id: 1 + kind * 3 + index, name: `示例单位${kind * 3 + index}`, employer_kind })),
  );
  await insert(db, 'employers', employers);
  await insert(db, 'students', students.map(studentRow));
  await insert(db, 'disabilities', students.map(disabilityRow));
  await insert(db, 'need_records', students.map(needRow));
  await insert(db, 'positions', positions.map(positionRow));
}

const batch = 1000;

async function insert(db: Kysely<Tables>, table: keyof Tables, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += batch) {
    await db
      .insertInto(table)
      .values(rows.slice(at, at + batch) as never)
      .execute();
  }
}

const studentRow = (student: Filled['students'][number]) => ({
  id: student.serial,
  number: student.number,
  name: `学生${student.serial}`,
  sort_key: 'xue sheng',
  district: student.district,
  major: student.majors[0] ?? null,
  education: student.education,
  employer_kinds: student.employerKinds,
  regions: student.regions,
  wage_floor: student.wageFloor,
  accepts_remote: student.acceptsRemote,
  seeks: student.seeks,
  opportunities: student.opportunities,
});
const disabilityRow = (student: StudentFacts) => ({
  student_id: student.serial,
  category: student.certificateCategory,
  level: student.certificateLevel,
  components: JSON.stringify(student.components),
});
const needRow = (student: StudentFacts) => ({
  student_id: student.serial,
  version: 1,
  answers: JSON.stringify(student.needs),
  confirmed_on: student.needsConfirmed ? '2026-09-01' : null,
  confirmed_by: student.needsConfirmed ? 'herself' : null,
});
const positionRow = (position: Filled['positions'][number]) => ({
  id: position.serial,
  number: position.number,
  employer_id: position.employer,
  kind: position.kind,
  flexible: position.employerKinds.includes(flexibleWork),
  title: `岗位${position.serial}`,
  headcount: position.placesLeft,
  education: position.education,
  majors: JSON.stringify(position.majors),
  major_rule: position.majorRule,
  categories: JSON.stringify(position.categories),
  category_reason: position.categoryRule === 'essential' ? '理由' : null,
  category_reason_state: position.categoryRule === 'essential' ? 'accepted' : null,
  region: position.region,
  wage_min: position.wageMin,
  wage_max: position.wageMax,
  demands: JSON.stringify(position.demands),
  features: JSON.stringify(position.features),
  closes_on: position.closesOn,
  state: position.open ? 'open' : 'closed',
  quality: position.quality,
});

/** The entries of the log, oldest first. */
export const logged = async (house: House) =>
  house.db
    .selectFrom('audit_log')
    .select(['verb', 'thing_kind', 'thing_id', 'subject_student_id', 'reason', 'facts'])
    .orderBy('id')
    .execute();
