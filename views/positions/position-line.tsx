import type { ListedPosition } from '../../src/positions/reads-found.ts';
import type { Marks } from '../../src/positions/rules-marks.ts';
import type { RegionCode } from '../../src/reference/index.ts';
import { dayName, list, needName } from '../names.ts';
import type { Page } from '../page.ts';
import { Marked } from '../parts/marked.tsx';
import { PositionRow } from '../parts/position-row.tsx';
import { Zh } from '../parts/zh.tsx';
import { Employer, payName, Place } from './place.tsx';

type Props = {
  page: Page;
  card: ListedPosition;
  city: RegionCode | null;
  today: string;
  /** Where it was found by words: what they found. */
  marks?: Marks | null;
};

/** One position on the board: what it meets now, wage, place, last day. */
export function PositionLine({ page, card, city, today, marks = null }: Props) {
  const words = page.words.positions.board;
  const met = card.metNow.map((need) => needName(page, need));
  return (
    <PositionRow
      page={page}
      href={`/positions/${card.number}`}
      title={<Zh page={page}>{marks ? <Marked text={marks.title} /> : card.title}</Zh>}
      about={<Employer page={page} card={card} name={marks && <Marked text={marks.employer} />} />}
      text={
        <>
          {met.length > 0 ? list(page, met) : words.nothingStated}
          {marks?.excerpt && (
            <>
              <br />
              <Zh page={page}>
                <Marked text={marks.excerpt} />
              </Zh>
            </>
          )}
        </>
      }
      fact={payName(page, card)}
      notes={[
        <Place page={page} card={card} city={city} />,
        card.closesOn === null ? words.noClosing : words.closes(dayName(page, card.closesOn, today)),
      ]}
    />
  );
}
