import { describe, expect, test } from 'vitest';
import { checkDisability, noDisability, type Disability } from '../../src/students/rules-disability.ts';
import { certificateOf } from './certificates.ts';

const given = (some: Partial<Disability>): Disability => ({ ...noDisability, ...some });
const certificate = certificateOf('4', 3);
const otherCheckDigit = certificate[17] === '1' ? '2' : '1';

describe('a certificate number', () => {
  test('gives category and level where they were left empty', () => {
    const checked = checkDisability(given({ certificate: ` ${certificate.slice(0, 6)} ${certificate.slice(6)} ` }));
    expect(checked).toEqual({
      ok: true,
      disability: { ...noDisability, certificate, category: '4', level: 3, components: [{ category: '4', level: 3 }] },
    });
  });

  test.each([
    [
      'a wrong check digit',
      `${certificate.slice(0, 17)}${otherCheckDigit}43`,
      {},
      { certificate: 'not_a_certificate' },
    ],
    ['18 digits alone', certificate.slice(0, 18), {}, { certificate: 'not_a_certificate' }],
    [
      'another category than its 19th digit',
      certificate,
      { category: '2' },
      { category: 'certificate_category_differs' },
    ],
    ['another level than its 20th digit', certificate, { level: 1 }, { level: 'certificate_level_differs' }],
    [
      'both',
      certificate,
      { category: '1', level: 4 },
      { category: 'certificate_category_differs', level: 'certificate_level_differs' },
    ],
  ] as const)('is refused with %s', (_what, number, some, problems) => {
    expect(checkDisability(given({ certificate: number, ...some }))).toEqual({ ok: false, problems });
  });

  test('may be missing: category and level then stand as they are given', () => {
    const checked = checkDisability(given({ category: '1', level: 2 }));
    expect(checked).toMatchObject({
      ok: true,
      disability: { certificate: null, components: [{ category: '1', level: 2 }] },
    });
  });
});

describe('components', () => {
  const parts = [
    { category: '1', level: 2 },
    { category: '7', level: 1 },
    { category: '4', level: null },
  ] as const;

  test('belong to 多重 and do not name 多重 again', () => {
    const checked = checkDisability(given({ category: '7', level: 2, components: parts }));
    expect(checked).toMatchObject({ disability: { components: [parts[0], parts[2]] } });
  });

  test('of any other category are that category alone, whatever was ticked', () => {
    const checked = checkDisability(given({ category: '3', level: 4, components: parts }));
    expect(checked).toMatchObject({ disability: { components: [{ category: '3', level: 4 }] } });
  });

  test('are none while there is no category', () => {
    expect(checkDisability(given({ components: parts }))).toMatchObject({ disability: { components: [] } });
  });
});

test('“no device” says nothing beside another device', () => {
  expect(checkDisability(given({ devices: ['DEV_NONE', 'DEV_HA'] }))).toMatchObject({
    disability: { devices: ['DEV_HA'] },
  });
  expect(checkDisability(given({ devices: ['DEV_NONE'] }))).toMatchObject({ disability: { devices: ['DEV_NONE'] } });
});
