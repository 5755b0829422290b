import { pinyin } from 'pinyin-pro';
import { spellingsOf } from '../../src/reference/pinyin.ts';
import { cut, type Run } from './cut.ts';

/** The syllables of a folded Chinese run, one a sign, without tones, ü as v. A sign that nobody speaks stands for itself. */
export const syllablesOf = (run: string): string[] => pinyin(run, { toneType: 'none', type: 'array', v: true });

/** A text as engines search it. */
export type Spelled = {
  /** Its Chinese runs. */
  readonly han: readonly string[];
  /** Words of letters by which it is found from their beginnings: see `spellName` and `spellBody`. */
  readonly latin: readonly string[];
};

/**
 * A name (title, employer, place, major): besides the words of letters that stand in it, what its Chinese sounds like,
 * from each syllable on, in full and by initials: 数据标注 by shujubiaozhu, jubiaozhu, …, sjbz, jbz, ….
 */
export function spellName(name: string): Spelled {
  const runs = cut(name);
  const latin = new Set<string>();
  for (const { kind, text } of runs) {
    if (kind === 'latin') latin.add(text);
    else addSounds(latin, syllablesOf(text));
  }
  for (const spelling of spellingsOf(name)) addSounds(latin, spelling);
  return { han: hanIn(runs), latin: [...latin] };
}

/** One letter says nothing, so the last syllable has no initial of its own. */
function addSounds(latin: Set<string>, syllables: readonly string[]): void {
  for (let from = 0; from < syllables.length; from += 1) {
    const rest = syllables.slice(from);
    latin.add(rest.join(''));
    if (rest.length > 1) latin.add(rest.map((syllable) => syllable[0]).join(''));
  }
}

/** A longer text (duties): its Chinese, and the words of letters that stand in it; nobody looks for it by sound. */
export function spellBody(body: string): Spelled {
  const runs = cut(body);
  return { han: hanIn(runs), latin: [...new Set(runs.filter((run) => run.kind === 'latin').map((run) => run.text))] };
}

const hanIn = (runs: readonly Run[]): string[] => runs.filter((run) => run.kind === 'han').map((run) => run.text);
