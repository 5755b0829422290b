import { describe, expect, test } from 'vitest';
import { accountRoutes, setupCode } from '../../src/accounts/index.ts';
import { invite } from '../../src/accounts/invite.ts';
import { deviceName } from '../../views/accounts/device-name.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';
import { openBrowser } from './browser.ts';
import { as, goodPassword, makeHouse, someone, type House } from './people.ts';
import { furnish } from './rooms.ts';

const db = testDb();
const pages = accountRoutes.filter((route) => route.kind === 'page');
const employer = {
  organization: '北京好邻居科技有限公司',
  credit_code: '91110105MA01ABCD26',
  employer_kind: '民营企业',
  district: '110105',
  name: '陈主管',
  phone: '01087654321',
  mail: 'chen@example.com.cn',
  password: goodPassword,
  consent: 'yes',
};

/** A house in which every page of this room has something to show: the path of each, by its pattern. */
async function busyHouse(house: House): Promise<Record<string, string>> {
  await furnish(db);
  const admin = await someone(house, 'administrator', {}, { username: 'admin', mail: 'admin@example.cn' });
  await openBrowser(house).post('/register/employer', employer);
  const waiting = await db
    .selectFrom('memberships')
    .select('id')
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  const made = await invite(as(house, admin), { role: 'district_staff', place: '110105', mail: 'li@example.cn' });
  await openBrowser(house).post('/reset', { mail: 'admin@example.cn' });
  const letters = await house.post();
  const token = /\/reset\/([\w-]+)/.exec(letters.map((letter) => letter.text).join())?.[1];
  return {
    '/reset/:token': `/reset/${token}`,
    '/invitations/:token': `/invitations/${made.ok ? made.secret : ''}`,
    '/accounts/:id': `/accounts/${waiting.id}`,
    '/accounts/invite': '/accounts/invite?role=base',
  };
}

describe.each(['', '/en'])('in the language of %j', (lang) => {
  test('every page of this room is valid HTML, for a visitor and for an administrator', async () => {
    const house = makeHouse(db);
    const paths = await busyHouse(house);
    const [visitor, admin] = [openBrowser(house), openBrowser(house)];
    await admin.post('/sign-in', { login: 'admin', password: goodPassword, next: '' });
    for (const { path: pattern, verb } of pages.filter((route) => route.path !== '/setup')) {
      const path = `${lang}${paths[pattern] ?? pattern}`;
      const open = verb === 'account.enter' ? [visitor, admin] : [admin];
      for (const browser of open) {
        const response = await browser.get(path);
        const html = await response.text();
        const odd = html.match(/undefined|\[object|NaN/);
        expect([path, response.status, validateHtml(html), odd]).toEqual([path, 200, [], null]);
      }
    }
  });

  test('a visitor gets to no page that is not a door, and is asked to sign in', async () => {
    const browser = openBrowser(makeHouse(db));
    for (const { path, verb } of pages.filter((route) => route.verb !== 'account.enter')) {
      const response = await browser.get(lang + path.replace(':id', '1'));
      expect(`${path} ${verb} ${response.headers.get('Location')}`).toMatch(new RegExp(` ${lang}/sign-in\\?next=`));
    }
  });

  test('every form that comes back with problems is valid HTML, has its summary first and shows no password', async () => {
    const house = makeHouse(db);
    const paths = await busyHouse(house);
    const [visitor, admin] = [openBrowser(house), openBrowser(house)];
    await admin.post('/sign-in', { login: 'admin', password: goodPassword, next: '' });
    const wrong = {
      password: 'password123',
      current: 'secret-thing',
      login: 'x',
      mail: 'not a mail',
      role: 'base',
      code: 'x',
    };
    const forms = [
      '/sign-in',
      '/reset',
      '/reset/:token',
      '/register/student',
      '/register/employer',
      '/invitations/:token',
    ];
    const staffForms = ['/account/password', '/accounts/:id/refuse', '/accounts/invite'];
    for (const [browser, patterns] of [[visitor, forms] as const, [admin, staffForms] as const]) {
      for (const pattern of patterns) {
        const path =
          lang + (paths[pattern]?.split('?')[0] ?? pattern.replace(/\/accounts\/:id/, paths['/accounts/:id']!));
        const response = await browser.post(path, wrong);
        const html = await response.text();
        expect([path, response.status, validateHtml(html)]).toEqual([path, 422, []]);
        expect([path, html.match(/password123|secret-thing/)]).toEqual([path, null]);
        expect(html).toMatch(/<div class="notice bad" role="region"[^>]*autofocus/);
        const linked = [...html.matchAll(/<a class="link" href="#([\w-]+)">/g)].map((match) => match[1]);
        expect(linked.length).toBeGreaterThan(0);
        expect(linked.filter((field) => !html.includes(` id="${field}"`))).toEqual([]);
      }
    }
  });
});

test.each(['', '/en'])('the page of the first start is valid HTML, also when it comes back (%j)', async (lang) => {
  const house = makeHouse(db);
  await setupCode(house);
  const browser = openBrowser(house);
  const [asked, wrong] = [
    await browser.get(`${lang}/setup`),
    await browser.post(`${lang}/setup`, { code: 'x', mail: 'y' }),
  ];
  expect([asked.status, wrong.status]).toEqual([200, 422]);
  for (const page of [asked, wrong]) expect(validateHtml(await page.text())).toEqual([]);
});

test('password fields carry the tokens that password managers need, and nothing forbids to paste', async () => {
  const house = makeHouse(db);
  await setupCode(house);
  const browser = openBrowser(house);
  const page = async (path: string) => (await browser.get(path)).text();
  expect(await page('/sign-in')).toMatch(/name="login" [^>]*autocomplete="username"/);
  expect(await page('/sign-in')).toMatch(/type="password" [^>]*autocomplete="current-password"/);
  expect(await page('/register/student')).toMatch(/type="password" [^>]*autocomplete="new-password"/);
  expect(await page('/register/student')).toMatch(/name="mail" [^>]*autocomplete="email"/);
  expect(await page('/register/student')).toMatch(/name="name" [^>]*autocomplete="name"/);
  expect(await page('/setup')).not.toMatch(/onpaste|autocomplete="off"/);
});

test('a consent that is missing is marked, and described by what is wrong and by its note', async () => {
  for (const path of ['/register/student', '/register/employer']) {
    const html = await (await openBrowser(makeHouse(db)).post(path, {})).text();
    const box = /<input type="checkbox" name="consent"[^>]*>/.exec(html)?.[0] ?? '';
    expect(box).toContain('aria-invalid="true"');
    expect(box).toContain('aria-describedby="consent-problem consent-note"');
    expect(html).toMatch(/id="consent-problem">.*?<\/span>请勾选<\/p>/s);
  }
});

test('consent is never ticked beforehand', async () => {
  const browser = openBrowser(makeHouse(db));
  for (const path of ['/register/student', '/register/employer']) {
    expect(await (await browser.get(path)).text()).not.toMatch(/name="consent"[^>]*checked/);
  }
});

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
    'Edge · Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1',
    'Safari · iOS',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0',
    '微信 · Android',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
  ['curl/8', null],
])('a device is called what its owner calls it: %s', (agent, name) => {
  expect(deviceName(agent)).toBe(name);
});
