import { demands, featureWithId, needs, type DemandId, type FeatureId, type NeedId } from '../reference/index.ts';
import type { DemandWeight, StatedState } from './tables.ts';

/** What a workplace states, as much of it as decides needs. */
export type Workplace = {
  readonly features: Readonly<Record<FeatureId, StatedState>>;
  readonly demands: Readonly<Record<DemandId, DemandWeight>>;
};

/** What the board offers to choose from, the commonest first; the others are asked for by name. */
export const commonNeeds: readonly NeedId[] = [
  'N_STEP_FREE',
  'N_TOILET',
  'N_TEXT_COMM',
  'N_SCREEN_READER',
  'N_FLEX',
  'N_CAPTION',
];

/** A need is met now when each list has a feature that is there, and so does the list of each demand that the post has. */
type NeedTest = {
  readonly lists: readonly (readonly FeatureId[])[];
  readonly barriers: readonly {
    readonly demand: DemandId;
    readonly core: readonly FeatureId[];
    readonly incidental: readonly FeatureId[];
  }[];
};

const remoteFull: FeatureId = 'F_REMOTE_FULL';
const taskReallocation: FeatureId = 'F_TASK_REALLOCATION';
/** Remote work is not pushed on anybody, and what is made for a person is not there before she is. */
const counts = (feature: FeatureId): boolean => feature !== remoteFull && featureWithId(feature)?.individual !== true;

const tests = new Map<NeedId, NeedTest>(
  needs.map((need) => [
    need.id,
    {
      lists: need.met_when.map((list) => list.filter((feature) => counts(feature) && feature !== taskReallocation)),
      barriers: demands.flatMap((demand) =>
        demand.barriers
          .filter((barrier) => barrier.need === need.id)
          .map(({ resolved_by }) => {
            const core = resolved_by.filter(counts);
            const movable = demand.reallocatable !== false;
            return { demand: demand.id, core, incidental: movable ? [...core, taskReallocation] : core };
          }),
      ),
    },
  ]),
);

/**
 * What makes a need met (已具备) for somebody who does not accept remote work. Throws for a need that the catalogue does
 * not have. Source: the project's matching rules §2; a test holds it against them.
 */
function testOf(need: NeedId): NeedTest {
  const test = tests.get(need);
  if (!test) throw new Error(`no need ${need}`);
  return test;
}

/** Is this need met at the workplace as it is now? */
export function isMetNow(need: NeedId, { features, demands: asked }: Workplace): boolean {
  const { lists, barriers } = testOf(need);
  return (
    lists.every((list) => isAnyThere(features, list)) &&
    barriers.every((barrier) => {
      const weight = asked[barrier.demand];
      return weight === undefined || isAnyThere(features, barrier[weight]);
    })
  );
}

const isAnyThere = (features: Workplace['features'], list: readonly FeatureId[]): boolean =>
  list.some((feature) => features[feature] === 'has');

const inOrder: readonly NeedId[] = [...new Set([...commonNeeds, ...needs.map((need) => need.id)])];

/** The needs that a workplace meets now, the common ones first, at most `most`. */
export function needsMetNow(place: Workplace, most = Infinity): NeedId[] {
  const met: NeedId[] = [];
  for (const need of inOrder) {
    if (met.length >= most) return met;
    if (isMetNow(need, place)) met.push(need);
  }
  return met;
}

/** Demands that cannot be done from home where they are core. */
const onSiteDemands: readonly DemandId[] = demands.filter((demand) => demand.on_site).map((demand) => demand.id);

/** Can all of it be done from home: said so, and no core demand is on site. */
export const isFullyRemote = ({ features, demands: asked }: Workplace): boolean =>
  features[remoteFull] === 'has' && !onSiteDemands.some((demand) => asked[demand] === 'core');
