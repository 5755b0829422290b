import { workRuns } from '../../src/matching/index.ts';
import type { Running } from './house.ts';
import { formOn, somebodyAs } from './person.ts';

/** Numbers of editions that staff of the city opened, and paths of comparisons. */
export type Editions = { readonly published: string; readonly draft: string; readonly comparisons: readonly string[] };

/** An edition that was in force, and a draft that was changed and compared. The one that the product ships is in force. */
export async function haveEditions({ base, deps }: Running): Promise<Editions> {
  const staff = await somebodyAs(base, 'city_staff');
  const act = async (path: string, fields: Readonly<Record<string, string | readonly string[]>> = {}) => {
    const { status, location } = await staff.post(path, fields);
    if (status !== 303 || location === null) throw new Error(`${path} answered ${status}`);
    return location;
  };
  const edit = async (at: string, part: string, change: Readonly<Record<string, string>>) => {
    const action = part === '' ? at : `${at}/${part}`;
    const { text } = await staff.get(/^(publish|return)$/.test(part) ? at : action);
    return act(action, { ...formOn(text, action), ...change });
  };
  const open = async () => (await act('/editions', { based_on: '2026-1', note: '专业的分数太高' })).replace(/\?.*/, '');
  const compare = async (at: string) => {
    const run = await act(`${at}/compare`);
    await workRuns(deps);
    return run;
  };
  const first = await open();
  await edit(first, 'points', { major_major: '30' });
  const comparisons = [await compare(first)];
  await edit(first, 'publish', { reason: '试行' });
  await edit('/editions/2026-1', 'return', { reason: '结果不好' });
  const draft = await open();
  await edit(draft, 'points', { major_class: '20' });
  await edit(draft, 'needs/N_TOILET', { met_when: '全职远程' });
  comparisons.push(await compare(draft));
  const number = (path: string) => path.replace('/editions/', '');
  return { published: number(first), draft: number(draft), comparisons };
}
