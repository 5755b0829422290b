import { regionShortName } from '../../src/reference/index.ts';
import type { Problems } from '../../src/errors.ts';
import type { StudentRequest } from '../../src/students/link-request.ts';
import type { Twins } from '../../src/students/reads-twins.ts';
import { Unverified } from '../accounts/unverified.tsx';
import { Frame } from '../frame.tsx';
import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Answers } from '../parts/answers.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { Radios, type Option } from '../parts/choice-field.tsx';
import { Dots } from '../parts/dots.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';
import { Fill } from './fill.tsx';
import { Masked } from './masked.tsx';
import { TwinName } from './new-page.tsx';

type Props = {
  page: Page;
  request: StudentRequest;
  /** Certificate number and mail that she gave, masked. */
  masked: { readonly certificate: string | null; readonly mail: string | null };
  found: Twins;
  student: string;
  reason: string;
  problems: Problems;
};

/** One registration of a student: what she said, who she may be, and the decision. */
export function RequestPage(props: Props) {
  const { page, request, problems } = props;
  const words = page.words.students.request;
  return (
    <Frame
      page={page}
      title={words.title(request.facts.name)}
      heading={
        <Fill sentence={words.title}>
          <Zh page={page}>{request.facts.name}</Zh>
        </Fill>
      }
      kicker={words.kicker}
      lead={words.lead(momentName(page, request.created_at))}
      back={{ href: '/accounts/waiting', label: words.back }}
      current="students"
      wrong={Object.keys(problems).length > 0}
    >
      <div class="stack">
        <ErrorSummary
          page={page}
          problems={problems}
          labels={{ student: words.who, certificate: words.certificate, reason: words.reason }}
        />
        <Sections>
          <Section title={words.facts}>
            <Said {...props} />
          </Section>
          <Section title={words.decision}>
            <Approve {...props} />
          </Section>
          <Section title={words.refuseTitle}>
            <Refuse {...props} />
          </Section>
        </Sections>
      </div>
    </Frame>
  );
}

function Said({ page, request, masked }: Props) {
  const { fields, request: words } = page.words.students;
  const { facts, district } = request;
  const hidden = (text: string | null) => (text === null ? null : <Masked page={page} text={text} />);
  return (
    <Answers
      page={page}
      answers={[
        { label: fields.name, value: <Zh page={page}>{facts.name}</Zh> },
        { label: fields.school, value: <Zh page={page}>{facts.school}</Zh> },
        { label: fields.graduation_year, value: facts.graduation_year },
        { label: words.certificate, value: hidden(masked.certificate) },
        { label: fields.district, value: district && <Zh page={page}>{regionShortName(district)}</Zh> },
        { label: fields.mail, value: masked.mail && <Unverified page={page}>{hidden(masked.mail)}</Unverified> },
      ]}
    />
  );
}

function Approve({ page, request, found, student, problems }: Props) {
  const words = page.words.students.request;
  const options: Option[] = [
    ...found.twins.map((twin) => ({
      value: twin.number,
      label: <TwinName page={page} twin={twin} />,
      note: (
        <Dots
          items={[
            twin.because === 'certificate' ? words.same : words.alike,
            twin.differs && words.differs,
            twin.hasAccount && words.hasAccount,
          ]}
        />
      ),
    })),
    ...(found.elsewhere || found.twins.some((twin) => twin.because === 'certificate')
      ? []
      : [{ value: 'new', label: words.new }]),
  ];
  return (
    <Panel>
      {found.elsewhere && (
        <Notice kind="todo" title={words.certificate} id="elsewhere">
          {words.elsewhere}
        </Notice>
      )}
      {options.length > 0 && (
        <Form page={page} action={`/students/requests/${request.id}`}>
          <Radios
            page={page}
            name="student"
            label={words.who}
            options={options}
            value={student}
            problem={problems['student'] ?? problems['certificate']}
          />
          <Actions>
            <Button name="decision" value="approve">
              {words.approve}
            </Button>
          </Actions>
        </Form>
      )}
    </Panel>
  );
}

function Refuse({ page, request, reason, problems }: Props) {
  const words = page.words.students.request;
  return (
    <Panel>
      <Form page={page} action={`/students/requests/${request.id}`}>
        <TextField
          page={page}
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          value={reason}
          problem={problems['reason']}
        />
        <Actions>
          <Button kind="secondary" name="decision" value="refuse">
            {words.refuse}
          </Button>
        </Actions>
      </Form>
    </Panel>
  );
}
