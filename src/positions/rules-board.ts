import { boardSorts, noLastDay, type BoardQuery, type BoardSort, type Word } from '../../search/index.ts';
import {
  classesNamed,
  educationLevels,
  employerKinds,
  featureWithId,
  needWithId,
  regionOf,
  wageSteps,
  type EducationLevel,
  type EmployerKind,
  type FeatureId,
  type NeedId,
  type RegionCode,
} from '../reference/index.ts';
import { dayNumber } from './rules.ts';
import { positionKinds, type PositionKind } from './tables.ts';

/** What a reader narrows the board by. All of it is about the work and the workplace; none of it is about a person. */
export type BoardFilter = {
  readonly words: string | null;
  readonly kind: PositionKind | null;
  /** Name of a 专业类; `none`: any major will do. */
  readonly majorClass: string | null;
  /** A region that covers the place of work; `other`: outside of the city here. */
  readonly district: RegionCode | 'other' | null;
  readonly employers: readonly EmployerKind[];
  /** Positions for which this level is enough. */
  readonly education: EducationLevel | null;
  /** Needs that the workplace meets now. */
  readonly needs: readonly NeedId[];
  readonly features: readonly FeatureId[];
  /** The features are there, or they are there or can be provided. */
  readonly offer: (typeof offers)[number];
  /** The lower bound of the wage, in yuan a month. */
  readonly wage: number | null;
  readonly remote: boolean;
  readonly closing: boolean;
  /** Null: best first where there are words, else newest first. */
  readonly sort: BoardSort | null;
  readonly page: number;
};

/** `has`: there now; `offers`: there, or can be provided. */
export const offers = ['has', 'offers'] as const;
/** Folded as words are: is it written like a number of a position (P00001)? */
export const isNumber = (word: string): boolean => /^p\d{5,12}$/.test(word);
/** What closes within so many days closes soon. */
export const soonDays = 7;

export const sortOf = ({ sort, words }: BoardFilter): BoardSort => {
  if (words === null) return sort === null || sort === 'best' ? 'newest' : sort;
  return sort ?? 'best';
};

/** Reads the filter from an address. A part that is wrong, or that is none of these, is left out. */
export function readBoardFilter(query: URLSearchParams): BoardFilter {
  const { majorClass, district } = { majorClass: query.get('class') ?? '', district: query.get('district') ?? '' };
  const wage = Number(query.get('wage'));
  const page = Number(query.get('page'));
  const several = (name: string) => [...new Set(query.getAll(name))];
  return {
    words: query.get('words')?.trim().replaceAll(/\s+/g, ' ') || null,
    kind: positionKinds.find((kind) => kind === query.get('kind')) ?? null,
    majorClass: majorClass === 'none' ? majorClass : (classesNamed(majorClass)[0]?.name ?? null),
    district: district === 'other' || regionOf(district) !== null ? district : null,
    employers: employerKinds.filter((kind) => several('employer').includes(kind)),
    education: educationLevels.find((level) => level === query.get('education')) ?? null,
    needs: several('need').filter((need) => needWithId(need) !== null),
    features: several('feature').filter((feature) => featureWithId(feature) !== null),
    offer: query.get('offer') === 'offers' ? 'offers' : 'has',
    wage: wageSteps.find((step) => step === wage) ?? null,
    remote: query.get('remote') === 'yes',
    closing: query.get('closing') === 'yes',
    sort: boardSorts.find((sort) => sort === query.get('sort')) ?? null,
    page: Number.isSafeInteger(page) && page > 0 ? Math.min(page, 10_000) : 1,
  };
}

/** The same filter as an address, with some parts changed. A changed filter begins at its first page. */
export function boardAddress(filter: BoardFilter, change: Partial<BoardFilter> = {}): string {
  const all = { ...filter, page: 1, ...change };
  const query = new URLSearchParams();
  if (all.words !== null) query.set('words', all.words);
  if (all.kind !== null) query.set('kind', all.kind);
  if (all.majorClass !== null) query.set('class', all.majorClass);
  if (all.district !== null) query.set('district', all.district);
  for (const kind of all.employers) query.append('employer', kind);
  if (all.education !== null) query.set('education', all.education);
  for (const need of all.needs) query.append('need', need);
  for (const feature of all.features) query.append('feature', feature);
  if (all.offer === 'offers' && all.features.length > 0) query.set('offer', all.offer);
  if (all.wage !== null) query.set('wage', String(all.wage));
  if (all.remote) query.set('remote', 'yes');
  if (all.closing) query.set('closing', 'yes');
  if (all.sort !== null && all.sort !== sortOf({ ...all, sort: null })) query.set('sort', all.sort);
  if (all.page > 1) query.set('page', String(all.page));
  return query.size > 0 ? `/positions?${query}` : '/positions';
}

export type Asked = {
  readonly words: readonly Word[];
  /** Positions whose numbers were typed; null: none was. */
  readonly among: readonly number[] | null;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The city here. */
  readonly city: RegionCode | null;
};

/** The filter as engines are asked for it, without page and counts. */
export function boardQuery(filter: BoardFilter, { words, among, today, city }: Asked) {
  const { kind, majorClass, district, employers, education, needs, features, offer, wage, remote, closing } = filter;
  const one = (value: string | number | null) => (value === null ? [] : [String(value)]);
  return {
    today: dayNumber(today),
    words,
    among,
    chosen: {
      kind: one(kind),
      class: one(majorClass),
      place: district === 'other' ? [] : one(district),
      employer: employers,
      education: one(education),
      wage: one(wage),
      need: needs,
      [offer]: features,
      remote: remote ? ['full'] : [],
    },
    outside: district === 'other' ? (city ?? '') : null,
    closing,
    closesBy: Math.min(dayNumber(today) + soonDays, noLastDay - 1),
    sort: sortOf(words.length > 0 ? filter : { ...filter, words: null }),
  } satisfies Partial<BoardQuery>;
}

/** One active filter, and what the filter is without it. */
export type Chosen = { readonly without: Partial<BoardFilter> } & (
  | { readonly part: 'words' | 'class'; readonly value: string }
  | { readonly part: 'kind'; readonly value: PositionKind }
  | { readonly part: 'district'; readonly value: RegionCode | 'other' }
  | { readonly part: 'employer'; readonly value: EmployerKind }
  | { readonly part: 'education'; readonly value: EducationLevel }
  | { readonly part: 'need'; readonly value: NeedId }
  | { readonly part: 'feature'; readonly value: FeatureId; readonly offer: BoardFilter['offer'] }
  | { readonly part: 'wage'; readonly value: number }
  | { readonly part: 'remote' | 'closing' }
);

/** The active filters in the order of the form. */
export function chosenIn(filter: BoardFilter): Chosen[] {
  const { words, kind, majorClass, district, employers, education, needs, features, offer, wage } = filter;
  const all: (Chosen | false)[] = [
    words !== null && { part: 'words', value: words, without: { words: null } },
    kind !== null && { part: 'kind', value: kind, without: { kind: null } },
    district !== null && { part: 'district', value: district, without: { district: null } },
    ...needs.map((value): Chosen => ({ part: 'need', value, without: { needs: except(needs, value) } })),
    filter.remote && { part: 'remote', without: { remote: false } },
    majorClass !== null && { part: 'class', value: majorClass, without: { majorClass: null } },
    education !== null && { part: 'education', value: education, without: { education: null } },
    wage !== null && { part: 'wage', value: wage, without: { wage: null } },
    ...employers.map((value): Chosen => ({
      part: 'employer',
      value,
      without: { employers: except(employers, value) },
    })),
    filter.closing && { part: 'closing', without: { closing: false } },
    ...features.map((value): Chosen => ({
      part: 'feature',
      value,
      offer,
      without: { features: except(features, value) },
    })),
  ];
  return all.filter((chosen) => chosen !== false);
}

const except = <T>(list: readonly T[], value: T): T[] => list.filter((one) => one !== value);
