import { demands, featureGroups, features, type FeatureGroup } from '../../src/reference/index.ts';
import { demandName, featureName } from '../names.ts';
import { Radios } from '../parts/choice-field.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section } from '../parts/section.tsx';
import type { PostingView } from './posting-form.tsx';

/** What the work asks for: each demand core, incidental, or not at all. */
export function DemandFields({ view: { page, value } }: { view: PostingView }) {
  const words = page.words.positions.form;
  const { weights } = page.words.official;
  const chosen = demands.filter(({ id }) => value(`demand_${id}`) !== '').length;
  return (
    <Section title={words.sections.demands} lead={words.hints.demands}>
      <Panel>
        <details open={chosen > 0}>
          <summary>{words.demandsSummary(chosen, demands.length)}</summary>
          {demands.map((demand) => (
            <Radios
              page={page}
              name={`demand_${demand.id}`}
              label={demandName(page, demand.id)}
              hint={page.lang === 'zh' ? demand.note : demand.note_en}
              value={value(`demand_${demand.id}`)}
              options={[
                { value: 'core', label: weights.core },
                { value: 'incidental', label: weights.incidental },
                { value: '', label: words.noDemand },
              ]}
              inline
            />
          ))}
        </details>
      </Panel>
    </Section>
  );
}

/** What the workplace offers, group by group; what is not said stays 还不知道. */
export function FeatureFields({ view }: { view: PostingView }) {
  const words = view.page.words.positions.form;
  return (
    <Section title={words.sections.features} lead={words.featuresLead}>
      <Panel>
        <div class="tight" id="workplace" tabindex={-1}>
          <GroupProblem view={view} name="workplace" />
          {featureGroups.map((group) => (
            <GroupFields view={view} group={group} />
          ))}
        </div>
      </Panel>
    </Section>
  );
}

/** Which of the two things that an employer has to say something about is missing. */
function GroupProblem({ view: { page, problems }, name }: { view: PostingView; name: 'workplace' | 'communication' }) {
  const { fields, hints } = page.words.positions.form;
  if (!problems[name]) return null;
  return <p class="problem wrong">{page.words.parts.errorLine(fields[name], hints.stated)}</p>;
}

function GroupFields({ view, group }: { view: PostingView; group: FeatureGroup }) {
  const { page, value, problems } = view;
  const words = page.words.positions;
  const { states } = page.words.parts;
  const all = features.filter((feature) => feature.group === group);
  const stated = all.filter(({ id }) => !['', 'unknown'].includes(value(`feature_${id}`))).length;
  const communication = group === 'communication';
  const asked = communication && problems['communication'] !== undefined;
  return (
    <details id={communication ? 'communication' : undefined} open={asked}>
      <summary>{words.form.statedSummary(words.groups[group], stated, all.length)}</summary>
      {communication && <GroupProblem view={view} name="communication" />}
      {all.map(({ id }) => (
        <Radios
          page={page}
          name={`feature_${id}`}
          label={featureName(page, id)}
          value={value(`feature_${id}`) || 'unknown'}
          options={(['has', 'can_provide', 'no', 'unknown'] as const).map((state) => ({
            value: state,
            label: states[state],
          }))}
          inline
        />
      ))}
    </details>
  );
}
