import {
  educationLevels,
  needWithId,
  regionOf,
  type EducationLevel,
  type NeedId,
  type RegionCode,
} from '../reference/index.ts';
import { positionKinds, type PositionKind } from './tables.ts';

/** What a reader narrows the board by. All of it is about the work and the workplace; none of it is about a person. */
export type BoardFilter = {
  readonly words: string | null;
  readonly kind: PositionKind | null;
  /** A region that covers the place of work; `other`: outside of the city here. */
  readonly district: RegionCode | 'other' | null;
  /** The reader's own level: positions that ask for no more. */
  readonly education: EducationLevel | null;
  /** Needs that the workplace meets now. */
  readonly needs: readonly NeedId[];
  /** The lower bound of the wage, in yuan a month. */
  readonly wage: number | null;
  readonly remote: boolean;
  readonly page: number;
};

/** Wages, in yuan a month, that the filter offers. */
export const wageSteps = [3000, 4000, 5000, 6000, 8000, 10_000] as const;

/** Reads the filter from an address. A part that is wrong, or that is none of these, is left out. */
export function readBoardFilter(query: URLSearchParams): BoardFilter {
  const district = query.get('district') ?? '';
  const wage = Number(query.get('wage'));
  const page = Number(query.get('page'));
  return {
    words: query.get('words')?.trim().replaceAll(/\s+/g, ' ').slice(0, 60) || null,
    kind: positionKinds.find((kind) => kind === query.get('kind')) ?? null,
    district: district === 'other' || regionOf(district) !== null ? district : null,
    education: educationLevels.find((level) => level === query.get('education')) ?? null,
    needs: [...new Set(query.getAll('need'))].filter((need) => needWithId(need) !== null),
    wage: wageSteps.find((step) => step === wage) ?? null,
    remote: query.get('remote') === 'yes',
    page: Number.isSafeInteger(page) && page > 0 ? Math.min(page, 10_000) : 1,
  };
}

/** The same filter as an address, with some parts changed. A changed filter begins at its first page. */
export function boardAddress(filter: BoardFilter, change: Partial<BoardFilter> = {}): string {
  const { words, kind, district, education, needs, wage, remote, page } = { ...filter, page: 1, ...change };
  const query = new URLSearchParams();
  if (words !== null) query.set('words', words);
  if (kind !== null) query.set('kind', kind);
  if (district !== null) query.set('district', district);
  if (education !== null) query.set('education', education);
  for (const need of needs) query.append('need', need);
  if (wage !== null) query.set('wage', String(wage));
  if (remote) query.set('remote', 'yes');
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `/positions?${query}` : '/positions';
}

/** One active filter, and what the filter is without it. */
export type Chosen = { readonly without: Partial<BoardFilter> } & (
  | { readonly part: 'words'; readonly value: string }
  | { readonly part: 'kind'; readonly value: PositionKind }
  | { readonly part: 'district'; readonly value: RegionCode | 'other' }
  | { readonly part: 'education'; readonly value: EducationLevel }
  | { readonly part: 'need'; readonly value: NeedId }
  | { readonly part: 'wage'; readonly value: number }
  | { readonly part: 'remote' }
);

/** The active filters in the order of the form. */
export function chosenIn(filter: BoardFilter): Chosen[] {
  const { words, kind, district, education, needs, wage, remote } = filter;
  return [
    ...(words === null ? [] : [{ part: 'words', value: words, without: { words: null } } as const]),
    ...(kind === null ? [] : [{ part: 'kind', value: kind, without: { kind: null } } as const]),
    ...(district === null ? [] : [{ part: 'district', value: district, without: { district: null } } as const]),
    ...(education === null ? [] : [{ part: 'education', value: education, without: { education: null } } as const]),
    ...needs.map(
      (need) => ({ part: 'need', value: need, without: { needs: needs.filter((one) => one !== need) } }) as const,
    ),
    ...(wage === null ? [] : [{ part: 'wage', value: wage, without: { wage: null } } as const]),
    ...(remote ? [{ part: 'remote', without: { remote: false } } as const] : []),
  ];
}
