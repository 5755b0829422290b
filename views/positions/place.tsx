import type { Child } from 'hono/jsx';
import type { PositionCard } from '../../src/positions/reads-cards.ts';
import { covers, flexibleWork, regionName, regionShortName, type RegionCode } from '../../src/reference/index.ts';
import { wageName } from '../names.ts';
import type { Page } from '../page.ts';
import { Dots } from '../parts/dots.tsx';
import { Zh } from '../parts/zh.tsx';

type PlaceProps = {
  page: Page;
  card: Pick<PositionCard, 'region'>;
  /** The city here: a place in it goes without the name of the city. */
  city?: RegionCode | null;
};

/** Where the work is, as a list says it. */
export function Place({ page, card: { region }, city = null }: PlaceProps) {
  if (region === null) return <>{page.words.positions.anywhere}</>;
  const near = city !== null && covers(city, region);
  return <Zh page={page}>{near ? regionShortName(region) : regionName(region)}</Zh>;
}

/** The same with the address. */
export function PlaceInFull({ page, card }: { page: Page; card: Pick<PositionCard, 'region' | 'address'> }) {
  if (card.address === null) return <Place page={page} card={card} />;
  return <Zh page={page}>{`${card.region === null ? '' : regionName(card.region)}${card.address}`}</Zh>;
}

/** The wage, which for an internship is an allowance (补贴). */
export function payName(
  page: Page,
  { kind, wageMin, wageMax }: Pick<PositionCard, 'kind' | 'wageMin' | 'wageMax'>,
): string {
  const wage = wageName(page, wageMin, wageMax);
  return kind === 'internship' ? page.words.positions.board.pay(wage) : wage;
}

/** Job or internship, and 灵活就业 where the position is of that form. */
export function workForms(page: Page, { kind, flexible }: Pick<PositionCard, 'kind' | 'flexible'>): string[] {
  const { kinds, employerKinds } = page.words.official;
  return flexible ? [kinds[kind], employerKinds[flexibleWork]] : [kinds[kind]];
}

/** Employer and its kind; at a base, the base. */
export function Employer({
  page,
  card,
  name = null,
}: {
  page: Page;
  card: Pick<PositionCard, 'employerName' | 'employerKind' | 'baseName'>;
  /** The name with marks in it. */
  name?: Child;
}) {
  const { official, bases } = page.words;
  return (
    <Dots
      items={[
        <Zh page={page}>{name ?? card.employerName}</Zh>,
        card.baseName === null ? official.employerKinds[card.employerKind] : bases.kicker,
      ]}
    />
  );
}
