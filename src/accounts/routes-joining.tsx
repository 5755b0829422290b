import { InvitationGonePage, InvitationPage } from '../../views/accounts/invitation-page.tsx';
import { SetupPage } from '../../views/accounts/setup-page.tsx';
import { NotFound, type Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { readForm, type Form } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { acceptInvitation, invitationOf } from './accept-invitation.ts';
import { ownAccountForm, setupForm } from './input.ts';
import { callerOf, giveCookie, givenIn, nothing } from './routes-caller.ts';
import { isSetupOpen, setUp } from './setup.ts';
import { switchMembership } from './switch-membership.ts';

/** Coming in for the first time by an invitation, or as the first administrator. */
export const joiningRoutes: readonly Route[] = [
  page('/invitations/:token', 'account.enter', (ask) => showInvitation(ask)),
  act('/invitations/:token', 'account.enter', postInvitation),
  page('/setup', 'account.enter', async (ask) => {
    if (!(await isSetupOpen(ask.ctx))) throw new NotFound();
    return ask.show(<SetupPage page={ask.page} given={nothing} problems={{}} />);
  }),
  act('/setup', 'account.enter', postSetup),
];

type Shown = { readonly form: Form; readonly problems: Problems };
const status = (shown?: Shown) => (shown ? 422 : 200);

async function showInvitation(ask: Ask, shown?: Shown): Promise<Response> {
  const secret = ask.param('token');
  const invitation = await invitationOf(ask.ctx, secret);
  if (invitation === null) return ask.show(<InvitationGonePage page={ask.page} />, 404);
  const { actor } = ask.ctx;
  const invited = (name: string) => (name === 'mail' ? (invitation.mail ?? '') : '');
  return ask.show(
    <InvitationPage
      page={ask.page}
      given={shown ? givenIn(shown.form) : invited}
      problems={shown?.problems ?? {}}
      secret={secret}
      invitation={invitation}
      signedInAs={actor.kind === 'person' ? actor.name : null}
    />,
    status(shown),
  );
}

async function postInvitation(ask: Ask): Promise<Response> {
  const secret = ask.param('token');
  const caller = callerOf(ask);
  const form = await ask.form();
  if (ask.ctx.actor.kind === 'person') {
    const accepted = await acceptInvitation(ask.ctx, secret, null, caller);
    if (!accepted.ok) return showInvitation(ask, { form, problems: accepted.problems });
    giveCookie(ask, await switchMembership(ask.ctx, accepted.membershipId, caller.token));
    return ask.go('/account?done=switched');
  }
  const read = readForm(form, ownAccountForm);
  const accepted = read.ok ? await acceptInvitation(ask.ctx, secret, read.value, caller) : read;
  return accepted.ok ? ask.go('/sign-in?done=accepted') : showInvitation(ask, { form, problems: accepted.problems });
}

async function postSetup(ask: Ask): Promise<Response> {
  if (!(await isSetupOpen(ask.ctx))) throw new NotFound();
  const form = await ask.form();
  const read = readForm(form, setupForm);
  const done = read.ok ? await setUp(ask.ctx, read.value.code, read.value, callerOf(ask)) : read;
  if (done.ok) return ask.go('/sign-in?done=set_up');
  return ask.show(<SetupPage page={ask.page} given={givenIn(form)} problems={done.problems} />, 422);
}
