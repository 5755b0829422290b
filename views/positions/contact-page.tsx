import type { PositionForReader } from '../../src/positions/reads-position.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Answers } from '../parts/answers.tsx';
import { Zh } from '../parts/zh.tsx';

type Props = { page: Page; shown: PositionForReader; phone: string };

/** The whole number of a position's contact, after staff asked for it. */
export function ContactPage({ page, shown, phone }: Props) {
  const { contact: words, manage } = page.words.positions;
  const name = shown.manage?.contactName ?? null;
  return (
    <Frame
      page={page}
      title={words.title}
      kicker={<Zh page={page}>{shown.card.title}</Zh>}
      lead={words.lead}
      back={{ href: `/positions/${shown.card.number}`, label: words.back }}
      current="managedPositions"
    >
      <Answers
        page={page}
        answers={[
          { label: manage.contact, value: name && <Zh page={page}>{name}</Zh> },
          { label: manage.phone, value: <a href={`tel:${phone}`}>{phone}</a> },
        ]}
      />
    </Frame>
  );
}
