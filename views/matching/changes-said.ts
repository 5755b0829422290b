import type { MatchChanges, PositionFacts, Since } from '../../src/matching/index.ts';
import { featureName, list, needName } from '../names.ts';
import type { Wording } from '../page.ts';
import { positionChangeSaid, studentChangeSaid } from './fact-changes-said.ts';
import { tellsCategory } from './fit-said.ts';
import { obstacleSaid } from './obstacle-said.ts';

/** What has changed since a match was kept, sentence by sentence: in the match, on her side, on the position's side. */
export type SaidChanges = {
  readonly result: readonly string[];
  readonly student: readonly string[];
  readonly position: readonly string[];
};

export function changesSaid(page: Wording, since: Since): SaidChanges {
  return {
    result: [...refusalSaid(page, since), ...resultSaid(page, since)],
    student: since.student.map((change) => studentChangeSaid(page, change)),
    position: since.position.map((change) => positionChangeSaid(page, change)),
  };
}

/** That nothing has changed; where another edition is in force, that it is the same by that one too. */
export const quietSaid = ({ words: { evidence } }: Wording, { edition }: Since): string =>
  edition === null ? evidence.since.quiet : evidence.since.quietBy(edition.now);

/** All of them in one text for a workbook, which leaves the house: nothing that follows from what the certificate says. */
export function changesInOneText(page: Wording, since: Since): string {
  const { result, student, position } = changesSaid(page, withoutCertificate(since));
  return [...result, ...student, ...position].join(page.lang === 'zh' ? '；' : '; ');
}

/** The same for a page, where staff read that her certificate changed, and no more: no points that tell its category. */
export const changesForOthers = (position: Pick<PositionFacts, 'categories'>, since: Since): Since =>
  tellsCategory(position)
    ? { ...since, match: { ...since.match, fit: null, criteria: withoutCategory(since) } }
    : since;

const withoutCategory = ({ match }: Since) => match.criteria.filter(({ criterion }) => criterion !== 'category');

const withoutCertificate = (since: Since): Since => ({
  ...since,
  match: {
    ...since.match,
    fit: null,
    flags: null,
    criteria: withoutCategory(since),
  },
  student: since.student.filter(({ fact }) => fact !== 'disability'),
  obstacles: since.obstacles.filter(({ condition }) => condition !== 'category'),
});

function refusalSaid(page: Wording, { obstacles }: Since): string[] {
  const { since, why } = page.words.evidence;
  const [colon, stop] = page.lang === 'zh' ? ['：', '；'] : [': ', '. '];
  return obstacles.map((obstacle) => {
    const { condition, position, student } = obstacleSaid(page, obstacle, false);
    return [
      `${since.refused}${colon}${condition}`,
      `${why.heads.position}${colon}${position.join(stop)}`,
      `${why.heads.student(false)}${colon}${student}`,
    ].join(stop);
  });
}

function resultSaid(page: Wording, { match, edition }: Since): string[] {
  const { evidence, parts, matching } = page.words;
  const { since, changed } = evidence;
  const flagsSaid = (flags: readonly (keyof typeof since.flags)[]) =>
    flags.length === 0
      ? evidence.nothing
      : list(
          page,
          flags.map((flag) => since.flags[flag]),
        );
  return [
    ...(match.class
      ? [
          changed(
            since.class,
            quoted(page, parts.classes[match.class.before]),
            quoted(page, parts.classes[match.class.now]),
          ),
        ]
      : []),
    ...match.needs.flatMap((change) => needSaid(page, change)),
    ...(match.fit ? [changed(since.fit, String(match.fit.before), String(match.fit.now))] : []),
    ...match.criteria.map(({ criterion, before, now }) =>
      changed(since.points(matching.criteria[criterion]), String(before.points), String(now.points)),
    ),
    ...(match.flags ? [changed(since.flag, flagsSaid(match.flags.before), flagsSaid(match.flags.now))] : []),
    ...(edition ? [changed(since.edition, edition.before, edition.now)] : []),
  ];
}

const quoted = (page: Wording, text: string): string => page.words.evidence.quote(text);

function needSaid(page: Wording, { need, before, now }: MatchChanges['needs'][number]): string[] {
  const { evidence, parts } = page.words;
  const { since, changed } = evidence;
  const name = needName(page, need);
  if (now === null) return before === null ? [] : [since.needGone(name)];
  if (before === null) return [since.needAdded(name, parts.importances[now.importance], parts.verdicts[now.verdict])];
  const verdict = (verdict: keyof typeof parts.verdicts) => quoted(page, parts.verdicts[verdict]);
  const same = before.verdict === now.verdict && before.importance === now.importance;
  return [
    ...(before.importance === now.importance
      ? []
      : [
          changed(
            since.importance(name),
            quoted(page, parts.importances[before.importance]),
            quoted(page, parts.importances[now.importance]),
          ),
        ]),
    ...(before.verdict === now.verdict
      ? []
      : [changed(since.need(name), verdict(before.verdict), verdict(now.verdict))]),
    ...(same ? [changed(since.evidence(name), basisSaid(page, before.evidence), basisSaid(page, now.evidence))] : []),
  ];
}

type Basis = NonNullable<MatchChanges['needs'][number]['now']>['evidence'];

function basisSaid(page: Wording, evidence: Basis): string {
  const { parts, matching } = page.words;
  const said = evidence.map(({ feature, state }) =>
    feature === null
      ? matching.source.nothing
      : `${quoted(page, featureName(page, feature))}${colonOf(page)}${quoted(page, parts.states[state])}`,
  );
  return list(page, [...new Set(said)]);
}

const colonOf = (page: Wording): string => (page.lang === 'zh' ? '：' : ': ');
