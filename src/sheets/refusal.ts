/** Why a file could not be read at all. */
export const refusals = [
  'empty',
  'not_a_workbook',
  'old_xls',
  'encrypted',
  'broken',
  'too_large',
  'bomb',
  'too_many_sheets',
  'too_many_rows',
  'too_many_columns',
  'cell_too_long',
  'wrong_encoding',
  'open_quote',
  'too_slow',
] as const;
export type Refusal = (typeof refusals)[number];

/** What a file that is no workbook looks like. */
export const fileLooks = ['pdf', 'picture', 'word', 'html', 'xml', 'xlsb', 'ods', 'zip', 'unknown'] as const;
export type FileLook = (typeof fileLooks)[number];

/** What was found and what is allowed; only what helps the reader of the refusal is there. */
export interface RefusalFacts {
  readonly looks_like?: FileLook;
  readonly found?: number;
  readonly allowed?: number;
  readonly sheet?: string;
  readonly row?: number;
  /** For the log: the part and what was wrong in it, in English. */
  readonly detail?: string;
}

/** Thrown inside the reader only; `readSheets` turns it into a value. */
export class Refused extends Error {
  override name = 'Refused';
  readonly refusal: Refusal;
  readonly facts: RefusalFacts;
  constructor(refusal: Refusal, facts: RefusalFacts = {}) {
    super(facts.detail ?? refusal);
    this.refusal = refusal;
    this.facts = facts;
  }
}
