import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';

export type Tile = { readonly href: string; readonly label: Child; readonly count?: Child };

/** Ways into a list, each with how much lies behind it. */
export function Tiles({ page, tiles }: { page: Page; tiles: readonly Tile[] }) {
  return (
    <ul class="tiles">
      {tiles.map((tile) => (
        <li>
          <a class="tile" href={page.to(tile.href)}>
            <span>{tile.label}</span>
            {tile.count !== undefined && <b>{tile.count}</b>}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Three or so numbered points beside one another. */
export function Points({ points }: { points: readonly { readonly title: Child; readonly text: Child }[] }) {
  return (
    <ol class="how">
      {points.map((point) => (
        <li>
          <h3>{point.title}</h3>
          <p>{point.text}</p>
        </li>
      ))}
    </ol>
  );
}
