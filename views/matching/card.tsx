import { regionName } from '../../src/reference/index.ts';
import type { PositionCard } from '../../src/positions/index.ts';
import type { Page } from '../page.ts';
import { Dots } from '../parts/dots.tsx';
import { Zh } from '../parts/zh.tsx';

/** Employer and its kind, under the title of a position. */
export function EmployerLine({
  page,
  card,
}: {
  page: Page;
  card: Pick<PositionCard, 'employerName' | 'employerKind'>;
}) {
  return (
    <Dots items={[<Zh page={page}>{card.employerName}</Zh>, page.words.official.employerKinds[card.employerKind]]} />
  );
}

/** Where the work is; fully remote work says so. */
export function placeName(page: Page, card: Pick<PositionCard, 'region' | 'features'>): string {
  const { matching } = page.words;
  if (card.features['F_REMOTE_FULL'] === 'has') return matching.remote;
  return card.region === null ? matching.anywhere : regionName(card.region);
}
