import type { Lang } from '../page.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** The catalogue of one language. zh.ts is the source; en.ts has to have the same keys, or it does not compile. */
export type Words = Widened<typeof zh>;

/** The same keys with any sentence: a function of two Chinese sentences would else return only those. */
type Widened<T> = T extends string
  ? string
  : T extends (...given: infer G) => string
    ? (...given: G) => string
    : T extends readonly (infer E)[]
      ? readonly Widened<E>[]
      : { readonly [K in keyof T]: Widened<T[K]> };

export function wordsFor(lang: Lang): Words {
  return lang === 'en' ? en : zh;
}
