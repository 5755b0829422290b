import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { resetLetter } from '../src/accounts/letters.ts';
import { addressOf, readConfig, settings, WrongSettings } from '../src/config.ts';

describe('settings', () => {
  test('have safe defaults: nothing has to be set', () => {
    expect(readConfig({})).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      search: 'auto',
      trustedProxy: 0,
      demo: false,
    });
  });

  test('that are wrong are listed by name, all of them, and secrets are not repeated', () => {
    const wrong = { PORT: 'http', SEARCH: 'elastic', DATABASE_URL: 'mysql://u:geheim@h/d', TRUSTED_PROXY: '-1' };
    expect(() => readConfig(wrong)).toThrow(WrongSettings);
    const said = String(catchError(() => readConfig(wrong)));
    for (const name of Object.keys(wrong)) expect(said).toContain(name);
    expect(said).not.toContain('geheim');
  });

  test.each([
    [{}, 'http://127.0.0.1:8080'],
    [{ HOST: '::1', PORT: '81' }, 'http://[::1]:81'],
    [{ HOST: '192.0.2.7', PUBLIC_URL: 'https://job.example.org/x' }, 'https://job.example.org'],
  ])('%j are found at %s, in letters too', (env, address) => {
    expect(addressOf(readConfig(env))).toBe(address);
    expect(resetLetter(readConfig(env), 'a@example.org', 'secret').text).toContain(`${address}/reset/secret`);
  });

  test('that are empty count as unset', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({ databaseUrl: null, port: 8080 });
  });

  test('are those that the README lists, no more and no fewer, with their defaults', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const section = readme.split(/^## /m).find((part) => part.startsWith('Settings'))!;
    const listed = section
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .flatMap(([, names = '', given = '']) => {
        const defaults = given.split(', ');
        const list = [...names.matchAll(/`([A-Z_]+)`/g)].map((found) => found[1]!);
        return list.map((name, at) => [name, defaults[Math.min(at, defaults.length - 1)]!] as const);
      });
    expect(listed.map(([name]) => name).toSorted()).toEqual(Object.keys(settings.shape).toSorted());
    const made = settings.parse({}) as Readonly<Record<string, unknown>>;
    const shown = (value: unknown) => (value === null ? '–' : value === false ? '0' : String(value));
    // A secret that is not set is made in the data directory.
    const other = listed.filter(([name, given]) => name !== 'SECRET_KEY' && given !== shown(made[name]));
    expect(other).toEqual([]);
  });
});

function catchError(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
