import { disabilityClassification } from '../reference/index.ts';

const categories = disabilityClassification.categories.map((category) => category.name).join('|');
/** An address of mail, a mobile number, an identity or certificate number, a kind of disability. */
const secrets = [/@/, /(?<!\d)1\d{10}(?!\d)/, /\d{17}[\dXx]/, new RegExp(`(?:${categories})残疾|^(?:${categories})$`)];

/** Whether a text holds what must not stand in a log for good, however it is spaced and in whichever width. */
export function holdsSecret(text: string): boolean {
  const folded = text.normalize('NFKC').replaceAll(/(?<=\d)[\s-]+(?=[\dXx])/g, '');
  return secrets.some((secret) => secret.test(folded));
}
