import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';

type Props = {
  page: Page;
  /** The finding as a sentence, from the data. */
  finding: Child;
  legend?: Child;
  /** The drawing. */
  chart: Child;
  /** The same numbers as a flat Table. */
  table: Child;
  note?: Child;
  /** Where the numbers can be had as CSV. */
  csv?: string;
};

/** A chart is never alone: finding, drawing, and a table with the same numbers. */
export function Figure({ page, finding, legend, chart, table, note, csv }: Props) {
  const words = page.words.parts.chart;
  return (
    <figure class="panel">
      <figcaption>
        <p>{finding}</p>
      </figcaption>
      {legend}
      {chart}
      <h3 class="h4">{words.sameNumbers}</h3>
      {table}
      {(note || csv) && (
        <p class="small">
          {note}{' '}
          {csv && (
            <a class="link" href={page.to(csv)} download>
              {words.download}
            </a>
          )}
        </p>
      )}
    </figure>
  );
}
