import type { Class, FilterPart, Standing, Why } from '../../src/matching/index.ts';
import { list } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ClassTag } from '../parts/tag.tsx';
import { fitFor } from './fit-said.ts';
import { hrefOf } from './matches-page.tsx';
import type { WhyAnswer, WhyView } from './why-page.tsx';

type Listing = Extract<Why, { listed: true }>;

/** The pair matches: where it stands, how many of which class stand before it, and what hides it. */
export function Listed({ view, answer, why }: { view: WhyView; answer: WhyAnswer; why: Listing }) {
  const { page, of } = view;
  const w = page.words.evidence.why;
  const { match, amongHers, hiddenBy } = why;
  const { amongCandidates, position } = answer;
  const gap = page.lang === 'zh' ? '' : ' ';
  return (
    <>
      <p class="strong">{w.listed(of === null)}</p>
      <p>
        <ClassTag page={page} matchClass={match.class} />
      </p>
      {amongHers && (
        <p>
          {w.stands(page.words.parts.classes[match.class], fitFor(position, match, of === null), amongHers.rank)}
          {gap}
          {beforeSaid(page, amongHers, w.beforeOf, w.first)}
        </p>
      )}
      {amongCandidates && (
        <p>
          {w.candidate(amongCandidates.rank)}
          {gap}
          {beforeSaid(page, amongCandidates, w.beforeCandidate, w.firstCandidate)}
        </p>
      )}
      {hiddenBy.length > 0 && (
        <Notice kind="todo" title={w.hidden} id="hidden">
          {w.hiddenText(partsSaid(page, hiddenBy))}
        </Notice>
      )}
      <Actions>
        <ButtonLink kind="secondary" href={page.to(hrefOf(of, answer.card.number))}>
          {w.toMatch}
        </ButtonLink>
        <ButtonLink href={page.to(answer.inList)}>{hiddenBy.length > 0 ? w.toAll : w.toPage}</ButtonLink>
      </Actions>
    </>
  );
}

/** How many of each class stand before it, best class first. */
function beforeSaid(
  page: Page,
  { before }: Standing,
  say: (name: string, count: number) => string,
  nobody: string,
): string {
  const names = Object.keys(page.words.parts.classes) as Class[];
  const said = names
    .filter((name) => before[name] > 0)
    .map((name) => say(page.words.parts.classes[name], before[name]));
  return said.length === 0 ? nobody : page.words.evidence.why.before(list(page, said));
}

const partsSaid = (page: Page, parts: readonly FilterPart[]): string =>
  list(
    page,
    parts.map((part) => page.words.evidence.why.parts[part]),
  );
