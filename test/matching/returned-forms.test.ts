import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/accounts/policy.ts';
import { matchingRoutes } from '../../src/matching/index.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';
import { openPages, type Pages } from './open-pages.ts';
import { position, student } from './pair.ts';
import { makeHouse, write } from './rows.ts';

const db = testDb();
const path = `/positions/${position.number}`;
const her: Actor = {
  kind: 'person',
  userId: 'her',
  name: '她',
  membership: { id: 9, role: 'student', scope: { studentId: student.serial } },
};
let pages: Pages;

beforeEach(async () => {
  await write(db, {
    students: [{ ...student, district: '110105' }],
    positions: [{ ...position, employer: 1, demands: { D_LIFT: 'core' } }],
  });
  await db.updateTable('positions').set({ published_on: '2026-11-01' }).execute();
  pages = openPages(makeHouse(db), matchingRoutes);
});

describe('on the page of a position', () => {
  test('a note that is too long comes back with what is wrong at its field', async () => {
    const note = '这里有台阶。'.repeat(400);
    const answer = await pages.post(her, `${path}/requests`, [
      ['kind', 'dispute'],
      ['note', note],
    ]);
    const html = await answer.text();
    expect([answer.status, html.includes(`${note}</textarea>`)]).toEqual([422, true]);
    expect(validateHtml(html)).toEqual([]);
    expect(html).toMatch(/href="#note".*<details id="dispute" open="">.*id="note-problem".*最多 500 个字/s);
    expect(await db.selectFrom('agency_requests').select('id').execute()).toEqual([]);
  });

  test('what is not right has to be said where a verdict is disputed, and nowhere else', async () => {
    const shown = await (await pages.get(her, path)).text();
    expect(shown).toMatch(/<p class="hint" id="note-hint">写明是哪一项便利/);
    expect(shown).not.toContain('选填');
    for (const note of ['', ' \u3000\n']) {
      const sent = [['kind', 'dispute'], ...(note === '' ? [] : [['note', note]])] as [string, string][];
      const answer = await pages.post(her, `${path}/requests`, sent);
      const html = await answer.text();
      expect([answer.status, validateHtml(html)]).toEqual([422, []]);
      expect(html).toMatch(/href="#note".*<details id="dispute" open="">.*id="note-problem".*这一项要填写/s);
      expect(html).toContain('aria-describedby="note-hint note-problem"');
    }
    expect(await db.selectFrom('agency_requests').select('id').execute()).toEqual([]);
    expect((await pages.post(her, `${path}/requests`, [['kind', 'ask']])).status).toBe(303);
    const told: [string, string][] = [
      ['kind', 'dispute'],
      ['note', '无台阶：门口有三级台阶'],
    ];
    expect((await pages.post(her, `${path}/requests`, told)).status).toBe(303);
    expect(await db.selectFrom('agency_requests').select('kind').orderBy('kind').execute()).toEqual([
      { kind: 'ask' },
      { kind: 'dispute' },
    ]);
  });

  test('a question that was saved without an answer says so at the question', async () => {
    const asked = await (await pages.get(her, path)).text();
    const need = /name="need" value="(\w+)"/.exec(asked)?.[1] ?? '';
    const answer = await pages.post(her, `${path}/answer`, [['need', need]]);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toMatch(new RegExp(`href="#answer-${need}".*id="answer-${need}-problem".*请选一项`, 's'));
    expect(html.match(/class="problem"/g)).toHaveLength(1);
    expect(validateHtml(html)).toEqual([]);
    expect((await pages.post(her, `${path}/answer`, [['need', 'N_NOTHING']])).status).toBe(404);
  });
});
