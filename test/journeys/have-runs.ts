import { workRuns } from '../../src/matching/index.ts';
import type { Running } from './house.ts';
import { somebodyAs } from './person.ts';

/** Paths of runs that a member of staff started: done, cancelled, and one that nobody has taken up yet. */
export async function haveRuns({ base, deps }: Running, role: 'district_staff' | 'city_staff'): Promise<string[]> {
  const staff = await somebodyAs(base, role);
  const start = async (path: string) => {
    const { location } = await staff.post(path);
    if (!location?.startsWith('/runs/')) throw new Error(`${path} did not start a run: ${location}`);
    return location;
  };
  const cancelled = await start('/runs');
  await staff.post(`${cancelled}/cancel`);
  const done = [await start('/runs'), await start('/fairness')];
  await workRuns(deps);
  return [...done, cancelled, await start('/runs')];
}
