import { describe, expect, test } from 'vitest';
import { may, reachOf, roles, verbs, type Actor, type Scope, type Thing } from '../../src/accounts/policy.ts';

/**
 * The policy as people agreed on it, line by line: how far each role reaches with each verb. It is written a second time
 * here on purpose: a change of the policy has to be made, and read, in both places.
 *
 * `-` not at all · `any` everything · `own` her own student record · `school`, `employer`, `base`, `district` what shares
 * that part of her scope.
 */
const agreed = `
verb                      visitor waiting student teacher employer base district_staff city_staff administrator
site.read                 any     any     any     any     any      any  any            any        any
site.write_to_staff       any     any     any     any     any      any  any            any        any
messages.read             -       -       -       -       -        -    district       any        any
reference.read            any     any     any     any     any      any  any            any        any
equivalents.read          -       -       -       -       -        -    any            any        -
equivalents.keep          -       -       -       -       -        -    -              any        -
account.enter             any     any     any     any     any      any  any            any        any
account.keep              -       any     any     any     any      any  any            any        any
accounts.read             -       -       -       -       -        -    district       any        any
accounts.approve          -       -       -       -       -        -    district       any        any
accounts.invite           -       -       -       -       -        -    district       any        any
accounts.end              -       -       -       -       -        -    -              any        any
audit.read                -       -       -       -       -        -    -              -          any
settings.change           -       -       -       -       -        -    -              -          any
index.keep                -       -       -       -       -        -    -              -          any
organizations.read        -       -       -       -       employer -    any            any        any
organizations.change      -       -       -       -       employer -    -              any        -
bases.read                -       -       -       -       -        base any            any        -
bases.change              -       -       -       -       -        base district       any        -
students.list             -       -       -       school  -        -    district       any        -
students.read             -       -       own     school  -        -    district       any        -
students.change           -       -       own     -       -        -    district       any        -
students.add              -       -       -       -       -        -    district       any        -
disability.read           -       -       own     -       -        -    district       any        -
disability.change         -       -       own     -       -        -    district       any        -
contact.read              -       -       own     -       -        -    district       any        -
needs.read                -       -       own     -       -        -    district       any        -
needs.confirm             -       -       own     -       -        -    district       any        -
views.read                -       -       own     -       -        -    -              -          -
positions.browse          any     any     any     any     any      any  any            any        any
positions.manage          -       -       -       -       employer base any            any        -
positions.post            -       -       -       -       employer base district       any        -
positions.change          -       -       -       -       employer base district       any        -
positions.judge_reason    -       -       -       -       -        -    district       any        -
positions.verify_feature  -       -       -       -       -        -    district       any        -
matches.read              -       -       own     -       -        -    district       any        -
candidates.read           -       -       -       -       -        -    district       any        -
lists.read                -       -       -       -       -        -    district       any        -
lists.keep                -       -       -       -       -        -    district       any        -
requests.make             -       -       own     -       -        -    -              -          -
requests.read             -       -       -       -       -        -    district       any        -
requests.settle           -       -       -       -       -        -    district       any        -
editions.read             -       -       -       -       -        -    any            any        -
editions.keep             -       -       -       -       -        -    -              any        -
runs.read                 -       -       -       -       -        -    district       any        -
runs.start                -       -       -       -       -        -    district       any        -
imports.read              -       -       -       school  -        -    district       any        -
imports.bring             -       -       -       school  -        -    district       any        -
exports.take              -       -       -       school  -        -    district       any        -
`;

const [head = [], ...lines] = agreed
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const table = new Map(lines.map(([verb = '', ...reaches]) => [verb, reaches]));
const columns = head.slice(1);

const scopes: Record<string, Scope> = {
  student: { studentId: 7 },
  teacher: { schoolId: 3 },
  employer: { employerId: 5 },
  base: { baseId: 9 },
  district_staff: { district: '110105' },
};
const own: Thing = { studentId: 7, schoolId: 3, employerId: 5, baseId: 9, district: '110105' };
const foreign: Thing = { studentId: 8, schoolId: 4, employerId: 6, baseId: 10, district: '110106' };
const unknown: Thing = { studentId: null, schoolId: null, employerId: null, baseId: null, district: null };
const partOf: Record<string, keyof Thing> = {
  own: 'studentId',
  school: 'schoolId',
  employer: 'employerId',
  base: 'baseId',
  district: 'district',
};

function actorOf(column: string): Actor {
  if (column === 'visitor') return { kind: 'visitor' };
  const role = roles.find((one) => one === column);
  const membership = role ? { id: 1, role, scope: scopes[role] ?? {} } : null;
  return { kind: 'person', userId: 'u', name: 'n', membership };
}

test('the table names every verb and every role, and no others', () => {
  expect([...table.keys()].toSorted()).toEqual([...verbs].toSorted());
  expect(columns).toEqual(['visitor', 'waiting', ...roles]);
});

describe.each(verbs)('%s', (verb) => {
  test.each(columns)('by %s reaches as far as agreed', (column) => {
    const actor = actorOf(column);
    const reach = table.get(verb)?.[columns.indexOf(column)];
    expect(reachOf(actor, verb) ?? '-').toBe(reach);
    const allowed = [own, foreign, unknown, undefined].map((thing) => may(actor, verb, thing));
    const [all, none] = [reach === 'any', reach === '-'];
    expect(allowed).toEqual([!none, all, all, !none]);
  });

  test('of a thing that is foreign in just the part that counts is refused', () => {
    for (const column of columns) {
      const part = partOf[table.get(verb)?.[columns.indexOf(column)] ?? ''];
      if (!part) continue;
      const things: Thing[] = [{ ...own, [part]: foreign[part] }, { ...foreign, [part]: own[part] }, {}];
      expect([column, ...things.map((thing) => may(actorOf(column), verb, thing))]).toEqual([
        column,
        false,
        true,
        false,
      ]);
    }
  });

  test('by the command line reaches everything', () => {
    expect(may({ kind: 'system', name: 'cli' }, verb, foreign)).toBe(true);
  });
});
