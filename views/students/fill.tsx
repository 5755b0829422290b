import type { Child } from 'hono/jsx';

const gap = '\u0000';

/** A sentence of the catalogue with something that is more than text in its gap: a masked value, a Chinese name. */
export function Fill({ sentence, children }: { sentence: (filled: string) => string; children?: Child }) {
  return (
    <>
      {sentence(gap)
        .split(gap)
        .map((part, index) => (index === 0 ? part : [children, part]))}
    </>
  );
}
