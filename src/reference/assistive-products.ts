import { readData } from './data.ts';

type Row = readonly [code: string, name: string];

/** Two-level headings of GB/T 16432 (ISO 9999), to which devices refer; recollection, see `about`. */
export const assistiveProducts = readData<{ readonly classes: readonly Row[]; readonly subclasses: readonly Row[] }>(
  'assistive-products',
);
