import { InvitationPage } from '../../views/accounts/invitation-page.tsx';
import { RegisterEmployerPage } from '../../views/accounts/register-employer-page.tsx';
import { RegisterStudentPage } from '../../views/accounts/register-student-page.tsx';
import { SetupPage } from '../../views/accounts/setup-page.tsx';
import { NotFound, type Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { readForm, type Form } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { acceptInvitation, invitationOf } from './accept-invitation.ts';
import { employerRegistrationForm, ownAccountForm, setupForm, studentRegistrationForm } from './input.ts';
import { districtsHere } from './places.ts';
import { register } from './register.ts';
import { consentEdition } from './registration-facts.ts';
import { callerOf, giveCookie, givenIn, nothing } from './routes-caller.ts';
import { isSetupOpen, setUp } from './setup.ts';
import { switchMembership } from './switch-membership.ts';

/** Coming in for the first time: by registering, by an invitation, as the first administrator. */
export const joiningRoutes: readonly Route[] = [
  page('/register/student', 'account.enter', (ask) => showStudent(ask)),
  act('/register/student', 'account.enter', postStudent),
  page('/register/employer', 'account.enter', (ask) => showEmployer(ask)),
  act('/register/employer', 'account.enter', postEmployer),
  page('/invitations/:token', 'account.enter', (ask) => showInvitation(ask)),
  act('/invitations/:token', 'account.enter', postInvitation),
  page('/setup', 'account.enter', async (ask) => {
    if (!(await isSetupOpen(ask.ctx))) throw new NotFound();
    return ask.show(<SetupPage page={ask.page} given={nothing} problems={{}} />);
  }),
  act('/setup', 'account.enter', postSetup),
];

type Shown = { readonly form: Form; readonly problems: Problems };
const given = (shown?: Shown) => (shown ? givenIn(shown.form) : nothing);
const status = (shown?: Shown) => (shown ? 422 : 200);

async function choices(ask: Ask) {
  return (await districtsHere(ask.ctx)).map(({ code, name }) => ({ value: code, label: name }));
}

async function showStudent(ask: Ask, shown?: Shown): Promise<Response> {
  const form = { page: ask.page, given: given(shown), problems: shown?.problems ?? {}, districts: await choices(ask) };
  return ask.show(<RegisterStudentPage {...form} />, status(shown));
}

async function showEmployer(ask: Ask, shown?: Shown): Promise<Response> {
  const form = { page: ask.page, given: given(shown), problems: shown?.problems ?? {}, districts: await choices(ask) };
  return ask.show(<RegisterEmployerPage {...form} />, status(shown));
}

async function postStudent(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const read = readForm(form, studentRegistrationForm);
  if (!read.ok) return showStudent(ask, { form, problems: read.problems });
  const { username, password, consent: _given, disability_consent: keeps, ...said } = read.value;
  const account = { name: said.name, mail: said.mail, username, password };
  const facts = { ...said, consent: consentEdition, disability_consent: keeps ? consentEdition : null } as const;
  const registration = { kind: 'student', account, facts } as const;
  const made = await register(ask.ctx, registration, callerOf(ask));
  return made.ok ? ask.go('/sign-in?done=registered') : showStudent(ask, { form, problems: made.problems });
}

async function postEmployer(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const read = readForm(form, employerRegistrationForm);
  if (!read.ok) return showEmployer(ask, { form, problems: read.problems });
  const { password, consent: _given, ...facts } = read.value;
  const account = { name: facts.name, mail: facts.mail, username: null, password };
  const registration = { kind: 'employer', account, facts: { ...facts, consent: consentEdition } } as const;
  const made = await register(ask.ctx, registration, callerOf(ask));
  return made.ok ? ask.go('/sign-in?done=registered') : showEmployer(ask, { form, problems: made.problems });
}

async function showInvitation(ask: Ask, shown?: Shown): Promise<Response> {
  const secret = ask.param('token');
  const invitation = await invitationOf(ask.ctx, secret);
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
