import { describe, expect, test } from 'vitest';
import {
  classesNamed,
  classesOf,
  disciplinesNamed,
  disciplinesOf,
  disciplinesOfClass,
  majors,
  majorsNamed,
} from '../../src/reference/index.ts';

const sorted = (names: ReadonlySet<string>) => [...names].sort();

describe('classesOf', () => {
  test('is every class that a major of the name has in any catalogue', () => {
    expect(majorsNamed('电子商务').map((major) => major.catalogue)).toEqual(['undergraduate', 'bachelor', 'associate']);
    expect(sorted(classesOf('电子商务'))).toEqual(['电子商务类']);
    expect(sorted(classesOf('机器人技术'))).toEqual(['自动化类']);
    expect(sorted(classesOf('市场营销'))).toEqual(['工商管理类']);
    expect(sorted(classesOf('动物医学'))).toEqual(['动物医学类', '畜牧业类']);
  });

  test('adds to a graduate discipline X the class named X类, where there is one', () => {
    expect(sorted(classesOf('电子信息'))).toEqual(['电子信息类']);
    expect(sorted(classesOf('新闻传播学'))).toEqual(['新闻传播学类']);
    expect(sorted(classesOf('理论经济学'))).toEqual([]);
  });

  test('joins the classes of a name that is an undergraduate major and a graduate discipline', () => {
    expect(sorted(classesOf('软件工程'))).toEqual(['计算机类']);
    expect(sorted(classesOf('法学'))).toEqual(['法学类']);
    expect(sorted(classesOf('统计学'))).toEqual(['统计学类']);
  });

  test('is empty for a major without a class and for a name of no catalogue', () => {
    expect(classesOf('未来机器人').size).toBe(0);
    expect(classesOf('旅居康养运营与管理').size).toBe(0);
    expect(classesOf('炼丹术').size).toBe(0);
  });
});

describe('disciplinesOf', () => {
  test('has the discipline of the major and of every class of that name, across catalogues', () => {
    expect(sorted(disciplinesOf('软件工程'))).toEqual(['工学', '电子与信息大类']);
    expect(sorted(disciplinesOf('计算机应用技术'))).toEqual(['工学', '电子与信息大类']);
    expect(sorted(disciplinesOfClass('计算机类'))).toEqual(['工学', '电子与信息大类']);
  });

  test('has the graduate discipline beside the undergraduate one where they differ', () => {
    expect(sorted(disciplinesOf('设计学'))).toEqual(['交叉学科', '艺术学']);
    expect(sorted(disciplinesOf('区域国别学'))).toEqual(['交叉学科', '文学']);
  });

  test('places a major that moved where it now stands', () => {
    expect(sorted(disciplinesOf('未来机器人'))).toEqual(['交叉学科']);
    expect(sorted(disciplinesOf('会展'))).toEqual(['文学']);
  });

  test('is what the rules say for every name: nothing but its majors and their classes counts', () => {
    for (const { name } of majors) {
      const own = majors.filter((major) => major.name === name);
      const classes = classesOf(name);
      const expected = new Set([
        ...own.flatMap((major) => major.discipline?.name ?? []),
        ...[...classes].flatMap((one) => classesNamed(one).map((row) => row.discipline.name)),
      ]);
      expect(sorted(disciplinesOf(name))).toEqual([...expected].sort());
    }
  });
});

test('a 大类 has one name in both vocational catalogues, a 门类 one name in both others', () => {
  expect(disciplinesNamed('电子与信息大类').map((one) => one.code)).toEqual(['31', '51']);
  expect(disciplinesNamed('工学').map((one) => one.catalogue)).toEqual(['undergraduate', 'graduate']);
});
