import type { NeedVerdict } from '../../src/matching/index.ts';
import type { PositionForReader } from '../../src/positions/index.ts';
import { needName, wageName } from '../names.ts';
import type { Page } from '../page.ts';
import { Dots } from '../parts/dots.tsx';
import { Section } from '../parts/section.tsx';
import { Table, type Row } from '../parts/table.tsx';
import { VerdictTag } from '../parts/tag.tsx';
import { Zh } from '../parts/zh.tsx';
import { closingName } from '../positions/position-body.tsx';
import { workForms } from '../positions/place.tsx';
import { EmployerLine, placeName } from './card.tsx';
import { evidenceOf } from './evidence-said.tsx';
import { pointsSaid, type PointLine } from './said.ts';
import type { Compared, CompareView } from './compare-page.tsx';

type Pairs = readonly [Compared, Compared];

type SectionProps = { view: CompareView; pairs: Pairs };

/** Three columns: what is compared, and how it is at both. When stacked each value says whose it is. */
function SideBySide({
  page,
  caption,
  head,
  pairs,
  rows,
  foot,
}: {
  page: Page;
  caption: string;
  head: string;
  pairs: Pairs;
  rows: readonly Row[];
  foot?: Row;
}) {
  const { names } = page.words.evidence.compare;
  return (
    <Table
      caption={caption}
      columns={[
        { label: head },
        ...pairs.map(({ shown }, at) => ({
          label: (
            <>
              {names[at]}
              {page.lang === 'zh' ? '：' : ': '}
              <Zh page={page}>{shown.card.title}</Zh>
            </>
          ),
          short: names[at]!,
        })),
      ]}
      rows={rows}
      {...(foot ? { foot } : {})}
    />
  );
}

/** Every need at both positions, with what each verdict rests on. */
export function Needs({ view: { page, of }, pairs }: SectionProps) {
  const w = page.words.evidence.compare;
  const needsAt = ({ pair }: Compared) => ('refused' in pair.match ? null : pair.match.needs);
  const needs = pairs.map(needsAt).find((each) => each !== null) ?? [];
  if (pairs.every((each) => needsAt(each) === null)) return null;
  return (
    <Section id="needs" title={w.needs} lead={needs.length > 0 ? w.needsLead : w.noNeeds(of === null)}>
      {needs.length > 0 && (
        <SideBySide
          page={page}
          caption={w.needs}
          head={w.need}
          pairs={pairs}
          rows={needs.map((need) => ({
            cells: [
              <>
                {needName(page, need.need)}
                <p class="small thin">{page.words.parts.importances[need.importance]}</p>
              </>,
              ...pairs.map((each) => (
                <NeedAt
                  page={page}
                  shown={each.shown}
                  need={needsAt(each)?.find((other) => other.need === need.need) ?? null}
                />
              )),
            ],
          }))}
        />
      )}
    </Section>
  );
}

function NeedAt({ page, shown, need }: { page: Page; shown: PositionForReader; need: NeedVerdict | null }) {
  if (need === null) return <>{page.words.evidence.compare.notListedNeeds}</>;
  return (
    <>
      <VerdictTag page={page} verdict={need.verdict} />
      {evidenceOf(page, need, shown, page.words.evidence.compare.unstated).map(({ what, source, state }) => (
        <>
          <p>
            {what}
            {page.lang === 'zh' ? '：' : ': '}
            <b>{page.words.parts.states[state]}</b>
          </p>
          <p class="small">{source}</p>
        </>
      ))}
    </>
  );
}

/** Pay, place, closing day and so on, row by row. */
export function Facts({ view: { page, today }, pairs }: SectionProps) {
  const { evidence, official } = page.words;
  const w = evidence.compare;
  const row = (label: string, say: (compared: Compared) => unknown) => ({
    cells: [label, ...pairs.map((each) => <>{say(each)}</>)],
  });
  return (
    <Section id="facts" title={w.facts}>
      <SideBySide
        page={page}
        caption={w.facts}
        head={w.fact}
        pairs={pairs}
        rows={[
          row(w.kind, ({ shown: { card } }) => <Dots items={workForms(page, card)} />),
          row(w.employer, ({ shown: { card } }) => <EmployerLine page={page} card={card} />),
          row(w.wage, ({ shown: { card } }) => wageName(page, card.wageMin, card.wageMax)),
          row(w.place, ({ shown: { card } }) => <Zh page={page}>{placeName(page, card)}</Zh>),
          row(w.education, ({ shown: { card } }) => official.educationAndAbove[card.education]),
          row(w.closing, ({ shown: { card } }) => closingName(page, card.closesOn, today)),
          row(w.places, ({ shown: { card } }) => w.placesLeft(card.headcount - card.taken)),
        ]}
      />
    </Section>
  );
}

/** Points by criterion and their sums. */
export function Points({ view: { page, of, student, full }, pairs }: SectionProps) {
  const { evidence, parts, matching } = page.words;
  const w = evidence.compare;
  const saidAt = ({ pair }: Compared) =>
    'refused' in pair.match
      ? null
      : pointsSaid(
          page,
          { match: pair.match, position: pair.position, deciding: pair.deciding, student, full },
          of === null,
        );
  const said = pairs.map(saidAt);
  const names = said.find((each) => each !== null)?.lines.map((line) => line.name) ?? [];
  if (names.length === 0) return null;
  return (
    <Section id="points" title={w.points} lead={w.pointsLead}>
      <SideBySide
        page={page}
        caption={w.points}
        head={w.criterion}
        pairs={pairs}
        rows={names.map((name, at) => ({
          cells: [
            name,
            ...said.map((its) => {
              const line = its?.lines[at];
              return line ? <PointsAt line={line} /> : w.notListedPoints;
            }),
          ],
        }))}
        foot={{
          cells: [
            matching.pointsTotal,
            ...said.map((its) =>
              its ? (
                <>
                  <b>{parts.points.of(its.total.points, its.total.full)}</b>
                  {!its.total.whole && <p class="small">{its.total.label}</p>}
                </>
              ) : (
                w.notListedPoints
              ),
            ),
          ],
        }}
      />
    </Section>
  );
}

function PointsAt({ line: { points, full, text } }: { line: PointLine }) {
  return (
    <>
      {points !== null && (
        <>
          <b>{points}</b> / {full}
        </>
      )}
      <p class="small">{text}</p>
    </>
  );
}
