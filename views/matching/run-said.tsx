import type { DisabilityCategory } from '../../src/reference/index.ts';
import { regionShortName } from '../../src/reference/index.ts';
import type { RunCard } from '../../src/matching/index.ts';
import { dayName, list, momentName } from '../names.ts';
import type { Page, Wording } from '../page.ts';
import { Dots } from '../parts/dots.tsx';
import { Zh } from '../parts/zh.tsx';

/** Over whom a run went, as text. */
export const scopeName = (page: Wording, district: string | null): string =>
  district === null ? page.words.runs.city : regionShortName(district);

/** The same on a page: a district's name is Chinese on every page. */
export function Scope({ page, district }: { page: Page; district: string | null }) {
  return district === null ? <>{page.words.runs.city}</> : <Zh page={page}>{regionShortName(district)}</Zh>;
}

/** Scope, edition, day and maker of a run, above its title. */
export function RunKicker({ page, run }: { page: Page; run: RunCard }) {
  const w = page.words.runs;
  return (
    <Dots
      items={[
        <Scope page={page} district={run.district} />,
        w.editionOf(w.editions(run.edition_id, run.other_edition_id)),
        w.onDay(dayName(page, run.on_day)),
        <Zh page={page}>{w.madeBy(run.by_name, momentName(page, run.created_at))}</Zh>,
      ]}
    />
  );
}

/** Categories of a group, several where small ones were joined; null: none on record. */
export function categoriesName(page: Wording, keys: readonly (DisabilityCategory | null)[]): string {
  const { official, runs } = page.words;
  return list(
    page,
    keys.map((key) => (key === null ? runs.noCategory : official.categories[key])),
  );
}

const percents = {
  zh: new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 }),
} as const;

/** A part of a whole: 12.5%. */
export const percentName = (page: Wording, part: number, whole: number): string =>
  percents[page.lang].format(whole === 0 ? 0 : part / whole);
