/** Folds what people and workbooks mix: full-width and half-width signs, brackets, every kind of space. */
export function foldText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]+/g, '');
}

/** Folds a name further, to compare it: no punctuation, small letters. "放大／高对比" and "放大/高对比" fold alike. */
export function foldName(text: string): string {
  return foldText(text)
    .replace(/[\p{P}\p{S}]+/gu, '')
    .toLowerCase();
}

/** The value of a closed list that a text names, or null. Exact first, then folded. */
export function choose<const T extends string>(list: readonly T[], text: string): T | null {
  const trimmed = text.trim();
  const folded = foldName(text);
  return list.find((value) => value === trimmed) ?? list.find((value) => foldName(value) === folded) ?? null;
}
