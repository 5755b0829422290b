import type { Answer } from './person.ts';
import { readHtml, textOf } from './read-html.ts';

/** `fit`: null where it is not for this reader. */
export type Shown = {
  readonly position: string;
  readonly class: string;
  readonly fit: number | null;
  readonly rank: number;
};

/** The matches that a page of matches lists, in its order, with the class that each stands under. */
export function matchesOn({ text }: Answer): Shown[] {
  const groups = readHtml(text)
    .querySelectorAll('section')
    .filter((section) => /^group-(ready|on_request|to_verify|gap)$/.test(section.id ?? ''));
  return groups.flatMap((group) =>
    group.querySelectorAll('ol > li.item').map((item) => ({
      position: /P\d+$/.exec(item.querySelector('h3 a')?.getAttributeValue('href') ?? '')?.[0] ?? '',
      class: (group.id ?? '').slice('group-'.length),
      fit: item.querySelector('.fit b') ? Number(textOf(item.querySelector('.fit b'))) : null,
      rank: Number(item.getAttributeValue('value')),
    })),
  );
}

/** Each need on the page of a match with its verdict, as they stand there. */
export const verdictsOn = ({ text }: Answer): { need: string; verdict: string }[] =>
  readHtml(text)
    .querySelectorAll('#needs .evidence-head')
    .map((head) => ({ need: textOf(head.querySelector('h3')), verdict: textOf(head.querySelector('.tag')) }));

/** The text of a page's main part. */
export const mainText = ({ text }: Answer): string => textOf(readHtml(text).querySelector('main'));
