import type { CohortResult, LineFilter, RunCard, RunLine } from '../../src/matching/index.ts';
import type { PositionCard } from '../../src/positions/index.ts';
import { Frame } from '../frame.tsx';
import { list } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Pager } from '../parts/pager.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Stats } from '../parts/stat.tsx';
import { Table } from '../parts/table.tsx';
import { ClassTag } from '../parts/tag.tsx';
import { Zh } from '../parts/zh.tsx';
import { RunKicker, scopeName } from './run-said.tsx';

const classOf = ['ready', 'on_request', 'to_verify', 'gap'] as const;

export type CohortView = {
  readonly page: Page;
  readonly run: RunCard;
  readonly result: CohortResult;
  readonly lines: readonly RunLine[];
  readonly count: number;
  readonly filter: LineFilter;
  readonly number: number;
  readonly last: number;
  /** The first position of each line, by its serial. */
  readonly positions: ReadonlyMap<number, PositionCard>;
};

/** What a run over all students found: in figures, then student by student. */
export function CohortPage(view: CohortView) {
  const { page, run, filter } = view;
  const w = page.words.runs;
  const path = `/runs/${run.id}`;
  const other = filter === 'all' ? 'without' : 'all';
  const summed = filter === 'all' ? view.result.students : view.result.without;
  return (
    <Frame
      page={page}
      title={w.cohortTitle(scopeName(page, run.district))}
      heading={<Zh page={page}>{w.cohortTitle(scopeName(page, run.district))}</Zh>}
      back={{ href: '/runs', label: w.title }}
      kicker={<RunKicker page={page} run={run} />}
      number={view.number}
    >
      <Sections>
        <Figures view={view} />
        <Section id="lines" title={w.linesTitle[filter]} lead={w.linesLead(view.count)}>
          {view.count < summed && <p>{w.linesFewer}</p>}
          <Actions>
            <ButtonLink href={page.to(`${path}?show=${other}`)}>{w.filters[other]}</ButtonLink>
            <ButtonLink href={page.to(`${path}/matches.xlsx`)} download>
              {w.download}
            </ButtonLink>
          </Actions>
          <p class="hint">{w.tells}</p>
          {view.lines.length === 0 ? (
            <EmptyState title={w.noLines} level={3}>
              {w.noLinesText}
            </EmptyState>
          ) : (
            <Lines view={view} />
          )}
          <Pager
            page={page}
            current={view.number}
            last={view.last}
            href={(at) => `${path}?${new URLSearchParams({ show: filter, page: String(at) })}`}
          />
        </Section>
      </Sections>
    </Frame>
  );
}

function Figures({ view: { page, result } }: { view: CohortView }) {
  const w = page.words.runs.stats;
  const { unit, pairs } = page.words.runs;
  const [ready = 0, onRequest = 0] = result.classes;
  return (
    <Stats
      stats={[
        { label: w.students, value: result.students, unit },
        { label: w.without, value: result.without, unit, base: w.withoutBase },
        { label: w.nothing, value: result.nothing, unit, base: w.nothingBase },
        {
          label: w.matches,
          value: result.classes.reduce((sum, count) => sum + count, 0),
          unit: pairs,
          base: w.matchesBase(ready, onRequest),
        },
      ]}
    />
  );
}

function Lines({ view: { page, lines, filter, positions } }: { view: CohortView }) {
  const w = page.words.runs;
  return (
    <Table
      caption={w.linesTitle[filter]}
      columns={[{ label: w.lineHeads.student }, { label: w.lineHeads.best }, { label: w.lineHeads.kept }]}
      rows={lines.map((line) => ({
        cells: [
          <>
            <a href={page.to(`/students/${line.number}/matches`)}>
              <Zh page={page}>{line.name}</Zh>
            </a>
            <p class="small">{line.number}</p>
          </>,
          <Best page={page} line={line} positions={positions} />,
          countsText(page, line),
        ],
      }))}
    />
  );
}

function Best({ page, line, positions }: { page: Page; line: RunLine; positions: CohortView['positions'] }) {
  const w = page.words.runs;
  const [best] = line.found;
  if (!best) return <span class="muted">{w.noMatch}</span>;
  const card = positions.get(best.position);
  return (
    <>
      <ClassTag page={page} matchClass={classOf[best.grade]!} />
      <p>
        {card ? (
          <a class="link" href={page.to(`/students/${line.number}/matches/${card.number}`)}>
            <Zh page={page}>{card.title}</Zh>
          </a>
        ) : (
          w.goneTitle
        )}
      </p>
    </>
  );
}

/** How many of the kept positions are in each class. */
function countsText(page: Page, { found }: RunLine): string {
  const { runs, parts } = page.words;
  const counts = classOf.map((name, grade) => ({ name, count: found.filter((each) => each.grade === grade).length }));
  return list(
    page,
    counts.filter(({ count }) => count > 0).map(({ name, count }) => runs.classCount(parts.classes[name], count)),
  );
}
