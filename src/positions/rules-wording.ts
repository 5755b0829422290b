import wording from './data/forbidden-phrases.json' with { type: 'json' };

const { phrases, excluding, negations } = wording;
const oneOf = (words: readonly string[]): string => `(?:${words.join('|')})`;
const groups = oneOf(excluding.groups);
/** 不招视障人员 · 听障人士勿扰: a group and what turns it away, within a few characters. */
const turnsAway = new RegExp(
  `${oneOf(excluding.verbs)}[^，。；;,.\\n]{0,6}${groups}|${groups}[^，。；;,.\\n]{0,6}${oneOf(excluding.endings)}`,
  'g',
);
const asksFor = new RegExp(oneOf(phrases), 'g');
/** A demand that is taken back: 不要求身体健康. */
const takenBack = new RegExp(`${oneOf(negations)}[^，。；;,.\\n]{0,4}$`);

/**
 * What a text of a posting may not say: that somebody must be healthy or good-looking, or that a group is turned away.
 * Each once, in the order of the text. Spaces between characters do not hide it. Source: data/forbidden-phrases.json.
 */
export function forbiddenWords(text: string): string[] {
  return unique([...demandedIn(text), ...found(text, turnsAway)]);
}

/** The same for the reason of a category condition, which has to name the group that it is about. */
export const forbiddenInReason = (text: string): string[] => unique(demandedIn(text));

function demandedIn(text: string): Found[] {
  return found(text, asksFor).filter(({ at, bare }) => !takenBack.test(bare.slice(0, at)));
}

type Found = { readonly words: string; readonly at: number; readonly bare: string };

function found(text: string, pattern: RegExp): Found[] {
  const bare = text.replaceAll(/[^\S\n]+/g, '');
  return [...bare.matchAll(pattern)].map((match) => ({ words: match[0], at: match.index, bare }));
}

const unique = (all: readonly Found[]): string[] => [
  ...new Set(all.toSorted((a, b) => a.at - b.at).map((one) => one.words)),
];
