import { describe, expect, test } from 'vitest';
import { findMajors, pickedMajor } from '../../src/reference/index.ts';
import { makeHouse } from '../accounts/people.ts';
import { testDb } from '../support/db.ts';
import { openSite, textOf } from './site.tsx';

const db = testDb();

describe('what words can mean', () => {
  test.each([
    ['会计学', '会计学'],
    ['120203K', '会计学'],
    ['kuaijixue', '会计学'],
    ['jsjkxyjs', '计算机科学与技术'],
    ['计算机科学与技木', '计算机科学与技术'],
  ])('%s: first of all %s', (words, name) => {
    expect(findMajors(words)[0]?.name).toBe(name);
  });

  test('names come once, with every catalogue that has them', () => {
    const found = findMajors('大数据与会计');
    expect(found.map((one) => one.name)).toEqual(['大数据与会计']);
    expect(found[0]!.majors.map((major) => major.catalogue)).toEqual(['bachelor', 'associate']);
  });

  test('no words mean nothing, and no more than so many are given', () => {
    expect(findMajors('')).toEqual([]);
    expect(findMajors('  ')).toEqual([]);
    expect(findMajors('技术', 7)).toHaveLength(7);
  });

  test('every name that is offered is a major’s name', () => {
    for (const words of ['会计师', '电脑', 'zzzz', '0809']) {
      for (const { name, majors } of findMajors(words)) expect(majors.every((major) => major.name === name)).toBe(true);
    }
  });

  const form = (fields: Record<string, string>) => ({ text: (name: string) => fields[name] ?? '' });
  test.each([
    [{ major: ' 会计学 ' }, '会计学'],
    [{ major: 'kuaiji', major_for: 'kuaiji', major_pick: '会计学' }, '会计学'],
    [{ major: '法学', major_for: 'kuaiji', major_pick: '会计学' }, '法学'],
    [{ major: 'kuaiji', major_for: 'kuaiji' }, 'kuaiji'],
    [{}, ''],
  ])('a form with %o says %s', (fields, major) => {
    expect(pickedMajor(form(fields), 'major')).toBe(major);
  });
});

describe('/majors', () => {
  test.each(['会计学', '120203K', 'kuaijixue', 'kjx'])('finds 会计学 by %s', async (words) => {
    const html = await openSite(makeHouse(db)).html('visitor', `/majors?q=${encodeURIComponent(words)}`);
    expect(textOf(html)).toContain('会计学 120203K 工商管理类 管理学');
  });

  test('finds a major by the code that it had before, and says so', async () => {
    const text = textOf(await openSite(makeHouse(db)).html('visitor', '/majors?q=083202TK'));
    expect(text).toContain('交叉工程 140002TK 旧代码 083202TK');
  });

  test('groups by catalogue, in their order', async () => {
    const text = textOf(await openSite(makeHouse(db)).html('visitor', '/majors?q=计算机科学与技术'));
    expect(text).toMatch(/本科 .*080901 计算机类 工学.*研究生 .*0812/);
    expect(text).toContain('找到 1 个名称，在各目录中共 2 处。');
  });

  test('offers names that are like what was not found, each as a search', async () => {
    const html = await openSite(makeHouse(db)).html('visitor', '/majors?q=会计师');
    expect(html).toContain(`href="/majors?q=${encodeURIComponent('会计学')}"`);
    expect(textOf(html)).toContain('没有找到“会计师”');
  });

  test('says so when it lists only the first of many', async () => {
    expect(textOf(await openSite(makeHouse(db)).html('visitor', '/majors?q=技术'))).toContain('只列出前 50 处');
  });

  test('leads staff to what counts as equal, and nobody else', async () => {
    const site = openSite(makeHouse(db));
    for (const who of ['district', 'city'] as const)
      expect(await site.html(who, '/majors')).toContain('"/equivalents"');
    for (const who of ['visitor', 'student', 'employer'] as const) {
      expect(await site.html(who, '/majors')).not.toContain('"/equivalents"');
    }
  });
});
