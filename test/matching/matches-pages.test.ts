import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/accounts/policy.ts';
import type { PositionFacts, StudentFacts } from '../../src/matching/facts.ts';
import { matchingRoutes } from '../../src/matching/index.ts';
import { testDb } from '../support/db.ts';
import { openPages } from './open-pages.ts';
import { position, student } from './pair.ts';
import { makeHouse, write } from './rows.ts';

const db = testDb();
const her: Actor = {
  kind: 'person',
  userId: 'her',
  name: '她',
  membership: { id: 9, role: 'student', scope: { studentId: student.serial } },
};

/** A house with her and these positions, P00001 and on, and what she reads there. */
async function open(hers: Partial<StudentFacts>, positions: readonly Partial<PositionFacts>[]) {
  await write(db, {
    students: [{ ...student, ...hers, district: '110105' }],
    positions: positions.map((facts, at) => {
      return { ...position, employer: 1, serial: at + 1, number: `P0000${at + 1}`, closesOn: null, ...facts };
    }),
  });
  await db.updateTable('positions').set({ published_on: '2026-11-20' }).execute();
  const pages = openPages(makeHouse(db), matchingRoutes);
  const get = async (path: string) => {
    const response = await pages.get(her, path);
    const html = await response.text();
    return { status: response.status, html, text: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') };
  };
  return { get };
}

describe('what a verdict rests on', () => {
  test('is said once where one feature decides two lists of a need', async () => {
    const flexible = { features: { F_FLEX_HOURS: 'has' } } as const;
    const { get } = await open({ needs: { N_FLEX: 'must' } }, [flexible, flexible]);
    const match = await get('/positions/P00001');
    const [list] = /<ul class="evidence-list">.*?<\/ul>/s.exec(match.html)!;
    expect(list.match(/弹性工时\/错峰上下班/g)).toHaveLength(1);
    const both = await get('/my/matches/compare?a=P00001&b=P00002');
    expect(both.text.match(/弹性工时\/错峰上下班： 已有 单位填报/g)).toHaveLength(2);
  });
});
