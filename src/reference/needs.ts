import { readData } from './data.ts';
import type { DisabilityCategory } from './disability.ts';
import { foldName, foldText } from './fold.ts';

export type FeatureId = string;
export type NeedId = string;
export type DemandId = string;
export type DeviceId = string;

/** What kind of change a feature is: to the place or the post, something to supply, a way of arranging work. */
export const featureKinds = ['fixed', 'provision', 'policy'] as const;
export type FeatureKind = (typeof featureKinds)[number];

export const featureGroups = [
  'built',
  'human_support',
  'ict',
  'work_org',
  'communication',
  'policy',
  'commute_housing',
] as const;
export type FeatureGroup = (typeof featureGroups)[number];

type Named = { readonly id: string; readonly zh: string; readonly en: string };

/** 工作场所特征/便利, stated by a position as has, can_provide or no. */
export type Feature = Named & {
  readonly group: FeatureGroup;
  readonly kind: FeatureKind;
  readonly standard?: readonly string[];
  readonly jan_topic?: string;
  readonly measure?: Readonly<Record<string, string | number>>;
  /** Made for a person (an evacuation plan): at most can_provide. */
  readonly individual?: boolean;
};

export const needDomains = [
  'mobility',
  'upper_limb',
  'safety',
  'vision',
  'general',
  'hearing',
  'speech',
  'cognition',
  'psychosocial',
] as const;
export type NeedDomain = (typeof needDomains)[number];

/** 功能需求（需要的便利）. */
export type Need = Named & {
  readonly domain: NeedDomain;
  readonly icf: readonly string[];
  /** The question to her; answering yes always means that she has the need. */
  readonly ask: string;
  readonly ask_en: string;
  /** Met when every inner list has one feature that is there. */
  readonly met_when: readonly (readonly FeatureId[])[];
  readonly helpful: readonly FeatureId[];
  readonly rationale: string;
  readonly rationale_en: string;
};

/** 岗位要求: what a post asks for, core or incidental, and which needs it obstructs unless a feature resolves it. */
export type Demand = Named & {
  readonly note: string;
  readonly note_en: string;
  readonly barriers: readonly { readonly need: NeedId; readonly resolved_by: readonly FeatureId[] }[];
  /** False: an incidental one cannot be handed to a colleague. */
  readonly reallocatable?: boolean;
  /** True: as a core demand it cannot be done from home. */
  readonly on_site?: boolean;
};

/** 辅助器具, with the services that stand beside them. `seed_value` is the box of 附件2 under which it is reported. */
export type Device = Named & {
  readonly seed_value: string;
  readonly kind: 'product' | 'service';
  readonly iso9999: { readonly class: string; readonly sub: readonly string[] } | null;
  readonly suggests: Readonly<Record<NeedId, 'likely' | 'ask'>>;
  readonly caution: string;
  readonly caution_en: string;
};

type File = {
  readonly rules: readonly string[];
  readonly universal_questions: readonly NeedId[];
  readonly features: readonly Feature[];
  readonly needs: readonly Need[];
  readonly demands: readonly Demand[];
  readonly devices: readonly Device[];
  readonly category_questions: {
    readonly categories: Readonly<
      Record<DisabilityCategory, { readonly by_level: Readonly<Record<string, readonly NeedId[] | string>> }>
    >;
  };
};

/** The functional matching table whole: `about.edition` names the edition that results were reached with. */
export const functional = readData<File>('functional');
export type Functional = typeof functional;

/** In the file's order, which is the order of evidence, near misses and lists everywhere. */
export const { features, needs, demands, devices } = functional;

function finders<T extends Named>(rows: readonly T[]) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byName = new Map(rows.map((row) => [row.zh, row]));
  const byFold = new Map(rows.map((row) => [foldName(row.zh), row]));
  return {
    withId: (id: string): T | null => byId.get(id) ?? null,
    /** By its id or Chinese name: exactly, then without regard to width, spaces, brackets and punctuation. */
    named: (text: string): T | null =>
      byName.get(text.trim()) ?? byId.get(foldText(text).toUpperCase()) ?? byFold.get(foldName(text)) ?? null,
  };
}

export const { withId: featureWithId, named: featureNamed } = finders(features);
export const { withId: needWithId, named: needNamed } = finders(needs);
export const { withId: demandWithId, named: demandNamed } = finders(demands);

const deviceFinders = finders(devices);
export const deviceWithId = deviceFinders.withId;

/** A device by id or name; 附件2 writes what it has no box for as 其他：盲杖. */
export const deviceNamed = (text: string): Device | null =>
  deviceFinders.named(text) ?? deviceFinders.named(text.trim().replace(/^其他\s*[:：]/, ''));
