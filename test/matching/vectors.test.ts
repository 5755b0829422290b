import { describe, expect, test } from 'vitest';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import type { Match } from '../../src/matching/match.ts';
import { comparePositions, explain, openingsFor } from '../../src/matching/rules.ts';
import { readVectors } from './vectors.ts';

const { today, students, positions, expected } = readVectors();

describe('the rules give what the vectors say', () => {
  test('the vectors are whole', () => {
    expect([students.length, positions.length, expected.length]).toEqual([40, 110, 1189]);
  });

  for (const student of students) {
    test(`${student.number}: candidates, order, verdicts, tiers, flags and near misses`, () => {
      const found = positions
        .map((position) => ({ match: explain(book, student, position, today), position, serial: position.serial }))
        .filter((each): each is typeof each & { match: Match } => !('refused' in each.match))
        .sort(comparePositions)
        .map(({ match, position }, index) => ({
          student: match.student,
          position: match.position,
          class: match.class,
          fit: match.fit,
          needs: Object.fromEntries(match.needs.map((need) => [need.need, need.verdict])),
          tiers: Object.fromEntries(match.criteria.map((each) => [each.criterion, each.tier])),
          flags: match.flags,
          ...wouldOpen(openingsFor(book, student, position)),
          rank: index + 1,
        }));
      const wanted = expected
        .filter((line) => line.student === student.number)
        .sort((one, other) => one.rank - other.rank);
      expect(found).toEqual(wanted);
    });
  }
});

function wouldOpen(openings: readonly unknown[]) {
  return openings.length > 0 ? { would_open: openings } : {};
}
