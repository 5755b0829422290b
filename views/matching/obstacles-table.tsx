import type { Obstacle } from '../../src/matching/index.ts';
import type { Page } from '../page.ts';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import { obstacleSaid } from './obstacle-said.ts';

/** Every condition that keeps a pair apart, with what is on both sides. */
export function ObstaclesTable({
  page,
  self,
  obstacles,
  flat,
}: {
  page: Page;
  self: boolean;
  obstacles: readonly Obstacle[];
  /** Inside a panel. */
  flat?: boolean;
}) {
  const { caption, heads } = page.words.evidence.why;
  return (
    <Table
      caption={caption}
      {...(flat ? { flat } : {})}
      columns={[{ label: heads.condition }, { label: heads.position }, { label: heads.student(self) }]}
      rows={obstacles.map((obstacle) => {
        const { condition, position, student } = obstacleSaid(page, obstacle, self);
        const named = (side: string) => (obstacle.condition === 'major' ? <Zh page={page}>{side}</Zh> : side);
        return { cells: [condition, position.map((line) => <p>{named(line)}</p>), named(student)] };
      })}
    />
  );
}
