import type { Problems } from '../../src/errors.ts';
import type { AccountRow } from '../../src/accounts/reads.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Facts } from '../parts/facts.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { TextArea } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';
import type { Given } from './account-fields.tsx';
import { Place } from './place.tsx';
import { roleName } from './role-name.ts';
import { When } from './when.tsx';

type Props = {
  page: Page;
  row: AccountRow;
  /** Where what she registered with is looked at; null when she does not wait, or this reader does not decide. */
  request: string | null;
  mayEnd: boolean;
  given: Given;
  problems: Problems;
};

/** One membership and what can be done with it. */
export function MembershipPage({ page, row, request, mayEnd, given, problems }: Props) {
  const { fields, list, one, states } = page.words.accounts;
  const facts = [
    { label: fields.role, value: roleName(page, row.role) },
    { label: fields.place, value: <Place page={page} role={row.role} place={row.place} /> },
    { label: fields.username, value: row.username ?? page.words.parts.notFilled },
    { label: fields.state, value: states[row.state] },
    ...(row.reason === null ? [] : [{ label: fields.reason, value: <Zh page={page}>{row.reason}</Zh> }]),
    { label: one.created, value: <When at={row.created_at} /> },
    { label: list.signedIn, value: row.signed_in_at ? <When at={row.signed_in_at} /> : list.never },
  ];
  const reason = { page, given, problems, id: row.membership_id };
  return (
    <Frame
      page={page}
      title={row.name}
      heading={<Zh page={page}>{row.name}</Zh>}
      back={{ href: '/accounts', label: list.back }}
      current="accounts"
      wrong={Object.keys(problems).length > 0}
    >
      <ErrorSummary page={page} problems={problems} labels={{ reason: fields.reason }} />
      <Sections>
        <Facts facts={facts} />
        {row.state === 'refused' && <p>{one.refusedNote}</p>}
        {request !== null && (
          <Section title={one.approveTitle} lead={one.approveLead}>
            <Actions>
              <ButtonLink href={page.to(request)} kind="primary">
                {one.approve}
              </ButtonLink>
            </Actions>
          </Section>
        )}
        {request !== null && (
          <Section title={one.refuseTitle} lead={one.refuseLead}>
            <ReasonForm {...reason} act="refuse" label={one.refuse} />
          </Section>
        )}
        {mayEnd && row.state === 'active' && (
          <Section title={one.endTitle} lead={one.endLead}>
            <ReasonForm {...reason} act="end" label={one.end} />
          </Section>
        )}
      </Sections>
    </Frame>
  );
}

type ReasonProps = Pick<Props, 'page' | 'given' | 'problems'> & { id: number; act: 'end' | 'refuse'; label: string };

function ReasonForm({ page, given, problems, id, act, label }: ReasonProps) {
  return (
    <Panel>
      <Form page={page} action={`/accounts/${id}/${act}`}>
        <TextArea
          page={page}
          name="reason"
          label={page.words.accounts.fields.reason}
          value={given('reason')}
          problem={problems['reason']}
          rows={3}
        />
        <Actions>
          <Button kind="secondary">{label}</Button>
        </Actions>
      </Form>
    </Panel>
  );
}
