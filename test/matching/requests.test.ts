import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/accounts/policy.ts';
import { Conflict, NotFound } from '../../src/errors.ts';
import { askAgency, type AgencyRequest } from '../../src/matching/ask-agency.ts';
import { openRequests, openRequestsOf } from '../../src/matching/reads-requests.ts';
import { matchingRoutes } from '../../src/matching/index.ts';
import { settleRequest } from '../../src/matching/settle-request.ts';
import { testDb } from '../support/db.ts';
import { openPages } from './open-pages.ts';
import { as, chaoyang, city, fengtai, fill, logged, makeHouse, strangers } from './rows.ts';

const db = testDb();

const herself = (studentId: number): Actor => ({
  kind: 'person',
  userId: `student-${studentId}`,
  name: '学生',
  membership: { id: 1, role: 'student', scope: { studentId } },
});
const plain = { kind: 'ask', feature: null, note: null } as const;

/** Three students, each of another district, and a few positions. */
async function world() {
  const house = makeHouse(db);
  const { students, positions } = await fill(db, 3, 5);
  const of = (district: string) => students.find((each) => each.district === district)!.serial;
  const ask = (studentId: number, given: Partial<AgencyRequest> = {}) =>
    askAgency(as(house, herself(studentId)), {
      studentId,
      positionNumber: positions[0]!.number,
      ...plain,
      ...given,
    });
  const numberOf = (serial: number) => students.find((each) => each.serial === serial)!.number;
  return { house, positions, numberOf, inChaoyang: of('110105'), inFengtai: of('110106'), ask };
}

describe('a student who asks the agency', () => {
  test('is written down once, however often she asks, and reads that she has', async () => {
    const { house, inChaoyang, ask, positions } = await world();
    await Promise.all([ask(inChaoyang), ask(inChaoyang), ask(inChaoyang)]);
    await ask(inChaoyang, { kind: 'negotiate', feature: 'F_TOILET' as never });
    expect(await db.selectFrom('agency_requests').select(['kind', 'feature']).orderBy('kind').execute()).toEqual([
      { kind: 'ask', feature: null },
      { kind: 'negotiate', feature: 'F_TOILET' },
    ]);
    const asked = await openRequestsOf(as(house, herself(inChaoyang)), inChaoyang);
    expect(asked).toEqual(new Map([[positions[0]!.serial, new Set(['ask', 'negotiate:F_TOILET'])]]));
    expect((await logged(house)).map((each) => [each.verb, each.subject_student_id])).toEqual([
      ['requests.make', inChaoyang],
      ['requests.make', inChaoyang],
    ]);
  });

  test('asks for herself only, and about what is there', async () => {
    const { house, inChaoyang, inFengtai, ask, positions } = await world();
    const others = as(house, herself(inFengtai));
    const request = { studentId: inChaoyang, positionNumber: positions[0]!.number, ...plain };
    await expect(askAgency(others, request)).rejects.toThrow(NotFound);
    for (const actor of [...strangers.filter((each) => !isHer(each, inChaoyang)), chaoyang, city]) {
      await expect(askAgency(as(house, actor), request)).rejects.toThrow(NotFound);
    }
    await expect(ask(inChaoyang, { positionNumber: 'P404' })).rejects.toThrow(NotFound);
    expect(await db.selectFrom('agency_requests').select('id').execute()).toEqual([]);
    expect(await openRequestsOf(others, inChaoyang)).toEqual(new Map());
  });
});

describe('what students ask for', () => {
  test('is read by staff of the district and of the city, oldest first, and by nobody else', async () => {
    const { house, inChaoyang, inFengtai, ask, positions, numberOf } = await world();
    await ask(inFengtai, { note: '想先试岗' });
    house.clock.pass(1);
    await ask(inChaoyang);
    const numbersFor = async (actor: Actor) =>
      (await openRequests(as(house, actor))).map((each) => each.student_number);
    expect(await numbersFor(city)).toEqual([numberOf(inFengtai), numberOf(inChaoyang)]);
    expect(await numbersFor(chaoyang)).toEqual([numberOf(inChaoyang)]);
    expect(await openRequests(as(house, fengtai))).toMatchObject([
      { note: '想先试岗', position_number: positions[0]!.number, kind: 'ask' },
    ]);
    for (const actor of strangers) await expect(openRequests(as(house, actor))).rejects.toThrow(NotFound);
  });

  test('is a look at each who asked, in her own log', async () => {
    const { house, inChaoyang, inFengtai, ask } = await world();
    for (const id of [inChaoyang, inFengtai]) await ask(id);
    const pages = openPages(house, matchingRoutes);
    for (let look = 0; look < 2; look += 1) expect((await pages.get(city, '/requests')).status).toBe(200);
    const looks = (await logged(house)).filter((each) => each.verb === 'requests.read');
    expect(looks.map((each) => each.subject_student_id).toSorted()).toEqual([inChaoyang, inFengtai].toSorted());
  });

  test('leads from a question without words of hers to the match that has the questions', async () => {
    const { house, inChaoyang, ask, positions, numberOf } = await world();
    await ask(inChaoyang);
    const html = await (await openPages(house, matchingRoutes).get(city, '/requests')).text();
    const match = `/students/${numberOf(inChaoyang)}/matches/${positions[0]!.number}`;
    expect(html).toContain(`<a href="${match}">要问的问题，在这次匹配里</a>`);
  });

  test('leaves the list when it is settled, once, and can be asked again after that', async () => {
    const { house, inChaoyang, ask } = await world();
    await ask(inChaoyang);
    const [open] = await openRequests(as(house, chaoyang));
    const both = await Promise.allSettled([
      settleRequest(as(house, chaoyang), open!.id),
      settleRequest(as(house, city), open!.id),
    ]);
    expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((each) => each.status === 'rejected')).toMatchObject({ reason: expect.any(Conflict) });
    expect(await openRequests(as(house, city))).toEqual([]);
    expect((await logged(house)).filter((each) => each.verb === 'requests.settle')).toMatchObject([
      { subject_student_id: inChaoyang, thing_id: String(open!.id) },
    ]);
    await ask(inChaoyang);
    expect(await openRequests(as(house, city))).toHaveLength(1);
  });

  test('is settled by staff who reach her; others are told that it is not there', async () => {
    const { house, inChaoyang, ask } = await world();
    await ask(inChaoyang);
    const [open] = await openRequests(as(house, city));
    for (const actor of [...strangers, herself(inChaoyang), fengtai]) {
      await expect(settleRequest(as(house, actor), open!.id)).rejects.toThrow(NotFound);
    }
    await expect(settleRequest(as(house, city), 404)).rejects.toThrow(NotFound);
    expect(await openRequests(as(house, city))).toHaveLength(1);
  });
});

const isHer = (actor: Actor, studentId: number) =>
  actor.kind === 'person' && actor.membership?.scope.studentId === studentId;
