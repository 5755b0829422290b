/** What one file may cost. Counts are of things, sizes of bytes or characters as named. */
export interface Limits {
  readonly uploadBytes: number;
  readonly entries: number;
  readonly inflatedBytes: number;
  /** Inflated to stored size, looked at from `ratioFromBytes` upwards. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  readonly sheets: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  readonly cellCharacters: number;
  /** All different texts together, as characters. */
  readonly characters: number;
  /** Rows of all merged areas together. */
  readonly mergedRows: number;
  /** Elements inside elements in one part of a workbook. */
  readonly depth: number;
  /** Bytes of one part without a complete element or text between them. */
  readonly tokenBytes: number;
  readonly seconds: number;
  readonly heapMegabytes: number;
}

/**
 * Measured on 岗位清单: 10,000 rows of 24 columns are 3.2 MB, inflate to 36 MB (ratio 12) and hold 12 million characters;
 * 10,000 equal rows reach a ratio of 37. So the limits stand at about three times the largest list that is promised.
 */
export const uploadLimits: Limits = {
  uploadBytes: 16_000_000,
  entries: 2000,
  inflatedBytes: 128_000_000,
  ratio: 100,
  ratioFromBytes: 16_000_000,
  // Forms stand on a sheet each; to find out what a sheet holds takes about a millisecond.
  sheets: 400,
  rows: 20_000,
  columns: 256,
  cells: 1_500_000,
  // The limit of the workbook format itself.
  cellCharacters: 32_767,
  characters: 32_000_000,
  mergedRows: 200_000,
  depth: 40,
  tokenBytes: 1_000_000,
  seconds: 20,
  heapMegabytes: 192,
};
