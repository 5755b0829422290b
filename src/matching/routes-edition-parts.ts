import type { Problems } from '../errors.ts';
import { readForm, type Form, type Read } from '../http/form.ts';
import { foldText } from '../input.ts';
import type { EditionContent } from './edition-content.ts';
import { criteria } from './facts.ts';
import {
  barrierLines,
  demandForm,
  featureForm,
  featureLines,
  fundingForm,
  fundingIn,
  needForm,
  noteForm,
  pointsForm,
  pointsIn,
  readBarrierLines,
  readFeatureLines,
  reviewForm,
  sayNames,
} from './input-editions.ts';
import type { EditionShown } from './reads-edition-list.ts';
import { pointedTiers, pointProblems, tierField, type EditionChange } from './rules-editions.ts';

type Lang = 'zh' | 'en';
export type Values = Readonly<Record<string, string | readonly string[]>>;
export type Change =
  | { readonly ok: true; readonly version: number; readonly change: EditionChange }
  | { readonly ok: false; readonly problems: Problems };

/** One part of a draft as a form: what it is filled with, and what a sent one asks for. `id`: of a feature, need or demand. */
export type EditionPart = {
  readonly values: (edition: EditionShown, id: string, lang: Lang) => Values;
  readonly read: (form: Form, content: EditionContent, id: string) => Change;
  /** The field of the form under which the laws say what is wrong with that feature, need or demand. */
  readonly field?: string;
};

/** Reads the fields, then makes the change of them. */
function changeFrom<T extends object>(read: Read<T>, make: (value: T) => EditionChange): Change {
  if (!read.ok) return read;
  const version = 'version' in read.value ? Number(read.value.version) : 0;
  return { ok: true, version, change: make(read.value) };
}

export const notePart: EditionPart = {
  values: (edition) => ({ note: edition.note }),
  read: (form) => changeFrom(readForm(form, noteForm), ({ note }) => ({ part: 'note', note: note ?? '' })),
};

export const pointsPart: EditionPart = {
  values: ({ content }) => ({
    step: String(content.step),
    ...Object.fromEntries(
      criteria.flatMap((criterion) =>
        pointedTiers(criterion).map((tier) => [
          tierField(criterion, tier),
          String(content.points[criterion][tier] ?? 0),
        ]),
      ),
    ),
  }),
  read: (form) => {
    const read = readForm(form, pointsForm);
    if (!read.ok) return { ok: false, problems: { ...lawsBeside(form, read.problems), ...read.problems } };
    return changeFrom(read, (value) => ({ part: 'points', step: value.step, points: pointsIn(value) }));
  },
};

/** What the laws say of the fields that can be read, beside those that cannot: no figure, which compares with nothing. */
function lawsBeside(form: Form, unread: Problems): Problems {
  const figure = (name: string) => (unread[name] ? Number.NaN : Number(foldText(form.text(name))));
  const names = criteria.flatMap((criterion) => pointedTiers(criterion).map((tier) => tierField(criterion, tier)));
  // Of a step that cannot be read only the multiples are not known: of 1 everything is one.
  const step = unread['step'] ? 1 : figure('step');
  return pointProblems(step, pointsIn(Object.fromEntries(names.map((name) => [name, figure(name)]))));
}

export const reviewPart: EditionPart = {
  values: ({ content }) => ({ categories: content.reviewed_categories }),
  read: (form) => changeFrom(readForm(form, reviewForm), ({ categories }) => ({ part: 'review', categories })),
};

export const fundingPart: EditionPart = {
  values: ({ content }) =>
    Object.fromEntries(
      content.funding.flatMap(({ kind, arranged_by, zh, en }) => [
        [`${kind}_arranged_by`, arranged_by],
        [`${kind}_zh`, zh],
        [`${kind}_en`, en],
      ]),
    ),
  read: (form) => changeFrom(readForm(form, fundingForm), (value) => ({ part: 'funding', funding: fundingIn(value) })),
};

export const featurePart: EditionPart = {
  values: ({ content }, id) => {
    const feature = content.functional.features.find((one) => one.id === id);
    return { kind: feature?.kind ?? '', individual: feature?.individual === true ? 'yes' : '' };
  },
  read: (form, _content, id) =>
    changeFrom(readForm(form, featureForm), ({ kind, individual }) => ({ part: 'feature', id, kind, individual })),
  field: 'individual',
};

export const needPart: EditionPart = {
  values: ({ content }, id, lang) => ({
    met_when: featureLines(content, content.functional.needs.find((need) => need.id === id)?.met_when ?? [], lang),
  }),
  read: (form, content, id) => {
    const read = readForm(form, needForm);
    if (!read.ok) return read;
    const typed = readFeatureLines(content, read.value.met_when);
    if (!typed.ok) return { ok: false, problems: { met_when: typed.problem } };
    return { ok: true, version: read.value.version, change: { part: 'need', id, met_when: typed.lines } };
  },
  field: 'met_when',
};

export const demandPart: EditionPart = {
  values: ({ content }, id, lang) => {
    const demand = content.functional.demands.find((one) => one.id === id);
    return {
      barriers: barrierLines(content, demand?.barriers ?? [], lang),
      reallocatable: demand?.reallocatable === false ? '' : 'yes',
      on_site: demand?.on_site === true ? 'yes' : '',
    };
  },
  read: (form, content, id) => {
    const read = readForm(form, demandForm);
    if (!read.ok) return read;
    const { version, barriers, reallocatable, on_site } = read.value;
    const typed = readBarrierLines(content, barriers);
    if (!typed.ok) return { ok: false, problems: { barriers: typed.problem } };
    return { ok: true, version, change: { part: 'demand', id, barriers: typed.lines, reallocatable, on_site } };
  },
  field: 'barriers',
};

/** What the laws say of a draft, under the fields of the form that was sent, things by their names. */
export function problemsOnForm(
  { field }: EditionPart,
  id: string,
  { content, problems, lang }: { content: EditionContent; problems: Problems; lang: Lang },
): Problems {
  const named = sayNames(content, problems, lang);
  return Object.fromEntries(
    Object.entries(named).map(([name, problem]) => [name === id && field ? field : name, problem]),
  );
}
