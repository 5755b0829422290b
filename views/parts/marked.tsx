type Props = { text: readonly { readonly text: string; readonly found: boolean }[] };

/** A text in which what was looked for is marked. It comes in pieces, so nothing of it is ever read as markup. */
export function Marked({ text }: Props) {
  return <>{text.map((piece) => (piece.found ? <mark>{piece.text}</mark> : piece.text))}</>;
}
