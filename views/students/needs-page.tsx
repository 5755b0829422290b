import type { Child } from 'hono/jsx';
import { needWithId } from '../../src/reference/index.ts';
import type { AskedNeed, NeedGroup, NeedSheet } from '../../src/students/rules-needs.ts';
import type { NeedAnswer } from '../../src/students/tables.ts';
import { Frame } from '../frame.tsx';
import { dayName, momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Radios, Tick } from '../parts/choice-field.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Zh } from '../parts/zh.tsx';
import { Fill } from './fill.tsx';

/** Whose needs: her own page, or that of staff who sit with her. */
export type WhoseNeeds = {
  readonly path: string;
  readonly own: boolean;
  /** The student, for staff. */
  readonly student: { readonly name: string; readonly number: string } | null;
};

type Props = {
  page: Page;
  whose: WhoseNeeds;
  sheet: NeedSheet;
  acceptsRemote: boolean;
  /** The need beside which remote work is asked about. */
  remoteNeed: string;
  version: number;
  confirmedOn: string | null;
  draftSavedAt: Date | null;
};

const answers: readonly NeedAnswer[] = ['must', 'nice', 'not_needed', 'later'];

/** Plain questions on one page, by what they are about. Nothing here counts before it is confirmed on the next page. */
export function NeedsPage(props: Props) {
  const { page, whose, sheet, version } = props;
  const { needs } = page.words;
  const others = sheet.others.reduce((sum, group) => sum + group.needs.length, 0);
  return (
    <NeedsFrame page={page} whose={whose}>
      <Form page={page} action={whose.path}>
        <input type="hidden" name="version" value={String(version)} />
        <Sections>
          <Standing {...props} />
          {sheet.asked.map((group) => (
            <Section title={needs.domains[group.domain]} id={group.domain}>
              <Questions {...props} group={group} />
            </Section>
          ))}
          {others > 0 && (
            <Disclosure summary={needs.others(others)}>
              <div class="stack">
                {sheet.others.map((group) => (
                  <>
                    <h2 class="h3">{needs.domains[group.domain]}</h2>
                    <Questions {...props} group={group} />
                  </>
                ))}
              </div>
            </Disclosure>
          )}
          <Acts page={page} />
        </Sections>
      </Form>
    </NeedsFrame>
  );
}

function NeedsFrame({ page, whose, children }: { page: Page; whose: WhoseNeeds; children?: Child }) {
  const { needs, students } = page.words;
  const { student } = whose;
  return (
    <Frame
      page={page}
      title={student ? needs.titleOf(student.name) : needs.title}
      {...(student
        ? {
            heading: (
              <Fill sentence={needs.titleOf}>
                <Zh page={page}>{student.name}</Zh>
              </Fill>
            ),
          }
        : {})}
      lead={student ? needs.leadStaff : needs.lead}
      current={student ? 'students' : 'needs'}
      back={
        student
          ? { href: `/students/${student.number}`, label: <Zh page={page}>{student.name}</Zh> }
          : { href: '/my/record', label: students.own.title }
      }
    >
      {children}
    </Frame>
  );
}

/** Who can see it, what counts now, and what was chosen beforehand. */
function Standing({ page, whose, sheet, confirmedOn, draftSavedAt, version }: Props) {
  const { needs } = page.words;
  const suggested = sheet.asked.flatMap((group) => group.needs).filter((need) => need.suggested).length;
  return (
    <div class="stack">
      <Notice title={needs.privacyTitle} id="privacy">
        {needs.privacy}
      </Notice>
      {suggested > 0 && (
        <Notice kind="todo" title={needs.suggestedTitle(suggested)} id="suggested">
          {needs.suggestedLead}
        </Notice>
      )}
      <div class="tight">
        <p>{confirmedOn === null ? needs.notYet : needs.confirmedOn(dayName(page, confirmedOn))}</p>
        {draftSavedAt !== null && <p>{needs.draft(momentName(page, draftSavedAt))}</p>}
        <p>{needs.answerNotes}</p>
        {version > 0 && <ButtonLink href={page.to(`${whose.path}/history`)}>{needs.history}</ButtonLink>}
      </div>
    </div>
  );
}

function Questions({ page, whose, group, remoteNeed, acceptsRemote }: Props & { group: NeedGroup }) {
  const { needs } = page.words;
  return (
    <Panel>
      {group.needs.map((asked) => (
        <>
          <Question page={page} asked={asked} own={whose.own} />
          {asked.need === remoteNeed && (
            <div class="field">
              <Tick name="accepts_remote" label={needs.remote} note={needs.remoteNote} ticked={acceptsRemote} />
            </div>
          )}
        </>
      ))}
    </Panel>
  );
}

/** In her own words for her; with the catalogue's explanation for staff, who ask. */
function Question({ page, asked, own }: { page: Page; asked: AskedNeed; own: boolean }) {
  const { needs } = page.words;
  const need = needWithId(asked.need);
  if (!need) return null;
  const zh = page.lang === 'zh';
  const rationale = zh ? need.rationale : need.rationale_en;
  const why = (own && needs.plain[asked.need]) || rationale;
  return (
    <Radios
      page={page}
      name={asked.need}
      label={zh ? need.ask : need.ask_en}
      hint={asked.suggested ? [<b>{needs.suggested}</b>, ' ', why] : why}
      inline
      options={answers.map((value) => ({ value, label: needs.answers[value] }))}
      value={asked.answer}
    />
  );
}

function Acts({ page }: { page: Page }) {
  const { needs } = page.words;
  return (
    <div class="tight">
      <Actions>
        <Button name="step" value="check">
          {needs.check}
        </Button>
        <Button kind="secondary" name="step" value="keep">
          {needs.keep}
        </Button>
      </Actions>
      <p class="small">{needs.keepNote}</p>
    </div>
  );
}
