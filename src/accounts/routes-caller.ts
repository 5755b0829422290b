import type { Page } from '../../views/page.ts';
import type { Ask } from '../http/ask.ts';
import type { Form } from '../http/form.ts';
import { addressOf } from './address-of.ts';
import { sessionCookie, tokenIn } from './session.ts';
import type { Caller } from './sign-in.ts';

/** The socket as node-server hands it on; without it (a test that calls the app by itself) every caller is one. */
type Bindings = { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } } | undefined;

/** What the door knows of the browser behind a request. */
export function callerOf({ c, ctx }: Ask): Caller {
  const socket = (c.env as Bindings)?.incoming?.socket?.remoteAddress;
  return {
    address: addressOf(socket, c.req.header('X-Forwarded-For'), ctx.config.trustedProxy),
    userAgent: c.req.header('User-Agent') ?? '',
    token: tokenIn(ctx, c.req.header('Cookie')),
  };
}

/** Gives the browser the secret of its session. */
export function giveCookie({ c, ctx }: Ask, secret: string): void {
  c.header('Set-Cookie', sessionCookie(ctx.config, secret), { append: true });
}

/** What came in, to be shown again with its problems. Fields of passwords never show a value. */
export const givenIn = (form: Form) => (name: string) => form.text(name);
export const nothing = (): string => '';

/** A page shown in answer to an act that has another path: its links lead to itself, not to the act. */
export const standingAt = (page: Page, path: string): Page => ({ ...page, path, search: '' });
