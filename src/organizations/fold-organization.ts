import simplified from 'opencc-js/dict/TSCharacters';
import { foldName } from '../reference/index.ts';

const simpler = new Map(simplified.split('|').map((pair) => pair.split(' ').slice(0, 2) as [string, string]));

const before = new Map<string, string>();
const mostRemembered = 5000;

/**
 * The name of a school or employer as it is compared: loose about width, spaces and punctuation, and 學 as 学. Lists name
 * the same ones over and over.
 */
export function foldOrganization(name: string): string {
  const had = before.get(name);
  if (had !== undefined) return had;
  if (before.size >= mostRemembered) before.clear();
  const folded = [...foldName(name)].map((sign) => simpler.get(sign) ?? sign).join('');
  before.set(name, folded);
  return folded;
}
