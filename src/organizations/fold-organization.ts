import simplified from 'opencc-js/dict/TSCharacters';
import { foldName } from '../reference/index.ts';

const simpler = new Map(simplified.split('|').map((pair) => pair.split(' ').slice(0, 2) as [string, string]));

/** The name of a school or employer as it is compared: loose about width, spaces and punctuation, and 學 as 学. */
export const foldOrganization = (name: string): string =>
  [...foldName(name)].map((sign) => simpler.get(sign) ?? sign).join('');
