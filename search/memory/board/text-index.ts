import type { BoardDocument } from '../../board.ts';
import type { Word } from '../../text/read-words.ts';
import { spellBody, spellName, type Spelled } from '../../text/spell.ts';
import { and, bitsFor, or, type Bits } from './bits.ts';
import { makeLexicon } from './lexicon.ts';
import { addSlot, noPostings, orInto, postingsAt, takeOut, union, type Postings } from './postings.ts';

/** Where a text stands: in titles alone, or anywhere in a document. */
type Where = 'title' | 'any';
/** A name, or a word of letters in duties, with the documents that have it: spelled once, however many they are. */
type Entry = { readonly spelled: Spelled; readonly parts: readonly number[] } & Readonly<Record<Where, Postings>>;

/** Finds the documents that have a word, as `hasWord` says. */
export function makeTextIndex() {
  const entries = new Map<string, Entry>();
  const lexicon = makeLexicon<Entry>();
  /** By pairs of signs; a run of a single sign by that one. */
  const parts: Readonly<Record<Where, Map<number, Postings>>> = { title: new Map(), any: new Map() };

  const entryOf = (key: string, spell: () => Spelled): Entry => {
    const known = entries.get(key);
    if (known) return known;
    const spelled = spell();
    const entry: Entry = { spelled, parts: spelled.han.flatMap(partsOf), title: noPostings(), any: noPostings() };
    entries.set(key, entry);
    for (const word of entry.spelled.latin) lexicon.add(word, entry);
    return entry;
  };
  const addParts = (where: Where, its: readonly number[], slot: number, room: number) => {
    for (const part of its) addSlot(postingsAt(parts[where], part), slot, room);
  };
  return {
    add({ title, names, body }: BoardDocument, slot: number, room: number): void {
      for (const name of [title, ...names]) {
        const entry = entryOf(name, () => spellName(name));
        addSlot(entry.any, slot, room);
        addParts('any', entry.parts, slot, room);
        if (name !== title) continue;
        addSlot(entry.title, slot, room);
        addParts('title', entry.parts, slot, room);
      }
      const spelled = spellBody(body);
      for (const run of spelled.han) addParts('any', partsOf(run), slot, room);
      for (const word of spelled.latin) {
        addSlot(entryOf(`\n${word}`, () => ({ han: [], latin: [word] })).any, slot, room);
      }
    },
    /** Documents that have the word; `near`: with typos. */
    having(word: Word, near: boolean, where: Where, room: number): Bits {
      if (word.kind === 'han') return everySignIn(parts[where], word.text, room);
      const found = near ? lexicon.beginningNearly(word.text) : lexicon.beginning(word.text);
      return union(
        found.map((entry) => entry[where]),
        room,
      );
    },
    /** Takes slots out, a part of the index at each step, so that others can be let in between. */
    *sweep(gone: Bits): Generator<void> {
      for (const map of [parts.title, parts.any]) yield* sweepMap(map, gone);
      for (const [key, entry] of entries) {
        takeOut(entry.title, gone);
        if (takeOut(entry.any, gone)) {
          entries.delete(key);
          for (const word of entry.spelled.latin) lexicon.remove(word, entry);
        }
        yield;
      }
    },
  };
}

export function* sweepMap<K>(map: Map<K, Postings>, gone: Bits): Generator<void> {
  for (const [key, postings] of map) {
    if (takeOut(postings, gone)) map.delete(key);
    yield;
  }
}

function partsOf(run: string): number[] {
  if (run.length === 1) return [run.charCodeAt(0)];
  return Array.from({ length: run.length - 1 }, (_, at) => pairAt(run, at));
}

/** Two UTF-16 units as one number; a single one stands in the lower half. */
const pairAt = (run: string, at: number): number => run.charCodeAt(at) * 65_536 + run.charCodeAt(at + 1);

function everySignIn(parts: Map<number, Postings>, word: string, room: number): Bits {
  if (word.length === 1) return withSign(parts, word.charCodeAt(0), room);
  const pairs = partsOf(word).map((part) => {
    const postings = parts.get(part);
    return postings ? orInto(bitsFor(room), postings) : null;
  });
  const none = bitsFor(room);
  const beside = Array.from({ length: word.length }, (_, at) => {
    const [before, after] = [pairs[at - 1] ?? none, pairs[at] ?? none];
    return before === none ? after : or(before.slice(), after);
  });
  return and(beside[0]!.slice(), ...beside.slice(1));
}

function withSign(parts: Map<number, Postings>, sign: number, room: number): Bits {
  const into = bitsFor(room);
  for (const [part, postings] of parts) {
    if (part % 65_536 === sign || Math.floor(part / 65_536) === sign) orInto(into, postings);
  }
  return into;
}
