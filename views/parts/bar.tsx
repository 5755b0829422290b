/** A part of a whole as a length. Always beside the same number in words, so it is silent. */
export function Bar({ part, whole }: { part: number; whole: number }) {
  const share = whole > 0 ? Math.min(100, Math.max(0, (part / whole) * 100)) : 0;
  return (
    <svg class="bar" aria-hidden="true" focusable="false">
      <rect class="fill" width={`${Math.round(share * 10) / 10}%`} height="100%" />
    </svg>
  );
}
