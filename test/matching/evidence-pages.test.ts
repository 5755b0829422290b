import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/accounts/policy.ts';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { matchingRoutes } from '../../src/matching/index.ts';
import { explain, flagsOf } from '../../src/matching/rules.ts';
import { readSheets } from '../../src/sheets/index.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';
import { openPages, type Pages } from './open-pages.ts';
import { chaoyang, city, fengtai, fill, logged, makeHouse, strangers, type Filled, type House } from './rows.ts';

const db = testDb();
const day = '2026-11-22';
let house: House;
let world: Filled;
let pages: Pages;
let position: Filled['positions'][number];
/** Of 朝阳区, candidates of the position whom nobody has to look at first. */
let hers: Filled['students'];

const matched = (student: Filled['students'][number], its: Filled['positions'][number]) =>
  !('refused' in explain(book, student, its, day));
const herself = (studentId: number): Actor => ({
  kind: 'person',
  userId: 'her',
  name: '她',
  membership: { id: 9, role: 'student', scope: { studentId } },
});
const numbersOf = (students: Filled['students']) =>
  students.map(({ number }) => ['student', number] as [string, string]);
const sentTo = (response: Response) => response.headers.get('Location');

beforeEach(async () => {
  house = makeHouse(db);
  world = await fill(db, 120, 14);
  await db.updateTable('positions').set({ published_on: day }).execute();
  pages = openPages(house, matchingRoutes);
  const candidates = (its: Filled['positions'][number]) =>
    world.students.filter(
      (each) => each.district === '110105' && matched(each, its) && !flagsOf(book, each).includes('review'),
    );
  position = world.positions.toSorted((one, other) => candidates(other).length - candidates(one).length)[0]!;
  hers = candidates(position);
});

async function keep(who: Actor = chaoyang, students = hers.slice(0, 3)): Promise<string> {
  const fields: [string, string][] = [['list', 'new'], ['title', '十二月第一批'], ...numbersOf(students)];
  const kept = await pages.post(who, `/positions/${position.number}/lists/new`, fields);
  return sentTo(kept)?.split('?')[0] ?? (await kept.text());
}

describe('the criterion of the category', () => {
  const [named, other] = ['岗位点名欢迎你的类别和等级', '岗位没有点名，不影响应聘'];

  beforeEach(async () => {
    const categories = JSON.stringify([{ category: '1', mostSevereLevel: 1 }]);
    await db
      .updateTable('positions')
      .set({ categories } as never)
      .where('id', '=', position.serial)
      .execute();
  });

  test('is in words for her, and for staff stands behind the view of her disability', async () => {
    for (const student of hers.slice(0, 3)) {
      const own = await (await pages.get(herself(student.serial), `/positions/${position.number}`)).text();
      expect([own.includes(named), own.includes(other)].toSorted()).toEqual([false, true]);
      for (const prefix of ['', '/en']) {
        const html = await (
          await pages.get(chaoyang, `${prefix}/students/${student.number}/matches/${position.number}`)
        ).text();
        expect(html).toMatch(/和残疾信息有关|Rests on disability facts/);
        expect(html).not.toMatch(/点名欢迎|没有点名|by name|Not named|names no/);
      }
    }
  });

  test('is said to count, on the page of candidates of a position that names one', async () => {
    const candidates = async () => (await pages.get(chaoyang, `/positions/${position.number}/candidates`)).text();
    expect(await candidates()).toContain('这个岗位点名了残疾类别');
    await db
      .updateTable('positions')
      .set({ categories: '[]' } as never)
      .execute();
    expect(await candidates()).not.toContain('点名');
  });
});

test('a position that nobody can apply to says why it has no candidates', async () => {
  const said = async (change: object) => {
    await db.updateTable('positions').set(change).where('id', '=', position.serial).execute();
    pages = openPages(makeHouse(db), matchingRoutes);
    return (await pages.get(city, `/positions/${position.number}/candidates`)).text();
  };
  const nobodyYet = '岗位开放、学生登记以后';
  for (const [change, why] of [
    [{ closes_on: '2026-11-01' }, '已经过了截止日期：2026年11月1日。'],
    [{ closes_on: null, taken: position.placesLeft }, '名额已经招满。'],
    [{ taken: 0, state: 'closed' }, '现在不在招聘中。'],
  ] as const) {
    const html = await said(change);
    expect([why, html.includes(why), html.includes(nobodyYet)]).toEqual([why, true, false]);
  }
});

describe('the way of a list', () => {
  test('staff tick candidates, confirm, see them on the list, and take one off again', async () => {
    const action = `/positions/${position.number}/lists/new`;
    const [one, two] = hers;
    const asked = await (await pages.get(chaoyang, `${action}?student=${one!.number}&student=${two!.number}`)).text();
    expect(asked).toContain(`value="${one!.number}" checked`);
    expect(await db.selectFrom('match_snapshots').select('id').execute()).toEqual([]);
    const nameless = await pages.post(chaoyang, action, [['list', 'new'], ['title', ' '], ...numbersOf([one!, two!])]);
    expect([nameless.status, (await nameless.text()).includes('aria-invalid="true"')]).toEqual([422, true]);
    const kept = await pages.post(chaoyang, action, [['list', 'new'], ['title', '第一批'], ...numbersOf([one!, two!])]);
    expect(sentTo(kept)).toMatch(/^\/lists\/\d+\?done=list_kept&added=2&there=0&apart=0$/);
    const list = sentTo(kept)!.split('?')[0]!;
    const text = await (await pages.get(chaoyang, sentTo(kept)!)).text();
    expect([text.includes('放进 2 人'), text.includes('没有变化')]).toEqual([true, true]);
    const nobody = await pages.post(chaoyang, `${list}/remove`);
    expect([nobody.status, await nobody.text()]).toEqual([422, expect.stringContaining('请至少勾选一名学生')]);
    const removed = await pages.post(chaoyang, `${list}/remove`, numbersOf([one!]));
    expect(sentTo(removed)).toBe(`${list}?done=list_removed`);
    expect((await pages.post(chaoyang, `${list}/remove`, numbersOf([one!]))).status).toBe(409);
    const left = await (await pages.get(chaoyang, list)).text();
    expect([left.includes(one!.number), left.includes(two!.number)]).toEqual([false, true]);
  });

  test('one tick takes the whole page; no tick brings the candidates back, saying so', async () => {
    const action = `/positions/${position.number}/lists/new`;
    const all = await (await pages.get(chaoyang, `${action}?all=yes&page=1`)).text();
    expect(all.match(/name="student" value="D\d+" checked/g)?.length).toBe(20);
    const none = await pages.get(chaoyang, `${action}?page=1`);
    expect([none.status, await none.text()]).toEqual([
      422,
      expect.stringMatching(/href="#student">[^<]*请至少勾选一名学生/),
    ]);
  });

  test('a page beyond the last one leads to the last one, with the rest of the question', async () => {
    await keep();
    for (const [path, last] of [
      ['/lists?page=99', '/lists?page=1'],
      ['/en/lists?page=99', '/en/lists?page=1'],
      ['/runs?page=2', '/runs?page=1'],
    ] as const) {
      const response = await pages.get(city, path);
      expect([response.status, sentTo(response)]).toEqual([303, last]);
    }
    const candidates = await pages.get(city, `/positions/${position.number}/candidates?page=99`);
    expect(sentTo(candidates)).toMatch(/\/candidates\?page=\d$/);
    expect((await pages.get(city, sentTo(candidates)!)).status).toBe(200);
  });

  test('each student reads in her log that her match was kept and looked at', async () => {
    const list = await keep(chaoyang, hers.slice(0, 1));
    await pages.get(city, list);
    const log = (await logged(house)).filter((entry) => entry.subject_student_id === hers[0]!.serial);
    expect(log.map((entry) => [entry.verb, entry.thing_kind])).toEqual([
      ['lists.keep', 'chosen_list'],
      ['lists.read', 'chosen_list'],
    ]);
  });
});

describe('why a pair is kept apart', () => {
  const set = (change: object) =>
    db
      .updateTable('positions')
      .set(change as never)
      .where('number', '=', position.number)
      .execute();
  const why = async (who: Actor, path: string) => (await pages.get(who, `${path}?position=${position.number}`)).text();

  test('by category names those of the posting, and tells her alone that none of hers is on record', async () => {
    const [{ serial, number }] = hers as [Filled['students'][number]];
    const record = (components: string, category: string | null) =>
      db
        .updateTable('disabilities')
        .set({ components, category, level: category && 3 } as never)
        .where('student_id', '=', serial)
        .execute();
    await set({
      categories: JSON.stringify([{ category: '1', mostSevereLevel: 3 }]),
      category_reason: '理由',
      category_reason_state: 'accepted',
    });
    await record('[{"category":"4","level":3}]', '4');
    const [own, staffs] = [
      await why(herself(serial), '/my/matches/why'),
      await why(chaoyang, `/students/${number}/why`),
    ];
    for (const html of [own, staffs]) expect(html).toContain('只限残疾类别：视力三级及以下');
    expect([own.includes('和登记的类别、等级不一致'), own.includes('href="/my/disability"')]).toEqual([true, true]);
    expect(staffs).toContain('不符合。类别和等级在学生档案里另看');
    await record('[]', null);
    expect(await why(herself(serial), '/my/matches/why')).toContain('还没有登记类别和等级');
    const again = await why(chaoyang, `/students/${number}/why`);
    expect([again.includes('还没有登记'), again.includes('不符合。类别和等级在学生档案里另看')]).toEqual([false, true]);
  });

  test('by a posting that is shut says each reason on its own line', async () => {
    await set({ state: 'closed', closes_on: '2026-01-01' });
    const html = await why(herself(hers[0]!.serial), '/en/my/matches/why');
    expect(html).toMatch(/<p>Not taking applications now<\/p><p>The closing day has passed: 1 January 2026<\/p>/);
  });
});

describe('every page', () => {
  test.each(['', '/en'])('is valid HTML, with a word for everything, in the language of %j', async (lang) => {
    const [one, two, three] = hers;
    const list = await keep();
    const shut = world.positions.find((each) => each.number !== position.number)!;
    await db.updateTable('positions').set({ state: 'closed' }).where('number', '=', shut.number).execute();
    await db
      .updateTable('students')
      .set({ seeks: [], wage_floor: 90_000, regions: ['110108'], accepts_remote: !one!.acceptsRemote })
      .where('id', '=', one!.serial)
      .execute();
    await db
      .updateTable('positions')
      .set({
        features: '{}',
        demands: '{"D_LIFT":"core"}',
        wage_min: 2000,
        closes_on: null,
        education: '大专',
      } as never)
      .where('number', '=', position.number)
      .execute();
    await db.updateTable('disabilities').set({ level: 1 }).where('student_id', '=', two!.serial).execute();
    await db.updateTable('match_snapshots').set({ by_name: '别人' }).where('student_id', '=', three!.serial).execute();
    const ofStudent = `/students/${two!.number}`;
    const paths: (readonly [Actor, string])[] = [
      [chaoyang, '/lists'],
      [fengtai, '/lists'],
      [chaoyang, list],
      [chaoyang, `${list}?done=list_kept&added=1&there=2&apart=3`],
      [chaoyang, `/positions/${position.number}/candidates`],
      [chaoyang, `/positions/${position.number}/lists/new?student=${two!.number}`],
      [chaoyang, `/positions/${position.number}/why`],
      [chaoyang, `/positions/${position.number}/why?student=${one!.number}`],
      [chaoyang, `/positions/${position.number}/why?student=${two!.number}`],
      [city, `${ofStudent}/matches`],
      [city, `${ofStudent}/matches/${position.number}`],
      [city, `${ofStudent}/matches/${shut.number}`],
      [city, `${ofStudent}/why?position=${position.number.toLowerCase()}&kind=internship&words=没有`],
      [city, `${ofStudent}/compare`],
      [city, `${ofStudent}/compare?a=${position.number}&b=${shut.number}`],
      [
        city,
        `${ofStudent}/compare?a=${position.number}&number=${world.positions.find((each) => ![position.number, shut.number].includes(each.number))!.number}`,
      ],
      [herself(one!.serial), `/my/matches/why?position=${position.number}`],
      [herself(two!.serial), `/my/matches/compare?a=${position.number}&b=${shut.number}`],
      [herself(two!.serial), `/positions/${position.number}`],
    ];
    for (const [who, path] of paths) {
      const response = await pages.get(who, lang + path);
      const html = await response.text();
      const odd = html.match(/undefined|\[object|NaN|null<|>null|>true<|>false</)?.[0] ?? null;
      expect([path, response.status, validateHtml(html), odd]).toEqual([path, 200, [], null]);
    }
  });

  test('what is typed wrong comes back with what is wrong', async () => {
    const ofStudent = `/students/${hers[0]!.number}`;
    for (const path of [
      `${ofStudent}/why?position=P999999`,
      `${ofStudent}/compare?a=${position.number}&b=P999999`,
      `${ofStudent}/compare?a=${position.number}&b=${position.number}`,
      `/positions/${position.number}/why?student=D999999`,
    ]) {
      const response = await pages.get(chaoyang, path);
      const html = await response.text();
      expect([path, response.status, validateHtml(html), html.includes('aria-invalid="true"')]).toEqual([
        path,
        422,
        [],
        true,
      ]);
    }
  });
});

describe('nobody learns of it who may not', () => {
  test('an employer, a base, a teacher, a student and the administrator find nothing there', async () => {
    const list = await keep();
    const paths = [
      '/lists',
      list,
      `${list}/list.xlsx`,
      `/positions/${position.number}/candidates`,
      `/positions/${position.number}/lists/new?student=${hers[0]!.number}`,
      `/positions/${position.number}/why?student=${hers[0]!.number}`,
      `/students/${hers[0]!.number}/why?position=${position.number}`,
      `/students/${hers[0]!.number}/compare?a=${position.number}&b=${world.positions[3]!.number}`,
      `/students/${hers[0]!.number}/matches/${position.number}`,
    ];
    for (const who of [...strangers, herself(hers[0]!.serial)]) {
      const wanted = who.kind === 'visitor' ? 303 : 404;
      for (const path of paths) expect([path, who, (await pages.get(who, path)).status]).toEqual([path, who, wanted]);
      for (const path of [`${list}/remove`, `/positions/${position.number}/lists/new`]) {
        const answer = await pages.post(who, path, [
          ['list', 'new'],
          ['title', '别的'],
          ...numbersOf(hers.slice(0, 1)),
        ]);
        expect([path, who, answer.status]).toEqual([path, who, wanted]);
      }
    }
    expect(await db.selectFrom('match_snapshots').select('id').execute()).toHaveLength(3);
  });

  test('whoever looks after the position reads nothing of students on its page', async () => {
    await keep();
    const { employer } = position;
    const owner: Actor = {
      kind: 'person',
      userId: 'owner',
      name: '陈立',
      membership: { id: 7, role: 'employer', scope: { employerId: employer } },
    };
    const answer = await pages.get(owner, `/positions/${position.number}`);
    const html = await answer.text();
    expect([answer.status, html.includes(`岗位${position.serial}`)]).toEqual([200, true]);
    expect(html).not.toMatch(/D\d+|学生\d+|\/lists|候选|名单/);
  });

  test('staff of another district find neither the list nor the student', async () => {
    const list = await keep();
    for (const path of [
      list,
      `${list}/list.xlsx`,
      `/students/${hers[0]!.number}/why`,
      `/students/${hers[0]!.number}/compare`,
      `/positions/${position.number}/lists/new?student=${hers[0]!.number}`,
    ]) {
      expect([path, (await pages.get(fengtai, path)).status]).toEqual([path, 404]);
    }
    const typed = await pages.get(fengtai, `/positions/${position.number}/why?student=${hers[0]!.number}`);
    expect([typed.status, (await typed.text()).includes(`学生${hers[0]!.serial}<`)]).toEqual([422, false]);
    expect(await (await pages.get(fengtai, '/lists')).text()).not.toContain('十二月第一批');
    const page = await (await pages.get(city, `/students/${hers[0]!.number}/matches/${position.number}`)).text();
    expect(page).toContain('十二月第一批');
  });

  test('the workbook of a list names no category, level or anything that follows from them', async () => {
    const student = hers.find((each) => each.certificateCategory !== '6')!;
    const list = await keep(chaoyang, [student]);
    await db
      .updateTable('disabilities')
      .set({ category: '6', level: 1, components: '[{"category":"6","level":1}]' } as never)
      .where('student_id', '=', student.serial)
      .execute();
    await db.updateTable('students').set({ wage_floor: 12_345 }).where('id', '=', student.serial).execute();
    const onPage = await (await pages.get(chaoyang, list)).text();
    expect(onPage).toContain('残疾信息有变化');
    expect(onPage).not.toMatch(/精神残疾|精神一级/);
    const answer = await pages.get(chaoyang, `${list}/list.xlsx`);
    const read = await readSheets({ bytes: new Uint8Array(await answer.arrayBuffer()), name: 'list.xlsx' });
    if (!read.ok) throw new Error(read.refusal);
    const cells = [...read.sheets[0]!.rows].flatMap((row) => row.cells.map((cell) => cell.text));
    expect(cells.some((text) => text.includes('12345'))).toBe(true);
    expect(cells.filter((text) => /残疾|类别|精神|看一看|提醒/.test(text))).toEqual([]);
  });
});
