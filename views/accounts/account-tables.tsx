import type { OwnMembership, OwnSession } from '../../src/accounts/own-reads.ts';
import type { Page } from '../page.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Dots } from '../parts/dots.tsx';
import { Form } from '../parts/form.tsx';
import { Section } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import { Fill } from '../students/fill.tsx';
import { deviceName } from './device-name.ts';
import { Place } from './place.tsx';
import { roleName } from './role-name.ts';
import { When } from './when.tsx';

/** As what she may act, and the way to change. */
export function Memberships({ page, memberships }: { page: Page; memberships: readonly OwnMembership[] }) {
  const { fields, own, states } = page.words.accounts;
  if (memberships.length === 0) return <Section title={own.memberships} lead={own.none} />;
  const rows = memberships.map((membership) => ({
    cells: [
      roleName(page, membership.role),
      <Place page={page} role={membership.role} place={membership.state === 'waiting' ? null : membership.place} />,
      <Dots items={[states[membership.state], membership.reason && <Zh page={page}>{membership.reason}</Zh>]} />,
      <SwitchTo page={page} membership={membership} />,
    ],
  }));
  const columns = [
    { label: fields.role },
    { label: fields.place },
    { label: fields.state },
    { label: own.act, short: null, silent: true },
  ];
  return (
    <Section title={own.memberships} lead={own.membershipsLead}>
      <Table caption={own.memberships} columns={columns} rows={rows} />
    </Section>
  );
}

function SwitchTo({ page, membership }: { page: Page; membership: OwnMembership }) {
  const { own } = page.words.accounts;
  if (membership.current) return <>{own.current}</>;
  if (membership.state !== 'active') return <></>;
  return (
    <Form page={page} action="/account/membership">
      <Button kind="secondary" name="membership" value={String(membership.id)}>
        <Fill sentence={own.switchTo}>
          {roleName(page, membership.role)}
          {membership.place !== null && (
            <Fill sentence={page.words.parts.aside}>
              <Zh page={page}>{membership.place}</Zh>
            </Fill>
          )}
        </Fill>
      </Button>
    </Form>
  );
}

/** Where she is signed in, and the way to end it. */
export function Sessions({ page, sessions }: { page: Page; sessions: readonly OwnSession[] }) {
  const { own } = page.words.accounts;
  const nameOf = (session: OwnSession) => deviceName(session.user_agent) ?? own.unknownDevice;
  const rows = sessions.map((session) => ({
    cells: [
      nameOf(session),
      <When at={session.created_at} />,
      <When at={session.seen_at} />,
      session.current ? own.thisOne : <EndSession page={page} id={session.id} name={nameOf(session)} />,
    ],
  }));
  const columns = [
    { label: own.device },
    { label: own.since },
    { label: own.seen },
    { label: own.act, short: null, silent: true },
  ];
  return (
    <Section title={own.sessions} lead={own.sessionsLead}>
      <Table caption={own.sessions} columns={columns} rows={rows} />
      {sessions.length > 1 && (
        <Form page={page} action="/account/sessions/end">
          <Actions>
            <Button kind="secondary" name="session" value="others">
              {own.endOthers}
            </Button>
          </Actions>
        </Form>
      )}
    </Section>
  );
}

function EndSession({ page, id, name }: { page: Page; id: string; name: string }) {
  return (
    <Form page={page} action="/account/sessions/end">
      <Button kind="tertiary" name="session" value={id}>
        {page.words.accounts.own.endOne(name)}
      </Button>
    </Form>
  );
}
