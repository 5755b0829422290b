import type { StudentDocument, StudentQuery, Test } from '../../search/index.ts';

/** Students as sets, 32 a word, student i in bit i % 32 of word i / 32: for what is counted over all of them at once. */
export type Crowd = Int32Array;

export type Audience = {
  readonly size: number;
  readonly documents: readonly StudentDocument[];
  /** The candidates of a position: those who pass the conditions of its query. */
  readonly candidates: (query: StudentQuery) => Crowd;
  /** Of some candidates those whose class is worse than a grade (2: the gaps), with the position's grades as they are. */
  readonly worse: (candidates: Crowd, grades: Uint8Array, than: number) => Crowd;
  /** For each need that some candidates must have: how many they are, and for how many of them it is a gap. */
  readonly doors: (candidates: Crowd, grades: Uint8Array) => readonly Door[];
};
export type Door = { readonly need: number; readonly having: number; readonly closed: number };

const gap = 3;

const laidAtOnce = 500;

/**
 * Lays an audience out, some students between two yields, so that many of them hold nobody up. `needs`: how many the
 * edition has. Whoever has not been asked has no needs here, and no class better than to_verify.
 */
export function* layAudience(needs: number, documents: readonly StudentDocument[]): Generator<void, Audience> {
  const words = (documents.length + 31) >>> 5;
  const empty = () => new Int32Array(words);
  const [everybody, unasked, remote] = [empty(), empty(), empty()];
  const musts = Array.from({ length: needs }, empty);
  const tokens = new Map<string, Crowd>();
  for (const [at, document] of documents.entries()) {
    const put = (crowd: Crowd) => void (crowd[at >>> 5]! |= 1 << (at & 31));
    put(everybody);
    if (!document.asked) put(unasked);
    if (document.acceptsRemote) put(remote);
    for (const need of document.musts) put(musts[need]!);
    for (const token of document.tokens) {
      const crowd = tokens.get(token) ?? empty();
      tokens.set(token, crowd);
      put(crowd);
    }
    if (at % laidAtOnce === laidAtOnce - 1) yield;
  }
  return audienceOf({ needs, words, documents, everybody, unasked, remote, musts, tokens });
}

/** The same in one go. */
export function makeAudience(needs: number, documents: readonly StudentDocument[]): Audience {
  const laying = layAudience(needs, documents);
  for (;;) {
    const { done, value } = laying.next();
    if (done) return value;
  }
}

type Laid = {
  readonly needs: number;
  readonly words: number;
  readonly documents: readonly StudentDocument[];
  readonly everybody: Crowd;
  readonly unasked: Crowd;
  readonly remote: Crowd;
  readonly musts: readonly Crowd[];
  readonly tokens: ReadonlyMap<string, Crowd>;
};

function audienceOf({ needs, words, documents, everybody, unasked, remote, musts, tokens }: Laid): Audience {
  const passing = (test: Test) => {
    if (!('any' in test)) throw new Error('an audience knows conditions on tokens only');
    const crowd = new Int32Array(words);
    for (const token of test.any) addInto(crowd, tokens.get(token));
    return crowd;
  };
  /** Those who must have a need that the position meets worse than that: for them, as they accept remote work or not. */
  const failing = (grades: Uint8Array, than: number) => {
    const [far, near] = [new Int32Array(words), new Int32Array(words)];
    for (let need = 0; need < needs; need += 1) {
      if (grades[need]! > than) addInto(near, musts[need]);
      if (grades[needs + need]! > than) addInto(far, musts[need]);
    }
    for (let at = 0; at < words; at += 1) near[at] = (near[at]! & ~remote[at]!) | (far[at]! & remote[at]!);
    return near;
  };
  return {
    size: documents.length,
    documents,
    candidates: (query) => query.all.map(passing).reduce(common, everybody),
    worse: (candidates, grades, than) => {
      const crowd = failing(grades, than);
      if (than < 2) addInto(crowd, unasked);
      return common(crowd, candidates);
    },
    doors: (candidates, grades) =>
      musts.flatMap((its, need) => {
        const near = grades[need] === gap ? -1 : 0;
        const far = grades[needs + need] === gap ? -1 : 0;
        let [having, closed] = [0, 0];
        for (let at = 0; at < words; at += 1) {
          const word = its[at]! & candidates[at]!;
          if (word === 0) continue;
          having += countWord(word);
          closed += countWord(word & ((near & ~remote[at]!) | (far & remote[at]!)));
        }
        return having > 0 ? [{ need, having, closed }] : [];
      }),
  };
}

function addInto(target: Crowd, other: Crowd | undefined): void {
  if (other) for (let at = 0; at < target.length; at += 1) target[at]! |= other[at]!;
}

const common = (one: Crowd, other: Crowd): Crowd => one.map((word, at) => word & other[at]!);

export const without = (one: Crowd, other: Crowd): Crowd => one.map((word, at) => word & ~other[at]!);

export function count(crowd: Crowd): number {
  let sum = 0;
  for (let at = 0; at < crowd.length; at += 1) sum += countWord(crowd[at]!);
  return sum;
}

export function eachOf(crowd: Crowd, visit: (at: number) => void): void {
  for (let at = 0; at < crowd.length; at += 1) {
    for (let word = crowd[at]!; word !== 0; word &= word - 1) visit((at << 5) + 31 - Math.clz32(word & -word));
  }
}

function countWord(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
