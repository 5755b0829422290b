import { boardFacetNames, type BoardDocument, type BoardFacet } from '../board.ts';
import { spellBody, spellName, type Spelled } from '../text/spell.ts';
import { startOf } from '../text/start-of.ts';
import { mostLetters, type Word } from '../text/read-words.ts';

/** A position as the index of the board holds it; each facet besides, as a field of its own. */
export type BoardEntry = {
  readonly id: number;
  /** Version of the rows that it was made from. */
  readonly v: string;
  /** Newest first: day of publishing, then id. */
  readonly n: number;
  /** Lower wage bound; -1: not stated. */
  readonly w: number;
  /** Last day. */
  readonly co: number;
  /** Pairs of Chinese signs that stand beside one another, and single signs; in the title alone. */
  readonly h: readonly string[];
  readonly th: readonly string[];
  /** Words of letters, what names sound like among them; in the title alone. */
  readonly l: readonly string[];
  readonly tl: readonly string[];
  /** Beginnings of the longer words, for what a typo may have meant. */
  readonly s: readonly string[];
};

export const facetField = (facet: BoardFacet): string => `f_${facet}`;

export function boardEntryOf(document: BoardDocument, version: string): BoardEntry {
  const title = spellName(document.title);
  const texts = [title, ...document.names.map(spellName), spellBody(document.body)];
  return {
    id: document.id,
    v: version,
    n: document.publishedOn * 2 ** 32 + document.id,
    w: document.wageMin ?? -1,
    co: document.closesOn,
    h: hanCodes(texts),
    th: hanCodes([title]),
    l: latinWords(texts),
    s: beginnings(latinWords(texts)),
    tl: latinWords([title]),
    ...Object.fromEntries(boardFacetNames.map((name) => [facetField(name), document.facets[name]])),
  };
}

const hanCodes = (texts: readonly Spelled[]): string[] =>
  [
    ...new Set(
      texts.flatMap(({ han }) =>
        han.flatMap((run) =>
          Array.from({ length: run.length }, (_, at) => [run.slice(at, at + 1), run.slice(at, at + 2)]).flat(),
        ),
      ),
    ),
  ].map(hanCode);

/** No longer than what is looked for; the server takes no value of more than 468 bytes. */
const latinWords = (texts: readonly Spelled[]): string[] => [
  ...new Set(texts.flatMap(({ latin }) => latin.map((word) => startOf(word, mostLetters)))),
];

/** A text index costs by its words: shorter ones are forgiven no typo, and so many letters tell what was meant. */
const [shortestMeant, beginningOf] = [4, 14];
/** Two letters fewer: a typo may have put two letters too many, or left two out. */
export const typedBeginning = ({ text }: Word): string => startOf(text, beginningOf - 2);

const beginnings = (words: readonly string[]): string[] => [
  ...new Set(words.filter((word) => word.length >= shortestMeant).map((word) => startOf(word, beginningOf))),
];

/** Signs by number: the server folds values in its own way. */
const hanCode = (signs: string): string =>
  Array.from({ length: signs.length }, (_, at) => signs.charCodeAt(at).toString(16).padStart(4, '0')).join('');

/** For each sign of a Chinese word what has to stand: one of these. By UTF-16 units, as `hasWord` has it. */
export function hanChoices({ text }: Word): string[][] {
  if (text.length === 1) return [[hanCode(text)]];
  const pairs = Array.from({ length: text.length - 1 }, (_, at) => hanCode(text.slice(at, at + 2)));
  return Array.from({ length: text.length }, (_, at) => pairs.slice(Math.max(0, at - 1), at + 1));
}
