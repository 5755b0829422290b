import { BasePage } from '../../views/bases/base-page.tsx';
import { BasesPage } from '../../views/bases/bases-page.tsx';
import { districtsHere, may } from '../accounts/index.ts';
import type { Ctx } from '../ctx.ts';
import type { Ask } from '../http/ask.ts';
import { act, page, type Route } from '../http/route.ts';
import { basesFilter } from './input.ts';
import { revealBasePhone } from './phone.ts';
import { baseOf, basesFor, ownBaseId } from './reads.ts';
import { saveForm, showForm } from './routes-form.tsx';

async function showList(ask: Ask): Promise<Response> {
  const asked = basesFilter.parse(Object.fromEntries(ask.query));
  const districts = await districtsHere(ask.ctx);
  const known = asked.district === 'all' || districts.some((one) => one.code === asked.district);
  const filter = { ...asked, district: known ? asked.district : ownDistrict(ask.ctx) };
  const found = await basesFor(ask.ctx, filter);
  const query = { district: filter.district, ...(filter.words ? { words: filter.words } : {}) };
  const href = (number: number) => `/bases?${new URLSearchParams({ ...query, page: String(number) })}`;
  const mayAdd = may(ask.ctx.actor, 'bases.change');
  const view = { page: ask.page, found, filter, districts, mayAdd, href };
  return ask.show(<BasesPage {...view} />);
}

const ownDistrict = ({ actor }: Ctx): string => (actor.kind === 'person' && actor.membership?.scope.district) || 'all';

/** `/my/base` is the actor's own, the other path the one with that id. */
const showOne = (own: boolean) => async (ask: Ask) => {
  const base = await baseOf(ask.ctx, own ? ownBaseId(ask.ctx) : ask.id('id'));
  return ask.show(<BasePage page={ask.page} base={base} own={own} />);
};

async function showPhone(ask: Ask): Promise<Response> {
  const base = await baseOf(ask.ctx, ask.id('id'));
  const phone = await revealBasePhone(ask.ctx, base.id);
  return ask.show(<BasePage page={ask.page} base={base} own={false} phone={phone} />);
}

export const baseRoutes: readonly Route[] = [
  page('/my/base', 'bases.read', showOne(true)),
  page('/my/base/edit', 'bases.change', showForm('own')),
  act('/my/base/edit', 'bases.change', saveForm('own')),
  page('/bases', 'bases.read', showList),
  page('/bases/new', 'bases.change', showForm('new')),
  act('/bases/new', 'bases.change', saveForm('new')),
  page('/bases/:id', 'bases.read', showOne(false)),
  act('/bases/:id', 'bases.read', showPhone),
  page('/bases/:id/edit', 'bases.change', showForm('staff')),
  act('/bases/:id/edit', 'bases.change', saveForm('staff')),
];
