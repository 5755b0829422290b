import { Refused } from './refusal.ts';

/** What separates the values of a csv file. */
export const separators = [',', '\t', ';'] as const;
export type Separator = (typeof separators)[number];

/**
 * The records of a csv text, one list of values each; quotes may hold separators, line breaks and doubled quotes. One that
 * is never closed has taken all that follows it, so the text is refused, unless it is only the beginning of one.
 */
export function* parseCsv(text: string, separator: string, isPart = false): Generator<string[]> {
  let at = 0;
  for (let row = 1; at < text.length; row += 1) {
    const record: string[] = [];
    for (let more = true; more;) {
      const value = text[at] === '"' ? quoted(text, at, separator) : bare(text, at, separator);
      if (value.isOpen && !isPart) throw new Refused('open_quote', { row });
      record.push(value.text);
      more = text[value.end] === separator;
      at = more ? value.end + 1 : afterLineBreak(text, value.end);
    }
    yield record;
  }
}

interface Value {
  readonly text: string;
  readonly end: number;
  readonly isOpen?: boolean;
}

function bare(text: string, from: number, separator: string): Value {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { text: text.slice(from, end), end };
}

function quoted(text: string, from: number, separator: string): Value {
  let value = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { text: value + text.slice(at), end: text.length, isOpen: true };
    value += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    value += '"';
    at += 1;
  }
  // Some programs go on after the closing quote: what follows belongs to the value.
  const rest = bare(text, at, separator);
  return { text: value + rest.text, end: rest.end };
}

function afterLineBreak(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
}

/** The separator that divides the first records most evenly into more than one value; a comma when none does. */
export function guessSeparator(text: string): Separator {
  const head = text.slice(0, 20_000);
  const scores = separators.map((separator) => {
    const lengths = [...parseCsv(head, separator, true).take(20)].map((record) => record.length);
    const counts = Map.groupBy(lengths, (length) => length);
    const [length, equal] = [...counts].sort((a, b) => b[1].length * (b[0] - 1) - a[1].length * (a[0] - 1))[0] ?? [
      1,
      [],
    ];
    return { separator, score: equal.length * (length - 1) };
  });
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}
