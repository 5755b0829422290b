import type { Page } from '../page.ts';

type Props = {
  page: Page;
  rows: readonly { readonly name: string; readonly value: number; readonly text?: string }[];
  /** The value that fills the width; the largest one when left out. */
  full?: number;
  /** What the chart is about, for those who cannot see it. */
  subject: string;
};

const rowHeight = 3;

/** Horizontal bars of one series: name and value over each bar, so that no label is cut on a phone. */
export function BarChart({ page, rows, full, subject }: Props) {
  const { chart } = page.words.parts;
  const whole = full ?? Math.max(1, ...rows.map((row) => row.value));
  return (
    <svg
      class="chart"
      role="img"
      aria-label={chart.describe(chart.bars, subject)}
      focusable="false"
      height={`${rows.length * rowHeight}em`}
    >
      {rows.map((row, index) => (
        <>
          <text y={`${index * rowHeight + 1.1}em`}>{row.name}</text>
          <text class="strong" x="100%" y={`${index * rowHeight + 1.1}em`} text-anchor="end">
            {row.text ?? row.value}
          </text>
          <rect class="track" width="100%" y={`${index * rowHeight + 1.55}em`} height="0.75em" rx="4" />
          <rect
            class="fill"
            width={`${Math.round((row.value / whole) * 1000) / 10}%`}
            y={`${index * rowHeight + 1.55}em`}
            height="0.75em"
            rx="4"
          />
        </>
      ))}
    </svg>
  );
}
