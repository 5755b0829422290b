import type { FeatureEvidence } from '../../src/positions/reads-position.ts';
import type { StatedState } from '../../src/positions/tables.ts';
import { featureGroups, features as allFeatures, type Feature, type FeatureId } from '../../src/reference/index.ts';
import { dayName, featureName, list } from '../names.ts';
import type { Page } from '../page.ts';
import { Section } from '../parts/section.tsx';
import { Zh } from '../parts/zh.tsx';

type Props = {
  page: Page;
  features: Readonly<Record<FeatureId, StatedState>>;
  evidence: ReadonlyMap<FeatureId, FeatureEvidence>;
};

/** What the workplace offers, group by group: each claim with who made it. Of what is not stated only how much it is. */
export function Workplace({ page, features, evidence }: Props) {
  const words = page.words.positions;
  const groups = featureGroups.map((group) => {
    const all = allFeatures.filter((feature) => feature.group === group);
    return { group, all, stated: all.filter((feature) => features[feature.id] !== undefined) };
  });
  const silent = groups.filter(({ stated }) => stated.length === 0);
  return (
    <Section id="workplace" title={words.workplace} lead={words.workplaceLead}>
      {silent.length < groups.length && (
        <div class="panel evidences">
          {groups
            .filter(({ stated }) => stated.length > 0)
            .map(({ group, all, stated }) => (
              <section class="evidence">
                <div class="evidence-head">
                  <div>
                    <h3>{words.groups[group]}</h3>
                    <p class="small">{words.groupCount(stated.length, all.length)}</p>
                  </div>
                </div>
                <Stated page={page} stated={stated} features={features} evidence={evidence} />
              </section>
            ))}
        </div>
      )}
      {silent.length > 0 && (
        <p>
          {words.allUnknown(
            list(
              page,
              silent.map(({ group, all }) => words.groupUnknown(words.groups[group], all.length)),
            ),
          )}
        </p>
      )}
    </Section>
  );
}

const order: readonly StatedState[] = ['has', 'can_provide', 'no'];

function Stated({ page, stated, features, evidence }: Props & { stated: readonly Feature[] }) {
  const sorted = order.flatMap((state) => stated.filter((feature) => features[feature.id] === state));
  return (
    <ul class="evidence-list">
      {sorted.map(({ id }) => (
        <li>
          <div>
            {featureName(page, id)}
            <p class="small">
              <Source page={page} said={evidence.get(id)} />
            </p>
          </div>
          <b>{page.words.parts.states[features[id]!]}</b>
        </li>
      ))}
    </ul>
  );
}

/** Who says so: the employer, unless staff saw it or were promised it. */
export function Source({ page, said }: { page: Page; said: FeatureEvidence | undefined }) {
  const { sources } = page.words.positions;
  if (said === undefined) return <>{sources.employer}</>;
  const { source, promisedOn, seenOn, note } = said;
  const promised = source === 'employer' && promisedOn !== null;
  const who = promised
    ? sources.promised(dayName(page, promisedOn))
    : source === 'employer'
      ? sources.employer
      : sources[source](dayName(page, seenOn));
  if (note === null) return <>{who}</>;
  return (
    <>
      {who}
      {page.lang === 'zh' ? '：' : ': '}
      <Zh page={page}>{note}</Zh>
    </>
  );
}
