import { expect, test } from 'vitest';
import { Frame } from '../../views/frame.tsx';
import type { Page } from '../../views/page.ts';
import { ProblemPage, problemKinds } from '../../views/problem/problem-page.tsx';
import { Specimen, sheets, type SheetName } from '../../views/specimen/index.tsx';
import { validateHtml } from '../support/html-validate.ts';
import { samplePage } from './serve.tsx';

const write = async (view: unknown) => `<!doctype html>${await (view as Promise<string> | string)}`;
const frame = (page: Page, more: object = {}) =>
  write(
    <Frame page={page} title="学生" {...more}>
      <p>正文</p>
    </Frame>,
  );
const part = (html: string, from: string, to: string) => html.slice(html.indexOf(from), html.indexOf(to));

const documents: [string, unknown][] = [samplePage('zh', '/students'), samplePage('en', '/students')].flatMap(
  (page) => [
    ...(Object.keys(sheets) as SheetName[]).map((sheet): [string, unknown] => [
      `${page.lang} ${sheet}`,
      <Specimen page={page} sheet={sheet} />,
    ]),
    ...problemKinds.map((kind): [string, unknown] => [`${page.lang} ${kind}`, <ProblemPage page={page} kind={kind} />]),
  ],
);

test.each(documents)('%s is valid HTML without inline style or script', async (_name, view) => {
  const html = await write(view);
  expect(validateHtml(html)).toEqual([]);
  expect(html).not.toMatch(/ style=| hx-on| hx-boost|javascript:|js:/);
  expect(html.match(/<h1/g)?.length).toBe(1);
});

test('help stands the same on every page, also on those that say what went wrong', async () => {
  const page = samplePage('zh', '/students');
  const foots = await Promise.all([
    ...problemKinds.map((kind) => write(<ProblemPage page={page} kind={kind} />)),
    write(<Specimen page={page} sheet="matches" />),
  ]).then((all) => all.map((html) => part(html, '<footer', '</footer>')));
  expect(new Set(foots).size).toBe(1);
  expect(foots[0]).toContain('tel:01000001234');
  expect(foots[0]).toContain('sms:10600001234');
});

test('a help line without a number leaves it out', async () => {
  const html = await frame(samplePage('zh', '/', { help: { phone: '', sms: '', hours: '', hoursEn: '' } }));
  expect(part(html, '<footer', '</footer>')).not.toMatch(/tel:|sms:/);
});

test('the document says its language, and its title says the page number or that something is wrong', async () => {
  const page = samplePage('zh', '/students');
  expect(await frame(page)).toContain('<title>学生 - 助力</title>');
  expect(await frame(page, { number: 2 })).toContain('<title>学生（第 2 页） - 助力</title>');
  expect(await frame(page, { wrong: true })).toContain('<title>错误：学生 - 助力</title>');
  expect(await frame(samplePage('en', '/students'))).toContain('<html lang="en"');
});

test('the other language keeps the page and its query', async () => {
  const html = await frame(samplePage('zh', '/students', { search: '?page=2' }));
  expect(html).toContain('<a class="link" href="/en/students?page=2" lang="en" hreflang="en">English</a>');
  const english = await frame(samplePage('en', '/students', { search: '?page=2' }));
  expect(english).toContain('href="/students?page=2" lang="zh-CN" hreflang="zh-CN">中文</a>');
});

test('names stay marked as Chinese in English', async () => {
  expect(await frame(samplePage('en', '/students'))).toContain('<span lang="zh-CN">林晓雨</span>');
});

test('signing out is an act, signing in is a link', async () => {
  expect(await frame(samplePage('zh', '/'))).toContain('<form method="post" action="/sign-out">');
  const visitor = await frame(samplePage('zh', '/', { viewer: { role: 'visitor', name: null, place: null } }));
  expect(visitor).not.toContain('sign-out');
  expect(visitor).toContain('href="/sign-in"');
});

test('the current page is marked, and only that one', async () => {
  const html = await frame(samplePage('zh', '/my/matches'), { current: 'matches' });
  expect(html.match(/aria-current="page"/g)).toHaveLength(1);
});

test('the last act is said once, and a made-up one not at all', async () => {
  expect(await frame(samplePage('zh', '/', { done: 'saved' }))).toContain('已保存。');
  expect(await frame(samplePage('zh', '/', { done: 'moved' }), { done: { moved: '已移走。' } })).toContain('已移走。');
  expect(await frame(samplePage('zh', '/', { done: 'constructor' }))).not.toContain('id="done-title"');
  expect(await frame(samplePage('zh', '/', { done: '<b>' }))).not.toContain('&lt;b&gt;');
});

test('the live regions are there and empty when the page opens', async () => {
  const html = await frame(samplePage('zh', '/'));
  expect(html).toContain('<div class="vh" id="announce" role="status"></div>');
  expect(html).toContain('<div class="vh" id="alarm" role="alert"></div>');
});

test('htmx is told to keep no history and to put in no styles of its own', async () => {
  const html = await frame(samplePage('zh', '/'));
  const config = /name="htmx-config" content="([^"]+)"/.exec(html)![1]!.replaceAll('&quot;', '"');
  expect(JSON.parse(config)).toMatchObject({ history: false, includeIndicatorCSS: false, extensions: 'sse' });
});
