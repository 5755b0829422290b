import type { ComparisonLine, ComparisonResult, RunCard } from '../../src/matching/index.ts';
import type { PositionCard } from '../../src/positions/index.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { BarChart } from '../parts/bar-chart.tsx';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { Dots } from '../parts/dots.tsx';
import { Figure } from '../parts/figure.tsx';
import { Notice } from '../parts/notice.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Stats } from '../parts/stat.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import { categoriesName, percentName, RunKicker } from './run-said.tsx';

const counted = ['entering', 'leaving', 'better', 'worse'] as const;

type Props = {
  page: Page;
  run: RunCard;
  result: ComparisonResult;
  /** The positions that move most. */
  cards: readonly PositionCard[];
  /** The draft, or the rules in force, are no longer those that were compared. */
  outdated: boolean;
  /** Null: the draft was thrown away. */
  edition: string | null;
};

/** What a draft of the rules would change: whose best 20 positions, how, and by category. */
export function ComparisonPage({ page, run, result, cards, outdated, edition }: Props) {
  const w = page.words.runs;
  const few = <span class="muted">{w.few}</span>;
  return (
    <Frame
      page={page}
      title={w.comparisonTitle(run.edition_id, run.other_edition_id ?? '')}
      back={edition === null ? { href: '/runs', label: w.title } : backTo(page, edition)}
      kicker={<RunKicker page={page} run={run} />}
      lead={w.comparisonLead(result.students)}
    >
      <Sections>
        {outdated && (
          <Notice kind="todo" title={w.outdated}>
            {w.outdatedText}
          </Notice>
        )}
        <Stats
          stats={(['changed', ...counted] as const).map((name) => ({
            label: w.comparisonStats[name],
            value: result[name] ?? few,
            unit: result[name] === null ? undefined : name === 'changed' ? w.unit : w.pairs,
          }))}
        />
        <Section title={w.byCategory} lead={w.byCategoryLead}>
          <ByCategory page={page} result={result} />
        </Section>
        {cards.length > 0 && <Moves page={page} result={result} cards={cards} />}
        {edition !== null && (
          <Actions>
            <ButtonLink kind="secondary" href={page.to(`/editions/${edition}`)}>
              {w.backToEdition(edition)}
            </ButtonLink>
          </Actions>
        )}
      </Sections>
    </Frame>
  );
}

const backTo = (page: Page, edition: string) => ({
  href: `/editions/${edition}`,
  label: page.words.runs.editionOf(edition),
});

function ByCategory({ page, result }: Pick<Props, 'page' | 'result'>) {
  const w = page.words.runs;
  const { changed, students, categories } = result;
  const finding =
    changed === null
      ? w.changesFew
      : changed === 0
        ? w.nothingChanges
        : w.changes(changed, students, percentName(page, changed, students));
  if (categories.length === 0) return <p>{finding}</p>;
  return (
    <Figure
      page={page}
      finding={finding}
      chart={
        <BarChart
          page={page}
          subject={w.chartChanged}
          full={1}
          rows={categories.flatMap((line) => {
            if (line.changed === null) return [];
            const text = w.share(percentName(page, line.changed, line.students), line.changed);
            return [{ name: categoriesName(page, line.categories), value: line.changed / line.students, text }];
          })}
        />
      }
      table={<CategoryTable page={page} categories={categories} />}
      note={w.masked}
    />
  );
}

function CategoryTable({ page, categories }: { page: Page; categories: readonly ComparisonLine[] }) {
  const w = page.words.runs;
  const cell = (count: number | null) => (count === null ? w.hidden : String(count));
  return (
    <Table
      flat
      caption={w.byCategory}
      columns={[
        { label: w.comparisonHeads.category },
        { label: w.comparisonHeads.students, numeric: true },
        ...(['changed', ...counted] as const).map((name) => ({ label: w.comparisonStats[name], numeric: true })),
      ]}
      rows={categories.map((line) => ({
        cells: [
          categoriesName(page, line.categories),
          String(line.students),
          cell(line.changed),
          ...counted.map((name) => cell(line[name])),
        ],
      }))}
    />
  );
}

function Moves({ page, result, cards }: Pick<Props, 'page' | 'result' | 'cards'>) {
  const w = page.words.runs;
  const cell = (count: number | null) => (count === null ? w.hidden : String(count));
  return (
    <Section title={w.movesTitle} lead={w.movesLead}>
      <Table
        caption={w.movesTitle}
        columns={[
          { label: w.moveHeads.position },
          { label: w.moveHeads.entering, numeric: true },
          { label: w.moveHeads.leaving, numeric: true },
        ]}
        rows={result.moves.flatMap((move) => {
          const card = cards.find((each) => each.id === move.position);
          if (!card) return [];
          const title = (
            <>
              <a href={page.to(`/positions/${card.number}`)}>
                <Zh page={page}>{card.title}</Zh>
              </a>
              <br />
              <Dots items={[card.number, <Zh page={page}>{card.employerName}</Zh>]} />
            </>
          );
          return [{ cells: [title, cell(move.entering), cell(move.leaving)] }];
        })}
      />
    </Section>
  );
}
