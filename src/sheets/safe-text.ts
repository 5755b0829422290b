/** A csv value that begins so is run as a formula by a spreadsheet program; the full-width signs count too. */
const guarded = /^'*[=+\-@\t\r＝＋－＠]/;
const guardedRead = /^'+[=+\-@\t\r＝＋－＠]/;

/** Puts `'` before a csv value that would be a formula, and before one that already looks guarded. */
export function withGuard(text: string): string {
  return guarded.test(text) ? `'${text}` : text;
}

/** Takes exactly the `'` away that `withGuard` put there. */
export function withoutGuard(text: string): string {
  return guardedRead.test(text) ? text.slice(1) : text;
}
