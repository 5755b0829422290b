import {
  boardFacetNames,
  boardFacets,
  somewhere,
  type BoardDocument,
  type BoardFacet,
  type BoardQuery,
} from './board.ts';
import { hasWord } from './text/has-word.ts';
import type { Word } from './text/read-words.ts';
import { spellBody, spellName, type Spelled } from './text/spell.ts';

/**
 * Is a document what a question asks for? The truth that engines are held to, and that what they find is looked at with
 * once more. `near`: the words that were taken with typos; `besides`: a facet whose choice is left aside.
 */
export function passes(
  document: BoardDocument,
  query: Pick<BoardQuery, 'today' | 'words' | 'among' | 'chosen' | 'outside' | 'closing' | 'closesBy'>,
  near: readonly Word[] = [],
  besides: BoardFacet | null = null,
): boolean {
  if (document.closesOn < query.today) return false;
  if (query.among !== null && !query.among.includes(document.id)) return false;
  if (query.closing && document.closesOn > query.closesBy) return false;
  if (!boardFacetNames.every((name) => name === besides || passesFacet(document, query, name))) return false;
  if (query.words.length === 0) return true;
  const text = spellDocument(document);
  return query.words.every((word) => hasWord(text, word, near.includes(word)));
}

function passesFacet(document: BoardDocument, query: Pick<BoardQuery, 'chosen' | 'outside'>, name: BoardFacet) {
  const chosen = query.chosen[name] ?? [];
  const its = document.facets[name];
  if (boardFacets[name] === 'all') return chosen.every((value) => its.includes(value));
  const outside = name === 'place' ? query.outside : null;
  if (outside !== null && its.includes(somewhere) && !its.includes(outside)) return true;
  return (chosen.length === 0 && outside === null) || chosen.some((value) => its.includes(value));
}

/** All that a document is found by. */
function spellDocument({ title, names, body }: BoardDocument): Spelled {
  const texts = [...[title, ...names].map(spellName), spellBody(body)];
  return { han: texts.flatMap((text) => text.han), latin: texts.flatMap((text) => text.latin) };
}
