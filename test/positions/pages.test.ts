import { beforeEach, describe, expect, test } from 'vitest';
import { judgeReason } from '../../src/positions/index.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';
import { makeCast } from './cast.ts';
import { openSite, type Site } from './site.tsx';
import { as, auditOf, makeHouse } from './world.ts';

const db = testDb();
const house = makeHouse(db);
let cast: Awaited<ReturnType<typeof makeCast>>;
let site: Site;

beforeEach(async () => {
  cast = await makeCast(house);
  site = openSite(house, cast.actors);
});

const sentTo = (response: Response) => (response.status === 303 ? response.headers.get('Location') : null);

describe('every page of employers, bases and positions', () => {
  const paths = () =>
    [
      ['visitor', '/positions'],
      ['visitor', '/positions?kind=internship&need=N_TOILET&need=N_BRAILLE&wage=3000&education=本科&words=编辑'],
      ['visitor', '/positions?words=没有这样的岗位&district=110108'],
      [
        'visitor',
        '/positions?words=tushu 饕餮&feature=F_SEATED_WORK&offer=offers&employer=社会组织&class=none&sort=wage',
      ],
      ['visitor', `/positions/${cast.published}`],
      ['student', `/positions/${cast.reasoned}`],
      ['visitor', `/positions/${cast.closed}`],
      ['chaoyang', `/positions/${cast.waiting}`],
      ['fengtai', `/positions/${cast.waiting}`],
      ['owner', `/positions/${cast.waiting}`],
      ['chaoyang', '/positions/manage'],
      ['city', `/positions/manage?employer=${cast.own}&state=open`],
      ['city', '/positions/manage?state=draft'],
      ['owner', '/my/positions'],
      ['base', '/my/positions'],
      ['lonely', '/my/positions'],
      ['city', '/positions/new'],
      ['chaoyang', `/positions/new?base=${cast.baseId}`],
      ['owner', '/positions/new'],
      ['base', '/positions/new'],
      ['owner', `/positions/${cast.published}/edit`],
      ['city', `/positions/${cast.reasoned}/edit`],
      ['chaoyang', `/positions/${cast.published}/evidence`],
      ['chaoyang', `/positions/${cast.waiting}/reason`],
      ['owner', `/positions/${cast.closed}/reopen`],
      ['chaoyang', '/organizations'],
      ['chaoyang', '/organizations?words=没有'],
      ['chaoyang', `/organizations/${cast.own}`],
      ['city', `/organizations/${cast.own}/edit`],
      ['owner', '/my/organization'],
      ['owner', '/my/organization/edit'],
      ['chaoyang', '/bases'],
      ['fengtai', '/bases'],
      ['chaoyang', '/bases/new'],
      ['chaoyang', `/bases/${cast.baseId}`],
      ['chaoyang', `/bases/${cast.lonely}/edit`],
      ['base', '/my/base'],
      ['base', '/my/base/edit'],
      ['lonely', '/my/base'],
    ] as const;

  test.each(['', '/en'])('is valid HTML, with a word for everything, in the language of %j', async (lang) => {
    for (const [who, path] of paths()) {
      const response = await site.get(who, lang + path);
      const html = await response.text();
      const odd = html.match(/undefined|\[object|NaN|null<|>null/)?.[0] ?? null;
      expect([who, path, response.status, validateHtml(html), odd]).toEqual([who, path, 200, [], null]);
    }
  });

  test('marks Chinese text in an English page as Chinese', async () => {
    const html = await (await site.get('visitor', `/en/positions/${cast.published}`)).text();
    const text = html.replace(/<span lang="zh-CN">.*?<\/span>/g, '').replace(/<(title|a)[^>]*>.*?<\/\1>/g, '');
    expect(text.replace(/[\s\S]*<main[^>]*>/, '').match(/[\u4e00-\u9fff]+/g) ?? []).toEqual([]);
  });

  test('is there for nobody else', async () => {
    for (const [who, path] of [
      ['visitor', `/positions/${cast.waiting}`],
      ['student', '/positions/manage'],
      ['owner', '/positions/manage'],
      ['city', '/my/positions'],
      ['fengtai', `/positions/${cast.waiting}/edit`],
      ['owner', `/positions/${cast.waiting}/reason`],
      ['owner', `/positions/${cast.published}/evidence`],
      ['chaoyang', `/positions/${cast.published}/reopen`],
      ['owner', '/organizations'],
      ['owner', '/bases'],
      ['chaoyang', `/organizations/${cast.own}/edit`],
      ['fengtai', `/bases/${cast.baseId}/edit`],
      ['base', '/bases/new'],
      ['chaoyang', '/my/base'],
    ] as const) {
      expect([path, (await site.get(who, path)).status]).toEqual([path, 404]);
    }
  });
});

describe('what a page says to whom', () => {
  test('no page for visitors, students or another office holds a phone or a contact', async () => {
    for (const [who, path] of [
      ['visitor', '/positions'],
      ['visitor', `/positions/${cast.published}`],
      ['student', `/positions/${cast.published}`],
    ] as const) {
      const html = await (await site.get(who, path)).text();
      expect(html).not.toMatch(/13900000001|139\*{4}0001|陈经理/);
    }
  });

  test('staff see a part of a phone, and the whole one when they ask, which is written down', async () => {
    const masked = await (await site.get('chaoyang', `/positions/${cast.published}`)).text();
    expect(masked).toContain('139****0001');
    expect(masked).not.toContain('13900000001');
    const whole = await site.post('chaoyang', `/positions/${cast.published}/contact`, {});
    expect(await whole.text()).toContain('13900000001');
    expect(await auditOf(house, cast.published)).toContain('positions.manage phone_seen');
    expect(await (await site.post('chaoyang', `/organizations/${cast.own}`, {})).text()).toContain('13900000001');
    expect(await (await site.post('chaoyang', `/bases/${cast.baseId}`, {})).text()).toContain('01088001000');
  });

  test('a category is told to everybody only where its reason was accepted', async () => {
    const accepted = await (await site.get('visitor', `/positions/${cast.reasoned}`)).text();
    expect(accepted).toContain('只限肢体三级及以下');
    await judgeReason(as(house, cast.actors.city), cast.reasoned, 2, 'refused');
    const refused = await (await site.get('visitor', `/positions/${cast.reasoned}`)).text();
    expect(refused).not.toContain('肢体');
  });

  test('each claim stands with who made it', async () => {
    const html = await (await site.get('visitor', `/positions/${cast.published}`)).text();
    for (const words of [
      '工作人员 2026年10月12日到现场看过',
      '2026年10月12日实测：门净宽 920 毫米',
      '单位承诺，2027年1月10日前安排好',
    ]) {
      expect(html.replaceAll(/<[^>]+>/g, '')).toContain(words);
    }
  });
});

describe('the board', () => {
  const words = async (path: string) => (await (await site.get('visitor', path)).text()).replaceAll(/<[^>]+>/g, ' ');

  test('says how many there are, what each meets now, the wage and the last day', async () => {
    const text = await words('/positions');
    expect(text).toContain('共 5 个岗位，最新发布的在前。');
    expect(text).toContain('可用的厕所、文字沟通为主、可坐姿工作');
    expect(text).toContain('补贴 3800 元/月');
    expect(text).toContain('12月20日截止');
    expect(text).not.toContain('前端开发工程师');
  });

  test('offers the smallest change that would help where nothing fits', async () => {
    const text = await words('/positions?district=110108&words=编目');
    expect(text).toContain('没有符合这些筛选的岗位');
    expect(text).toContain('去掉“北京市海淀区”，会有 1 个岗位。');
  });

  test('says behind each choice how many there would be with it', async () => {
    const text = (await words('/positions?kind=job')).replaceAll(/\s+/g, ' ');
    const choices = ['就业岗位（4）', '实习见习岗位（1）', '7 天内截止（0）', '社会组织（1）', '6000 元/月起（2）'];
    for (const choice of choices) expect(text).toContain(choice);
    expect((await words('/positions')).replaceAll(/\s+/g, ' ')).toContain('可坐姿完成主要工作（已有 1，可安排 0）');
  });

  test('marks what was looked for as text, says what it left out, and keeps the words in the address of every choice', async () => {
    const html = await (await site.get('visitor', '/positions?words=tushu 饕餮')).text();
    expect(html).toContain('<mark>图书</mark>编目员');
    expect(html).toContain('没有岗位同时符合这些词。下面是不算“饕餮”找到的岗位。');
    const hostile = await (await site.get('visitor', '/positions?words=%3Cb%3E图书%3C/b%3E&page=1')).text();
    expect(hostile).toContain('<mark>图书</mark>编目员');
    expect(hostile).not.toContain('<b>图书');
    expect(await words('/positions?words=%EF%BC%8C')).toContain('“，”里没有汉字、字母或数字，所以没有按它查找。');
  });

  test('says nothing of words where nothing was looked for, or nothing found', async () => {
    const text = (await words('/positions?words=%25')).replaceAll(/\s+/g, ' ');
    expect(text).toContain('共 5 个岗位，最新发布的在前。');
    expect(text).not.toMatch(/关键词：|已选 1 项|最合适的在前/);
    expect(await words('/positions?words=zzzzzz')).toContain('没有找到岗位。');
    expect(await words('/en/positions?words=zzzzzz')).toContain('No position was found.');
  });

  test('sends a page that is not there to the first', async () => {
    expect(sentTo(await site.get('visitor', '/positions?kind=job&page=7'))).toBe('/positions?kind=job');
  });

  test('takes nothing about a disability in its address', async () => {
    expect(await words('/positions?category=4&level=1&device=轮椅')).toBe(await words('/positions?'));
  });
});
