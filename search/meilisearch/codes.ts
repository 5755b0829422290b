import { createHash } from 'node:crypto';
import { unpackLift } from '../documents.ts';

const codes = new Map<string, string>();
/** 16,000 or so tokens exist at all; the rest of the room is for tokens of texts that nobody foresaw. */
const mostKept = 100_000;

/**
 * The short code of a token, eight signs of 0–9 and a–z (41 bits): filters cost by their length, and what is asked about
 * a person does not stand in them in words. Two tokens with one code come once in 10^4 vocabularies of 20,000.
 */
export function codeOf(token: string): string {
  const had = codes.get(token);
  if (had !== undefined) return had;
  if (codes.size >= mostKept) codes.clear();
  const bytes = createHash('sha256').update(token).digest();
  const code = (bytes.readUIntBE(0, 6) % 36 ** 8).toString(36).padStart(8, '0');
  codes.set(token, code);
  return code;
}

/** For whom a grade (0–2) or better is reached: everybody, only without remote work, only with it. */
const letters = { all: ['a', 'b', 'c'], plain: ['p', 'q', 'r'], remote: ['x', 'y', 'z'] } as const;

/** What a position's grades say: for each need and grade 0–2 that it reaches, one code. `grades` as in PositionDocument. */
export function gradeCodes(grades: Uint8Array): string[] {
  const needs = grades.length / 2;
  return Array.from({ length: needs }, (_, need) =>
    reachCodes(need.toString(36), grades[need]!, grades[needs + need]!),
  ).flat();
}

/** For each lift and grade that it reaches, one code. `lifts` as in PositionDocument. */
export function liftCodes(lifts: Uint16Array): string[] {
  const reached = new Map<string, { plain: number; remote: number }>();
  for (const packed of lifts) {
    const { need, feature, grade, remote } = unpackLift(packed);
    const name = liftName(need, feature);
    const its = reached.get(name) ?? { plain: 3, remote: 3 };
    its[remote ? 'remote' : 'plain'] = grade;
    reached.set(name, its);
  }
  return [...reached].flatMap(([name, { plain, remote }]) => reachCodes(name, plain, remote));
}

/** `need.feature`, both in base 36. */
export const liftName = (need: number, feature: number): string => `${need.toString(36)}.${feature.toString(36)}`;

function reachCodes(name: string, plain: number, remote: number): string[] {
  return [0, 1, 2].flatMap((grade) => {
    if (plain <= grade && remote <= grade) return [name + letters.all[grade]!];
    if (plain <= grade) return [name + letters.plain[grade]!];
    return remote <= grade ? [name + letters.remote[grade]!] : [];
  });
}

/** The codes of which one stands wherever `name` (a need, or a lift) reaches this grade (0–2). */
export function codesReaching(name: string, grade: number, acceptsRemote: boolean): [string, string] {
  return [name + letters.all[grade]!, name + (acceptsRemote ? letters.remote : letters.plain)[grade]!];
}

/** One sign a need: its grade without remote work and with it. */
export function gradeSigns(grades: Uint8Array): string {
  const needs = grades.length / 2;
  return Array.from({ length: needs }, (_, need) => (grades[need]! * 4 + grades[needs + need]!).toString(16)).join('');
}

export function gradeInSigns(signs: string, need: number, acceptsRemote: boolean): number {
  const both = Number.parseInt(signs[need] ?? 'f', 16);
  return acceptsRemote ? both & 3 : both >> 2;
}
