import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/accounts/policy.ts';
import { NotFound } from '../../src/errors.ts';
import { changeEdition } from '../../src/matching/change-edition.ts';
import { shippedContent, shippedId, shippedRulebook as book } from '../../src/matching/edition.ts';
import type { Class, Kind, PositionFacts, StudentFacts } from '../../src/matching/facts.ts';
import { findRun } from '../../src/matching/find-run.ts';
import { forgetReports } from '../../src/matching/forget-reports.ts';
import { matchingRoutes, workRuns } from '../../src/matching/index.ts';
import { openEdition } from '../../src/matching/open-edition.ts';
import { comparedFor } from '../../src/matching/reads-comparisons.ts';
import { bookOf } from '../../src/matching/reads-editions.ts';
import { newestDone, resultOf, runsFor } from '../../src/matching/reads-runs.ts';
import type { Rulebook } from '../../src/matching/rulebook.ts';
import { explain } from '../../src/matching/rules.ts';
import {
  changeOf,
  linesByCategory,
  noTally,
  withStudent,
  type ComparisonTally,
} from '../../src/matching/rules-comparison.ts';
import { bandOf, closingNeeds, coverageOf, exposureOf, type Category } from '../../src/matching/rules-fairness.ts';
import { compareEdition, startRun } from '../../src/matching/start-run.ts';
import { testDb } from '../support/db.ts';
import { openPages } from './open-pages.ts';
import { position, student } from './pair.ts';
import { as, chaoyang, city, fill, makeHouse, write, type Filled, type House } from './rows.ts';

const db = testDb();
const day = '2026-11-22';
let house: House;
let world: Filled;

beforeEach(() => {
  house = makeHouse(db);
});

const grades: readonly Class[] = ['ready', 'on_request', 'to_verify', 'gap'];
const standing = (its: Rulebook, student: StudentFacts, position: PositionFacts) => {
  const match = explain(its, student, position, day);
  return 'refused' in match ? null : { grade: grades.indexOf(match.class), fit: match.fit };
};
const isPlain = (feature: number) =>
  !book.individual[feature] && ![book.remoteFull, book.taskReallocation].includes(feature);
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

const open = () =>
  world.positions.filter(
    (position) => position.open && position.placesLeft > 0 && (position.closesOn === null || position.closesOn >= day),
  );

/** Every step opens most of all that are left, with the earlier ones done. */
async function expectPlanAsRules(): Promise<void> {
  await startRun(as(house, city), 'fairness');
  await workRuns(house);
  const { plan } = resultOf((await newestDone(as(house, city), 'fairness'))!, 'fairness');
  expect(plan.length).toBeGreaterThan(1);
  let now = open();
  const opens = (employer: number, feature: string) =>
    now
      .filter((position) => position.employer === employer && position.features[feature] !== 'has')
      .map((position) => {
        const better = { ...position, features: { ...position.features, [feature]: 'has' as const } };
        return world.students.filter(
          (student) => standing(book, student, position)?.grade === 3 && standing(book, student, better)!.grade < 3,
        );
      });
  /** Of all features at all employers that help 5 students at least. */
  const most = () =>
    Math.max(
      ...[...new Set(now.map((position) => position.employer))]
        .flatMap((employer) => book.features.map((feature) => opens(employer, feature).flat()))
        .filter((students) => new Set(students).size >= 5)
        .map((students) => students.length),
    );
  for (const step of plan) {
    const opened = opens(step.employerId, step.feature);
    expect([step.pairs, step.students, step.positions]).toEqual([
      opened.flat().length,
      new Set(opened.flat()).size,
      opened.filter((students) => students.length > 0).length,
    ]);
    expect(step.pairs).toBe(most());
    now = now.map((position) =>
      position.employer === step.employerId
        ? { ...position, features: { ...position.features, [step.feature]: 'has' as const } }
        : position,
    );
  }
}

describe('comparing a draft with the edition in force', () => {
  beforeEach(async () => {
    world = await fill(db, 60, 150);
  });

  /** What each student gets by brute force. */
  const topOf = (its: Rulebook, student: StudentFacts) =>
    world.positions
      .flatMap((position) => {
        const found = standing(its, student, position);
        return found ? [{ id: position.serial, ...found, quality: position.quality }] : [];
      })
      .toSorted(
        (one, other) =>
          one.grade - other.grade || other.fit - one.fit || other.quality - one.quality || one.id - other.id,
      );

  test('counts who enters and leaves the best 20, and verdicts that change, as the rules do', async () => {
    const id = await openEdition(as(house, city), shippedId, '');
    const { major } = shippedContent.points;
    const points = { ...shippedContent.points, major: { ...major, major: 15, class: 15, discipline: 10, open: 10 } };
    await changeEdition(as(house, city), id, 1, { part: 'points', step: 5, points });
    const having = (need: string) => world.students.filter((student) => student.needs[need] === 'must').length;
    const [need] = book.needs.map((one) => one.id).toSorted((one, other) => having(other) - having(one));
    await changeEdition(as(house, city), id, 2, { part: 'need', id: need!, met_when: [['F_REMOTE_FULL']] });
    const run = await compareEdition(as(house, city), id);
    await workRuns(house);
    const result = resultOf(await findRun(as(house, city), run, 'runs.read'), 'comparison');
    const draft = await bookOf(house, id);
    const tallies = new Map<Category, ComparisonTally>();
    const changes: ReturnType<typeof changeOf>[] = [];
    for (const student of world.students) {
      const [before, after] = [topOf(book, student), topOf(draft, student)];
      const change = changeOf(before.slice(0, 20), after.slice(0, 20));
      changes.push(change);
      const seen = new Set([...before.slice(0, 20), ...after.slice(0, 20)].map((place) => place.id));
      const steps = before
        .filter((place) => seen.has(place.id))
        .map((place) => after.find((other) => other.id === place.id)!.grade - place.grade);
      const moves = { better: steps.filter((step) => step < 0).length, worse: steps.filter((step) => step > 0).length };
      const category = student.certificateCategory;
      tallies.set(category, withStudent(tallies.get(category) ?? noTally, change, moves));
    }
    const all = [...tallies.values()];
    expect(sum(all.map((tally) => tally.entering))).toBeGreaterThan(4);
    expect(sum(all.map((tally) => tally.worse))).toBeGreaterThan(4);
    const shown = (count: number) => (count > 0 && count < 5 ? null : count);
    expect(result).toMatchObject({
      digest: draft.edition.digest,
      students: 60,
      changed: shown(sum(all.map((tally) => tally.changed))),
      entering: shown(sum(all.map((tally) => tally.entering))),
      leaving: shown(sum(all.map((tally) => tally.leaving))),
      better: shown(sum(all.map((tally) => tally.better))),
      worse: shown(sum(all.map((tally) => tally.worse))),
      categories: linesByCategory(tallies),
    });
    const seeing = (position: number, name: 'entering' | 'leaving') =>
      shown(sum(changes.map((change) => (change[name].includes(position) ? 1 : 0))));
    expect(result.moves.length).toBeGreaterThan(0);
    for (const { position, entering, leaving } of result.moves)
      expect([entering, leaving]).toEqual([seeing(position, 'entering'), seeing(position, 'leaving')]);
    expect(house.search.ready(draft.edition.digest)).toBe(false);
    await expect(findRun(as(house, chaoyang), run, 'runs.read')).rejects.toThrow(NotFound);
  });
});

test('a list that is empty because few share what it would name does not say that there is nothing', async () => {
  await fill(db, 9, 30);
  await startRun(as(house, chaoyang), 'fairness');
  await workRuns(house);
  const html = await (await openPages(house, matchingRoutes).get(chaoyang, '/fairness')).text();
  expect(html.match(/人数太少，不显示。/g)).toHaveLength(2);
  expect(html).not.toMatch(/没有一项便利|没有哪一项便利/);
});

test('plans on with what a step changes: what waits for two features, and what too few needed before', async () => {
  // Needs that one feature of nobody’s own meets.
  const [w, x, y, z] = book.needs.filter(
    ({ metWhen: [list, ...rest] }) => rest.length === 0 && list!.length === 1 && isPlain(list![0]!),
  );
  const featureOf = (need: typeof w) => book.features[need!.metWhen[0]![0]!]!;
  const group = (size: number, seeks: readonly Kind[], ...musts: readonly (typeof w)[]) =>
    Array.from({ length: size }, () => ({ seeks, needs: Object.fromEntries(musts.map((need) => [need!.id, 'must'])) }));
  const students = [
    ...group(4, ['job', 'internship'], w),
    ...group(5, ['job'], x),
    ...group(7, ['job'], x, y),
    ...group(6, ['job'], z),
    ...group(5, ['job'], x, w),
  ].map((its, at) => ({ ...student, ...its, number: `D${at + 1}`, serial: at + 1, district: '110105' }) as const);
  const lacking = (kind: Kind, needs: readonly (typeof w)[]) => {
    const met = book.features.map((feature) => [feature, 'has' as const]);
    const missing = needs.map((need) => [featureOf(need), 'no' as const]);
    return { kind, features: Object.fromEntries([...met, ...missing]) };
  };
  const positions = [
    ...[1, 2].map(() => lacking('job', [w, x, y, z])),
    ...[3, 4, 5, 6].map(() => lacking('internship', [w])),
  ].map((its, at) => ({ ...position, ...its, number: `P${at + 1}`, serial: at + 1, employer: 1 }));
  world = { students, positions } as Filled;
  await write(db, world);
  await expectPlanAsRules();
  const { plan } = resultOf((await newestDone(as(house, city), 'fairness'))!, 'fairness');
  expect(plan.map((step) => [step.feature, step.pairs, step.students])).toEqual([
    [featureOf(z), 12, 6],
    [featureOf(x), 10, 5],
    [featureOf(w), 34, 9],
    [featureOf(y), 14, 7],
  ]);
});

async function withdraw(student_id: number): Promise<void> {
  const consent = { student_id, purpose: 'disability', edition: '1' } as const;
  await db
    .insertInto('student_consents')
    .values({ ...consent, given_at: house.now(), withdrawn_at: house.now() })
    .execute();
}

describe('a report on fairness', () => {
  beforeEach(async () => {
    world = await fill(db, 120, 24);
  });

  test('from before a consent was taken back is gone: beside a later one it would tell who left which group', async () => {
    await startRun(as(house, city), 'fairness');
    await workRuns(house);
    expect(await forgetReports(house)).toBe(0);
    const { id } = (await newestDone(as(house, city), 'fairness'))!;
    house.clock.pass(5);
    await withdraw(world.students[4]!.serial);
    expect(await forgetReports(house)).toBe(1);
    await expect(findRun(as(house, city), id, 'runs.read')).rejects.toThrow(NotFound);
    house.clock.pass(5);
    await startRun(as(house, city), 'fairness');
    await workRuns(house);
    expect(await forgetReports(house)).toBe(0);
  });

  test('and a comparison from before it is gone, too, so that the draft has to be compared anew', async () => {
    const draft = await openEdition(as(house, city), shippedId, '');
    const run = await compareEdition(as(house, city), draft);
    await workRuns(house);
    expect(await comparedFor(house, draft)).toMatchObject({ state: 'fresh', run });
    house.clock.pass(5);
    await withdraw(world.students[4]!.serial);
    expect(await forgetReports(house)).toBe(1);
    expect(await comparedFor(house, draft)).toEqual({ state: 'never' });
  });

  test('names no need that all but a few have', () => {
    const need = (students: number) => ({ need: 'N_TOILET', students, pairs: 100, closed: 50 });
    const shown = (students: number) => closingNeeds([need(students)], 20).length;
    expect([4, 5, 15, 16, 19, 20].map(shown)).toEqual([0, 1, 1, 0, 0, 1]);
  });

  test('says by category and level whom the positions reach, as the rules do', async () => {
    await startRun(as(house, city), 'fairness');
    await workRuns(house);
    const report = resultOf((await newestDone(as(house, city), 'fairness'))!, 'fairness');
    expect(report.positions).toBe(open().length);
    const places = world.students.map((student) => {
      const good = open().filter((position) => (standing(book, student, position)?.grade ?? 3) < 2).length;
      const its = [0, 0, 0];
      its[bandOf(good)]! += 1;
      return { category: student.certificateCategory, level: student.certificateLevel, bands: its };
    });
    expect(report.coverage).toEqual(coverageOf(places));
    const rows = new Map<string, { key: Category; students: number; places: number }>();
    for (const student of world.students) {
      const row = rows.get(String(student.certificateCategory)) ?? {
        key: student.certificateCategory,
        students: 0,
        places: 0,
      };
      rows.set(String(student.certificateCategory), { ...row, students: row.students + 1 });
    }
    for (const position of open()) {
      const first = world.students
        .flatMap((student) => {
          const found = standing(book, student, position);
          return found ? [{ student, ...found }] : [];
        })
        .toSorted(
          (one, other) =>
            one.grade - other.grade ||
            other.fit - one.fit ||
            one.student.opportunities - other.student.opportunities ||
            one.student.serial - other.student.serial,
        )
        .slice(0, 20);
      for (const { student } of first) rows.get(String(student.certificateCategory))!.places += 1;
    }
    expect(report.exposure).toEqual(exposureOf([...rows.values()]));
  });

  test('plans the one feature at one employer that opens most, each later step with the earlier ones done', async () => {
    await expectPlanAsRules();
  });

  test('of one district is for that district only: beside the report of the city it would tell what both hide', async () => {
    const own = await startRun(as(house, chaoyang), 'fairness');
    const all = await startRun(as(house, city), 'fairness');
    await workRuns(house);
    const report = resultOf(await findRun(as(house, chaoyang), own, 'runs.read'), 'fairness');
    expect(report.coverage.students).toBe(40);
    const mine = world.students.filter((student) => student.district === '110105');
    const places = open().map((position) => mine.filter((student) => standing(book, student, position)).length);
    expect(report.exposure.places).toBe(sum(places.map((count) => Math.min(20, count))));
    await expect(findRun(as(house, city), own, 'runs.read')).rejects.toThrow(NotFound);
    await expect(findRun(as(house, chaoyang), all, 'runs.read')).rejects.toThrow(NotFound);
    expect((await runsFor(as(house, city), { offset: 0, limit: 9 })).runs.map((run) => run.id)).toEqual([all]);
    expect((await newestDone(as(house, chaoyang), 'fairness'))?.id).toBe(own);
  });

  test('of one district says that its places are counted among the students of the district', async () => {
    const ids = [await startRun(as(house, chaoyang), 'fairness'), await startRun(as(house, city), 'fairness')];
    await workRuns(house);
    const pages = openPages(house, matchingRoutes);
    const said = async (who: Actor, path: string) =>
      (await (await pages.get(who, path)).text()).includes('每个在招岗位只看本区学生里的前 20 名');
    for (const path of ['/fairness', `/runs/${ids[0]}`])
      expect([path, await said(chaoyang, path)]).toEqual([path, true]);
    for (const path of ['/fairness', `/runs/${ids[1]}`]) expect([path, await said(city, path)]).toEqual([path, false]);
  });
});
