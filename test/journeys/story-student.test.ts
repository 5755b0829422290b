import { afterAll, beforeAll, expect, test } from 'vitest';
import { zh } from '../../views/words/zh.ts';
import { openDemo, type Running } from './house.ts';
import { formOn, signIn, somebody, somebodyAs, type Answer, type Person } from './person.ts';
import { linkIn, newPassword } from './prepare.ts';
import { mainText, matchesOn, verdictsOn } from './read-matches.ts';

/** A student from her registration to what staff do with her request. Each test goes on where the one before ended. */
let running: Running;
let her: Person;
let staff: Person;
beforeAll(async () => {
  running = await openDemo();
  her = somebody(running.base);
  staff = await somebodyAs(running.base, 'district_staff');
});
afterAll(() => running.close());

/** Fills the form of a page that posts to where the page is, as the page gave it, and sends it. */
async function fill(person: Person, page: string, fields: Readonly<Record<string, string | string[]>>) {
  const action = page.split('?')[0]!;
  return person.post(action, { ...formOn((await person.get(page)).text, action), ...fields });
}
const wentTo = ({ status, location }: Answer) => [status, location];

test('she registers, and until staff have approved she finds nothing', async () => {
  const sent = await fill(her, '/register/student', {
    name: '何雨',
    school: '海棠理工大学',
    graduation_year: '2027',
    district: '110108',
    mail: 'heyu@example.edu.cn',
    username: 'heyu',
    password: newPassword,
    consent: 'yes',
  });
  expect(wentTo(sent)).toEqual([303, '/sign-in?done=registered']);
  await signIn(her, 'heyu', newPassword);
  for (const path of ['/my/matches', '/my/needs', '/my/record', '/requests']) {
    expect([path, (await her.get(path)).status]).toEqual([path, 404]);
  }
  expect((await her.get('/account')).status).toBe(200);
});

test('staff of her district approve her; a letter tells her, and she signs in to her own record', async () => {
  const request = linkIn((await staff.get('/accounts/waiting')).text, '/students/requests/');
  const approved = await staff.post(request, { student: 'new', decision: 'approve' });
  expect(approved.location).toMatch(/^\/students\/D\d+\?done=registration_approved$/);
  const letters = (await running.letters()).filter((each) => each.to === 'heyu@example.edu.cn');
  expect(letters).toHaveLength(1);
  expect((await her.get('/my/record')).status).not.toBe(200);
  await signIn(her, 'heyu', newPassword);
  expect(mainText(await her.get('/my/record'))).toContain('何雨');
});

test('she fills in what she studied and wants, and is asked for her needs before anything counts as fitting', async () => {
  const edit = '/my/record/edit';
  const study = await fill(her, `${edit}?section=study`, { education: '本科', major: '软件工程' });
  const intent = await fill(her, `${edit}?section=intent`, { plan: '就业', seeks: ['job'], regions: ['110108'] });
  expect([study.status, intent.status]).toEqual([303, 303]);
  const page = await her.get('/my/matches');
  expect(mainText(page)).toContain(zh.matching.confirmFirst);
  expect(new Set(matchesOn(page).map((each) => each.class))).toEqual(new Set(['to_verify']));
});

test('she answers, checks, changes one answer, confirms: then every class is there, and each match with its reasons', async () => {
  const checked = await fill(her, '/my/needs', { N_STEP_FREE: 'must', N_TOILET: 'must', N_NO_NIGHT: 'later' });
  expect(mainText(checked)).toContain('可用的厕所');
  const back = await her.post('/my/needs', { ...formOn(checked.text, '/my/needs'), step: 'edit' });
  const answers = formOn(back.text, '/my/needs');
  expect(answers).toMatchObject({ N_STEP_FREE: 'must', N_TOILET: 'must' });
  const again = await her.post('/my/needs', { ...answers, N_FLEX: 'nice' });
  const confirmed = await her.post('/my/needs', { ...formOn(again.text, '/my/needs'), step: 'confirm' });
  expect(wentTo(confirmed)).toEqual([303, '/my/needs?done=needs_confirmed']);
  const page = await her.get('/my/matches');
  expect(new Set(matchesOn(page).map((each) => each.class))).toEqual(
    new Set(['ready', 'on_request', 'to_verify', 'gap']),
  );
  expect(mainText(page)).not.toContain(zh.matching.confirmFirst);
  expect(matchesOn(page).map((each) => each.rank)).toEqual(
    matchesOn(page)
      .map((each) => each.rank)
      .toSorted((a, b) => a - b),
  );
});

test('the page of a position says of it what the list says, and so does the page that staff have', async () => {
  const listed = matchesOn(await her.get('/my/matches'));
  const record = /D\d+/.exec((await staff.get('/students?q=何雨')).text)![0];
  for (const match of listed) {
    const page = await her.get(`/positions/${match.position}`);
    const className = zh.parts.classes[match.class as keyof typeof zh.parts.classes];
    expect([match.position, page.text.includes(`<h2>${className}</h2>`)]).toEqual([match.position, true]);
    const verdicts = verdictsOn(page);
    expect(verdicts.map((each) => each.need)).toHaveLength(3);
    expect(verdictsOn(await staff.get(`/students/${record}/matches/${match.position}`))).toEqual(verdicts);
  }
});

test('she asks the agency about a position, once; staff see it, settle it, and she can read that they looked', async () => {
  const [match] = matchesOn(await her.get('/my/matches?only=to_verify'));
  const action = `/positions/${match!.position}/requests`;
  const page = await her.get(`/positions/${match!.position}`);
  expect(page.text).toMatch(new RegExp(`action="${action}"[^]*name="kind" value="ask"`));
  for (const _ of [1, 2]) expect((await her.post(action, { kind: 'ask' })).status).toBe(303);
  expect((await her.post(action, { kind: 'negotiate', feature: 'F_NO_SUCH' })).status).toBe(404);
  const list = await staff.get('/requests');
  expect(list.text.match(/action="\/requests\/\d+\/settle"/g)).toHaveLength(1);
  expect(list.text).toContain('何雨');
  expect(list.text).toContain(match!.position);
  const settle = /\/requests\/\d+\/settle/.exec(list.text)![0];
  expect(wentTo(await staff.post(settle))).toEqual([303, '/requests?done=saved']);
  expect((await staff.post(settle)).status).toBe(409);
  expect((await staff.get('/requests')).text).not.toContain('何雨');
  expect(mainText(await her.get('/my/views'))).toContain('周敏');
});

test('signing out ends the session: the cookie that she had opens nothing any more', async () => {
  const copy = somebody(running.base);
  for (const [name, value] of her.cookies) copy.cookies.set(name, value);
  expect((await copy.get('/my/matches')).status).toBe(200);
  const out = await her.post('/sign-out');
  expect(wentTo(out)).toEqual([303, '/?done=signed_out']);
  expect(out.headers.get('Clear-Site-Data')).toContain('storage');
  for (const person of [her, copy]) {
    expect(wentTo(await person.get('/my/matches'))).toEqual([303, '/sign-in?next=%2Fmy%2Fmatches']);
  }
});

test('a forgotten password is replaced by the letter that she gets, and the one before opens nothing', async () => {
  const asked = await somebody(running.base).post('/reset', { mail: 'heyu@example.edu.cn' });
  expect(asked.status).toBe(303);
  const letter = (await running.letters()).findLast((each) => each.to === 'heyu@example.edu.cn');
  const link = linkIn(letter!.text, '/reset/');
  const password = '另一个很长的密码 2027';
  const done = await fill(somebody(running.base), link, { password });
  expect(wentTo(done)).toEqual([303, '/sign-in?done=password_reset']);
  await expect(signIn(her, 'heyu', newPassword)).rejects.toThrow('422');
  await signIn(her, 'heyu', password);
  expect((await her.get('/my/record')).status).toBe(200);
  expect((await her.get(link)).status).toBe(404);
});
