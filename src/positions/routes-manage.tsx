import { ManagePage } from '../../views/positions/manage-page.tsx';
import { districtsHere, reachOf } from '../accounts/index.ts';
import { baseOwner } from '../bases/index.ts';
import { today, type Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { page, type Route } from '../http/route.ts';
import { employerOf } from '../organizations/index.ts';
import { managedFilter } from './input.ts';
import { managedPositions } from './reads-managed.ts';

async function showManaged(ask: Ask): Promise<Response> {
  const { ctx } = ask;
  if (reachOf(ctx.actor, 'positions.manage') !== 'any') throw new NotFound();
  const asked = managedFilter.parse(Object.fromEntries(ask.query));
  const districts = await districtsHere(ctx);
  const known = asked.district === 'all' || districts.some((one) => one.code === asked.district);
  // One employer's positions may lie anywhere.
  const district = known ? asked.district : asked.employer === null ? ownDistrict(ctx) : 'all';
  const found = await managedPositions(ctx, {
    state: asked.state,
    district: district === 'all' ? null : district,
    employerId: asked.employer,
    page: asked.page,
  });
  const employer = asked.employer === null ? null : await employerOf(ctx, asked.employer);
  const query = {
    ...(asked.state ? { state: asked.state } : {}),
    district,
    ...(asked.employer ? { employer: String(asked.employer) } : {}),
  };
  return ask.show(
    <ManagePage
      page={ask.page}
      found={found}
      filter={{ state: asked.state, district }}
      districts={districts}
      employer={employer && { name: employer.name, href: `/positions/manage?district=${district}` }}
      own={false}
      mayPost
      today={today(ctx)}
      href={(number) => `/positions/manage?${new URLSearchParams({ ...query, page: String(number) })}`}
    />,
  );
}

const ownDistrict = ({ actor }: Ctx): string => (actor.kind === 'person' && actor.membership?.scope.district) || 'all';

async function showOwn(ask: Ask): Promise<Response> {
  const { ctx } = ask;
  if (reachOf(ctx.actor, 'positions.manage') === 'any') throw new NotFound();
  const { state, page: number } = managedFilter.parse(Object.fromEntries(ask.query));
  const found = await managedPositions(ctx, { state, district: null, employerId: null, page: number });
  const query = state ? { state } : {};
  return ask.show(
    <ManagePage
      page={ask.page}
      found={found}
      filter={{ state, district: 'all' }}
      districts={[]}
      employer={null}
      own
      mayPost={await mayPost(ctx)}
      today={today(ctx)}
      href={(next) => `/my/positions?${new URLSearchParams({ ...query, page: String(next) })}`}
    />,
  );
}

/** A base posts for the employer that it belongs to, as soon as there is one. */
async function mayPost(ctx: Ctx): Promise<boolean> {
  const scope = ctx.actor.kind === 'person' ? ctx.actor.membership?.scope : undefined;
  if (scope?.baseId === undefined) return true;
  return (await baseOwner(ctx, scope.baseId))?.employerId != null;
}

export const manageRoutes: readonly Route[] = [
  page('/positions/manage', 'positions.manage', showManaged),
  page('/my/positions', 'positions.manage', showOwn),
];
