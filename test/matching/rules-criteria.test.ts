import { expect, test } from 'vitest';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { decidingOf } from '../../src/matching/rules-criteria.ts';
import { explain } from '../../src/matching/rules.ts';
import type { EmployerKind } from '../../src/reference/index.ts';
import { worldToday as today } from '../support/world.ts';
import { position, student } from './pair.ts';

const intent = (offered: readonly EmployerKind[], wanted: readonly EmployerKind[]) => {
  const pair = [
    { ...student, employerKinds: wanted },
    { ...position, employerKinds: offered },
  ] as const;
  const match = explain(book, ...pair, today);
  if ('refused' in match) throw new Error(match.refused.join());
  return [match.criteria.find((each) => each.criterion === 'intent')?.tier, decidingOf(book, ...pair, false).kinds];
};

test('a position of 灵活就业 form counts for who wants that and for who wants its employer’s kind', () => {
  expect(intent(['外企', '灵活就业'], ['灵活就业'])).toEqual(['wanted', ['灵活就业']]);
  expect(intent(['外企', '灵活就业'], ['外企', '民营企业'])).toEqual(['wanted', ['外企']]);
  expect(intent(['外企'], ['灵活就业'])).toEqual(['other', ['外企']]);
  expect(intent(['外企', '灵活就业'], [])).toEqual(['not_stated', ['外企', '灵活就业']]);
});
