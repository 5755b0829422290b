import type { Child } from 'hono/jsx';
import { regionShortName } from '../../src/reference/index.ts';
import type { RecordView } from '../../src/students/reads-record.ts';
import type { SectionKey } from '../../src/students/rules-record.ts';
import { Frame } from '../frame.tsx';
import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { Answers } from '../parts/answers.tsx';
import { Dots } from '../parts/dots.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Zh } from '../parts/zh.tsx';
import { answersOf, schoolAnswers, staffAnswers } from './record-answers.tsx';

type Props = { page: Page; record: RecordView; sections: readonly SectionKey[] };

/** A student's record for staff: 附件2 but what the certificate says, and the ways to the rest. */
export function RecordPage({ page, record, sections }: Props) {
  const { students } = page.words;
  const reveal = (field: string) => `/students/${record.number}/reveal?field=${field}`;
  const props = { page, record, reveal };
  return (
    <RecordFrame page={page} record={record} lead={students.record.lead(momentName(page, record.updated_at))}>
      <Sections>
        <div class="stack">
          <Ways page={page} number={record.number} />
          <p class="small">{students.record.logged}</p>
        </div>
        {sections.map((section) => (
          <Section title={students.sections[section]}>
            <Answers page={page} answers={answersOf(section, props)} />
          </Section>
        ))}
        <Section title={students.staffSection}>
          <Answers page={page} answers={staffAnswers(props)} />
        </Section>
        <Section title={page.words.exports.kinds.annex2} lead={students.record.annex2Lead}>
          <Actions>
            <ButtonLink href={page.to(`/students/${record.number}/annex2`)} kind="secondary">
              {students.annex2}
            </ButtonLink>
          </Actions>
        </Section>
      </Sections>
    </RecordFrame>
  );
}

/** The same for a teacher: what her school sent, and nothing else. */
export function SchoolRecordPage({ page, record }: Omit<Props, 'sections'>) {
  const { teacherLead, logged } = page.words.students.record;
  return (
    <RecordFrame page={page} record={record} lead={teacherLead}>
      <div class="stack">
        <Answers page={page} answers={schoolAnswers({ page, record, reveal: null })} />
        <p class="small">{logged}</p>
      </div>
    </RecordFrame>
  );
}

type FrameProps = { page: Page; record: RecordView; lead: string; children?: Child };

function RecordFrame({ page, record, lead, children }: FrameProps) {
  const place = record.district && <Zh page={page}>{regionShortName(record.district)}</Zh>;
  return (
    <Frame
      page={page}
      title={`${record.name} ${record.number}`}
      heading={<Zh page={page}>{record.name}</Zh>}
      kicker={<Dots items={[record.number, place]} />}
      lead={lead}
      back={{ href: '/students', label: page.words.students.record.back }}
      current="students"
    >
      {children}
    </Frame>
  );
}

function Ways({ page, number }: { page: Page; number: string }) {
  const { record } = page.words.students;
  const to = (path: string) => page.to(`/students/${number}/${path}`);
  return (
    <Actions>
      <ButtonLink href={to('matches')} kind="primary">
        {record.matches}
      </ButtonLink>
      <ButtonLink href={to('needs')} kind="secondary">
        {record.needs}
      </ButtonLink>
      <ButtonLink href={to('edit')} kind="secondary">
        {record.edit}
      </ButtonLink>
      <ButtonLink href={to('disability')} kind="secondary">
        {record.disability}
      </ButtonLink>
      <ButtonLink href={to('why')}>{page.words.evidence.why.title}</ButtonLink>
    </Actions>
  );
}
