import { needDomains, needs, needWithId, type NeedDomain, type NeedId, type Question } from '../reference/index.ts';
import { needAnswers, type NeedAnswer, type NeedAnswers } from './tables.ts';

/** Where the question whether she takes work that is wholly remote is asked. */
export const remoteNeed: NeedId = 'N_REMOTE';

/** One question on her page. `suggested`: nothing was answered yet and a device makes it likely, so 必须 is chosen for her to check. */
export type AskedNeed = { readonly need: NeedId; readonly answer: NeedAnswer | null; readonly suggested: boolean };
export type NeedGroup = { readonly domain: NeedDomain; readonly needs: readonly AskedNeed[] };
/** All 48: first what is asked of her, then the rest. */
export type NeedSheet = { readonly asked: readonly NeedGroup[]; readonly others: readonly NeedGroup[] };

/**
 * Her page of questions: what her devices and categories suggest, and whatever she has said she needs; the rest after it.
 * Both in groups by what they are about, in the order of the catalogue. `suggest` false: she has just been on the page
 * and left open what is open.
 */
export function needSheet(questions: readonly Question[], answers: NeedAnswers, suggest: boolean): NeedSheet {
  const chosen = new Map(questions.map((question) => [question.need, question]));
  const wanted = (need: NeedId) => answers[need] === 'must' || answers[need] === 'nice';
  const line = (need: NeedId): AskedNeed => {
    const answer = answers[need] ?? null;
    const suggested = suggest && answer === null && (chosen.get(need)?.likely ?? false);
    return { need, answer: suggested ? 'must' : answer, suggested };
  };
  const group = (isIn: (need: NeedId) => boolean): NeedGroup[] =>
    needDomains.flatMap((domain) => {
      const mine = needs.filter((need) => need.domain === domain && isIn(need.id));
      return mine.length === 0 ? [] : [{ domain, needs: mine.map((need) => line(need.id)) }];
    });
  const isAsked = (need: NeedId) => chosen.has(need) || wanted(need);
  return { asked: group(isAsked), others: group((need) => !isAsked(need)) };
}

/** The answers in a posted form, by the id of the need; whatever is no answer to a need of the catalogue is dropped. */
export function readAnswers(values: Readonly<Record<string, string | readonly string[]>>): NeedAnswers {
  const found: Record<NeedId, NeedAnswer> = {};
  for (const need of needs) {
    const answer = needAnswers.find((one) => one === values[need.id]);
    if (answer !== undefined) found[need.id] = answer;
  }
  return found;
}

/** The needs with each answer, in the order of the catalogue. */
export function needsByAnswer(answers: NeedAnswers): Record<NeedAnswer, NeedId[]> {
  const having = (answer: NeedAnswer) => needs.map((need) => need.id).filter((need) => answers[need] === answer);
  return { must: having('must'), nice: having('nice'), not_needed: having('not_needed'), later: having('later') };
}

export type NeedChange = { readonly need: NeedId; readonly from: NeedAnswer | null; readonly to: NeedAnswer | null };

/** What one version says otherwise than the one before it, in the order of the catalogue. */
export function needChanges(before: NeedAnswers, after: NeedAnswers): NeedChange[] {
  return needs
    .map(({ id }) => ({ need: id, from: before[id] ?? null, to: after[id] ?? null }))
    .filter(({ from, to }) => from !== to);
}

export const isNeed = (id: string): boolean => needWithId(id) !== null;
