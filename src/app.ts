import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { PageSearch } from '../search/index.ts';
import type { Page } from '../views/page.ts';
import { filledIn } from '../views/problem/filled-in.ts';
import { ProblemPage, type ProblemKind, type ProblemSaid } from '../views/problem/problem-page.tsx';
import { accountRoutes, actorOf, actorStill } from './accounts/index.ts';
import { baseRoutes } from './bases/index.ts';
import { exportRoutes } from './exports/index.ts';
import { may, type Actor } from './accounts/policy.ts';
import type { Ctx } from './ctx.ts';
import type { Deps } from './deps.ts';
import { Conflict, FilledByOther, NotFound, SignInNeeded, TooMany } from './errors.ts';
import { makeAsk } from './http/ask.ts';
import type { Assets } from './http/assets.ts';
import { formBytes, type Form } from './http/form.ts';
import { headers, sameOrigin, strictTransport, withoutNul } from './http/guard.ts';
import { displayRoutes } from './http/display.tsx';
import { atFormPage } from './http/form-page.ts';
import { makePage } from './http/page.ts';
import { makePlaces, type TakePlace } from './http/places.ts';
import type { Route } from './http/route.ts';
import { answerSignedOut } from './http/signed-out.tsx';
import { typedIn } from './http/typed-in.ts';
import { importRoutes } from './imports/index.ts';
import { matchingRoutes } from './matching/index.ts';
import { organizationRoutes } from './organizations/index.ts';
import { positionRoutes } from './positions/index.ts';
import { siteRoutes } from './site/index.ts';
import { studentRoutes } from './students/index.ts';

/** Every page, file and act of the product, room by room. */
export const routeTable: readonly Route[] = [
  ...displayRoutes,
  ...accountRoutes,
  ...organizationRoutes,
  ...baseRoutes,
  ...studentRoutes,
  ...positionRoutes,
  ...matchingRoutes,
  ...importRoutes,
  ...exportRoutes,
  ...siteRoutes,
];

type Env = { Variables: { actor: Actor; page: Page; search: PageSearch | null; form?: Form } };

/** The product over HTTP: read it from top to bottom to follow one request. */
export function createApp(deps: Deps, assets: Assets): Hono<Env> {
  const app = new Hono<Env>({ strict: false });
  app.use(headers);
  app.use(strictTransport(deps.config.publicUrl));
  app.get('/livez', (c) => c.text('ok'));
  app.get('/readyz', async (c) => c.text(...(await readiness(deps))));
  app.get('/static/*', (c) => assets.respond(c.req.raw) ?? c.text('404', 404));
  app.get('/favicon.ico', (c) => assets.respond(c.req.raw) ?? c.text('404', 404));
  app.use(withoutNul);
  app.use(sameOrigin(deps.config.publicUrl));
  app.use(async (c, next) => {
    c.set('actor', await actorOf(deps, c));
    c.set('search', deps.index?.forPage() ?? null);
    c.set('page', await makePage(deps, assets, c, c.var.actor, c.var.search));
    await next();
  });
  const takePlace = makePlaces();
  for (const route of routeTable) mount(app, deps, route, takePlace);
  app.notFound((c) => problem(c, deps, assets, 'not_found', 404));
  app.onError((error, c) => answerError(error, c, deps, assets));
  return app;
}

function mount(app: Hono<Env>, deps: Deps, route: Route, takePlace: TakePlace): void {
  const limit = bodyLimit({ maxSize: route.bodyLimit ?? formBytes });
  for (const path of [route.path, route.path === '/' ? '/en' : `/en${route.path}`]) {
    // Who asks comes before the body: of one that nobody may send, nothing is read.
    app.on(route.method, path, async (c, next) => {
      const { actor } = c.var;
      if (!may(actor, route.verb)) throw actor.kind === 'visitor' ? new SignInNeeded() : new NotFound();
      return next();
    });
    if (route.method === 'POST') app.post(path, limit);
    app.on(route.method, path, async (c) => {
      const ctx: Ctx = { ...deps, search: c.var.search ?? deps.search, actor: c.var.actor };
      return route.answer(makeAsk(c, ctx, c.var.page, { whoNow: () => actorStill(deps, c), takePlace }));
    });
  }
}

async function readiness(deps: Deps): Promise<[string, 200 | 503]> {
  try {
    await deps.db.selectFrom('agency').select('id').execute();
    return ['ready', 200];
  } catch {
    return ['not ready', 503];
  }
}

/** The one place that knows what an error is in HTTP. */
async function answerError(error: Error, c: Context<Env>, deps: Deps, assets: Assets): Promise<Response> {
  if (error instanceof SignInNeeded) return answerSignedOut(c, c.var.page);
  if (error instanceof NotFound) return problem(c, deps, assets, 'not_found', 404);
  if (error instanceof Conflict) {
    const { page, form } = c.var;
    return problem(c, deps, assets, 'conflict', 409, form ? { filled: filledIn(page, typedIn(form)) } : {});
  }
  if (error instanceof FilledByOther) return problem(c, deps, assets, 'filled_by_other', 409);
  if (error instanceof TooMany) {
    c.header('Retry-After', String(error.retryAfter));
    return problem(c, deps, assets, 'too_many', 429, { retryAfter: error.retryAfter });
  }
  if (error instanceof HTTPException && error.status === 413) {
    // What is left of the body is not read, so nothing else can come over this connection.
    c.header('Connection', 'close');
    return problem(c, deps, assets, 'too_large', 413);
  }
  if (error instanceof HTTPException && error.status === 400) return error.getResponse();
  deps.log.error({ err: error, route: c.req.routePath }, 'a request broke');
  return problem(c, deps, assets, 'broken', 500);
}

async function problem(
  c: Context<Env>,
  deps: Deps,
  assets: Assets,
  kind: ProblemKind,
  status: 404 | 409 | 413 | 429 | 500,
  said: ProblemSaid = {},
): Promise<Response> {
  const page = atFormPage(c.var.page ?? (await makePage(deps, assets, c, { kind: 'visitor' })), c, routeTable);
  return c.html(`<!doctype html>${await ProblemPage({ page, kind, ...said })}`, status);
}
