import type { InvitationLine } from '../../src/accounts/open-invitations.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Form } from '../parts/form.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import { DoneNotice } from './done-notice.tsx';
import { Place } from './place.tsx';
import { roleName } from './role-name.ts';
import { When } from './when.tsx';

/** Links that are out and that nobody has accepted yet, each with the way to take it back. */
export function InvitationsPage({ page, lines }: { page: Page; lines: readonly InvitationLine[] }) {
  const { fields, invite, invitations, list, own } = page.words.accounts;
  const columns = [
    { label: fields.role },
    { label: fields.place },
    { label: invitations.by },
    { label: invitations.at },
    { label: invite.untilLabel },
    { label: own.act, short: null, silent: true },
  ];
  const rows = lines.map((line) => ({
    cells: [
      roleName(page, line.role),
      <Place page={page} role={line.role} place={line.place} />,
      line.by_name === null ? page.words.accounts.audit.system : <Zh page={page}>{line.by_name}</Zh>,
      <When at={line.created_at} />,
      <When at={line.expires_at} />,
      <Revoke page={page} line={line} />,
    ],
  }));
  return (
    <Frame
      page={page}
      title={invitations.title}
      lead={invitations.lead(lines.length)}
      back={{ href: '/accounts', label: list.back }}
      current="accounts"
      counted
    >
      <div class="stack">
        <DoneNotice page={page} />
        <Actions>
          <ButtonLink href={page.to('/accounts/invite')} kind="secondary">
            {list.invite}
          </ButtonLink>
        </Actions>
        {lines.length === 0 ? (
          <EmptyState title={invitations.empty}>{invitations.emptyLead}</EmptyState>
        ) : (
          <Table caption={invitations.title} columns={columns} rows={rows} />
        )}
      </div>
    </Frame>
  );
}

function Revoke({ page, line }: { page: Page; line: InvitationLine }) {
  return (
    <Form page={page} action={`/accounts/invitations/${line.id}/revoke`}>
      <Button kind="tertiary">
        {page.words.accounts.invitations.revoke}
        <span class="vh">
          {' '}
          {roleName(page, line.role)} <Zh page={page}>{line.place}</Zh>
        </span>
      </Button>
    </Form>
  );
}
