import type { PositionForReader } from '../../src/positions/reads-position.ts';
import { majorEntryText } from '../../src/reference/index.ts';
import { categoryEntry, dayName, demandName, list, wageName } from '../names.ts';
import type { Page } from '../page.ts';
import { Answers } from '../parts/answers.tsx';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { FactsBand } from '../parts/facts.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import { Employer, PlaceInFull } from './place.tsx';
import { Workplace } from './workplace.tsx';

type Props = { page: Page; shown: PositionForReader; today: string };

/** The four facts to decide by, and, where one cannot apply, why not. */
export function PositionFacts({ page, shown, today }: Props) {
  const words = page.words.positions;
  const { card } = shown;
  return (
    <div class="stack">
      {!shown.open && (
        <Notice kind="todo" title={words.notOpen.title} id="not-open">
          {words.notOpen[whyNotOpen(shown)]}
        </Notice>
      )}
      <FactsBand
        facts={[
          { label: words.kindOfPay[card.kind], value: wageName(page, card.wageMin, card.wageMax) },
          { label: words.facts.place, value: <PlaceInFull page={page} card={card} /> },
          { label: words.facts.education, value: page.words.official.educationAndAbove[card.education] },
          { label: words.facts.closing, value: lastDay(page, shown, today) },
        ]}
      />
    </div>
  );
}

function whyNotOpen({ card }: PositionForReader): 'waiting' | 'draft' | 'closed' | 'full' | 'past' {
  if (card.state !== 'open') return card.state;
  return card.taken >= card.headcount ? 'full' : 'past';
}

/** Where it is closed already, how far its last day is says nothing. */
function lastDay(page: Page, { card }: PositionForReader, today: string): string {
  return card.state === 'closed' && card.closesOn !== null
    ? dayName(page, card.closesOn, today)
    : closingName(page, card.closesOn, today);
}

/** The last day with how far it is. Days are YYYY-MM-DD. */
export function closingName(page: Page, closesOn: string | null, today: string): string {
  const words = page.words.positions;
  if (closesOn === null) return words.board.noClosing;
  const days = Math.round((Date.parse(closesOn) - Date.parse(today)) / 86_400_000);
  const day = dayName(page, closesOn, today);
  return days < 0 ? words.closed(day) : words.closesIn(day, days);
}

type BodyProps = {
  page: Page;
  shown: PositionForReader;
  /** True where a match above has said what each demand means for her. */
  matched?: boolean;
  /** True while it is not posted yet: nothing says how to apply. */
  preview?: boolean;
};

/** All that a position says of the work, the workplace and the employer. */
export function PositionBody({ page, shown, matched = false, preview = false }: BodyProps) {
  const words = page.words.positions;
  return (
    <>
      {shown.duties !== null && (
        <Section id="duties" title={words.duties}>
          <Panel>
            <Paragraphs page={page} text={shown.duties} />
          </Panel>
        </Section>
      )}
      <Requirements page={page} shown={shown} matched={matched} />
      <Workplace page={page} features={shown.card.features} evidence={shown.evidence} />
      {!preview && <EmployerAndApply page={page} shown={shown} />}
    </>
  );
}

/** What was written, line by line. */
export function Paragraphs({ page, text }: { page: Page; text: string }) {
  return (
    <div class="tight">
      {text
        .split('\n')
        .filter(Boolean)
        .map((line) => (
          <p>
            <Zh page={page}>{line}</Zh>
          </p>
        ))}
    </div>
  );
}

function Requirements({ page, shown, matched }: Required<Omit<BodyProps, 'preview'>>) {
  const words = page.words.positions;
  const demands = Object.entries(shown.card.demands);
  return (
    <Section id="requirements" title={words.requirements} lead={words.requirementsLead}>
      <Answers
        page={page}
        answers={[
          { label: words.education, value: page.words.official.educationAndAbove[shown.card.education] },
          { label: words.majors, value: <Majors page={page} shown={shown} /> },
          ...(shown.limitedTo.length === 0 ? [] : [{ label: words.limit, value: <Limit page={page} shown={shown} /> }]),
        ]}
      />
      {!matched &&
        (demands.length === 0 ? (
          <p>{words.demandsNone}</p>
        ) : (
          <Table
            caption={words.demands}
            columns={[{ label: words.demand }, { label: words.weight }]}
            rows={demands.map(([id, weight]) => ({ cells: [demandName(page, id), words.weightNote[weight]] }))}
          />
        ))}
    </Section>
  );
}

function Majors({ page, shown: { majors, majorRule } }: { page: Page; shown: PositionForReader }) {
  const words = page.words.positions;
  if (majors.length === 0) return <>{words.anyMajor}</>;
  const names = list(page, majors.map(majorEntryText));
  return <Zh page={page}>{majorRule === 'required' ? words.majorsRequired(names) : words.majorsPreferred(names)}</Zh>;
}

function Limit({ page, shown }: { page: Page; shown: PositionForReader }) {
  const named = list(
    page,
    shown.limitedTo.map((one) => categoryEntry(page, one)),
  );
  return <>{page.words.positions.limitText(named, shown.limitReason ?? '')}</>;
}

/** How to get there: through the agency, which never passes on what is not needed. */
function EmployerAndApply({ page, shown }: { page: Page; shown: PositionForReader }) {
  const words = page.words.positions;
  const { card } = shown;
  return (
    <>
      <Section id="employer" title={words.employer}>
        <Panel>
          <div class="tight">
            <p>
              <Employer page={page} card={card} />
            </p>
            {card.baseName !== null && (
              <p>
                <Zh page={page}>{words.atBase(card.baseName)}</Zh>
              </p>
            )}
          </div>
        </Panel>
      </Section>
      {shown.open && (
        <Section id="apply" title={words.apply}>
          <div class="tight">
            <p>{words.applyText}</p>
            <p>{words.applyPrivacy}</p>
            <Actions>
              {page.viewer.role === 'visitor' && (
                <ButtonLink kind="primary" href={page.to('/sign-in?next=/my/matches')}>
                  {words.signIn}
                </ButtonLink>
              )}
              <ButtonLink kind="secondary" href={page.to('/help')}>
                {words.applyAct}
              </ButtonLink>
            </Actions>
          </div>
        </Section>
      )}
    </>
  );
}
