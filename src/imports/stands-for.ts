import { foldName } from '../reference/index.ts';

/** A single sign stands in many names. */
const leastSigns = 2;

/**
 * Whether a text that no catalogue has may stand for a major's name: 计科 for 计算机科学与技术, 会计学智能财务班 for
 * 会计学. All signs of the shorter one come in the longer one, in their order.
 */
export function standsFor(text: string, name: string): boolean {
  const [one, other] = [foldName(text), foldName(name)];
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < leastSigns) return false;
  let from = 0;
  return [...short].every((sign) => {
    const at = long.indexOf(sign, from);
    from = at + 1;
    return at >= 0;
  });
}
