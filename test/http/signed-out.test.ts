import { describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { openBrowser, sentTo } from '../accounts/browser.ts';
import { goodPassword, makeHouse, someone } from '../accounts/people.ts';
import { furnish } from '../accounts/rooms.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';

const db = testDb();
const assets = { css: '/static/app.css', js: '/static/app.js', icon: '/static/icon.svg', respond: () => null };

const markIn = (html: string): string => /name="filled_by" value="([0-9a-f]{32})"/.exec(html)?.[1] ?? '';

describe('a form that is sent after the session has ended', () => {
  test('comes back with a way to sign in beside it, and is sent again with one button', async () => {
    const house = makeHouse(db);
    await furnish(db);
    await someone(house, 'city_staff', {}, { username: 'wangli' });
    const browser = openBrowser(house);
    const signIn = () => browser.post('/sign-in', { login: 'wangli', password: goodPassword, next: '' });
    await signIn();
    const filled_by = markIn(await (await browser.get('/accounts/invite?role=teacher')).text());
    house.clock.pass(31);
    const fields = { filled_by, role: 'teacher', place: '北京联合大学', mail: 'li"<b>@example.edu.cn' };
    const refused = await browser.post('/accounts/invite', fields);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('Cache-Control')).toBe('no-store');
    const html = await refused.text();
    expect(validateHtml(html)).toEqual([]);
    for (const word of ['href="/sign-in" target="_blank"', 'action="/accounts/invite"', '你填的内容还在'])
      expect(html).toContain(word);
    const kept = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map((found) => [
      found[1],
      found[2],
    ]);
    expect(kept).toEqual([
      ['filled_by', filled_by],
      ['role', 'teacher'],
      ['place', '北京联合大学'],
      ['mail', 'li&quot;&lt;b&gt;@example.edu.cn'],
    ]);
    await signIn();
    expect((await browser.post('/accounts/invite', { ...fields, mail: '' })).status).toBe(200);
  });

  test('is not kept under the name of somebody else who signs in there', async () => {
    const house = makeHouse(db);
    await furnish(db);
    await someone(house, 'city_staff', {}, { username: 'wangli' });
    await someone(house, 'city_staff', {}, { username: 'other' });
    const browser = openBrowser(house);
    const signIn = (login: string) => browser.post('/sign-in', { login, password: goodPassword, next: '' });
    await signIn('wangli');
    const filled_by = markIn(await (await browser.get('/accounts/invite?role=teacher')).text());
    const fields = { filled_by, role: 'teacher', place: '北京联合大学', mail: '' };
    await signIn('other');
    for (const path of ['/accounts/invite', '/en/accounts/invite']) {
      const refused = await browser.post(path, fields);
      const html = await refused.text();
      expect([refused.status, validateHtml(html)]).toEqual([409, []]);
      expect(html).toContain(path.startsWith('/en') ? 'another account' : '另一个账号');
      expect(html).not.toContain('北京联合大学');
    }
    expect(await db.selectFrom('invitations').select('id').execute()).toEqual([]);
    await signIn('wangli');
    expect((await browser.post('/accounts/invite', fields)).status).toBe(200);
  });

  test('is not offered again where it does not say who filled it in', async () => {
    const refused = await openBrowser(makeHouse(db)).post('/accounts/invite', {
      role: 'teacher',
      place: '北京联合大学',
    });
    const html = await refused.text();
    expect(refused.status).toBe(401);
    expect(html).not.toContain('北京联合大学');
  });

  test('keeps every answer of a question, and no password', async () => {
    const answer = await createApp(makeHouse(db), assets).request('/en/account/password', {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'filled_by=x&seeks=job&seeks=internship&password=geheim-123&current=geheim-456',
    });
    const html = await answer.text();
    expect([answer.status, html.match(/name="seeks"/g)?.length]).toEqual([401, 2]);
    expect(html).not.toContain('geheim');
    expect(html).toContain('Sign in again');
    // Two answers of one question have one name, which that rule takes for a slip.
    expect(validateHtml(html).filter((line) => !line.startsWith('form-dup-name'))).toEqual([]);
  });

  test.each([
    [
      'a file',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n',
    ],
    ['too much of it', 'application/x-www-form-urlencoded', `a=${'a'.repeat(300_000)}`],
    ['too many fields', 'application/x-www-form-urlencoded', 'a=1&'.repeat(3000)],
  ])('says that it cannot be kept, with %s', async (_what, type, body) => {
    const headers = { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type };
    const answer = await createApp(makeHouse(db), assets).request('/imports', { method: 'POST', headers, body });
    const html = await answer.text();
    expect(answer.status).toBe(401);
    expect(html).toContain('带不过来');
    expect(html).not.toContain('type="hidden"');
    expect(validateHtml(html)).toEqual([]);
  });

  test('a page is asked for again after signing in, as before', async () => {
    expect(sentTo(await openBrowser(makeHouse(db)).get('/accounts?role=teacher'))).toBe(
      '/sign-in?next=%2Faccounts%3Frole%3Dteacher',
    );
  });
});
