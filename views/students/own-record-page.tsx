import type { RecordView } from '../../src/students/reads-record.ts';
import type { SectionKey, SectionState } from '../../src/students/rules-record.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Answers } from '../parts/answers.tsx';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { answersOf } from './record-answers.tsx';

type Props = {
  page: Page;
  record: RecordView;
  sections: readonly SectionKey[];
  states: Readonly<Record<SectionKey, SectionState>>;
};

/** Her own record as it stands, each section with its way to change it. */
export function OwnRecordPage({ page, record, sections, states }: Props) {
  const { students } = page.words;
  const open = sections.filter((section) => states[section] !== 'done').length;
  const props = { page, record, reveal: null };
  return (
    <Frame page={page} title={students.own.title} kicker={record.number} lead={students.own.lead} current="record">
      <Sections>
        <div class="stack">
          <Actions>
            <ButtonLink href={page.to('/my/record/edit')} kind="primary">
              {students.own.open(open)}
            </ButtonLink>
            <ButtonLink href={page.to('/my/needs')} kind="secondary">
              {students.own.needs}
            </ButtonLink>
            <ButtonLink href={page.to('/my/disability')} kind="secondary">
              {students.own.disability}
            </ButtonLink>
            <ButtonLink href={page.to(`/students/${record.number}/annex2`)}>{students.annex2}</ButtonLink>
          </Actions>
        </div>
        {sections.map((section) => (
          <Section title={students.sections[section]} id={section}>
            <Answers page={page} answers={answersOf(section, props)} />
            {section === 'contact' && <p class="small">{students.own.masked}</p>}
            <ButtonLink href={page.to(`/my/record/edit?section=${section}`)}>
              {page.words.parts.change}
              <span class="vh"> {students.sections[section]}</span>
            </ButtonLink>
          </Section>
        ))}
        <Section title={students.own.views}>
          <Actions>
            <ButtonLink href={page.to('/my/views')} kind="secondary">
              {students.own.views}
            </ButtonLink>
            <ButtonLink href={page.to('/my/data')} kind="secondary" download>
              {students.own.data}
            </ButtonLink>
          </Actions>
          <p class="small">{students.own.dataNote}</p>
        </Section>
      </Sections>
    </Frame>
  );
}
