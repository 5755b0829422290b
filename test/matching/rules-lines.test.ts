import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { explain } from '../../src/matching/rules.ts';
import { differencesIn, lineOf, readLine } from '../../src/matching/rules-lines.ts';
import { positionArb, studentArb, worlds, worldToday as today } from '../support/world.ts';

const line = fc.tuple(studentArb(1), positionArb(1)).map(([student, position]) => {
  const open = { ...position, open: true, closesOn: null, placesLeft: 1, majorRule: null, categoryRule: null };
  const match = explain(book, { ...student, seeks: [position.kind], education: '研究生及以上' }, open, today);
  if ('refused' in match) throw new Error(match.refused.join());
  return lineOf({ match, rank: 3 });
});

describe('a written line', () => {
  test('is read again as it was, with no difference to itself', () => {
    fc.assert(
      fc.property(line, (its) => {
        const read = readLine(JSON.stringify(its));
        expect([read?.student, read?.position]).toEqual(['D1', 'P1']);
        expect(differencesIn(read!.whole, its)).toEqual([]);
      }),
      { numRuns: worlds },
    );
  });

  test('names what differs by the need and the criterion, and what it lacks or has too much', () => {
    const now = {
      ...lineOf({ match: sample, rank: 1 }),
      would_open: [{ feature: 'F_TOILET_ACCESSIBLE', class: 'ready' as const }],
    };
    const { quality: _, ...written } = structuredClone({ ...now, extra: 1 }) as Record<string, unknown> & typeof now;
    const changed = {
      ...written,
      fit: 95,
      needs: [{ ...now.needs[0]!, verdict: 'gap' }, now.needs[1]],
      criteria: now.criteria.toReversed(),
    };
    const said = differencesIn(changed, now).map(({ at, written: was, now: is }) => [at, was, is]);
    expect(said).toEqual([
      ['fit', 95, 60],
      ['needs.N_STEP_FREE.verdict', 'gap', 'met'],
      ['criteria.order', ['region', 'major'], ['major', 'region']],
      ['extra', 1, undefined],
      ['quality', undefined, 612],
    ]);
  });

  test.each(['', 'no json', '[]', 'null', '{"student":1,"position":"P1"}', '{"student":"D1"}'])(
    'that names no student and position is not one: %j',
    (text) => expect(readLine(text)).toBeNull(),
  );

  test.each([
    ['no list', 7],
    ['an entry without a name', [{ verdict: 'met' }]],
    ['a name twice', [{ need: 'N_STEP_FREE' }, { need: 'N_STEP_FREE' }]],
  ])('with needs that cannot be told apart is compared as a whole: %s', (_, needs) => {
    const now = lineOf({ match: sample, rank: 1 });
    const places = differencesIn({ ...now, needs }, now).map(({ at }) => at);
    expect(places).toContain('needs');
  });
});

const sample = {
  student: 'D1',
  position: 'P1',
  class: 'ready' as const,
  fit: 60,
  quality: 612,
  flags: [],
  needs: [
    { need: 'N_STEP_FREE', importance: 'must' as const, verdict: 'met' as const, evidence: [] },
    { need: 'N_TOILET', importance: 'nice' as const, verdict: 'met' as const, evidence: [] },
  ],
  criteria: [
    { criterion: 'major' as const, tier: 'major' as const, points: 40 },
    { criterion: 'region' as const, tier: 'district' as const, points: 20 },
  ],
};
