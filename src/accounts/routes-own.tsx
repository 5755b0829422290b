import { AccountPage } from '../../views/accounts/account-page.tsx';
import { NotFound, type Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { readForm } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { changePassword } from './change-password.ts';
import { endOtherSessions, endSession } from './end-sessions.ts';
import { changePasswordForm } from './input.ts';
import { ownAccount } from './own-reads.ts';
import { callerOf, giveCookie, standingAt } from './routes-caller.ts';
import { switchMembership } from './switch-membership.ts';

/** One's own account. */
export const ownRoutes: readonly Route[] = [
  page('/account', 'account.keep', (ask) => showAccount(ask, {})),
  act('/account/password', 'account.keep', postPassword),
  act('/account/sessions/end', 'account.keep', postEnd),
  act('/account/membership', 'account.keep', postMembership),
];

async function showAccount(ask: Ask, problems: Problems): Promise<Response> {
  const account = await ownAccount(ask.ctx, callerOf(ask).token);
  const status = Object.keys(problems).length > 0 ? 422 : 200;
  return ask.show(
    <AccountPage page={standingAt(ask.page, '/account')} account={account} problems={problems} />,
    status,
  );
}

async function postPassword(ask: Ask): Promise<Response> {
  const read = readForm(await ask.form(), changePasswordForm);
  if (!read.ok) return showAccount(ask, read.problems);
  const changed = await changePassword(ask.ctx, read.value, callerOf(ask));
  if (!changed.ok) return showAccount(ask, changed.problems);
  giveCookie(ask, changed.secret);
  return ask.go('/account?done=password_changed');
}

async function postEnd(ask: Ask): Promise<Response> {
  const session = (await ask.form()).text('session');
  if (session !== 'others') {
    await endSession(ask.ctx, session);
    return ask.go('/account?done=session_ended');
  }
  const { token } = callerOf(ask);
  if (token === null) throw new NotFound();
  await endOtherSessions(ask.ctx, token);
  return ask.go('/account?done=sessions_ended');
}

async function postMembership(ask: Ask): Promise<Response> {
  const id = (await ask.form()).text('membership');
  if (!/^[1-9]\d{0,14}$/.test(id)) throw new NotFound();
  giveCookie(ask, await switchMembership(ask.ctx, Number(id), callerOf(ask).token));
  return ask.go('/account?done=switched');
}
