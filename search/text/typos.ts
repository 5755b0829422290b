/** How many typos a word of letters is forgiven: as Meilisearch does, one from 5 letters on and two from 9. */
export const typosForgiven = (letters: number): number => (letters < 5 ? 0 : letters < 9 ? 1 : 2);

/**
 * Counts the typos that part `word` from the nearest beginning of a term: a letter too many, missing, wrong, or two in the
 * wrong order. Infinity where it is more than `most`, or where the first letter is another one. Made once for many terms.
 */
export function countingTypos(word: string, most: number): (term: string) => number {
  let [before, last, next] = [0, 0, 0].map(() => new Int32Array(word.length + most + 2)) as [Row, Row, Row];
  return (term) => {
    if (term[0] !== word[0] || term.length < word.length - most) return Infinity;
    const width = Math.min(term.length, word.length + most);
    for (let at = 0; at <= width; at += 1) last[at] = at;
    for (let row = 1; row <= word.length; row += 1) {
      if (fillRow(word, term, row, width, before, last, next) > most) return Infinity;
      [before, last, next] = [last, next, before];
    }
    let typos = Infinity;
    for (let at = 0; at <= width; at += 1) typos = Math.min(typos, last[at]!);
    return typos > most ? Infinity : typos;
  };
}

/** The same for a single term. */
export const typosIn = (term: string, word: string, most: number): number => countingTypos(word, most)(term);

type Row = Int32Array;

/** Typos between the first `row` letters of the word and each beginning of the term; gives the least of them. */
function fillRow(word: string, term: string, row: number, width: number, before: Row, last: Row, next: Row): number {
  const letter = word.charCodeAt(row - 1);
  const earlier = word.charCodeAt(row - 2);
  let least = row;
  next[0] = row;
  for (let at = 1; at <= width; at += 1) {
    const its = term.charCodeAt(at - 1);
    let typos = last[at - 1]!;
    if (letter !== its) {
      typos = 1 + Math.min(typos, last[at]!, next[at - 1]!);
      const swapped = row > 1 && at > 1 && letter === term.charCodeAt(at - 2) && earlier === its;
      if (swapped) typos = Math.min(typos, before[at - 2]! + 1);
    }
    next[at] = typos;
    least = Math.min(least, typos);
  }
  return least;
}
