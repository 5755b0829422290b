import { describe, expect, test } from 'vitest';
import { employerNameCore, employerNamesAbout, employerNamesLike } from '../../src/reference/index.ts';

describe('the name of an employer', () => {
  test.each([
    ['北京好邻居科技有限公司', '好邻居科技'],
    ['北京市好邻居科技股份有限公司', '好邻居科技'],
    ['浙江省杭州市好邻居（集团）有限公司', '好邻居'],
    ['好邻居', '好邻居'],
    ['有限公司', '有限公司'],
  ])('%s is told apart by %s', (name, core) => {
    expect(employerNameCore(name)).toBe(core);
  });

  const names = ['北京好邻居科技有限公司', '北京远山科技有限公司', '清禾云图科技公司', '清禾科技有限公司'];
  test.each([
    ['好邻居', ['北京好邻居科技有限公司']],
    ['清和云图科技有限公司', ['清禾云图科技公司']],
    ['天津云帆科技有限公司', []],
    ['某某有限公司', []],
  ])('%s is like %j', (text, like) => {
    expect(employerNamesLike(names, text, 5)).toEqual(like);
  });

  test('says where the list comes from', () => {
    expect(employerNamesAbout.source).toContain('第六条');
  });
});
