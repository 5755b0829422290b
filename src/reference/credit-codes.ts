/** 18 places of GB 32100-2015, which leaves out I, O, S, V and Z: two of the registry, six of the region, ten of the body. */
export const creditCodePattern = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * Does the last place of a 统一社会信用代码 check? False for a text that is no code. A list's code that does not check is kept
 * all the same, since workbooks hold some that do not, and staff are told; an employer that registers is told at the field.
 * Source: GB 32100-2015, weights 3^i modulo 31.
 */
export function creditCodeChecks(code: string): boolean {
  if (!creditCodePattern.test(code)) return false;
  let weight = 1;
  let sum = 0;
  for (const sign of code.slice(0, 17)) {
    sum += alphabet.indexOf(sign) * weight;
    weight = (weight * 3) % alphabet.length;
  }
  return alphabet[(alphabet.length - (sum % alphabet.length)) % alphabet.length] === code[17];
}
