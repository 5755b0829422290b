import { boardFacetNames, boardFacets, somewhere, type BoardFacet, type BoardQuery } from '../board.ts';
import type { Word } from '../text/read-words.ts';
import { facetField, hanChoices } from './board-entries.ts';
import { allOf, anyOf, not, oneOf, type Filter } from './filters.ts';

/** What a word of letters was taken for, where it stands nowhere as it was typed. */
export type Near = ReadonlyMap<Word, readonly string[]>;

const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** Everything that is asked besides the words; the choice in `besides` is left aside. */
export function choiceFilter(query: BoardQuery, besides: BoardFacet | null = null): Filter {
  return allOf([
    `co >= ${query.today}`,
    query.among === null ? '' : oneOf('id', query.among),
    query.closing ? `co <= ${query.closesBy}` : '',
    ...boardFacetNames.map((name) => (name === besides ? '' : facetFilter(query, name))),
  ]);
}

function facetFilter(query: BoardQuery, name: BoardFacet): Filter {
  const chosen = (query.chosen[name] ?? []).map(quoted);
  const field = facetField(name);
  if (boardFacets[name] === 'all') return allOf(chosen.map((value) => `${field} = ${value}`));
  const outside = name === 'place' ? query.outside : null;
  if (chosen.length === 0 && outside === null) return '';
  return anyOf([
    oneOf(field, chosen),
    outside === null ? null : allOf([`${field} = ${quoted(somewhere)}`, not(`${field} = ${quoted(outside)}`)]),
  ]);
}

/** The documents that have a word; `title`: in their title. */
export function wordFilter(word: Word, near: Near, title = false): Filter {
  const [han, latin] = title ? ['th', 'tl'] : ['h', 'l'];
  if (word.kind === 'han') return allOf(hanChoices(word).map((codes) => oneOf(han!, codes)));
  const terms = near.get(word);
  if (terms) return oneOf(latin!, terms.map(quoted));
  const start = quoted(word.text);
  return word.text.length === 1 ? `${latin} = ${start}` : `${latin} STARTS WITH ${start}`;
}

export const wordsFilter = (words: readonly Word[], near: Near): Filter =>
  allOf(words.map((word) => wordFilter(word, near)));
