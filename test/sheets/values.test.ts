import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  exactDigits,
  foldDigits,
  readCount,
  readLevel,
  readList,
  readLongNumber,
  readPhone,
  readYesNo,
} from '../../src/sheets/index.ts';
import { cellFrom, cellOf, said } from './make-file.ts';

describe('a phone number', () => {
  test.each([
    ['13900000001', '13900000001'],
    ['n:13900000001', '13900000001'],
    ['n:13900000001.0', '13900000001'],
    ['n:1.3900000001E+10', '13900000001'],
    ['１３９００００００３２', '13900000032'],
    ['139 0000 0001', '13900000001'],
    ['139-0000-0001', '13900000001'],
    ['+86 139 0000 0001', '13900000001'],
    ['010-88001234', '010-88001234'],
    ['（010）88001234', '010-88001234'],
    ['01088001234', '010-88001234'],
    ['010－88001234转801', '010-88001234-801'],
    ['0571-8800123', '0571-8800123'],
    ['88001234', '88001234'],
    ['400-800-1234', '400-800-1234'],
    ['1.39E+10', 'digits_lost'],
    ['n:1.39E+10', 'digits_lost'],
    ['1390000000', 'not_a_phone'],
    ['139000000011', 'not_a_phone'],
    ['12900000001', 'not_a_phone'],
    ['无', 'not_a_phone'],
    ['', 'empty'],
  ])('%s is %s', (text, answer) => {
    expect(said(readPhone(cellFrom(text)))).toBe(answer);
  });
});

describe('a long number', () => {
  test.each([
    ['11000020020213249372', '11000020020213249372'],
    ['1100 0020 0202 1324 9372', '11000020020213249372'],
    ['11000020020928617x11', '11000020020928617X11'],
    ['１１０００02002０213249372', '11000020020213249372'],
    ['91110000MA00000016', '91110000MA00000016'],
    ['110101199001011000', '110101199001011000'],
    ['n:11000020020213249372', '11000020020213249372'],
    ['n:12345', '12345'],
    ['n:1.1000020020213249E+19', 'digits_lost'],
    ['n:11000020020213200000', 'digits_lost'],
    ['n:11000020020213249000', 'digits_lost'],
    ['n:110101199001011000', 'digits_lost'],
    ['11000020020213200000', 'digits_lost'],
    ['1.10000200202132E+19', 'digits_lost'],
    ['', 'empty'],
  ])('%s is %s', (text, answer) => {
    expect(said(readLongNumber(cellFrom(text)))).toBe(answer);
  });

  test('keeps exactly the digits that its exponent needs, or says they are lost', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 20n }), fc.nat(19), (number, kept) => {
        const digits = number.toString();
        const fraction = digits.slice(1, 1 + kept);
        const answer = exactDigits(`${digits[0]}.${fraction}E+${digits.length - 1}`);
        expect(answer).toBe(fraction.length === digits.length - 1 ? digits : 'lost');
      }),
    );
  });
});

describe('a level', () => {
  test.each([
    ...['一级', '1级', '1', 'n:1', 'I', 'I级', 'Ⅰ级', '一', '残疾一级', '壹级', '１级', '一 级'].map(
      (text) => [text, 1] as const,
    ),
    ...['二级', 'II', 'Ⅱ'].map((text) => [text, 2] as const),
    ['III级', 3] as const,
    ['iv级', 4] as const,
    ['五级', 'not_a_level'] as const,
    ['0', 'not_a_level'] as const,
    ['12', 'not_a_level'] as const,
    ['一二级', 'not_a_level'] as const,
    ['constructor', 'not_a_level'] as const,
    ['', 'empty'] as const,
  ])('%s is %s', (text, answer) => {
    expect(said(readLevel(cellFrom(text)))).toBe(answer);
  });
});

describe('other values', () => {
  test.each([
    ['2', 2],
    ['n:2.0', 2],
    ['3人', 3],
    ['５名', 5],
    ['若干', 'not_a_count'],
    ['-1', 'not_a_count'],
    ['', 'empty'],
  ])('the count %s is %s', (text, answer) => {
    expect(said(readCount(cellFrom(text)))).toBe(answer);
  });

  test.each([
    ['是', true],
    ['√', true],
    ['Yes', true],
    ['否', false],
    ['不接受', false],
    ['也许', 'not_yes_or_no'],
    ['', 'empty'],
  ])('%s is %s', (text, answer) => {
    expect(said(readYesNo(cellFrom(text)))).toBe(answer);
  });

  test('a list is separated by semicolons of both widths and line breaks, never by the signs inside names', () => {
    expect(readList(cellOf('坡道（平坡；'))).toEqual(['坡道（平坡']);
    expect(readList(cellOf('面试、简历制作指导；会议,培训;电梯\n 电梯 \n\n'))).toEqual([
      '面试、简历制作指导',
      '会议,培训',
      '电梯',
    ]);
    expect(readList(cellOf(''))).toEqual([]);
  });

  test('full-width letters and digits are folded, Chinese punctuation is not', () => {
    expect(foldDigits('Ａ１（二）；：１．５')).toBe('A1（二）；：1.5');
  });
});
