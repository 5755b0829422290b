/** A longer text is neither header nor label. */
const headerCharacters = 100;

/** Full-width signs as half-width ones, no spaces, line breaks, brackets or marks: `户籍\n（省、市区）` → `户籍省、市区`. */
export const headerKey = remembering((text) => withoutBrackets(folded(text)));

/** As `headerKey`, but what stands in brackets is left out too: `月薪（元）` → `月薪`. */
export const looseHeaderKey = remembering((text) =>
  withoutBrackets(folded(text).replaceAll(/[([{<][^)\]}>]*[)\]}>]/g, '')),
);

const mostRemembered = 5000;

/** A workbook of many sheets shows the same headers and labels over and over. */
function remembering(fold: (text: string) => string): (text: string) => string {
  const before = new Map<string, string>();
  return (text) => {
    let key = before.get(text);
    if (key !== undefined) return key;
    if (before.size >= mostRemembered) before.clear();
    key = fold(text);
    if (text.length <= headerCharacters) before.set(text, key);
    return key;
  };
}

function withoutBrackets(text: string): string {
  return text.replaceAll(/[()[\]{}<>]/g, '');
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[【〔〖「『《]/g, '[')
    .replaceAll(/[】〕〗」』》]/g, ']')
    .replaceAll(/[\s\u200B\u2060\uFEFF*:"'“”‘’_]/g, '')
    .toLowerCase();
}

/** Finds the key that a header or label text stands for: written out first, then without what is in brackets. */
export function makeHeaderIndex<K extends string>(
  names: readonly { readonly key: K; readonly texts: readonly string[] }[],
) {
  const exact = new Map<string, K>();
  const loose = new Map<string, K | undefined>();
  for (const { key, texts } of names) {
    for (const text of texts) {
      exact.set(headerKey(text), key);
      const short = looseHeaderKey(text);
      // Two columns that differ only in their brackets are told apart only when the brackets are there.
      loose.set(short, loose.has(short) && loose.get(short) !== key ? undefined : key);
    }
  }
  return {
    exact: (text: string): K | undefined => (text.length > headerCharacters ? undefined : exact.get(headerKey(text))),
    loose(text: string): K | undefined {
      const short = text.length > headerCharacters ? '' : looseHeaderKey(text);
      return exact.get(short) ?? loose.get(short);
    },
  };
}
