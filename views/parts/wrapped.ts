/** As much as fits on a line of 16 px text in a panel on the narrowest phone, in half the width of a Chinese character. */
const widest = 28;
const gap = 2;

const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign.codePointAt(0)! > 0x2e7f ? 2 : 1), 0);

/** Where a line may end: after a space, and around every Chinese character. */
const pieces = (text: string): string[] => text.match(/[^\s\u2e80-\uffff]+\s*|./gu) ?? [];

/**
 * A name as lines of a drawing, which does not wrap text by itself. The value stands at the end of the last line, which is
 * empty where the name leaves it no room.
 */
export function wrapped(name: string, value: string): string[] {
  const lines: string[] = [''];
  for (const piece of pieces(name)) {
    const line = lines.at(-1)! + piece;
    if (widthOf(line.trimEnd()) > widest && lines.at(-1) !== '') lines.push(piece);
    else lines[lines.length - 1] = line;
  }
  const last = widthOf(lines.at(-1)!.trimEnd());
  if (last + gap + widthOf(value) > widest) lines.push('');
  return lines.map((line) => line.trim());
}
