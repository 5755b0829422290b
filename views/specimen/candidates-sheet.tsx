import type { Child } from 'hono/jsx';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Dots } from '../parts/dots.tsx';
import { Form } from '../parts/form.tsx';
import { MarkList } from '../parts/mark-strip.tsx';
import type { MatchClass, Verdict } from '../parts/mark.tsx';
import { Notice } from '../parts/notice.tsx';
import { Pager } from '../parts/pager.tsx';
import { RowPick } from '../parts/row-pick.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { ClassTag } from '../parts/tag.tsx';
import { Zh } from '../parts/zh.tsx';
import { employers, sampleFor, students } from './sample.ts';

type Sample = {
  matchClass: MatchClass;
  need: readonly [Verdict, number] | null;
  rest: number;
  fit: number;
  chances: number;
};

const rows: readonly Sample[] = [
  { matchClass: 'ready', need: null, rest: 4, fit: 80, chances: 1 },
  { matchClass: 'on_request', need: ['met_on_request', 0], rest: 4, fit: 75, chances: 1 },
  { matchClass: 'to_verify', need: ['to_verify', 1], rest: 3, fit: 80, chances: 2 },
  { matchClass: 'to_verify', need: null, rest: 0, fit: 60, chances: 3 },
  { matchClass: 'gap', need: ['gap', 2], rest: 3, fit: 70, chances: 1 },
];

export function CandidatesSheet({ page }: { page: Page }) {
  const t = sampleFor(page.lang).candidates;
  return (
    <Frame
      page={page}
      title={t.title}
      back={{ href: '/specimen', label: t.back }}
      kicker={<Dots items={[t.back, <Zh page={page}>{employers[2]}</Zh>]} />}
      lead={t.lead}
      counted
      number={2}
      current="managedPositions"
    >
      <Sections>
        <Notice>{t.notice}</Notice>
        <Form page={page} action="/specimen/candidates">
          <div class="stack">
            <Actions>
              <Button>{t.act}</Button>
              <p class="muted">{t.chosen}</p>
            </Actions>
            <Candidates page={page} />
            <Actions>
              <Button>{t.act}</Button>
              <ButtonLink href="#main">{t.download}</ButtonLink>
            </Actions>
            <Pager page={page} current={2} last={3} href={(number) => `/specimen/candidates?page=${number}`} />
          </div>
        </Form>
        <Section title={t.hiddenTitle} lead={t.hiddenLead}>
          <ButtonLink href="#main">{t.hiddenLink}</ButtonLink>
        </Section>
      </Sections>
    </Frame>
  );
}

function Candidates({ page }: { page: Page }) {
  const t = sampleFor(page.lang).candidates;
  const [choose, student, verdict, needs, fit, chances] = t.heads;
  return (
    <Table
      caption={t.title}
      header={1}
      columns={[
        { label: choose, short: null, silent: true },
        { label: student },
        { label: verdict },
        { label: needs },
        { label: fit, numeric: true },
        { label: chances, numeric: true },
      ]}
      rows={rows.map((row, index) => ({
        chosen: index < 2,
        cells: [
          <RowPick
            page={page}
            name="student"
            value={String(index)}
            about={<Zh page={page}>{students[index]}</Zh>}
            ticked={index < 2}
          />,
          <Name page={page} index={index} />,
          <Verdict page={page} row={row} />,
          <MarkList items={needsOf(t, row)} />,
          <b>{row.fit}</b>,
          t.times(row.chances),
        ],
      }))}
    />
  );
}

function Name({ page, index }: { page: Page; index: number }) {
  const t = sampleFor(page.lang).candidates;
  return (
    <>
      <a href={page.to('/specimen')}>
        <Zh page={page}>{students[index]}</Zh>
      </a>
      <p class="small thin">
        <Dots items={[`D000${index + 7}`, t.majors[index], t.year(2027)]} />
      </p>
    </>
  );
}

function Verdict({ page, row }: { page: Page; row: Sample }) {
  return (
    <>
      <ClassTag page={page} matchClass={row.matchClass} />
      {row.rest === 0 && <p class="small">{sampleFor(page.lang).candidates.counsellor}</p>}
    </>
  );
}

function needsOf(t: ReturnType<typeof sampleFor>['candidates'], row: Sample): { verdict: Verdict; text: Child }[] {
  if (row.rest === 0) return [{ verdict: 'to_verify', text: t.notConfirmed }];
  if (row.need === null) return [{ verdict: 'met', text: t.all }];
  return [
    { verdict: row.need[0], text: t.needs[row.need[1]] },
    { verdict: 'met', text: t.rest(row.rest) },
  ];
}
