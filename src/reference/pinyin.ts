import { readData } from './data.ts';

const file = readData<{ readonly names: Readonly<Record<string, string>> }>('pinyin');
export const pinyinAbout = file.about;

/** The spellings of a catalogue's name, each as syllables without tones. Empty for a name of no catalogue. */
export const spellingsOf = (name: string): readonly (readonly string[])[] =>
  (file.names[name] ?? '').split('|').flatMap((spelling) => (spelling === '' ? [] : [spelling.split(' ')]));

const han = /\p{Script=Han}/gu;

let sounds: Map<string, string> | null = null;

/** How a character sounds in the names of the catalogues; a character that no name has stands for itself. */
export function soundOf(sign: string): string {
  sounds ??= new Map(
    Object.keys(file.names).flatMap((name) => {
      const syllables = spellingsOf(name)[0] ?? [];
      return [...name.matchAll(han)].map(([han], index) => [han, syllables[index] ?? han] as const);
    }),
  );
  return sounds.get(sign) ?? sign;
}
