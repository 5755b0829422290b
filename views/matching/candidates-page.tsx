import type { Problems } from '../../src/errors.ts';
import type { ListCard, Match, NeedVerdict, PositionFacts, Shut, Verdict } from '../../src/matching/index.ts';
import { Frame } from '../frame.tsx';
import { dayName, needName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Tick } from '../parts/choice-field.tsx';
import { Dots } from '../parts/dots.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { MarkList } from '../parts/mark-strip.tsx';
import { Notice } from '../parts/notice.tsx';
import { Pager } from '../parts/pager.tsx';
import { RowPick } from '../parts/row-pick.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { ClassTag } from '../parts/tag.tsx';
import { Zh } from '../parts/zh.tsx';
import { tellsCategory } from './fit-said.ts';
import { limitNamed } from './limit-said.ts';
import { ListsTable } from './lists-page.tsx';
import { countVerdicts } from './said.ts';
import { shutSaid } from './obstacle-said.ts';
import { StudentName } from './student-name.tsx';
import { WhyForm } from './why-form.tsx';

/** A student as a list of candidates names her: nothing about her disability is in it. */
export type CandidateName = {
  readonly number: string;
  readonly name: string;
  readonly major: string | null;
  readonly graduationYear: number | null;
};
export type Candidate = { readonly match: Match; readonly student: CandidateName; readonly opportunities: number };
export type CandidatesView = {
  readonly page: Page;
  readonly position: PositionFacts;
  readonly title: string;
  readonly employer: string;
  readonly headcount: number;
  readonly candidates: readonly Candidate[];
  readonly total: number;
  readonly number: number;
  readonly last: number;
  readonly hidden: number;
  /** Why nobody can apply now; empty: it is open. */
  readonly shut: readonly Shut[];
  /** Lists for this position, as far as this reader may see them. */
  readonly lists: readonly ListCard[];
  readonly problems: Problems;
  readonly today: string;
};

/** 候选学生: staff see class, needs, fit and opportunities; the students see that they were looked at. */
export function CandidatesPage(view: CandidatesView) {
  const { page, position, title, total } = view;
  const w = page.words.matching;
  const closing = position.closesOn === null ? w.noClosing : w.closing(dayName(page, position.closesOn, view.today));
  return (
    <Frame
      page={page}
      title={w.candidatesTitle(title)}
      heading={<Zh page={page}>{w.candidatesTitle(title)}</Zh>}
      current="managedPositions"
      back={{ href: `/positions/${position.number}`, label: position.number }}
      kicker={<Dots items={[position.number, <Zh page={page}>{view.employer}</Zh>]} />}
      lead={w.candidatesLead(total, view.headcount, closing)}
      counted
      number={view.number}
      wrong={Object.keys(view.problems).length > 0}
    >
      <Sections>
        <ErrorSummary page={page} problems={view.problems} labels={{ student: page.words.lists.students }} />
        <Notice>{noticeOf(page, position)}</Notice>
        {total === 0 ? <Nobody view={view} /> : <List view={view} />}
        {view.hidden > 0 && (
          <Section title={w.hiddenStudentsTitle} lead={w.hiddenStudentsLead(view.hidden)}>
            <ButtonLink href={page.to(`/positions/${position.number}/candidates/not-listed`)}>
              {w.hiddenLink}
            </ButtonLink>
          </Section>
        )}
        <Lists view={view} />
        <Section id="why" title={page.words.evidence.why.titleHere} lead={page.words.evidence.why.leadFor}>
          <WhyForm page={page} action={`/positions/${position.number}/why`} name="student" id="why-student" />
        </Section>
      </Sections>
    </Frame>
  );
}

const noticeOf = (page: Page, position: PositionFacts): string => {
  const w = page.words.matching;
  const limit = limitNamed(page, position);
  const said = limit
    ? [w.candidatesLimited(limit)]
    : [...(tellsCategory(position) ? [w.candidatesNamed] : []), w.candidatesNotice];
  return [...said, w.candidatesLogged].join(page.lang === 'zh' ? '' : ' ');
};

/** Nobody yet, or nobody any more: where nobody can apply, why that is so. */
function Nobody({ view: { page, position, shut } }: { view: CandidatesView }) {
  const w = page.words.matching;
  if (shut.length === 0) return <EmptyState title={w.noCandidates}>{w.noCandidatesText}</EmptyState>;
  const why = shutSaid(page, { why: shut, closesOn: position.closesOn });
  return (
    <EmptyState title={w.noCandidatesNow}>
      {why.join(page.lang === 'zh' ? '；' : '. ')}
      {page.lang === 'zh' ? '。' : '. '}
      {w.noCandidatesNowText}
    </EmptyState>
  );
}

/** Lists that were made of its candidates. */
function Lists({ view: { page, lists } }: { view: CandidatesView }) {
  const w = page.words.lists;
  return (
    <Section id="lists" title={w.ofPosition} lead={w.ofPositionLead(lists.length)}>
      {lists.length > 0 && <ListsTable page={page} lists={lists} ofOne />}
      <ButtonLink href={page.to('/lists')}>{w.toAll}</ButtonLink>
    </Section>
  );
}

function List({ view }: { view: CandidatesView }) {
  const { page, position } = view;
  const { matching, lists } = page.words;
  return (
    <form method="get" action={page.to(`/positions/${position.number}/lists/new`)}>
      <div class="stack">
        <Actions>
          <Button>{lists.add}</Button>
          <span class="muted">{lists.addHint}</span>
        </Actions>
        <Tick name="all" label={lists.wholePage(view.candidates.length)} ticked={false} />
        <input type="hidden" name="page" value={view.number} />
        <CandidatesTable view={view} />
        <Actions>
          <Button>{lists.add}</Button>
          <ButtonLink href={page.to(`/positions/${position.number}/candidates.xlsx`)} download>
            {limitNamed(page, position) ? matching.downloadLimited : matching.downloadCandidates}
          </ButtonLink>
        </Actions>
        <Pager
          page={page}
          current={view.number}
          last={view.last}
          href={(number) => `/positions/${position.number}/candidates?page=${number}`}
        />
      </div>
    </form>
  );
}

function CandidatesTable({ view: { page, position, title, candidates } }: { view: CandidatesView }) {
  const { matching, lists } = page.words;
  const heads = matching.candidateHeads;
  const tells = tellsCategory(position);
  return (
    <Table
      caption={matching.candidatesTitle(title)}
      header={1}
      columns={[
        { label: lists.pick, short: null, silent: true },
        { label: heads.student },
        { label: heads.verdict },
        { label: heads.needs },
        ...(tells ? [] : [{ label: heads.fit, numeric: true }]),
        { label: heads.opportunities, numeric: true },
      ]}
      rows={candidates.map(({ student, match, opportunities }, at) => ({
        ...(at === 0 ? { id: 'student' } : {}),
        cells: [
          <RowPick page={page} name="student" value={student.number} about={student.name} />,
          <StudentName page={page} position={position.number} student={student} />,
          <ClassTag page={page} matchClass={match.class} />,
          <MarkList items={needsSaid(page, match)} />,
          ...(tells ? [] : [<b>{match.fit}</b>]),
          matching.times(opportunities),
        ],
      }))}
    />
  );
}

/** What is only nice to have says so; all the others are needed. */
const withImportance = (page: Page, { need, importance }: NeedVerdict): string =>
  importance === 'nice' ? page.words.evidence.match.nice(needName(page, need)) : needName(page, need);

/** The needs that are not met by name, the others as a count. */
function needsSaid(page: Page, match: Match): { verdict: Verdict; text: string }[] {
  const w = page.words.matching;
  if (match.flags.includes('needs_not_confirmed')) return [{ verdict: 'to_verify', text: w.notAsked }];
  const missing = match.needs.filter((need) => need.verdict !== 'met');
  const { met } = countVerdicts(match.needs);
  const rest = missing.length === 0 ? w.metOf(met) : w.otherMet(met);
  return [
    ...missing.map((need) => ({ verdict: need.verdict, text: withImportance(page, need) })),
    ...(met > 0 || missing.length === 0 ? [{ verdict: 'met' as const, text: rest }] : []),
  ];
}
