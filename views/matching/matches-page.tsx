import type {
  Class,
  Deciding,
  FundingHint,
  Match,
  MatchFilter,
  Opening,
  PositionFacts,
} from '../../src/matching/index.ts';
import type { Problems } from '../../src/errors.ts';
import type { PositionCard, WordsTaken as Taken } from '../../src/positions/index.ts';
import { Frame } from '../frame.tsx';
import { dayName, featureName, list, wageName } from '../names.ts';
import type { Page } from '../page.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Chips } from '../parts/chips.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { MatchGroup } from '../parts/group.tsx';
import { MatchItem } from '../parts/match-item.tsx';
import { NearMiss, NearMissStrip } from '../parts/near-miss.tsx';
import { Notice } from '../parts/notice.tsx';
import { Pager } from '../parts/pager.tsx';
import { Results } from '../parts/panel.tsx';
import { Section } from '../parts/section.tsx';
import { Zh } from '../parts/zh.tsx';
import { WordsTaken } from '../positions/words-taken.tsx';
import { EmployerLine, placeName } from './card.tsx';
import { fitFor, tellsCategory } from './fit-said.ts';
import { MatchFilterForm, type Chip } from './filter-form.tsx';
import { reasonText, stripText } from './said.ts';
import { WhyForm } from './why-form.tsx';

export type ShownMatch = {
  readonly match: Match;
  readonly rank: number;
  readonly card: PositionCard;
  readonly position: PositionFacts;
  readonly deciding: Deciding;
};
export type ShownNearMiss = ShownMatch & {
  readonly openings: readonly Opening[];
  /** Who can arrange the first of them. */
  readonly hint: FundingHint;
  /** She has asked the agency to talk about it. */
  readonly asked: boolean;
};

export type MatchesView = {
  readonly page: Page;
  /** Null: her own matches. */
  readonly of: { readonly number: string; readonly name: string } | null;
  readonly asked: boolean;
  readonly needs: number;
  readonly review: boolean;
  readonly today: string;
  readonly path: string;
  readonly filter: MatchFilter;
  /** What is wrong in the filter. */
  readonly problems: Problems;
  readonly words: Taken;
  /** Matches on a page of one class, or of near misses. */
  readonly perPage: number;
  readonly chips: readonly Chip[];
  readonly groups: readonly {
    readonly class: Class;
    readonly count: number;
    readonly matches: readonly ShownMatch[];
  }[];
  readonly total: number;
  readonly nearMisses: readonly ShownNearMiss[];
  /** Of all pages. */
  readonly nearCount: number;
  /** Positions kept apart by 必须 major or category; null where the reader is not told. */
  readonly hidden: number | null;
  /** The filter whose removal helps most, when nothing is left. */
  readonly help: { readonly chip: Chip; readonly count: number } | null;
  readonly address: (change: Partial<MatchFilter>) => string;
  readonly homeRegions: readonly string[];
};

/** 适合你的岗位: the classes as headed groups, one of them page by page, near misses, and the filter. */
export function MatchesPage(view: MatchesView) {
  const { page, of, asked, needs, total, filter } = view;
  const w = page.words.matching;
  const title = of ? w.titleOf(of.name) : w.title;
  return (
    <Frame
      page={page}
      title={title}
      heading={of ? <Zh page={page}>{title}</Zh> : title}
      current={of ? 'students' : 'matches'}
      lead={of ? w.leadOf(asked, needs, total) : w.lead(asked, needs, total)}
      counted
      number={filter.page}
      wrong={Object.keys(view.problems).length > 0}
      {...(of ? { back: { href: `/students/${of.number}`, label: <Zh page={page}>{of.name}</Zh> } } : {})}
    >
      <Results rail={<MatchFilterForm view={view} />}>
        <ErrorSummary page={page} problems={view.problems} labels={{ place: w.filter.otherRegion }} />
        <Chips page={page} chips={view.chips} jump={{ to: 'filter', chosen: view.chips.length }} />
        <WordsTaken page={page} taken={view.words} />
        <Reminders view={view} />
        {total === 0 ? <Nothing view={view} /> : view.groups.map((group) => <Group view={view} group={group} />)}
        <FitTells view={view} />
        <NearMisses view={view} />
        <Hidden view={view} />
        <WhyNot view={view} />
      </Results>
    </Frame>
  );
}

function Reminders({ view: { page, of, asked, review } }: { view: MatchesView }) {
  const w = page.words.matching;
  const confirm = of ? `/students/${of.number}/needs` : '/my/needs';
  return (
    <>
      {!asked && (
        <Notice kind="todo" title={of ? w.notAsked : w.confirmFirst} id="confirm-first">
          {of ? '' : `${w.confirmFirstText} `}
          <a class="link" href={page.to(confirm)}>
            {of ? w.notAskedAct : w.confirmNow}
          </a>
        </Notice>
      )}
      {of && review && (
        <Notice kind="todo" title={w.review} id="review">
          {w.reviewText}
        </Notice>
      )}
    </>
  );
}

function Group({ view, group }: { view: MatchesView; group: MatchesView['groups'][number] }) {
  const { page, filter } = view;
  if (group.count === 0 || group.matches.length === 0) return null;
  const rest = filter.only ? 0 : group.count - group.matches.length;
  return (
    <div>
      <MatchGroup
        page={page}
        matchClass={group.class}
        count={page.words.matching.positions(group.count)}
        start={group.matches[0]!.rank}
        rest={rest > 0 ? { count: rest, href: view.address({ only: group.class }) } : undefined}
      >
        {group.matches.map((shown) => (
          <Item view={view} shown={shown} />
        ))}
      </MatchGroup>
      {filter.only && (
        <Pager
          page={page}
          current={filter.page}
          last={Math.ceil(group.count / view.perPage)}
          href={(number) => view.address({ only: group.class, page: number })}
        />
      )}
    </div>
  );
}

/** Why some of the matches of another person stand without their fit. */
function FitTells({ view: { page, of, groups } }: { view: MatchesView }) {
  if (of === null || !groups.some(({ matches }) => matches.some(({ position }) => tellsCategory(position))))
    return null;
  return <p class="small">{page.words.matching.fitTells}</p>;
}

function Item({ view: { page, of, today }, shown }: { view: MatchesView; shown: ShownMatch }) {
  const { card, match, rank } = shown;
  const w = page.words.matching;
  return (
    <MatchItem
      page={page}
      rank={rank}
      href={hrefOf(of, card.number)}
      title={<Zh page={page}>{card.title}</Zh>}
      employer={<EmployerLine page={page} card={card} />}
      facts={[
        { label: w.facts.place, value: <Zh page={page}>{placeName(page, card)}</Zh> },
        { label: w.facts.wage, value: wageName(page, card.wageMin, card.wageMax) },
        { label: w.facts.closing, value: card.closesOn === null ? w.noClosing : dayName(page, card.closesOn, today) },
      ]}
      reason={reasonText(page, shown)}
      verdicts={match.needs.map((need) => need.verdict)}
      needs={stripText(page, match)}
      fit={fitFor(shown.position, match, of === null)}
    />
  );
}

export const hrefOf = (of: MatchesView['of'], number: string): string =>
  of ? `/students/${of.number}/matches/${number}` : `/positions/${number}`;

function NearMisses({ view }: { view: MatchesView }) {
  const { page, of, nearMisses, nearCount, filter } = view;
  const w = page.words.matching;
  if (nearMisses.length === 0) return null;
  const rest = filter.near ? 0 : nearCount - nearMisses.length;
  return (
    <>
      <NearMissStrip
        page={page}
        title={w.nearTitle}
        lead={of ? w.nearLeadOf(nearCount) : w.nearLead(nearCount)}
        rest={rest > 0 ? { count: rest, href: view.address({ near: true }) } : undefined}
      >
        {nearMisses.map((near) => (
          <NearMissItem page={page} of={of} near={near} />
        ))}
      </NearMissStrip>
      {filter.near && (
        <Pager
          page={page}
          current={filter.page}
          last={Math.ceil(nearCount / view.perPage)}
          href={(number) => view.address({ page: number })}
        />
      )}
    </>
  );
}

function NearMissItem({ page, of, near }: { page: Page; of: MatchesView['of']; near: ShownNearMiss }) {
  const w = page.words.matching;
  const [first, ...others] = near.openings;
  const more = others.map((opening) => featureName(page, opening.feature));
  return (
    <NearMiss
      page={page}
      href={hrefOf(of, near.card.number)}
      title={<Zh page={page}>{near.card.title}</Zh>}
      employer={<EmployerLine page={page} card={near.card} />}
      feature={featureName(page, first!.feature)}
      change={
        <>
          {w.changeKinds[near.hint.kind]}
          {page.lang === 'zh' ? '，' : ', '}
          {w.arrangers[near.hint.arranged_by]}
          {more.length > 0 && ` ${w.moreOpenings(list(page, more))}`}
        </>
      }
      after={first!.class}
    >
      {of === null &&
        (near.asked ? (
          <p class="muted">{w.negotiating}</p>
        ) : (
          <Form page={page} action={`/positions/${near.card.number}/requests`}>
            <input type="hidden" name="feature" value={first!.feature} />
            <input type="hidden" name="from" value="matches" />
            <Button kind="secondary" name="kind" value="negotiate">
              {w.negotiate}
              <span class="vh">
                {page.lang === 'zh' ? '：' : ': '}
                <Zh page={page}>{near.card.title}</Zh>
              </span>
            </Button>
          </Form>
        ))}
    </NearMiss>
  );
}

function Hidden({ view: { page, of, hidden } }: { view: MatchesView }) {
  const w = page.words.matching;
  if (!of || !hidden) return null;
  return (
    <Section title={w.hiddenTitle} lead={w.hiddenLead(hidden)}>
      <ButtonLink href={page.to(`/students/${of.number}/matches/not-listed`)}>{w.hiddenLink}</ButtonLink>
    </Section>
  );
}

/** Asks for one position by its number; what is asked keeps the filter, which may be what hides it. */
function WhyNot({ view: { page, of, address } }: { view: MatchesView }) {
  const w = page.words.evidence.why;
  const [, filter = ''] = address({}).split('?');
  return (
    <Section id="why" title={w.title} lead={w.lead}>
      <WhyForm
        page={page}
        action={of ? `/students/${of.number}/why` : '/my/matches/why'}
        name="position"
        filter={new URLSearchParams(filter)}
      />
    </Section>
  );
}

function Nothing({ view: { page, of, chips, help, path } }: { view: MatchesView }) {
  const { empty } = page.words.matching;
  if (chips.length === 0) {
    const act = <ButtonLink href={page.to('/my/record')}>{empty.record}</ButtonLink>;
    return (
      <EmptyState title={empty.nothing} acts={of ? undefined : act}>
        {empty.nothingText}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={empty.title}
      acts={
        <>
          {help && (
            <ButtonLink kind="secondary" href={page.to(help.chip.href)}>
              {empty.removeAct(help.chip.text)}
            </ButtonLink>
          )}
          <ButtonLink href={page.to(path)}>{page.words.parts.filter.clear}</ButtonLink>
        </>
      }
    >
      {help ? empty.remove(help.chip.text, help.count) : empty.text}
    </EmptyState>
  );
}
