import type { Page } from '../page.ts';

/** Shares are 0–1. `raw` may lie outside of the interval. */
export type IntervalRow = {
  readonly name: string;
  readonly n: number;
  readonly raw: number;
  readonly smoothed: number;
  readonly low: number;
  readonly high: number;
};

type Props = {
  page: Page;
  rows: readonly IntervalRow[];
  /** What all rows are compared with. */
  mean: { readonly name: string; readonly share: number };
  /** What the chart is about, for those who cannot see it. */
  subject: string;
};

/** A row is a line of words and the bar under it; all lengths are percent or em, so it fits 360 and grows with the text. */
const rowHeight = 4.6;
const top = 2;
const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
/** Figures of rows keep one decimal, so that they compare at a glance. */
const figure = (share: number) => `${(share * 100).toFixed(1)}%`;

export function IntervalChart({ page, rows, mean, subject }: Props) {
  const { chart } = page.words.parts;
  const bottom = top + rows.length * rowHeight;
  return (
    <svg
      class="chart"
      role="img"
      aria-label={chart.describe(chart.intervals, subject)}
      focusable="false"
      height={`${bottom + 2}em`}
    >
      {[0.25, 0.5, 0.75, 1, 0].map((x) => (
        <line class="grid" x1={percent(x)} x2={percent(x)} y1={`${top}em`} y2={`${bottom}em`} />
      ))}
      <line class="base" x1="0" x2="100%" y1={`${bottom}em`} y2={`${bottom}em`} />
      <line class="mean" x1={percent(mean.share)} x2={percent(mean.share)} y1={`${top}em`} y2={`${bottom}em`} />
      <text x={percent(mean.share)} y={`${top - 0.75}em`} text-anchor={anchorAt(mean.share)}>
        {chart.mean(mean.name, percent(mean.share))}
      </text>
      {rows.map((row, index) => (
        <Interval page={page} row={row} y={top + index * rowHeight} />
      ))}
      {[0, 0.25, 0.5, 0.75, 1].map((x) => (
        <text
          class="axis"
          x={percent(x)}
          y={`${bottom + 1.4}em`}
          text-anchor={x === 0 ? 'start' : x === 1 ? 'end' : 'middle'}
        >
          {percent(x)}
        </text>
      ))}
    </svg>
  );
}

/** The words of the mean keep inside the drawing near its ends. */
const anchorAt = (share: number) => (share < 0.2 ? 'start' : share > 0.8 ? 'end' : 'middle');

function Interval({ page, row, y }: { page: Page; row: IntervalRow; y: number }) {
  const { chart } = page.words.parts;
  const bar = y + 2.4;
  return (
    <>
      <text y={`${y + 1.3}em`}>
        <tspan class="strong">{row.name}</tspan>
        {chart.base(row.n)}
      </text>
      <text x="100%" y={`${y + 1.3}em`} text-anchor="end">
        {chart.smoothed} <tspan class="strong">{figure(row.smoothed)}</tspan>
      </text>
      <rect class="fill" x={percent(row.low)} width={percent(row.high - row.low)} y={`${bar}em`} height="0.6em" />
      <svg x={percent(row.raw)} y={`${bar + 0.75}em`} class="chart-point">
        <path class="raw" d="M0 1 8 13H-8Z" />
      </svg>
      <circle class="ring" cx={percent(row.smoothed)} cy={`${bar + 0.3}em`} r="0.55em" />
    </>
  );
}

type LegendProps = {
  page: Page;
  /** Level of the interval in percent, e.g. 90. */
  level: number;
  mean: string;
};

/** What each sign of the chart means. */
export function IntervalLegend({ page, level, mean }: LegendProps) {
  const { chart } = page.words.parts;
  return (
    <ul class="legend">
      <li>
        <svg aria-hidden="true" focusable="false">
          <circle class="ring" cx="50%" cy="50%" r="0.5em" />
        </svg>
        {chart.smoothed}
      </li>
      <li>
        <svg aria-hidden="true" focusable="false">
          <svg x="50%" y="0.2em" class="chart-point">
            <path class="raw" d="M0 1 8 13H-8Z" />
          </svg>
        </svg>
        {chart.raw}
      </li>
      <li>
        <svg aria-hidden="true" focusable="false">
          <rect class="fill" y="30%" width="100%" height="0.5em" />
        </svg>
        {chart.interval(level)}
      </li>
      <li>
        <svg aria-hidden="true" focusable="false">
          <line class="mean" x2="100%" y1="50%" y2="50%" />
        </svg>
        {mean}
      </li>
    </ul>
  );
}
