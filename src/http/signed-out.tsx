import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { filledByField, type Page } from '../../views/page.ts';
import type { Carried } from '../../views/problem/filled-in.ts';
import { SignedOutPage } from '../../views/problem/signed-out-page.tsx';
import { formBytes, readBody } from './form.ts';
import { typedIn } from './typed-in.ts';

const limit = bodyLimit({ maxSize: formBytes });

/**
 * Answers somebody who has to sign in first. A page is come back to by itself; what was typed into a form is given back on
 * a page, to be sent again after signing in beside it: with the mark of who filled it in, so that nobody else can send it.
 */
export async function answerSignedOut(c: Context, page: Page): Promise<Response> {
  if (c.req.method === 'GET') {
    return c.redirect(page.to(`/sign-in?next=${encodeURIComponent(page.to(page.path) + page.search)}`), 303);
  }
  return c.html(`<!doctype html>${await SignedOutPage({ page, carried: await carriedBy(c) })}`, 401);
}

/** The fields of a form without files, one by one; null: it cannot be carried, or does not say who filled it in. */
async function carriedBy(c: Context): Promise<Carried | null> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header('Content-Type') ?? '')) return null;
  try {
    let carried: Carried | null = null;
    await limit(c, async () => {
      const form = await readBody(c.req.raw);
      if (form.values[filledByField]) carried = typedIn(form);
    });
    return carried;
  } catch (error) {
    if (error instanceof HTTPException) return null;
    throw error;
  }
}
