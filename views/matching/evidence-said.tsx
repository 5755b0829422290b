import type { Evidence as Basis, NeedVerdict } from '../../src/matching/index.ts';
import type { PositionForReader } from '../../src/positions/index.ts';
import { demandName, dayName, featureName } from '../names.ts';
import type { Page } from '../page.ts';
import type { Evidence } from '../parts/evidence.tsx';
import { Zh } from '../parts/zh.tsx';

/**
 * What a verdict rests on, each claim with its source beside it, and once where it decides several lists. `unstated`: what
 * is said where nobody stated it.
 */
export function evidenceOf(
  page: Page,
  need: NeedVerdict,
  shown: PositionForReader,
  unstated: string = page.words.matching.source.unknown,
): Evidence[] {
  const once = new Map(need.evidence.map((basis) => [`${basis.demand} ${basis.feature}`, basis]));
  return [...once.values()].map((basis) => ({
    what: whatOf(page, basis, shown),
    source: sourceOf(page, basis, shown, unstated),
    state: basis.state,
  }));
}

function whatOf(page: Page, { demand, feature }: Basis, { card }: PositionForReader): string {
  const w = page.words.matching;
  if (demand === undefined) return feature === null ? w.listNothing : featureName(page, feature);
  const weight = page.words.official.weights[card.demands[demand] ?? 'core'];
  const name = demandName(page, demand);
  return feature === null ? w.demandNothing(name, weight) : w.demandEvidence(name, weight, featureName(page, feature));
}

function sourceOf(page: Page, { feature, state }: Basis, { evidence }: PositionForReader, unstated: string) {
  const { source } = page.words.matching;
  if (feature === null) return source.nothing;
  const said = evidence.get(feature);
  if (!said) return state === 'unknown' ? unstated : state === 'no' ? source.no : source.employer;
  const day = dayName(page, said.promisedOn ?? said.seenOn);
  const who =
    said.source === 'employer'
      ? said.promisedOn === null
        ? source.employer
        : source.promised(day)
      : source[said.source](day);
  return said.note === null ? (
    who
  ) : (
    <>
      {who}
      {page.lang === 'zh' ? '：' : ': '}
      <Zh page={page}>{said.note}</Zh>
    </>
  );
}
