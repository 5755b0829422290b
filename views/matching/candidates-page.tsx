import type { Match, PositionFacts, Verdict } from '../../src/matching/index.ts';
import { Frame } from '../frame.tsx';
import { dayName, needName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { Dots } from '../parts/dots.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { MarkList } from '../parts/mark-strip.tsx';
import { Notice } from '../parts/notice.tsx';
import { Pager } from '../parts/pager.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { ClassTag } from '../parts/tag.tsx';
import { Zh } from '../parts/zh.tsx';
import { countVerdicts } from './said.ts';

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
    >
      <Sections>
        <Notice>{w.candidatesNotice}</Notice>
        {total === 0 ? <EmptyState title={w.noCandidates}>{w.noCandidatesText}</EmptyState> : <List view={view} />}
        {view.hidden > 0 && (
          <Section title={w.hiddenStudentsTitle} lead={w.hiddenStudentsLead(view.hidden)}>
            <ButtonLink href={page.to(`/positions/${position.number}/candidates/not-listed`)}>
              {w.hiddenLink}
            </ButtonLink>
          </Section>
        )}
      </Sections>
    </Frame>
  );
}

function List({ view }: { view: CandidatesView }) {
  const { page, position } = view;
  const w = page.words.matching;
  const heads = w.candidateHeads;
  return (
    <div class="stack">
      <Table
        caption={w.candidatesTitle(view.title)}
        columns={[
          { label: heads.student },
          { label: heads.verdict },
          { label: heads.needs },
          { label: heads.fit, numeric: true },
          { label: heads.opportunities, numeric: true },
        ]}
        rows={view.candidates.map((candidate) => ({
          cells: [
            <Name page={page} position={position.number} student={candidate.student} />,
            <ClassTag page={page} matchClass={candidate.match.class} />,
            <MarkList items={needsSaid(page, candidate.match)} />,
            <b>{candidate.match.fit}</b>,
            w.times(candidate.opportunities),
          ],
        }))}
      />
      <Pager
        page={page}
        current={view.number}
        last={view.last}
        href={(number) => `/positions/${position.number}/candidates?page=${number}`}
      />
      <Actions>
        <ButtonLink href={page.to(`/positions/${position.number}/candidates.xlsx`)} download>
          {w.downloadCandidates}
        </ButtonLink>
      </Actions>
    </div>
  );
}

function Name({ page, position, student }: { page: Page; position: string; student: CandidateName }) {
  const year = student.graduationYear === null ? null : page.words.official.graduates(student.graduationYear);
  return (
    <>
      <a href={page.to(`/students/${student.number}/matches/${position}`)}>
        <Zh page={page}>{student.name}</Zh>
      </a>
      <p class="small">
        <Dots
          items={[
            student.number,
            ...(student.major === null ? [] : [<Zh page={page}>{student.major}</Zh>]),
            ...(year === null ? [] : [year]),
          ]}
        />
      </p>
    </>
  );
}

/** The needs that are not met by name, the others as a count. */
function needsSaid(page: Page, match: Match): { verdict: Verdict; text: string }[] {
  const w = page.words.matching;
  if (match.flags.includes('needs_not_confirmed')) return [{ verdict: 'to_verify', text: w.notAsked }];
  const missing = match.needs.filter((need) => need.verdict !== 'met');
  const { met } = countVerdicts(match.needs);
  const rest = missing.length === 0 ? w.metOf(met) : w.otherMet(met);
  return [
    ...missing.map((need) => ({ verdict: need.verdict, text: needName(page, need.need) })),
    ...(met > 0 || missing.length === 0 ? [{ verdict: 'met' as const, text: rest }] : []),
  ];
}
