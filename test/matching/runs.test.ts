import { beforeEach, describe, expect, test } from 'vitest';
import { wordsFor } from '../../views/words/index.ts';
import { Conflict, NotFound } from '../../src/errors.ts';
import { cancelRun } from '../../src/matching/cancel-run.ts';
import { shippedId, shippedRulebook as book } from '../../src/matching/edition.ts';
import type { PositionFacts, StudentFacts } from '../../src/matching/facts.ts';
import { findRun } from '../../src/matching/find-run.ts';
import { matchingRoutes, workRuns } from '../../src/matching/index.ts';
import { linesOf } from '../../src/matching/reads-run-lines.ts';
import { newestDone, resultOf, runAtWork, runsFor } from '../../src/matching/reads-runs.ts';
import { runSheets } from '../../src/matching/routes-run-sheet.ts';
import { silentAfterMs } from '../../src/matching/run-pace.ts';
import { explain } from '../../src/matching/rules.ts';
import { startRun } from '../../src/matching/start-run.ts';
import { takeLines } from '../../src/matching/take-lines.ts';
import { readSheets, writeWorkbook } from '../../src/sheets/index.ts';
import { testDb } from '../support/db.ts';
import { openPages } from './open-pages.ts';
import { as, chaoyang, city, fengtai, fill, logged, makeHouse, strangers, type Filled, type House } from './rows.ts';

const db = testDb();
const day = '2026-11-22';
const whole = { offset: 0, limit: 1000 };
let house: House;
let world: Filled;

beforeEach(async () => {
  house = makeHouse(db);
  world = await fill(db, 150, 30);
});

const grades = ['ready', 'on_request', 'to_verify', 'gap'];
/** The exact best 20 of a student by brute force over the rules. */
function bestOf(student: StudentFacts, positions: readonly PositionFacts[] = world.positions) {
  return positions
    .flatMap((position) => {
      const match = explain(book, student, position, day);
      if ('refused' in match) return [];
      return [
        { position: position.serial, grade: grades.indexOf(match.class), fit: match.fit, rank: position.quality },
      ];
    })
    .toSorted(
      (one, other) =>
        one.grade - other.grade || other.fit - one.fit || other.rank - one.rank || one.position - other.position,
    )
    .slice(0, 20)
    .map(({ rank: _rank, ...found }) => found);
}
const linesNow = (run: number) =>
  db
    .selectFrom('match_run_lines')
    .select(['student_id', 'found'])
    .where('run_id', '=', run)
    .orderBy('student_id')
    .execute();
const stateOf = async (run: number) => (await findRun(as(house, city), run, 'runs.read')).state;

describe('a run over all students', () => {
  test('keeps the exact best 20 of each, with edition, day and who started it', async () => {
    const id = await startRun(as(house, city), 'cohort');
    expect(await stateOf(id)).toBe('waiting');
    await workRuns(house);
    const lines = await linesNow(id);
    const right = world.students.map((student) => ({ student_id: student.serial, found: bestOf(student) }));
    expect(lines).toEqual(right);
    const run = (await newestDone(as(house, city), 'cohort'))!;
    expect(run).toMatchObject({ id, edition_id: shippedId, on_day: day, by_name: '周敏', done: 150, total: 150 });
    expect(resultOf(run, 'cohort')).toEqual({
      students: 150,
      classes: [0, 1, 2, 3].map(
        (grade) => right.flatMap((line) => line.found.filter((one) => one.grade === grade)).length,
      ),
      without: right.filter(({ found }) => !found.some((one) => one.grade < 2)).length,
      nothing: right.filter(({ found }) => found.length === 0).length,
    });
    expect(await logged(house)).toMatchObject([
      { verb: 'runs.start', thing_kind: 'match_run', thing_id: String(id), facts: { act: 'started', kind: 'cohort' } },
    ]);
  });

  test('of a district is over its own students, and nobody else of a district finds it', async () => {
    const id = await startRun(as(house, chaoyang), 'cohort');
    await workRuns(house);
    const own = world.students.filter((student) => student.district === '110105').map((student) => student.serial);
    expect((await linesNow(id)).map((line) => line.student_id)).toEqual(own);
    expect((await runsFor(as(house, chaoyang), whole)).runs.map((run) => run.id)).toEqual([id]);
    expect((await runsFor(as(house, city), whole)).runs.map((run) => run.id)).toEqual([id]);
    expect((await runsFor(as(house, fengtai), whole)).runs).toEqual([]);
    await expect(findRun(as(house, fengtai), id, 'runs.read')).rejects.toThrow(NotFound);
    await expect(takeLines(as(house, fengtai), id)).rejects.toThrow(NotFound);
    const ofCity = await startRun(as(house, city), 'cohort');
    await expect(cancelRun(as(house, chaoyang), ofCity)).rejects.toThrow(NotFound);
  });

  test('is not for anybody but staff', async () => {
    for (const actor of strangers) {
      await expect(startRun(as(house, actor), 'cohort')).rejects.toThrow(NotFound);
      await expect(runsFor(as(house, actor), whole)).rejects.toThrow(NotFound);
    }
    expect(await db.selectFrom('match_runs').select('id').execute()).toEqual([]);
  });

  test('that is in line already is not started again, however many ask at once', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => startRun(as(house, city), 'cohort')));
    expect(new Set(ids).size).toBe(1);
    expect((await runAtWork(as(house, city), 'cohort'))?.id).toBe(ids[0]);
  });

  test('that is cancelled in the middle stops, says so and keeps nothing', async () => {
    const id = await startRun(as(house, city), 'cohort');
    let asked = 0;
    const positionsFor: House['search']['positionsFor'] = async (query, paging) => {
      asked += 1;
      if (asked === 120) await cancelRun(as(house, city), id);
      return house.search.positionsFor(query, paging);
    };
    await workRuns({ ...house, search: { ...house.search, positionsFor } });
    const run = await findRun(as(house, city), id, 'runs.read');
    expect([run.state, run.finished_at]).toEqual(['cancelled', house.now()]);
    expect(await linesNow(id)).toEqual([]);
    expect(await workRuns(house)).toBeUndefined();
    expect(await stateOf(id)).toBe('cancelled');
    await expect(cancelRun(as(house, city), id)).rejects.toThrow(Conflict);
    expect((await logged(house)).at(-1)).toMatchObject({ verb: 'runs.start', facts: { act: 'cancelled' } });
  });

  test('goes back in line when the process stops, and goes on where it was', async () => {
    const id = await startRun(as(house, city), 'cohort');
    const stopping = new AbortController();
    let asked = 0;
    const positionsFor: House['search']['positionsFor'] = (query, paging) => {
      asked += 1;
      if (asked === 120) stopping.abort();
      return house.search.positionsFor(query, paging);
    };
    const watched = { ...house, search: { ...house.search, positionsFor } };
    await workRuns(watched, stopping.signal);
    expect([await stateOf(id), (await linesNow(id)).length, asked]).toEqual(['waiting', 100, 120]);
    await workRuns(watched);
    expect([await stateOf(id), (await linesNow(id)).length, asked]).toEqual(['done', 150, 170]);
  });

  test('whose worker died is taken up by another one, but not before it is surely dead', async () => {
    const id = await startRun(as(house, city), 'cohort');
    await db.updateTable('match_runs').set({ state: 'running', beaten_at: house.now() }).execute();
    house.clock.pass(1);
    await workRuns(house);
    expect(await stateOf(id)).toBe('running');
    house.clock.pass(2);
    await workRuns(house);
    expect(await stateOf(id)).toBe('done');
  });

  test('whose worker is not heard of any more says that it goes on by itself, on its page and to who listens', async () => {
    const pages = openPages(house, matchingRoutes);
    const id = await startRun(as(house, city), 'cohort');
    await db.updateTable('match_runs').set({ state: 'running', beaten_at: house.now() }).execute();
    const silent = '计算好像中断了。两分钟之内会自动接着算';
    const shown = async () => (await pages.get(city, `/runs/${id}`)).text();
    expect(await shown()).not.toContain(silent);
    house.clock.pass(silentAfterMs / 60_000);
    expect(await shown()).toContain(silent);
    const stream = (await pages.get(city, `/runs/${id}/progress`)).body!.pipeThrough(new TextDecoderStream());
    const events = stream[Symbol.asyncIterator]();
    const first = (await events.next()).value;
    expect(first?.split(silent)).toHaveLength(3);
    await db.updateTable('match_runs').set({ beaten_at: house.now() }).execute();
    expect(await shown()).not.toContain(silent);
    await cancelRun(as(house, city), id);
    const rest = [];
    for (let event = await events.next(); !event.done; event = await events.next()) rest.push(event.value);
    expect(rest.join('')).not.toContain(silent);
  });

  test('that breaks says so, and the next one in line is worked off all the same', async () => {
    const [broken, next] = [await startRun(as(house, city), 'cohort'), await startRun(as(house, chaoyang), 'cohort')];
    let asked = 0;
    const positionsFor: House['search']['positionsFor'] = (query, paging) => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('broken')) : house.search.positionsFor(query, paging);
    };
    await workRuns({ ...house, search: { ...house.search, positionsFor } });
    expect([await stateOf(broken), await stateOf(next)]).toEqual(['failed', 'done']);
  });
});

describe('what a run kept', () => {
  test('is listed for those who may see the student, also only those without a suitable position', async () => {
    const id = await startRun(as(house, city), 'cohort');
    await workRuns(house);
    const all = await linesOf(as(house, city), { id }, { filter: 'all', ...whole });
    const without = await linesOf(as(house, city), { id }, { filter: 'without', ...whole });
    const right = world.students.filter((student) => !bestOf(student).some((one) => one.grade < 2));
    expect([all.count, without.count]).toEqual([150, right.length]);
    expect(without.lines.map((line) => line.number)).toEqual(right.map((student) => student.number));
  });

  test('of a student who moved away is not shown to her old district', async () => {
    const id = await startRun(as(house, chaoyang), 'cohort');
    await workRuns(house);
    const moved = world.students.find((student) => student.district === '110105');
    await db.updateTable('students').set({ district: '110106' }).where('id', '=', moved!.serial).execute();
    const { lines } = await linesOf(as(house, chaoyang), { id }, { filter: 'all', ...whole });
    expect(lines.map((line) => line.number)).not.toContain(moved!.number);
    expect(lines).toHaveLength(49);
  });

  test('of a student who took her consent back is deleted before anybody reads it, and the page says why one is missing', async () => {
    const id = await startRun(as(house, city), 'cohort');
    await workRuns(house);
    const page = async () => (await openPages(house, matchingRoutes).get(city, `/runs/${id}`)).text();
    const fewer = '有的学生后来撤回了同意，或者不再归这里';
    expect(await page()).not.toContain(fewer);
    const { serial } = world.students[4]!;
    const consent = { student_id: serial, purpose: 'disability', edition: '1', given_at: house.now() } as const;
    await db
      .insertInto('student_consents')
      .values({ ...consent, withdrawn_at: house.now() })
      .execute();
    const { lines } = await takeLines(as(house, city), id);
    expect(lines).toHaveLength(149);
    expect((await linesNow(id)).map((line) => line.student_id)).not.toContain(serial);
    const shown = await page();
    expect([shown.includes('共 149 人'), shown.includes(fewer)]).toEqual([true, true]);
  });

  test('can be taken as a workbook, and each student finds that in her log', async () => {
    const id = await startRun(as(house, city), 'cohort');
    await workRuns(house);
    const taken = await takeLines(as(house, city), id);
    const bytes = await writeWorkbook({ sheets: runSheets({ lang: 'zh', words: wordsFor('zh') }, taken) });
    const read = await readSheets({ bytes, name: 'runs.xlsx' });
    if (!read.ok) throw new Error('the workbook cannot be read');
    const texts = [...read.sheets[0]!.rows].map((row) => row.cells.map((cell) => cell.text));
    const right = world.students.flatMap((student) => {
      const best = bestOf(student);
      return best.length === 0 ? [[student.number, '']] : best.map((_, at) => [student.number, String(at + 1)]);
    });
    expect(texts.slice(3, -2).map((row) => [row[0], row[2] ?? ''])).toEqual(right);
    expect(texts.at(-2)![0]).toContain('请当作残疾信息保管');
    expect(texts.at(-1)![0]).toContain('不显示契合度');
    const subjects = (await logged(house)).filter((entry) => entry.verb === 'matches.read');
    expect(subjects.map((entry) => entry.subject_student_id)).toEqual(world.students.map((student) => student.serial));
  });
});
