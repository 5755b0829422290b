import { featureKinds, features, needs, type Demand, type Feature, type Need } from '../../src/reference/index.ts';
import { demandName, featureName, needName } from '../names.ts';
import type { Page } from '../page.ts';
import { Radios, Tick } from '../parts/choice-field.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { TextArea } from '../parts/text-field.tsx';
import { EditionFormPage, type EditionForm } from './edition-form-page.tsx';

/** What kind of change one feature is, and whether it is made for one person. */
export function FeatureForm({
  form,
  feature,
  mayBeIndividual,
}: {
  form: EditionForm;
  feature: Feature;
  mayBeIndividual: boolean;
}) {
  const { page, given, problems } = form;
  const { editions: w, evidence, matching } = page.words;
  return (
    <EditionFormPage
      form={form}
      title={evidence.feature(featureName(page, feature.id))}
      lead={w.featuresLead}
      part={`features/${feature.id}`}
      anchor="features"
      labels={{ kind: w.featuresHeads.kind, ...(mayBeIndividual ? { individual: w.individual } : {}) }}
    >
      <Radios
        page={page}
        name="kind"
        label={w.featuresHeads.kind}
        options={featureKinds.map((kind) => ({ value: kind, label: matching.changeKinds[kind] }))}
        value={given('kind')}
        problem={problems['kind']}
      />
      {mayBeIndividual ? (
        <Tick name="individual" label={w.individual} note={w.individualNote} ticked={given('individual') !== ''} />
      ) : (
        <p>{w.neverIndividual}</p>
      )}
    </EditionFormPage>
  );
}

/** When one need is met: lists of features, one a line. */
export function NeedForm({ form, need }: { form: EditionForm; need: Need }) {
  const { page } = form;
  const w = page.words.editions;
  return (
    <EditionFormPage
      form={form}
      title={w.changed.metWhen(needName(page, need.id))}
      lead={page.lang === 'zh' ? need.rationale : need.rationale_en}
      part={`needs/${need.id}`}
      anchor="needs"
      labels={{ met_when: w.metWhenLabel }}
    >
      <TextArea
        page={page}
        name="met_when"
        label={w.metWhenLabel}
        hint={w.metWhenHint}
        value={form.given('met_when')}
        problem={form.problems['met_when']}
      />
      <Names page={page} title={w.allFeatures} names={features} />
    </EditionFormPage>
  );
}

/** What one task of a post stands in the way of, and what resolves it. */
export function DemandForm({ form, demand }: { form: EditionForm; demand: Demand }) {
  const { page, given } = form;
  const w = page.words.editions;
  return (
    <EditionFormPage
      form={form}
      title={w.changed.barriers(demandName(page, demand.id))}
      part={`demands/${demand.id}`}
      anchor="demands"
      labels={{ barriers: w.barriersLabel }}
    >
      <TextArea
        page={page}
        name="barriers"
        label={w.barriersLabel}
        hint={w.barriersHint}
        rows={10}
        value={given('barriers')}
        problem={form.problems['barriers']}
      />
      <Tick name="reallocatable" label={w.reallocatable} ticked={given('reallocatable') !== ''} />
      <Tick name="on_site" label={w.onSite} ticked={given('on_site') !== ''} />
      <Names page={page} title={w.allNeeds} names={needs} />
      <Names page={page} title={w.allFeatures} names={features} />
    </EditionFormPage>
  );
}

type Named = { readonly id: string; readonly zh: string; readonly en: string };

/** The names that the lines may hold. */
function Names({ page, title, names }: { page: Page; title: string; names: readonly Named[] }) {
  return (
    <Disclosure summary={title}>
      <ul>
        {names.map((one) => (
          <li>
            {one[page.lang]} <span class="muted">{one.id}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
