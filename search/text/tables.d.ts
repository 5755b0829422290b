/** A table of opencc-js: traditional and simplified of one character, `並 并|乾 干|…`; where there are several, the commonest first. */
declare module 'opencc-js/dict/*' {
  const table: string;
  export default table;
}
