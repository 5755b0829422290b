import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCertificate, disabilityClassification, readCertificate } from '../../src/reference/index.ts';
import { certificateNumbers } from './sample-cells.ts';

const example = '36012119701121001343';

describe('a certificate number', () => {
  test('that the regulation gives as its example is right, and says 肢体, 三级, 1970-11, 男', () => {
    expect(disabilityClassification.certificate.example_in_regulation).toBe(example);
    expect(checkCertificate(example)).toEqual([]);
    expect(readCertificate(example)).toEqual({ category: '4', level: 3, birthMonth: '1970-11', gender: '男' });
  });

  test('of the sample workbooks is right', () => {
    expect(certificateNumbers.filter((number) => checkCertificate(number).length > 0)).toEqual([]);
    expect(readCertificate('11000020020928617X11')).toEqual({
      category: '1',
      level: 1,
      birthMonth: '2002-09',
      gender: '男',
    });
    expect(readCertificate('11000020030423238044')?.gender).toBe('女');
  });

  test('is read in full width, with spaces, with a small x, with the sheet’s apostrophe, re-issued', () => {
    expect(checkCertificate('３６０１２１１９７０１１２１００１３４３')).toEqual([]);
    expect(checkCertificate(' 360121 19701121 0013 43 ')).toEqual([]);
    expect(checkCertificate('11000020020928617x11')).toEqual([]);
    expect(checkCertificate(`'${example}`)).toEqual([]);
    expect(checkCertificate(`${example}B1`)).toEqual([]);
    expect(readCertificate(`${example}b2`)?.level).toBe(3);
  });

  test.each([
    ['', ['missing']],
    ['   ', ['missing']],
    [3.6012119701121e19, ['rounded']],
    ['3.60121197011210E+19', ['rounded']],
    ['36012119701121000000', ['rounded']],
    ['360121197011210000', ['rounded']],
    ['360121197011210013', ['identity_number']],
    ['360121197011210014', ['length']],
    ['3601211970112100134', ['length']],
    [123, ['length']],
    ['36012119701121O01343', ['characters']],
    ['06012119701121001343', ['characters']],
    ['36012119701321001343', ['birth_date', 'check_digit']],
    ['36012119701121001443', ['check_digit']],
    ['36012119701121001383', ['category']],
    ['36012119701121001345', ['level']],
    ['36012119701121001399', ['category', 'level']],
    [`${example}C1`, ['reissue_mark']],
  ])('%s has the problems %j', (value, problems) => {
    expect(checkCertificate(value)).toEqual(problems);
    expect(readCertificate(value)).toBeNull();
  });

  test('is refused when any one of its digits is mistyped', () => {
    const numbers = fc.constantFrom(...certificateNumbers);
    fc.assert(
      fc.property(numbers, fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const wrong = String((Number(number[at]) + by) % 10);
        expect(checkCertificate(number.slice(0, at) + wrong + number.slice(at + 1))).not.toEqual([]);
      }),
    );
  });
});
