import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfig, settings, WrongSettings } from '../src/config.ts';

describe('settings', () => {
  test('have safe defaults: nothing has to be set', () => {
    expect(readConfig({})).toMatchObject({ port: 8080, host: '127.0.0.1', search: 'auto', trustedProxy: 0, demo: false });
  });

  test('that are wrong are listed by name, all of them, and secrets are not repeated', () => {
    const wrong = { PORT: 'http', SEARCH: 'elastic', DATABASE_URL: 'mysql://u:geheim@h/d', TRUSTED_PROXY: '-1' };
    expect(() => readConfig(wrong)).toThrow(WrongSettings);
    const said = String(catchError(() => readConfig(wrong)));
    for (const name of Object.keys(wrong)) expect(said).toContain(name);
    expect(said).not.toContain('geheim');
  });

  test('that are empty count as unset', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({ databaseUrl: null, port: 8080 });
  });

  test('are all in the README', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    for (const name of Object.keys(settings.shape)) expect(readme).toContain(`\`${name}\``);
  });
});

function catchError(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
