import type { PositionForReader } from '../../src/positions/reads-position.ts';
import { Frame } from '../frame.tsx';
import type { NavKey } from '../nav.ts';
import type { Page } from '../page.ts';
import { Dots } from '../parts/dots.tsx';
import { Sections } from '../parts/section.tsx';
import { Zh } from '../parts/zh.tsx';
import { Employer, workForms } from './place.tsx';
import { PositionActs } from './position-acts.tsx';
import { PositionBody, PositionFacts } from './position-body.tsx';

type Props = { page: Page; shown: PositionForReader; today: string };

/** One position, for everybody; those who look after it find their acts under the facts. */
export function PositionPage({ page, shown, today }: Props) {
  const words = page.words.positions;
  const { card } = shown;
  const left = card.headcount - card.taken;
  const from = parentOf(page, shown);
  return (
    <Frame
      page={page}
      title={card.title}
      heading={<Zh page={page}>{card.title}</Zh>}
      kicker={
        <Dots
          items={[
            card.number,
            ...workForms(page, card),
            card.taken === 0 ? words.places(card.headcount) : words.placesLeft(card.headcount, left),
          ]}
        />
      }
      lead={<Employer page={page} card={card} />}
      {...from}
    >
      <Sections>
        <PositionFacts page={page} shown={shown} today={today} />
        {shown.manage !== null && <PositionActs page={page} shown={shown} manage={shown.manage} />}
        <PositionBody page={page} shown={shown} />
      </Sections>
    </Frame>
  );
}

/** Where its reader came from: the board, or the list that she looks after. */
function parentOf(
  page: Page,
  { manage }: PositionForReader,
): { current: NavKey; back: { href: string; label: string } } {
  const words = page.words.positions;
  if (manage === null) return { current: 'positions', back: { href: '/positions', label: words.back } };
  return manage.masked
    ? { current: 'managedPositions', back: { href: '/positions/manage', label: words.backManaged } }
    : { current: 'myPositions', back: { href: '/my/positions', label: words.backOwn } };
}
