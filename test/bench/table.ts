/** One line of the bench's table. */
export type BenchRow = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The figure that must be reached, where there is one: at most for times and memory, at least for rates and ratios. */
  readonly limit?: number;
  readonly atLeast?: boolean;
};

/** Median and 95th percentile of some times, in milliseconds. */
export function spread(times: readonly number[]): { p50: number; p95: number; mean: number } {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), mean: sorted.reduce((sum, each) => sum + each, 0) / sorted.length };
}

/** Runs `work` for every item and gives the time of each. */
export async function timeEach<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown> | unknown,
): Promise<number[]> {
  const times: number[] = [];
  for (const item of items) {
    const started = performance.now();
    await work(item);
    times.push(performance.now() - started);
  }
  return times;
}

/** The table as Markdown. */
export function markdown(title: string, rows: readonly BenchRow[]): string {
  const lines = rows.map((row) => {
    const limit = row.limit === undefined ? '' : `${row.atLeast ? '≥' : '≤'} ${row.limit} ${row.unit}`;
    const kept =
      row.limit === undefined ? '' : (row.atLeast ? row.value >= row.limit : row.value <= row.limit) ? 'yes' : 'no';
    return `| ${row.what} | ${figure(row.value)} ${row.unit} | ${limit} | ${kept} |`;
  });
  return [`## ${title}`, '', '| figure | measured | must reach | reached |', '|---|---|---|---|', ...lines, ''].join(
    '\n',
  );
}

function figure(value: number): string {
  if (Math.abs(value) >= 1e6) return value.toExponential(2);
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}
