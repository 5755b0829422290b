import { text } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import type { Answer, Person } from './person.ts';
import { decodeText } from './read-html.ts';

/** What somebody got to see: each address with all that came back from it, headers too. */
export type Seen = ReadonlyMap<string, string>;
type Options = {
  /** Where she starts; links lead on from there. */
  readonly from: readonly string[];
  /** So many addresses that differ in numbers and queries only. */
  readonly alike: number;
  /** Addresses that are asked for however many are alike. */
  readonly always: RegExp;
};

/** Everything that this person reaches by links, pages and files, as text. */
export async function crawl(person: Person, { from, alike, always }: Options): Promise<Seen> {
  const seen = new Map<string, string>();
  const shapes = new Map<string, number>();
  const waiting = [...from];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path)) continue;
    const shape = path.replaceAll(/[\w-]*\d[\w-]*/g, '#').replace(/=[^&]*/g, '=');
    const already = shapes.get(shape) ?? 0;
    if (already >= alike && !always.test(path)) continue;
    shapes.set(shape, already + 1);
    const answer = await person.get(path);
    seen.set(path, `${[...answer.headers].join('\n')}\n${await textIn(answer)}`);
    waiting.push(...linksIn(answer));
  }
  return seen;
}

/** All that an answer says: a page as it reads, a workbook unpacked. */
export async function textIn(answer: Answer): Promise<string> {
  if (!(answer.headers.get('Content-Type') ?? '').includes('spreadsheetml')) return decodeText(answer.text);
  const zip = await fromBufferPromise(Buffer.from(answer.bytes));
  const parts: string[] = [];
  for await (const entry of zip.eachEntry()) parts.push(await text(await zip.openReadStreamPromise(entry)));
  return parts.join('\n');
}

function linksIn(answer: Answer): string[] {
  const html = (answer.headers.get('Content-Type') ?? '').includes('html');
  const links = html
    ? [...answer.text.matchAll(/ (?:href|action)="(\/[^"#]*)/g)].map((found) => decodeText(found[1]!))
    : [];
  return [...links, ...(answer.location?.startsWith('/') ? [answer.location] : [])].filter(
    (path) => !path.startsWith('/static/') && !path.startsWith('/en'),
  );
}
