import hongKong from 'opencc-js/dict/HKVariantsRev';
import taiwan from 'opencc-js/dict/TWVariantsRev';
import simplified from 'opencc-js/dict/TSCharacters';

/** What a sign is to the search: Chinese, a letter or figure, or nothing (it parts what stands around it). */
export type Kind = 'han' | 'latin';
export type Folded = { readonly kind: Kind; readonly text: string } | null;

/** 簡 → 简. By single signs, never by words, so that a part of a text is folded like the whole. */
const simpler = new Map(
  [hongKong, taiwan, simplified].flatMap((table) =>
    table.split('|').map((pair) => pair.split(' ').slice(0, 2) as [string, string]),
  ),
);

const known = new Map<string, Folded>();

/**
 * One sign (a code point) as it is compared: full width as half width, capitals as small letters, accents away, ü as v
 * (as one types it), traditional as simplified.
 */
export function foldSign(sign: string): Folded {
  const had = known.get(sign);
  if (had !== undefined) return had;
  const folded = fold(sign);
  if (known.size < 65_536) known.set(sign, folded);
  return folded;
}

function fold(sign: string): Folded {
  const plain = sign.normalize('NFKC').toLowerCase();
  if (/^[\p{Script=Han}〇]+$/u.test(plain)) return { kind: 'han', text: simplest(plain) };
  const letters = plain.normalize('NFKD').replaceAll('u\u0308', 'v').replace(/\p{M}/gu, '');
  return /^[\p{L}\p{N}]+$/u.test(letters) ? { kind: 'latin', text: letters } : null;
}

/** A variant leads to the usual traditional sign, that to the simplified one: two steps at most. */
function simplest(sign: string): string {
  const once = simpler.get(sign) ?? sign;
  return simpler.get(once) ?? once;
}
