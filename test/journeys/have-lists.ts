import { demoPlaces } from '../../src/db/seed/accounts.ts';
import type { Running } from './house.ts';
import { formOn, somebodyAs } from './person.ts';

export type Listed = {
  /** A position whose candidates went on a list. */
  readonly position: string;
  /** Their numbers. */
  readonly students: readonly string[];
  /** Path of the list. */
  readonly list: string;
};

/** Staff of the district put the candidates of a position on a list. */
export async function haveList({ base, deps }: Running): Promise<Listed> {
  const staff = await somebodyAs(base, 'district_staff');
  const positions = await deps.db
    .selectFrom('positions')
    .select('number')
    .where('region', '=', demoPlaces.district)
    .where('state', '=', 'open')
    .orderBy('id')
    .execute();
  for (const { number } of positions) {
    const { text } = await staff.get(`/positions/${number}/candidates`);
    const students = [...text.matchAll(/name="student" value="(D\d+)"/g)].map(([, found]) => found!);
    if (students.length < 2) continue;
    const action = `/positions/${number}/lists/new`;
    const asked = await staff.get(`${action}?${students.map((one) => `student=${one}`).join('&')}`);
    const fields = { ...formOn(asked.text, action), title: '十二月第一批', looked: students };
    const { location } = await staff.post(action, fields);
    if (!location?.startsWith('/lists/')) throw new Error(`no list for ${number}: ${location}`);
    return { position: number, students, list: location.split('?')[0]! };
  }
  throw new Error('no position has two candidates');
}
