/** The first `length` UTF-16 units of a text, one fewer where a sign would be cut in two: half a sign is no text. */
export function startOf(text: string, length: number): string {
  const start = text.slice(0, length);
  return start.isWellFormed() ? start : start.slice(0, -1);
}
