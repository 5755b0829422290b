import { AskResetPage, NewPasswordPage, ResetGonePage } from '../../views/accounts/reset-pages.tsx';
import { SignInPage } from '../../views/accounts/sign-in-page.tsx';
import type { Ask } from '../http/ask.ts';
import { readForm } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { askReset } from './ask-reset.ts';
import { askResetForm, resetForm, signInForm } from './input.ts';
import { nextPath, withDone } from './next-path.ts';
import { isResetOpen, resetPassword } from './reset-password.ts';
import { callerOf, giveCookie, givenIn, nothing } from './routes-caller.ts';
import { endedCookie } from './session.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

/** Signing in and out, and a new password for who forgot hers. */
export const doorRoutes: readonly Route[] = [
  page('/sign-in', 'account.enter', (ask) => {
    const next = nextPath(ask.query.get('next') ?? '');
    return ask.show(<SignInPage page={ask.page} given={nothing} problems={{}} next={next} />);
  }),
  act('/sign-in', 'account.enter', postSignIn),
  act('/sign-out', 'account.enter', async (ask) => {
    await signOut(ask.ctx, callerOf(ask).token);
    ask.c.header('Set-Cookie', endedCookie(ask.ctx.config), { append: true });
    // Not "cookies": the display settings are in one, and they stay as they are.
    ask.c.header('Clear-Site-Data', '"cache", "storage"');
    return ask.go('/?done=signed_out');
  }),
  page('/reset', 'account.enter', (ask) => ask.show(<AskResetPage page={ask.page} given={nothing} problems={{}} />)),
  act('/reset', 'account.enter', postAskReset),
  page('/reset/:token', 'account.enter', async (ask) => {
    const token = ask.param('token');
    if (!(await isResetOpen(ask.ctx, token))) return ask.show(<ResetGonePage page={ask.page} />, 404);
    return ask.show(<NewPasswordPage page={ask.page} problems={{}} token={token} />);
  }),
  act('/reset/:token', 'account.enter', postReset),
];

async function postSignIn(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const next = nextPath(form.text('next'));
  const read = readForm(form, signInForm);
  const secret = read.ok ? await signIn(ask.ctx, read.value, callerOf(ask)) : null;
  if (secret !== null) {
    giveCookie(ask, secret);
    return ask.go(withDone(next, 'signed_in'));
  }
  const problems = read.ok ? { password: 'wrong_password' as const } : read.problems;
  return ask.show(<SignInPage page={ask.page} given={givenIn(form)} problems={problems} next={next} />, 422);
}

async function postAskReset(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const read = readForm(form, askResetForm);
  if (!read.ok) {
    return ask.show(<AskResetPage page={ask.page} given={givenIn(form)} problems={read.problems} />, 422);
  }
  await askReset(ask.ctx, read.value.mail, callerOf(ask));
  return ask.go('/reset?done=reset_asked');
}

async function postReset(ask: Ask): Promise<Response> {
  const token = ask.param('token');
  const read = readForm(await ask.form(), resetForm);
  const done = read.ok ? await resetPassword(ask.ctx, token, read.value.password) : read;
  if (done.ok) return ask.go('/sign-in?done=password_reset');
  if (done.problems['token']) return ask.show(<ResetGonePage page={ask.page} />, 404);
  return ask.show(<NewPasswordPage page={ask.page} problems={done.problems} token={token} />, 422);
}
