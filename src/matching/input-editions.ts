import { z } from 'zod';
import { readProblem, type Problem, type Problems } from '../errors.ts';
import { choice, choices, foldText, optionalText, reason, text, ticked, whole } from '../input.ts';
import {
  arrangers,
  disabilityCategories,
  featureKinds,
  foldName,
  type Arranger,
  type Demand,
  type FeatureId,
  type FeatureKind,
} from '../reference/index.ts';
import type { EditionContent, FundingHint } from './edition-content.ts';
import { criteria, tiers } from './facts.ts';
import type { Points } from './rulebook.ts';
import { fullFit, listMark, mostStep, pointedTiers, tierField } from './rules-editions.ts';

const version = z.coerce.number().int().catch(0);

/** The newest publication that a page was made with: whoever publishes after another one is told. */
const after = z.coerce.number().int().catch(0);

export const openForm = z.object({ based_on: z.string().max(20), note: optionalText(1000) });
export const noteForm = z.object({ version, note: optionalText(1000) });
export const publishForm = z.object({ version, after, reason: reason(300) });
export const returnForm = z.object({ after, reason: reason(300) });
export const versionForm = z.object({ version });

export const pointsForm = z.object({
  version,
  step: whole(1, mostStep),
  ...Object.fromEntries(
    criteria.flatMap((criterion) =>
      pointedTiers(criterion).map((tier) => [tierField(criterion, tier), whole(0, fullFit)]),
    ),
  ),
});

/** The points that such a form holds, with the last tiers, which give 0. */
export function pointsIn(read: Readonly<Record<string, unknown>>): Points {
  const its = (criterion: (typeof criteria)[number]) =>
    Object.fromEntries(tiers[criterion].map((tier) => [tier, Number(read[tierField(criterion, tier)] ?? 0)]));
  return Object.fromEntries(criteria.map((criterion) => [criterion, its(criterion)])) as Points;
}

export const reviewForm = z.object({ version, categories: choices(disabilityCategories) });

export const fundingForm = z.object({
  version,
  ...Object.fromEntries(
    featureKinds.flatMap((kind) => [
      [`${kind}_arranged_by`, choice(arrangers)],
      [`${kind}_zh`, text(300)],
      [`${kind}_en`, text(300)],
    ]),
  ),
});

export function fundingIn(read: Readonly<Record<string, unknown>>): FundingHint[] {
  const said = (kind: FeatureKind, part: string) => String(read[`${kind}_${part}`]);
  return featureKinds.map((kind) => ({
    kind,
    arranged_by: said(kind, 'arranged_by') as Arranger,
    zh: said(kind, 'zh'),
    en: said(kind, 'en'),
  }));
}

/** Lines as they were typed, to be read by the readers below. */
const typedLines = (max: number) => z.string().max(max, { error: `too_long:${max}` satisfies Problem });

export const featureForm = z.object({ version, kind: choice(featureKinds), individual: ticked });
export const needForm = z.object({
  version,
  met_when: typedLines(4000),
});
export const demandForm = z.object({
  version,
  barriers: typedLines(8000),
  reallocatable: ticked,
  on_site: ticked,
});

type Lines<T> = { readonly ok: true; readonly lines: T[] } | { readonly ok: false; readonly problem: Problem };
type Named = { readonly id: string; readonly zh: string; readonly en: string };

/** One list a line, its features parted by |, each by its name in either language or its id. */
export function readFeatureLines(content: EditionContent, typed: string): Lines<FeatureId[]> {
  return eachLine<FeatureId[]>(typed, (line) => namesIn(content.functional.features, line));
}

/** One barrier a line: the need, a colon, and what resolves it, parted by |; nothing behind the colon: nothing does. */
export function readBarrierLines(content: EditionContent, typed: string): Lines<Demand['barriers'][number]> {
  return eachLine<Demand['barriers'][number]>(typed, (line) => {
    const [name = '', ...rest] = line.split(/[:：]/);
    const need = withName(content.functional.needs, name);
    if (!need) return { unknown: name.trim() };
    const resolvedBy = namesIn(content.functional.features, rest.join(':'));
    return 'unknown' in resolvedBy ? resolvedBy : { need: need.id, resolved_by: resolvedBy };
  });
}

/** The same lists as lines that the readers above take back, in one language. */
export const featureLines = (
  content: EditionContent,
  lists: readonly (readonly FeatureId[])[],
  lang: 'zh' | 'en',
): string => lists.map((list) => joined(content.functional.features, list, lang)).join('\n');

export const barrierLines = (content: EditionContent, barriers: Demand['barriers'], lang: 'zh' | 'en'): string =>
  barriers
    .map(({ need, resolved_by }) => {
      const resolving = joined(content.functional.features, resolved_by, lang);
      return `${joined(content.functional.needs, [need], lang)}${lang === 'zh' ? '：' : ': '}${resolving}`.trimEnd();
    })
    .join('\n');

const joined = (all: readonly Named[], ids: readonly string[], lang: 'zh' | 'en'): string =>
  ids.map((id) => all.find((one) => one.id === id)?.[lang] ?? id).join(listMark);

function eachLine<T>(typed: string, read: (line: string) => T | Unknown): Lines<T> {
  const lines: T[] = [];
  for (const line of typed.split(/\r?\n/)) {
    if (foldText(line) === '') continue;
    const value = read(line);
    if (isUnknown(value)) return { ok: false, problem: `unknown_name:${value.unknown.slice(0, 60)}` };
    lines.push(value);
  }
  return { ok: true, lines };
}

type Unknown = { readonly unknown: string };
const isUnknown = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && 'unknown' in value;

function namesIn(all: readonly Named[], line: string): string[] | Unknown {
  const ids: string[] = [];
  for (const part of line.split(/[|｜]/)) {
    if (foldText(part) === '') continue;
    const found = withName(all, part);
    if (!found) return { unknown: part.trim() };
    ids.push(found.id);
  }
  return ids;
}

function withName(all: readonly Named[], name: string): Named | undefined {
  const folded = foldName(name);
  if (folded === '') return undefined;
  return (
    all.find((one) => one.id === name.trim().toUpperCase()) ??
    all.find((one) => foldName(one.zh) === folded || foldName(one.en) === folded)
  );
}

/** A problem names a thing by its id, or a list by its ids; a person is told the names. */
export function sayNames(content: EditionContent, problems: Problems, lang: 'zh' | 'en'): Problems {
  const all: readonly Named[] = [...content.functional.features, ...content.functional.needs];
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => {
      const { key, figure } = readProblem(problem);
      return [field, key === 'twice' ? (`twice:${joined(all, figure.split(listMark), lang)}` as const) : problem];
    }),
  );
}
