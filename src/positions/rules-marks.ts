import { findRanges, type Range, type Word } from '../../search/index.ts';

/** A text in pieces, some of them found by the words: to be shown as text and marked, never as markup. */
export type Marked = readonly { readonly text: string; readonly found: boolean }[];
/** What of a position the words found. */
export type Marks = {
  readonly title: Marked;
  readonly employer: Marked;
  /** Where a word stands in neither, what stands around it in majors or duties. */
  readonly excerpt: Marked | null;
};
export type Looked = { readonly words: readonly Word[]; readonly near: readonly Word[] };
type Text = {
  readonly title: string;
  readonly employerName: string;
  readonly majors: readonly { readonly name: string }[];
  readonly duties: string | null;
};

/** Signs of an excerpt before and after what was found. */
const around = { before: 16, after: 44 };

/** Null where nothing was looked for. */
export function marksIn(text: Text, { words, near }: Looked): Marks | null {
  if (words.length === 0) return null;
  const spoken = { spoken: true, near };
  const isShown = (word: Word) =>
    [text.title, text.employerName].some((name) => findRanges(name, [word], spoken).length > 0);
  const hidden = words.filter((word) => !isShown(word));
  return {
    title: pieces(text.title, findRanges(text.title, words, spoken)),
    employer: pieces(text.employerName, findRanges(text.employerName, words, spoken)),
    excerpt: hidden.length === 0 ? null : excerptOf(text, hidden, near),
  };
}

function excerptOf({ majors, duties }: Text, words: readonly Word[], near: readonly Word[]): Marked | null {
  const names = majors.map((major) => major.name).join('、');
  const inNames = findRanges(names, words, { spoken: true, near });
  if (inNames.length > 0) return pieces(names, inNames);
  const body = duties ?? '';
  const first = findRanges(body, words, { spoken: false, near })[0];
  if (!first) return null;
  const from = Math.max(0, first[0] - around.before);
  const to = Math.min(body.length, first[1] + around.after);
  const part = `${from > 0 ? '…' : ''}${body.slice(from, to)}${to < body.length ? '…' : ''}`;
  return pieces(part, findRanges(part, words, { spoken: false, near }));
}

function pieces(text: string, ranges: readonly Range[]): Marked {
  const all: { text: string; found: boolean }[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    all.push({ text: text.slice(at, from), found: false }, { text: text.slice(from, to), found: true });
    at = to;
  }
  all.push({ text: text.slice(at), found: false });
  return all.filter((piece) => piece.text !== '');
}
