import type { DemandId, NeedId } from '../../src/reference/index.ts';
import { needWithId } from '../../src/reference/index.ts';
import type { Match, PairExplained } from '../../src/matching/index.ts';
import { demandName, featureName, list, needName } from '../names.ts';
import type { Page } from '../page.ts';
import { ButtonLink } from '../parts/button.tsx';
import { EvidenceList, EvidenceRow } from '../parts/evidence.tsx';
import { Question } from '../parts/questions.tsx';
import { Section } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { evidenceOf } from './evidence-said.tsx';
import type { MatchView } from './match-page.tsx';

/** Each of her needs: how it stands and what that rests on. */
export function Needs({ view: { page, of, shown }, match }: { view: MatchView; match: Match }) {
  const w = page.words.matching;
  const self = of === null;
  return (
    <Section id="needs" title={w.needsTitle(self)} lead={match.needs.length > 0 ? w.needsLead : w.noNeeds(self)}>
      {match.needs.length > 0 && (
        <EvidenceList>
          {match.needs.map((need) => (
            <EvidenceRow
              page={page}
              need={needName(page, need.need)}
              importance={need.importance}
              verdict={need.verdict}
              evidence={evidenceOf(page, need, shown)}
            />
          ))}
        </EvidenceList>
      )}
      {self && <ButtonLink href={page.to('/my/needs')}>{w.changeNeeds}</ButtonLink>}
    </Section>
  );
}

/** What the work demands, what that means for her, and what she has not been asked yet. */
export function Demands({ view, match }: { view: MatchView; match: Match }) {
  const { page, of, pair, shown, problems } = view;
  const w = page.words.matching;
  const self = of === null;
  const demands = Object.entries(pair.position.demands);
  if (demands.length === 0) return null;
  const { demand, weight, effect } = w.demandsHeads;
  return (
    <Section id="demands" title={w.demandsTitle} lead={w.demandsLead}>
      <Table
        caption={w.demandsTitle}
        columns={[{ label: demand }, { label: weight }, { label: effect(self) }]}
        rows={demands.map(([id, its]) => ({
          cells: [demandName(page, id), page.words.official.weights[its], effectOf(view, match, id)],
        }))}
      />
      {self &&
        pair.questions.map((question) => (
          <Question
            page={page}
            action={`/positions/${shown.card.number}/answer`}
            name="answer"
            id={answerField(question.need)}
            problem={problems[answerField(question.need)]}
            question={
              <>
                {w.questionIntro(
                  list(
                    page,
                    question.demands.map((each) => demandName(page, each)),
                  ),
                )}{' '}
                {askOf(page, question.need)}
                <input type="hidden" name="need" value={question.need} />
              </>
            }
            hint={w.questionHint}
            options={(['must', 'not_needed', 'later'] as const).map((value) => ({ value, label: w.answers[value] }))}
            value={null}
            save={w.saveAnswer}
          />
        ))}
    </Section>
  );
}

/** The field of the answer to one question: a page has several of them. */
export const answerField = (need: NeedId): string => `answer-${need}`;

/** How a question is named where its answer is missing. */
export const answerLabels = (page: Page, { questions }: PairExplained): Record<string, string> =>
  Object.fromEntries(questions.map(({ need }) => [answerField(need), askOf(page, need)]));

const askOf = (page: Page, need: NeedId): string => {
  const found = needWithId(need);
  return found ? (page.lang === 'zh' ? found.ask : found.ask_en) : need;
};

/** What a demand means for her: what her needs say of it, or that she has not been asked. */
function effectOf({ page, pair }: MatchView, match: Match, demand: DemandId): string {
  const { demandEffect } = page.words.matching;
  const touched = match.needs.flatMap((need) =>
    need.evidence.filter((each) => each.demand === demand).map((each) => ({ need, each })),
  );
  const worst = ['no', 'unknown', 'can_provide', 'has'].flatMap((state) =>
    touched.filter(({ each }) => each.state === state),
  )[0];
  if (worst) {
    const name = needName(page, worst.need.need);
    if (worst.each.feature === null || worst.each.state === 'no') return demandEffect.gap(name);
    if (worst.each.state === 'unknown') return demandEffect.toVerify(name);
    return demandEffect.resolved(name, featureName(page, worst.each.feature));
  }
  return pair.questions.some((question) => question.demands.includes(demand)) ? demandEffect.asks : demandEffect.none;
}
