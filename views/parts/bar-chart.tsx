import type { Page } from '../page.ts';
import { wrapped } from './wrapped.ts';

type Props = {
  page: Page;
  rows: readonly { readonly name: string; readonly value: number; readonly text?: string }[];
  /** The value that fills the width; the largest one when left out. */
  full?: number;
  /** What the chart is about, for those who cannot see it. */
  subject: string;
};

/** Of the drawing, in em: a line of text, and what the bar and the space around it take. */
const lineHeight = 1.4;
const barHeight = 1.6;

/** Horizontal bars of one series: name and value over each bar, on as many lines as they need on a phone. */
export function BarChart({ page, rows, full, subject }: Props) {
  const { chart } = page.words.parts;
  const whole = full ?? Math.max(1, ...rows.map((row) => row.value));
  let top = 0;
  const drawn = rows.map((row) => {
    const value = row.text ?? String(row.value);
    const lines = wrapped(row.name, value);
    const at = { ...row, value, lines, top, share: row.value / whole };
    top += lines.length * lineHeight + barHeight;
    return at;
  });
  return (
    <svg class="chart" role="img" aria-label={chart.describe(chart.bars, subject)} focusable="false" height={em(top)}>
      {drawn.map((row) => (
        <BarRow row={row} />
      ))}
    </svg>
  );
}

type Drawn = {
  readonly lines: readonly string[];
  readonly value: string;
  readonly share: number;
  readonly top: number;
};

function BarRow({ row: { lines, value, share, top } }: { row: Drawn }) {
  const bar = top + lines.length * lineHeight + 0.15;
  return (
    <>
      {lines.map((line, at) => (
        <text y={em(top + at * lineHeight + 1.1)}>{line}</text>
      ))}
      <text class="strong" x="100%" y={em(top + (lines.length - 1) * lineHeight + 1.1)} text-anchor="end">
        {value}
      </text>
      <rect class="track" width="100%" y={em(bar)} height="0.75em" rx="4" />
      <rect class="fill" width={`${Math.round(share * 1000) / 10}%`} y={em(bar)} height="0.75em" rx="4" />
    </>
  );
}

const em = (size: number): string => `${Math.round(size * 100) / 100}em`;
