import { describe, expect, test } from 'vitest';
import { cost, hashPassword, isOutdated, verifyPassword } from '../../src/accounts/password-hash.ts';
import { passwordProblem } from '../../src/accounts/password-rules.ts';

describe('a password hash', () => {
  test('costs at least what OWASP asks of argon2id: 19 MiB, 2 passes, 1 lane', () => {
    expect(cost.memory).toBeGreaterThanOrEqual(19 * 1024);
    expect(cost.passes).toBeGreaterThanOrEqual(2);
    expect(cost.parallelism).toBeGreaterThanOrEqual(1);
  });

  test('says its version, algorithm and cost, and is another one each time', async () => {
    const [first, second] = await Promise.all([hashPassword('骑车去看海'), hashPassword('骑车去看海')]);
    expect(first).toMatch(/^v1\$argon2id\$m=32768,t=2,p=1\$[\w-]{22}\$[\w-]{43}$/);
    expect(first).not.toBe(second);
  });

  test('is passed by its own password only', async () => {
    const hash = await hashPassword('correct horse');
    expect(await verifyPassword({ hash, password: 'correct horse' })).toBe(true);
    expect(await verifyPassword({ hash, password: 'correct horsf' })).toBe(false);
    expect(await verifyPassword({ hash, password: 'correct horse ' })).toBe(false);
  });

  test('is the same for half-width and full-width typing', async () => {
    expect(await verifyPassword({ hash: await hashPassword('Ｈａｉ2031'), password: 'Hai２０３１' })).toBe(true);
  });

  test('of another cost can be checked, and is outdated', async () => {
    const hash = await hashPassword('correct horse');
    const cheap = 'v1$argon2id$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA';
    expect(isOutdated(hash)).toBe(false);
    expect(isOutdated(cheap)).toBe(true);
    expect(await verifyPassword({ hash: cheap, password: 'correct horse' })).toBe(false);
  });

  test.each(['', 'plain', 'v2$argon2id$m=1,t=1,p=1$a$b', 'v1$scrypt$m=1,t=1,p=1$a$b'])(
    'of an unknown kind (%s) is an error, not a wrong password',
    async (hash) => {
      await expect(verifyPassword({ hash, password: 'x' })).rejects.toThrow('unknown kind');
    },
  );
});

describe('a new password', () => {
  const problem = (password: string, ...names: (string | null)[]) => passwordProblem(password, names);

  test.each([
    '骑车去看海，二零三一年夏',
    'correct horse battery',
    'tulip-9-violin',
    'gK2#xQ9!mZ',
    'a'.repeat(5) + '骑车去看海呀',
  ])('%s is good', (password) => {
    expect(problem(password, 'wangli', 'wangli@example.edu.cn', '王丽')).toBeNull();
  });

  test('has ten characters at least, counted as people count', () => {
    expect(problem('')).toBe('required');
    expect(problem('short-one')).toBe('too_short:10');
    expect(problem('😀😁😂🤣😃')).toBe('too_short:10');
  });

  test('has 128 characters at most', () => {
    expect(problem('tulip-and-violin'.repeat(8))).toBeNull();
    expect(problem('tulip-and-violin'.repeat(8) + 'x')).toBe('too_long:128');
  });

  test.each([
    'password123',
    'Password123',
    'woaini1314520',
    'ｐａｓｓｗｏｒｄ１２３',
    '1234567890',
    '0987654321',
    'qwertyuiop',
    'poiuytrewq',
    'abcdefghijkl',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    '121212121212',
    '1qaz2wsx3edc',
  ])('%s is among the commonest', (password) => {
    expect(problem(password)).toBe('common_password');
  });

  test.each([
    ['wangli-2031', 'wangli-2031'],
    ['wanglihua1', 'wanglihua'],
    ['WangLiHua2031', 'wanglihua'],
    ['wanglihua@example.edu.cn', 'wanglihua@example.edu.cn'],
    ['wanglihua123', 'wanglihua@example.edu.cn'],
  ])('%s is too much like %s', (password, name) => {
    expect(problem(password, name)).toBe('common_password');
  });

  test('may contain a name among other things', () => {
    expect(problem('wanglihua likes tulips', 'wanglihua')).toBeNull();
  });
});
