import type { Problems } from '../../src/errors.ts';
import type { EmployerRequest } from '../../src/organizations/approve-employer.ts';
import type { RegistrantField } from '../../src/organizations/reveal-registrant.ts';
import type { NamedEmployer } from '../../src/organizations/reads.ts';
import { regionName } from '../../src/reference/index.ts';
import { Unverified } from '../accounts/unverified.tsx';
import { Frame } from '../frame.tsx';
import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Answers } from '../parts/answers.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice-field.tsx';
import { Dots } from '../parts/dots.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';
import { Masked } from '../students/masked.tsx';

export type Candidate = NamedEmployer & { readonly because: 'sameCode' | 'otherName' | 'alike' };

const registrantFields: readonly RegistrantField[] = ['phone', 'mail'];

type Props = {
  page: Page;
  request: EmployerRequest;
  masked: Readonly<Record<RegistrantField, string>>;
  /** The one that was asked for, in clear. */
  opened: { readonly field: RegistrantField; readonly value: string } | null;
  candidates: readonly Candidate[];
  employer: string;
  reason: string;
  problems?: Problems;
};

/** One registration of an employer: what it said, which employer it is, and the decision. */
export function RequestPage({ page, request, masked, opened, candidates, employer, reason, problems = {} }: Props) {
  const words = page.words.organizations.request;
  const labels = { employer: words.link, reason: words.reason };
  return (
    <Frame
      page={page}
      title={words.title}
      kicker={words.kicker}
      lead={words.lead(momentName(page, request.created_at))}
      back={{ href: '/accounts/waiting', label: words.back }}
      current="accounts"
      wrong={Object.keys(problems).length > 0}
    >
      <div class="stack">
        <ErrorSummary page={page} problems={problems} labels={labels} />
        <Sections>
          <Said page={page} request={request} masked={masked} opened={opened} />
          <Panel>
            <Form page={page} action={`/organizations/requests/${request.id}`}>
              <Radios
                page={page}
                name="employer"
                label={words.link}
                hint={words.linkHint}
                problem={problems['employer']}
                value={employer}
                options={optionsOf(page, candidates)}
              />
              <Actions>
                <Button name="act" value="approve">
                  {words.approve}
                </Button>
              </Actions>
            </Form>
          </Panel>
          <Refusal page={page} request={request} reason={reason} problems={problems} />
        </Sections>
      </div>
    </Frame>
  );
}

function Refusal({
  page,
  request,
  reason,
  problems,
}: Required<Pick<Props, 'page' | 'request' | 'reason' | 'problems'>>) {
  const words = page.words.organizations.request;
  return (
    <Section title={words.refuse}>
      <Panel>
        <Form page={page} action={`/organizations/requests/${request.id}`}>
          <TextField
            page={page}
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            value={reason}
            problem={problems['reason']}
          />
          <Actions>
            <Button kind="secondary" name="act" value="refuse">
              {words.refuseAct}
            </Button>
          </Actions>
        </Form>
      </Panel>
    </Section>
  );
}

function optionsOf(page: Page, candidates: readonly Candidate[]) {
  const words = page.words.organizations.request;
  const fresh = { value: 'new', label: words.fresh };
  const known = candidates.map((one) => ({
    value: String(one.id),
    label: <Dots items={[<Zh page={page}>{one.name}</Zh>, one.creditCode, words[one.because]]} />,
    ...(one.because === 'otherName' ? { note: words.otherNameNote } : {}),
  }));
  // With the same code it is the same employer: a second one is not offered.
  return candidates.some((one) => one.because !== 'alike') ? known : [...known, fresh];
}

function Said({ page, request, masked, opened }: Pick<Props, 'page' | 'request' | 'masked' | 'opened'>) {
  const { fields, request: words } = page.words.organizations;
  const { facts } = request;
  const contact = (field: RegistrantField) =>
    opened?.field === field ? opened.value : <Masked page={page} text={masked[field]} />;
  return (
    <Section title={words.said}>
      <Answers
        page={page}
        answers={[
          { label: fields.name, value: <Zh page={page}>{facts.organization}</Zh> },
          { label: fields.credit_code, value: facts.credit_code },
          { label: fields.employer_kind, value: page.words.official.employerKinds[facts.employer_kind] },
          { label: fields.district, value: facts.district && <Zh page={page}>{regionName(facts.district)}</Zh> },
          { label: words.account, value: <Zh page={page}>{facts.name}</Zh> },
          { label: fields.contact_phone, value: contact('phone') },
          { label: words.mail, value: <Unverified page={page}>{contact('mail')}</Unverified> },
        ]}
      />
      <Form page={page} action={`/organizations/requests/${request.id}`}>
        <Actions>
          {registrantFields
            .filter((field) => field !== opened?.field)
            .map((field) => (
              <Button kind="tertiary" name="show" value={field}>
                {words.show[field]}
              </Button>
            ))}
        </Actions>
      </Form>
      {opened && <p class="small">{page.words.organizations.phoneSeen}</p>}
    </Section>
  );
}
