import { AccountsPage } from '../../views/accounts/accounts-page.tsx';
import { AuditPage } from '../../views/accounts/audit-page.tsx';
import { InvitationsPage } from '../../views/accounts/invitations-page.tsx';
import { InvitationMadePage, InvitePlacePage, InviteRolePage } from '../../views/accounts/invite-page.tsx';
import { MembershipPage } from '../../views/accounts/membership-page.tsx';
import { requestPath, WaitingPage } from '../../views/accounts/waiting-page.tsx';
import { auditEntries } from '../audit/index.ts';
import { NotFound, type Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { readForm, type Form } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { regionShortName } from '../reference/index.ts';
import { refuseMembership } from './approve-membership.ts';
import { endMembership } from './end-membership.ts';
import { accountsFilter, auditFilter, invitationForm, reasonForm } from './input.ts';
import { invite } from './invite.ts';
import { placesToInvite } from './invite-choices.ts';
import { link } from './letters.ts';
import { invitationsFor } from './open-invitations.ts';
import { may, roles, verbs, type Role } from './policy.ts';
import { accountOf, accountsFor } from './reads.ts';
import { waitingRequests } from './registrations.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { givenIn, nothing, standingAt } from './routes-caller.ts';
import { invitableRoles } from './rules.ts';
import { membershipStates } from './tables.ts';

/** Who may come in, and what was done. */
export const staffRoutes: readonly Route[] = [
  page('/accounts', 'accounts.read', async (ask) => {
    const filter = accountsFilter.parse(asked(ask, ['role', 'state', 'page']));
    const found = await accountsFor(ask.ctx, filter);
    return ask.show(
      <AccountsPage page={ask.page} found={found} filter={filter} roles={roles} states={membershipStates} />,
    );
  }),
  page('/accounts/waiting', 'accounts.approve', async (ask) => {
    const requests = await waitingRequests(ask.ctx);
    return ask.show(<WaitingPage page={ask.page} requests={requests} districtName={regionShortName} />);
  }),
  page('/accounts/invite', 'accounts.invite', (ask) => {
    const offered = invitableRoles(ask.ctx.actor);
    const role = offered.find((one) => one === ask.query.get('role'));
    return role ? showInvite(ask, role) : ask.show(<InviteRolePage page={ask.page} roles={offered} />);
  }),
  act('/accounts/invite', 'accounts.invite', postInvite),
  page('/accounts/invitations', 'accounts.invite', async (ask) =>
    ask.show(<InvitationsPage page={ask.page} lines={await invitationsFor(ask.ctx)} />),
  ),
  act('/accounts/invitations/:id/revoke', 'accounts.invite', async (ask) => {
    await revokeInvitation(ask.ctx, ask.id('id'));
    return ask.go('/accounts/invitations?done=revoked');
  }),
  page('/accounts/:id', 'accounts.read', (ask) => showMembership(ask)),
  act('/accounts/:id/end', 'accounts.end', (ask) => decide(ask, endMembership, '/accounts?done=ended')),
  act('/accounts/:id/refuse', 'accounts.approve', (ask) =>
    decide(ask, refuseMembership, '/accounts/waiting?done=refused'),
  ),
  page('/audit', 'audit.read', async (ask) => {
    const filter = auditFilter.parse(asked(ask, ['verb', 'day', 'page']));
    const found = await auditEntries(ask.ctx, filter);
    return ask.show(<AuditPage page={ask.page} found={found} filter={filter} verbs={verbs} />);
  }),
];

const asked = (ask: Ask, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, ask.query.get(name)]));

type Shown = { readonly form: Form; readonly problems: Problems };

async function showInvite(ask: Ask, role: Role, shown?: Shown): Promise<Response> {
  return ask.show(
    <InvitePlacePage
      page={ask.page}
      given={shown ? givenIn(shown.form) : nothing}
      problems={shown?.problems ?? {}}
      role={role}
      places={await placesToInvite(ask.ctx, role)}
    />,
    shown ? 422 : 200,
  );
}

async function postInvite(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const role = invitableRoles(ask.ctx.actor).find((one) => one === form.text('role'));
  if (!role) throw new NotFound();
  const read = readForm(form, invitationForm);
  const made = read.ok ? await invite(ask.ctx, read.value) : read;
  if (!made.ok) return showInvite(ask, role, { form, problems: made.problems });
  const whole = link(ask.ctx.config, ask.page.to(`/invitations/${made.secret}`));
  return ask.show(
    <InvitationMadePage page={ask.page} link={whole} until={made.expiresAt} sent={form.text('mail').trim() !== ''} />,
  );
}

async function showMembership(ask: Ask, shown?: Shown): Promise<Response> {
  const row = await accountOf(ask.ctx, ask.id('id'));
  const decides = row.request_id !== null && may(ask.ctx.actor, 'accounts.approve', { district: row.request_district });
  const kind = row.role === 'student' ? 'student' : 'employer';
  return ask.show(
    <MembershipPage
      page={standingAt(ask.page, `/accounts/${row.membership_id}`)}
      row={row}
      request={decides && row.request_id !== null ? requestPath({ id: row.request_id, kind }) : null}
      mayEnd={may(ask.ctx.actor, 'accounts.end')}
      given={shown ? givenIn(shown.form) : nothing}
      problems={shown?.problems ?? {}}
    />,
    shown ? 422 : 200,
  );
}

type Decision = (ctx: Ask['ctx'], id: number, reason: string) => Promise<void>;

async function decide(ask: Ask, decision: Decision, next: string): Promise<Response> {
  const form = await ask.form();
  const read = readForm(form, reasonForm);
  if (!read.ok) return showMembership(ask, { form, problems: read.problems });
  await decision(ask.ctx, ask.id('id'), read.value.reason);
  return ask.go(next);
}
