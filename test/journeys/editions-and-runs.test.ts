import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workRuns } from '../../src/matching/index.ts';
import { readSheets } from '../../src/sheets/index.ts';
import { openDemo, type Running } from './house.ts';
import { formOn, somebodyAs, type Person } from './person.ts';
import { decodeText } from './read-html.ts';

let running: Running;
let staff: Person;

beforeAll(async () => {
  running = await openDemo();
  staff = await somebodyAs(running.base, 'city_staff');
}, 60_000);
afterAll(() => running.close());

const opened = async (): Promise<string> => {
  const { location } = await staff.post('/editions', { based_on: '2026-1', note: '' });
  return location!.replace(/\?.*/, '');
};
/** Sends the form of a part of a draft with one field changed. */
async function change(at: string, part: string, field: Readonly<Record<string, string>>) {
  const action = `${at}/${part}`;
  const { text } = await staff.get(action);
  const answer = await staff.post(action, { ...formOn(text, action), ...field });
  return { ...answer, said: decodeText(answer.text) };
}

describe('the forms of a draft', () => {
  test('come back with what was typed and say what is wrong with it', async () => {
    const at = await opened();
    const points = await change(at, 'points', { major_major: '42' });
    expect([points.status, formOn(points.text, `${at}/points`)['major_major']]).toEqual([422, '42']);
    expect(points.said).toContain('专业：点名本专业：要是 5 的倍数');
    const need = await change(at, 'needs/N_TOILET', { met_when: '会飞的椅子' });
    expect([need.status, formOn(need.text, `${at}/needs/N_TOILET`)['met_when']]).toEqual([422, '会飞的椅子']);
    expect(need.said).toContain('没有“会飞的椅子”');
    const empty = await change(at, 'needs/N_TOILET', { met_when: '' });
    expect([empty.status, empty.said.includes('这一项要填写')]).toEqual([422, true]);
    const twice = await change(at, 'demands/D_PHONE', { barriers: '可用的厕所：\n可用的厕所：' });
    expect(twice.said).toContain('“可用的厕所”写了两次');
    const again = await change(at, 'needs/N_TOILET', { met_when: '全职远程 | 部分远程\n部分远程 | 全职远程' });
    expect(again.said).toContain('“部分远程 | 全职远程”写了两次');
    const long = { needs: { met_when: '长'.repeat(4001) }, demands: { barriers: '长'.repeat(8001) } };
    expect((await change(at, 'needs/N_TOILET', long.needs)).said).toContain('最多 4000 个字，请缩短');
    expect((await change(at, 'demands/D_PHONE', long.demands)).said).toContain('最多 8000 个字，请缩短');
    const kind = await change(at, 'features/F_EVAC_PLAN', { kind: 'else' });
    expect([kind.status, kind.said.includes('改变的种类：请从列出的选项里选')]).toEqual([422, true]);
    const remote = await change(at, 'features/F_REMOTE_FULL', { individual: 'yes' });
    expect([remote.status, remote.said.includes('不能再标成要和个人商定')]).toEqual([422, true]);
  });

  test('are sent with what is ticked, and the draft says what differs', async () => {
    const at = await opened();
    const { location } = await change(at, 'features/F_LIFT_ACCESSIBLE', { kind: 'provision', individual: 'yes' });
    expect(location).toBe(`${at}?done=edition_changed#features`);
    const said = decodeText((await staff.get(at)).text);
    expect(said).toContain('改了 2 处');
    expect(said).toMatch(/“[^”]+”是哪一种改变[^]*“[^”]+”要不要和个人商定/);
  });

  test('do not take what somebody else changed meanwhile', async () => {
    const at = await opened();
    const { text } = await staff.get(`${at}/note`);
    await change(at, 'note', { note: '先到' });
    const late = await staff.post(`${at}/note`, { ...formOn(text, `${at}/note`), note: '后到' });
    expect(late.status).toBe(409);
  });

  test('of a part that was saved unchanged change nothing', async () => {
    const at = await opened();
    for (const part of [
      'points',
      'review',
      'funding',
      'features/F_EVAC_PLAN',
      'features/F_LIFT_ACCESSIBLE',
      'needs/N_STEP_FREE',
      'demands/D_PHONE',
    ]) {
      expect((await change(at, part, {})).status).toBe(303);
    }
    expect(decodeText((await staff.get(at)).text)).toContain('和 2026-1 完全一样');
  });

  test('are not there for a published edition', async () => {
    expect((await staff.get('/editions/2026-1/points')).status).toBe(404);
    expect((await staff.post('/editions/2026-1/points', { version: '0' })).status).toBe(404);
  });

  test('are not published before they were compared', async () => {
    const at = await opened();
    const sent = await staff.post(`${at}/publish`, { version: '1', after: '0', reason: '试行' });
    expect([sent.status, decodeText(sent.text).includes('先和现行规则比较')]).toEqual([422, true]);
  });
});

describe('a run over all students', () => {
  test('shows how far it is without any script, tells its end to a page that listens, and can be downloaded', async () => {
    const { location } = await staff.post('/runs');
    const waiting = decodeText((await staff.get(location!)).text);
    expect([waiting.includes('在排队'), waiting.includes('刷新，看算到哪里')]).toEqual([true, true]);
    const listening = staff.get(`${location}/progress`);
    await workRuns(running.deps);
    const heard = (await listening).text;
    expect([heard.includes('算完了'), heard.trimEnd().endsWith('data: done')]).toEqual([true, true]);
    expect(decodeText((await staff.get(location!)).text)).toContain('每名学生的结果');
    const file = await staff.get(`${location}/matches.xlsx`);
    const read = await readSheets({ bytes: file.bytes, name: 'matches.xlsx' });
    expect([file.status, read.ok && read.sheets[0]!.rows.length > 100]).toEqual([200, true]);
  });

  test('that somebody cancels says so, and has no result to download', async () => {
    const { location } = await staff.post('/runs');
    const { text } = await staff.get(location!);
    const cancelled = await staff.post(`${location}/cancel`, formOn(text, `${location}/cancel`));
    expect(cancelled.location).toBe(`${location}?done=run_cancelled`);
    expect(decodeText((await staff.get(cancelled.location!)).text)).toContain('这次计算已取消');
    expect((await staff.get(`${location}/matches.xlsx`)).status).toBe(404);
    expect((await staff.post(`${location}/cancel`)).status).toBe(409);
  });
});
