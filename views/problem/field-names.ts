import { demands, devices, features, disabilityCategories } from '../../src/reference/index.ts';
import { slotLabels } from '../bases/base-form.tsx';
import { fundingLabels, pointLabels } from '../matching/edition-forms.tsx';
import { demandName, deviceName, featureName } from '../names.ts';
import type { Page } from '../page.ts';
import { formLabels } from '../students/form-labels.ts';
import { reasonLabels } from '../students/reason-fields.tsx';

type Names = Readonly<Record<string, string>>;
/** What the fields of a form are called, and what their choices are. An empty list of choices: what is chosen has no name. */
export type Fields = { readonly labels: Names; readonly choices: Readonly<Record<string, Names>> };

/** The fields of the forms that stand under an address. */
export function fieldsAt(page: Page): Fields {
  const room = page.path.replace(/^\/my(?=\/)/, '').split('/')[1] ?? '';
  const { accounts, official, organizations, site } = page.words;
  switch (room) {
    case 'students':
    case 'record':
    case 'disability':
    case 'needs':
      return studentFields(page);
    case 'positions':
      return positionFields(page);
    case 'editions':
      return editionFields(page);
    case 'bases':
    case 'base':
      return { labels: { ...page.words.bases.fields, ...slotLabels(page, 100) }, choices: {} };
    case 'organizations':
    case 'organization':
      return {
        labels: { ...organizations.fields, reason: accounts.fields.reason },
        choices: { employer_kind: official.employerKinds },
      };
    case 'imports':
      return { labels: {}, choices: {} };
    case 'majors':
    case 'equivalents': {
      const { major, countsAs, reason } = site.equivalents;
      return { labels: { major, counts_as: countsAs, reason }, choices: {} };
    }
    default:
      return accountFields(page);
  }
}

/** Coming in, and who may: facts of an employer or a student among them. */
function accountFields(page: Page): Fields {
  const { accounts, editions, official, organizations, students } = page.words;
  const { name, mail, username, reason } = accounts.fields;
  const labels = { ...organizations.fields, ...students.fields, name, mail, username, reason };
  return {
    labels: { ...labels, note: editions.noteLabel },
    choices: { employer_kind: official.employerKinds, education: official.educations },
  };
}

function studentFields(page: Page): Fields {
  const { students, official, disability, accounts } = page.words;
  const components = disabilityCategories.map((category) => [
    `component_${category}`,
    `${disability.fields.components} · ${official.categories[category]}`,
  ]);
  const levels = { ...official.levels, unknown: disability.form.levelUnknown };
  return {
    labels: {
      ...formLabels(page),
      ...reasonLabels(page),
      ...Object.fromEntries(components),
      accepts_remote: students.fields.accepts_remote,
      remove_certificate: disability.form.removeCertificate,
      reason: accounts.fields.reason,
    },
    choices: {
      gender: official.genders,
      political_status: students.politicalStatuses,
      household_type: official.households,
      education: official.educations,
      plan: official.plans,
      seeks: official.kinds,
      employer_kinds: official.employerKinds,
      services: official.services,
      remove: students.fields,
      why: students.whys,
      category: official.categories,
      level: levels,
      devices: Object.fromEntries(devices.map(({ id }) => [id, deviceName(page, id)])),
      ...Object.fromEntries(components.map(([name]) => [name, levels])),
    },
  };
}

function positionFields(page: Page): Fields {
  const { official, parts } = page.words;
  const { form } = page.words.positions;
  const seen = evidenceFields(page);
  const named = disabilityCategories.map((category) => [
    `category_${category}`,
    `${form.fields.categories} · ${official.categories[category]}`,
  ]);
  const { levels } = official;
  const below = { 1: form.allLevels, 2: form.fromLevel(levels[2]), 3: form.fromLevel(levels[3]), 4: levels[4] };
  const demanded = demands.map(({ id }) => [`demand_${id}`, demandName(page, id)]);
  // 还不知道 is what is not said.
  const { unknown: _notSaid, ...states } = parts.states;
  const offered = features.map(({ id }) => [`feature_${id}`, featureName(page, id)]);
  return {
    labels: {
      ...form.fields,
      ...seen.labels,
      ...Object.fromEntries([...named, ...demanded, ...offered]),
    },
    choices: {
      base: {},
      kind: official.kinds,
      flexible: { yes: official.employerKinds['灵活就业'] },
      wage: form.wages,
      education: official.educationAndAbove,
      major_rule: official.majorRules,
      ...seen.choices,
      ...Object.fromEntries(named.map(([name]) => [name, below])),
      ...Object.fromEntries(demanded.map(([name]) => [name, official.weights])),
      ...Object.fromEntries(offered.map(([name]) => [name, states])),
    },
  };
}

/** What was seen at a workplace, and what staff think of a reason. */
function evidenceFields(page: Page): Fields {
  const { evidence, reason } = page.words.positions;
  return {
    labels: {
      feature: evidence.feature,
      state: evidence.state,
      source: evidence.source,
      seen_on: evidence.seenOn,
      promised_on: evidence.promisedOn,
      note: evidence.note,
      judgement: reason.ask,
    },
    choices: {
      feature: Object.fromEntries(features.map(({ id }) => [id, featureName(page, id)])),
      state: page.words.parts.states,
      source: evidence.sources,
      judgement: reason.judgements,
    },
  };
}

function editionFields(page: Page): Fields {
  const { editions: w, matching, official } = page.words;
  const arranged = Object.keys(matching.changeKinds).map((kind) => [`${kind}_arranged_by`, matching.arrangers]);
  return {
    labels: {
      note: w.noteLabel,
      reason: w.reason,
      based_on: w.from,
      ...pointLabels(page),
      ...fundingLabels(page),
      categories: w.review,
      kind: w.featuresHeads.kind,
      individual: w.individual,
      met_when: w.metWhenLabel,
      barriers: w.barriersLabel,
      reallocatable: w.reallocatable,
      on_site: w.onSite,
    },
    choices: { categories: official.categories, kind: matching.changeKinds, ...Object.fromEntries(arranged) },
  };
}
