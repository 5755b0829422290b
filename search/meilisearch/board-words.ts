import type { BoardDocument, BoardQuery } from '../board.ts';
import { passes } from '../passes.ts';
import { leaveOut } from '../text/leave-out.ts';
import type { Word } from '../text/read-words.ts';
import { typosForgiven, typosIn } from '../text/typos.ts';
import type { AskBoard } from './board-ask.ts';
import { boardEntryOf, typedBeginning } from './board-entries.ts';
import { choiceFilter, wordFilter, wordsFilter, type Near } from './board-filters.ts';
import { allOf, not, oneOf } from './filters.ts';

/** Who is asked: the index, and the documents that it does not know yet. */
export type Asked = { readonly ask: AskBoard; readonly documents: readonly BoardDocument[] };

/** So often at most it is asked for further terms, so many documents at a time. */
const [mostLooks, perLook] = [5, 200];

/** For each word of letters that no document has as it was typed: the terms that are meant, typos forgiven. */
export async function nearTerms(words: readonly Word[], { ask, documents }: Asked): Promise<Near> {
  const latin = words.filter((word) => word.kind === 'latin' && typosForgiven(word.text.length) > 0);
  const there = await ask(latin.map((word) => ({ filter: wordFilter(word, new Map()) })));
  const stands = (word: Word) => documents.some((each) => hasIn(each, (term) => term.startsWith(word.text)));
  const near = new Map<Word, readonly string[]>();
  for (const [at, word] of latin.entries()) {
    if (there[at]!.total > 0 || stands(word)) continue;
    const most = typosForgiven(word.text.length);
    const isMeant = (term: string) => typosIn(term, word.text, most) <= most;
    const terms = new Set(documents.flatMap((each) => boardEntryOf(each, '').l.filter(isMeant)));
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const filter = not(
        oneOf(
          'l',
          [...terms].map((term) => JSON.stringify(term)),
        ),
      );
      const [found] = await ask([
        { filter: terms.size > 0 ? filter : '', q: typedBeginning(word), limit: perLook, fields: ['l'] },
      ]);
      const more = found!.hits.flatMap((hit) => hit.l.filter(isMeant));
      more.forEach((term) => terms.add(term));
      if (more.length === 0 || found!.total <= perLook) break;
    }
    if (terms.size > 0) near.set(word, [...terms]);
  }
  return near;
}

const hasIn = (document: BoardDocument, holds: (term: string) => boolean): boolean =>
  boardEntryOf(document, '').l.some(holds);

/** As the port says: where nothing has all the words, some are left out. */
export async function wordsToKeep(query: BoardQuery, near: Near, { ask, documents }: Asked): Promise<readonly Word[]> {
  const { words } = query;
  const finds = async (choices: readonly (readonly Word[])[]) => {
    const answers = await ask(
      choices.map((choice) => ({ filter: allOf([choiceFilter(query), wordsFilter(choice, near)]) })),
    );
    return choices.map((choice, at) => {
      const fresh = documents.filter((each) => passes(each, { ...query, words: choice }, [...near.keys()]));
      return answers[at]!.total + fresh.length;
    });
  };
  const [whole, ...alone] = await finds([words, ...words.map((word) => [word])]);
  if (words.length < 2 || whole! > 0) return words;
  const choices = leaveOut(words, alone);
  const counts = await finds(choices);
  return choices.find((_, at) => counts[at]! > 0) ?? words;
}
