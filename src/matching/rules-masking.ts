/**
 * Small groups are not shown: no number from 1 to 4, and none that the numbers around it would give away. Groups that are
 * too small are joined; cells of a row are shown all or none; where a row has to hide its cells, others hide theirs with
 * it until what is hidden adds up to 0 or to 5 at least, so that taking the shown from the total tells nothing.
 */
export const smallest = 5;
export const isSmall = (count: number): boolean => count > 0 && count < smallest;

export type Group<K> = {
  /** Several where groups were joined. */
  readonly keys: readonly K[];
  readonly size: number;
  readonly cells: readonly number[];
};
type RowOf<K> = { readonly key: K; readonly size: number; readonly cells: readonly number[] };

/**
 * Rows as groups of 5 at least, in their order; those that are too small become one group, at the end, with the smallest
 * other one where they do not reach 5 together, or where their sum would tell how many are in each. Rows of 0 are left
 * out. Empty: all together are too few, or their sum would tell too much.
 */
export function joinSmall<K>(rows: readonly RowOf<K>[]): Group<K>[] {
  const filled = rows.filter((row) => row.size > 0);
  const large = filled.filter((row) => !isSmall(row.size));
  const joined = filled.filter((row) => isSmall(row.size));
  const together = () => joined.reduce((sum, row) => sum + row.size, 0);
  const tells = () => isSmall(together()) || isNarrow(joined.map((row) => row.size));
  while (tells() && large.length > 0) {
    const least = large.reduce((one, other) => (other.size < one.size ? other : one));
    joined.push(...large.splice(large.indexOf(least), 1));
  }
  const groups = large.map(({ key, size, cells }) => ({ keys: [key], size, cells }));
  if (joined.length === 0 || tells()) return groups;
  const inOrder = filled.filter((row) => joined.includes(row));
  const cells = addUp(inOrder.map((row) => row.cells));
  return [...groups, { keys: inOrder.map((row) => row.key), size: together(), cells }];
}

/** Who knows the sum and that each of the small ones has 1 to 4 must be left with three possible sizes of each at least. */
const leastOpen = 3;

/** Does the sum of joined sizes leave too few possible ones? Four and four are 8, which is nothing else. */
function isNarrow(sizes: readonly number[]): boolean {
  const small = sizes.filter(isSmall).length;
  if (small === 0) return false;
  const sum = sizes.reduce((total, size) => total + size, 0);
  const most = smallest - 1;
  const high = Math.min(most, sum - (small - 1) - smallest * (sizes.length - small));
  const low = small < sizes.length ? 1 : Math.max(1, sum - most * (small - 1));
  return high - low + 1 < leastOpen;
}

/** Which rows show their cells, and whether the sums under them are shown. */
export type Shown = { readonly rows: readonly boolean[]; readonly sums: boolean };

/** What may be shown of rows whose groups are 5 at least. Their sums count as known to the reader where they are shown. */
export function shownCells<K>(groups: readonly Group<K>[]): Shown {
  const none = groups.map(() => false);
  const sums = addUp(groups.map((group) => group.cells));
  if (groups.length === 0 || sums.some(isSmall)) return { rows: none, sums: false };
  const rows = groups.map((group) => !group.cells.some(isSmall));
  while (!isSafe(groups.filter((_, at) => !rows[at]))) {
    const still = groups.map((group, at) => ({ at, size: group.size })).filter(({ at }) => rows[at]);
    if (still.length === 0) break;
    rows[still.reduce((one, other) => (other.size < one.size ? other : one)).at] = false;
  }
  return { rows, sums: true };
}

/** One hidden row alone could be worked out from the sums; several can where their sum itself is small. */
function isSafe<K>(hidden: readonly Group<K>[]): boolean {
  if (hidden.length === 0) return true;
  return hidden.length > 1 && !addUp(hidden.map((group) => group.cells)).some(isSmall);
}

export function addUp(rows: readonly (readonly number[])[]): number[] {
  const [first = []] = rows;
  return first.map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0));
}
