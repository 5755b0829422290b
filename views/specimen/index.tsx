/** The parts in every state, on made-up pages: to be looked at when a part changes, and walked by the tests. */
import type { Page } from '../page.ts';
import { BaseSheet } from './base-sheet.tsx';
import { CandidatesSheet } from './candidates-sheet.tsx';
import { FormsSheet } from './forms-sheet.tsx';
import { HomeSheet } from './home-sheet.tsx';
import { ImportSheet } from './import-sheet.tsx';
import { MatchSheet } from './match-sheet.tsx';
import { MatchesSheet } from './matches-sheet.tsx';
import { PartsSheet } from './parts-sheet.tsx';

export const sheets = {
  parts: PartsSheet,
  matches: MatchesSheet,
  match: MatchSheet,
  candidates: CandidatesSheet,
  import: ImportSheet,
  base: BaseSheet,
  home: HomeSheet,
  forms: FormsSheet,
} as const;
export type SheetName = keyof typeof sheets;

export function Specimen({ page, sheet }: { page: Page; sheet: SheetName }) {
  const Sheet = sheets[sheet];
  return <Sheet page={page} />;
}
