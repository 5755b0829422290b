import type { Major } from './catalogues.ts';
import { majorsNamed } from './majors.ts';
import { resolveOwnMajor } from './resolve-major.ts';
import { searchMajors } from './search-majors.ts';

/** Majors of one name: to the matching they are one, whatever the catalogue. */
export type NamedMajors = { readonly name: string; readonly majors: readonly [Major, ...Major[]] };

/**
 * The names that somebody who typed these words can mean, best first, at most `limit` (1–50): what the search finds by
 * name, code, former code or pinyin; where it finds nothing, the names most like them. Empty words mean nothing.
 */
export function findMajors(words: string, limit = 20): NamedMajors[] {
  const found = searchMajors(words).map((major) => major.name);
  const names = found.length > 0 || words.trim() === '' ? found : suggestionsFor(words);
  return [...new Set(names)].slice(0, limit).flatMap((name) => {
    const [first, ...others] = majorsNamed(name).filter((major) => major.name === name);
    return first === undefined ? [] : [{ name, majors: [first, ...others] as const }];
  });
}

function suggestionsFor(words: string): readonly string[] {
  const own = resolveOwnMajor(words);
  return 'unresolved' in own ? own.suggestions : [own.name];
}

/**
 * What a form with a MajorField says: the name that was picked from what was found for these very words, else the words.
 * Words that were changed after the list was made go before a choice in it.
 */
export function pickedMajor(form: { readonly text: (name: string) => string }, name: string): string {
  const typed = form.text(name).trim();
  const picked = form.text(`${name}_pick`);
  return picked !== '' && form.text(`${name}_for`) === typed ? picked : typed;
}
