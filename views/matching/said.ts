import type { Deciding, Match, NeedVerdict, PositionFacts, StudentFacts, Verdict } from '../../src/matching/index.ts';
import { majorEntryText, regionName, type EmployerKind } from '../../src/reference/index.ts';
import { featureName, list, needName, wageName } from '../names.ts';
import type { Page } from '../page.ts';
import { tellsCategory } from './fit-said.ts';

/** What a match says in words. Reasons come as keys from the rules; here they become sentences, nothing is added. */

const notMet: readonly Verdict[] = ['met_on_request', 'to_verify', 'gap'];

export const countVerdicts = (needs: readonly NeedVerdict[]): Record<Verdict, number> => ({
  met: needs.filter((need) => need.verdict === 'met').length,
  met_on_request: needs.filter((need) => need.verdict === 'met_on_request').length,
  to_verify: needs.filter((need) => need.verdict === 'to_verify').length,
  gap: needs.filter((need) => need.verdict === 'gap').length,
});

const namesOf = (page: Page, needs: readonly NeedVerdict[], verdict: Verdict): string =>
  list(
    page,
    needs.filter((need) => need.verdict === verdict).map((need) => needName(page, need.need)),
  );

/** The needs that are not met by name, the others as a count. */
export function stripText(page: Page, match: Match): string {
  const { strip } = page.words.matching;
  const counts = countVerdicts(match.needs);
  if (match.needs.length === 0) return strip.none;
  if (counts.met === match.needs.length) return strip.allMet(counts.met);
  const parts = [
    ...(counts.met > 0 ? [strip.met(counts.met)] : []),
    ...notMet
      .filter((verdict) => counts[verdict] > 0)
      .map((verdict) =>
        strip[verdict as Exclude<Verdict, 'met'>](counts[verdict], namesOf(page, match.needs, verdict)),
      ),
  ];
  return parts.join(page.lang === 'zh' ? '，' : ', ');
}

/** Her needs by verdict, each group in one line: what fits, what is promised, what to ask, what stands in the way. */
export function inShort(page: Page, { needs }: Match): { verdict: Verdict; text: string }[] {
  const { lines, nice } = page.words.evidence.match;
  return (['met', ...notMet] as const).flatMap((verdict) => {
    const its = needs.filter((need) => need.verdict === verdict);
    if (its.length === 0) return [];
    const names = its.map(({ need, importance }) =>
      importance === 'nice' ? nice(needName(page, need)) : needName(page, need),
    );
    return [{ verdict, text: lines[verdict](its.length, list(page, names)) }];
  });
}

/** What decides the class, in one sentence. */
export function calloutText(page: Page, match: Match, self: boolean): string {
  const { callout } = page.words.matching;
  if (match.flags.includes('needs_not_confirmed')) return callout.notAsked(self);
  const musts = match.needs.filter((need) => need.importance === 'must');
  if (musts.length === 0) return callout.noMust(self);
  const { met, met_on_request: arranged } = countVerdicts(musts);
  if (match.class === 'ready') return callout.ready(musts.length);
  if (match.class === 'gap') return callout.gap(musts.length, namesOf(page, musts, 'gap'));
  if (match.class === 'on_request')
    return callout.on_request(musts.length, met, namesOf(page, musts, 'met_on_request'));
  return callout.to_verify(musts.length, met, arranged, namesOf(page, musts, 'to_verify'));
}

type Pair = { readonly match: Match; readonly position: PositionFacts; readonly deciding: Deciding };

const tierOf = (match: Match, criterion: string) =>
  match.criteria.find((each) => each.criterion === criterion)?.tier ?? 'other';

/** One reason: how near her major is, and the strongest of the other criteria. */
export function reasonText(page: Page, { match, deciding }: Pick<Pair, 'match' | 'deciding'>): string {
  const { reasons } = page.words.matching;
  const major = tierOf(match, 'major');
  const first =
    major === 'major' || major === 'class' || major === 'discipline'
      ? reasons[major](deciding.entry ?? '')
      : major === 'open'
        ? reasons.open
        : reasons.none;
  const second = secondReason(page, { match, deciding });
  const end = page.lang === 'zh' ? '。' : '.';
  return `${first}${second ? (page.lang === 'zh' ? '，' : '; ') + second : ''}${end}`;
}

const kindsName = (page: Page, kinds: readonly EmployerKind[]): string =>
  list(
    page,
    kinds.map((kind) => page.words.official.employerKinds[kind]),
  );

function secondReason(page: Page, { match, deciding }: Pick<Pair, 'match' | 'deciding'>): string | null {
  const { reasons } = page.words.matching;
  const region = tierOf(match, 'region');
  if (region === 'district') return deciding.remote ? reasons.remote : reasons.district;
  if (tierOf(match, 'intent') === 'wanted') return reasons.wanted(kindsName(page, deciding.kinds));
  if (tierOf(match, 'wage') === 'meets') return reasons.meets;
  return region === 'city' ? reasons.city : null;
}

export type PointLine = {
  readonly name: string;
  readonly text: string;
  /** Null: not for this reader. */
  readonly points: number | null;
  readonly full: number;
};

/** Points by criterion with their sum. */
export type PointsSaid = {
  readonly lines: readonly PointLine[];
  /** `whole`: it is the fit. Else it leaves out what this reader may not see. */
  readonly total: { readonly label: string; readonly points: number; readonly full: number; readonly whole: boolean };
};

/** Every criterion with its points and how it stands. `full` is what its best tier gives. */
export function pointsSaid(
  page: Page,
  pair: Pair & { student: StudentFacts; full: Readonly<Record<string, number>> },
  self: boolean,
): PointsSaid {
  const { criteria, pointsTotal, pointsTotalWithout } = page.words.matching;
  const whole = self || !tellsCategory(pair.position);
  const lines = pair.match.criteria.map(({ criterion, tier, points }): PointLine => ({
    name: criteria[criterion],
    text: pointText(page, pair, criterion, tier, self),
    points: whole || criterion !== 'category' ? points : null,
    full: pair.full[criterion] ?? 0,
  }));
  const shown = lines.filter((line) => line.points !== null);
  return {
    lines,
    total: {
      label: whole ? pointsTotal : pointsTotalWithout,
      points: shown.reduce((sum, line) => sum + (line.points ?? 0), 0),
      full: shown.reduce((sum, line) => sum + line.full, 0),
      whole,
    },
  };
}

function pointText(
  page: Page,
  pair: Pair & { student: StudentFacts },
  criterion: string,
  tier: string,
  self: boolean,
): string {
  const { texts } = page.words.matching;
  const { student, position, deciding, match } = pair;
  const kind = kindsName(page, deciding.kinds);
  const place = position.region === null ? page.words.matching.anywhere : regionName(position.region);
  const wage = wageName(page, position.wageMin, position.wageMax);
  const floor = student.wageFloor ?? 0;
  const nice = match.needs.filter((need) => need.importance === 'nice');
  switch (`${criterion}.${tier}`) {
    case 'major.major':
    case 'major.class':
    case 'major.discipline':
      return majorText(page, deciding, tier, self);
    case 'major.open':
      return texts.open;
    case 'major.none':
      return texts.noMajor(
        list(
          page,
          position.majors.map((entry) => `“${majorEntryText(entry)}”`),
        ),
      );
    case 'intent.wanted':
      return texts.wanted(self, kind);
    case 'intent.not_stated':
      return texts.intentNotStated(self);
    case 'intent.other':
      return texts.intentOther(self, kind);
    case 'region.district':
      return deciding.remote ? texts.remote(self) : texts.district(self, place);
    case 'region.city':
      return texts.city(self, place);
    case 'region.not_stated':
      return texts.regionNotStated(self);
    case 'region.other':
      return texts.regionOther(self, place);
    case 'wage.meets':
      return student.wageFloor === null ? texts.noFloor(self) : texts.wageMeets(self, wage, floor);
    case 'wage.may_meet':
      return texts.wageMay(self, wage, floor);
    case 'wage.below':
      return texts.wageBelow(self, wage, floor);
    case 'category.named':
    case 'category.other':
      if (!self) return tellsCategory(position) ? texts.categoryBehind : texts.noneNamed;
      return tier === 'named' ? texts.named : texts.categoryOther;
    default:
      return nice.length === 0 ? texts.comfortNone(self) : texts.comfort(nice.length, countVerdicts(nice).met);
  }
}

function majorText(page: Page, deciding: Deciding, tier: string, self: boolean): string {
  const { texts } = page.words.matching;
  const [major, entry] = [deciding.major ?? '', deciding.entry ?? ''];
  return tier === 'major' ? texts.major(self, major, entry) : texts.related(self, major, entry);
}

/** What is still to be asked of the employer: each promised or unstated feature that a need rests on, once. */
export function questionsToEmployer(page: Page, match: Match): string[] {
  const { ask } = page.words.matching;
  const asked = new Map<string, string>();
  for (const need of match.needs) {
    for (const { feature, state } of need.evidence) {
      if (feature === null || (state !== 'can_provide' && state !== 'unknown')) continue;
      asked.set(feature, ask[state](featureName(page, feature)));
    }
  }
  return [...asked.values()];
}
