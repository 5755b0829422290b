import { expect, test } from 'vitest';
import { readBody } from '../../src/http/form.ts';
import { shippedContent } from '../../src/matching/edition.ts';
import type { EditionShown } from '../../src/matching/reads-edition-list.ts';
import { pointsPart } from '../../src/matching/routes-edition-parts.ts';

/** The form of the points as it was filled, with some fields typed over. */
async function sent(typed: Readonly<Record<string, string>>) {
  const filled = pointsPart.values({ content: shippedContent } as EditionShown, '', 'zh') as Record<string, string>;
  const body = new URLSearchParams({ version: '1', ...filled, ...typed });
  const form = await readBody(new Request('http://localhost/', { method: 'POST', body }));
  const read = pointsPart.read(form, shippedContent, '');
  return read.ok ? {} : read.problems;
}

test('everything that is wrong with points is said at once, what cannot be read and what breaks a law', async () => {
  expect(
    await sent({ major_major: 'abc', intent_wanted: '-5', region_district: '', wage_meets: '7', region_city: '12' }),
  ).toEqual({
    major_major: 'not_a_number',
    intent_wanted: 'too_small:0',
    region_district: 'required',
    region_city: 'not_a_multiple:5',
    wage_meets: 'not_a_multiple:5',
  });
  expect(await sent({ step: 'abc', wage_may_meet: '15' })).toEqual({
    step: 'not_a_number',
    wage_may_meet: 'above_better:10',
  });
  expect(await sent({})).toEqual({});
});
