/** `closesOn` of a position that has no last day. */
export const noLastDay = 2 ** 31 - 1;

/**
 * One open position as engines hold it. Tokens are the words of its conditions and tiers (`kind:job`, `m:会计学`);
 * the engine compares them and knows nothing of what they mean.
 */
export type PositionDocument = {
  /** The position's serial, > 0: the last key of the order. */
  readonly id: number;
  /** 0–1000; breaks ties only. */
  readonly quality: number;
  /** Last day on which it is open, in days since 1970-01-01; `noLastDay` when it has none. */
  readonly closesOn: number;
  /** Yuan a month; null: not stated, or no such bound. */
  readonly wageMin: number | null;
  readonly wageMax: number | null;
  readonly tokens: readonly string[];
  /** Grades 0 (met) … 3 (gap), one a need in the edition's order: for those who do not accept remote work, then for
   * those who do. */
  readonly grades: Uint8Array;
  /** What a single feature stated `has` would better, packed by `packLift`: needs below `met` only. */
  readonly lifts: Uint16Array;
};

/** One student as the in-process engine holds her. Nothing of this ever leaves the process. */
export type StudentDocument = {
  readonly id: number;
  /** Opportunities given so far: fewest first. */
  readonly opportunities: number;
  readonly wageFloor: number | null;
  readonly tokens: readonly string[];
  /** Indexes of needs in the edition's order. */
  readonly musts: readonly number[];
  readonly nices: readonly number[];
  readonly asked: boolean;
  readonly acceptsRemote: boolean;
};

/** need (6 bits) · feature (7) · grade that it would have (2) · for those who accept remote work (1). */
export type Lift = {
  readonly need: number;
  readonly feature: number;
  readonly grade: number;
  readonly remote: boolean;
};

export function packLift(lift: Lift): number {
  return (lift.need << 10) | (lift.feature << 3) | (lift.grade << 1) | (lift.remote ? 1 : 0);
}

/** The same lift for those who accept remote work. */
export const asRemote = (packed: number): number => packed | 1;

export function unpackLift(packed: number): Lift {
  return { need: packed >>> 10, feature: (packed >>> 3) & 127, grade: (packed >>> 1) & 3, remote: (packed & 1) === 1 };
}
