import type { Child } from 'hono/jsx';

/** Keeps the dot at the end of a line, never at the start of the next. */
const joiner = '\u2060';

/** Short facts on one line, parted by dots; an empty one is left out. */
export function Dots({ items }: { items: readonly Child[] }) {
  const shown = items.filter((item) => item !== null && item !== undefined && item !== '' && item !== false);
  return (
    <>
      {shown.map((item, index) => (
        <>
          {index > 0 && joiner}
          {index > 0 && <span class="dot">·</span>}
          {item}
        </>
      ))}
    </>
  );
}
