import { OrganizationForm } from '../../views/organizations/organization-form.tsx';
import { OrganizationPage } from '../../views/organizations/organization-page.tsx';
import { OrganizationsPage } from '../../views/organizations/organizations-page.tsx';
import { districtsHere } from '../accounts/index.ts';
import type { Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { readForm } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { readPhone } from '../input.ts';
import { policyFigure, regionName } from '../reference/index.ts';
import { changeEmployer } from './change-employer.ts';
import { organizationForm, organizationsFilter, ownOrganizationForm } from './input.ts';
import { revealEmployerPhone } from './phone.ts';
import { employerOf, employersFor, ownEmployerId, type Employer } from './reads.ts';
import { countedProblems } from './rules.ts';
import { elsewhere, readPlace } from './rules-place.ts';
import { requestRoutes } from './routes-requests.tsx';

const quota = { share: policyFigure('quota_share').value, exempt: policyFigure('levy_exempt_staff').value };

async function showList(ask: Ask): Promise<Response> {
  const filter = organizationsFilter.parse(Object.fromEntries(ask.query));
  const found = await employersFor(ask.ctx, filter);
  const kept = new URLSearchParams({
    ...(filter.words ? { words: filter.words } : {}),
    ...(filter.gap ? { gap: filter.gap } : {}),
  });
  const href = (number: number) => `/organizations?${new URLSearchParams([...kept, ['page', String(number)]])}`;
  return ask.show(<OrganizationsPage page={ask.page} found={found} filter={filter} quota={quota} href={href} />);
}

/** Which employer a path means: `/my/organization` the actor's own, else the one with that id. */
const idIn = (ask: Ask, own: boolean): number => (own ? ownEmployerId(ask.ctx) : ask.id('id'));

const showOne = (own: boolean) => async (ask: Ask) => {
  const employer = await employerOf(ask.ctx, idIn(ask, own));
  return ask.show(<OrganizationPage page={ask.page} employer={employer} own={own} />);
};

async function showPhone(ask: Ask): Promise<Response> {
  const employer = await employerOf(ask.ctx, ask.id('id'));
  const phone = await revealEmployerPhone(ask.ctx, employer.id);
  return ask.show(<OrganizationPage page={ask.page} employer={employer} own={false} phone={phone} />);
}

const showForm = (own: boolean) => async (ask: Ask) => {
  const employer = await employerOf(ask.ctx, idIn(ask, own));
  const districts = await districtsHere(ask.ctx);
  const values = valuesOf(
    employer,
    own,
    districts.map((one) => one.code),
  );
  return ask.show(
    <OrganizationForm
      page={ask.page}
      employer={employer}
      own={own}
      districts={districts}
      value={(name) => values[name] ?? ''}
    />,
  );
};

function valuesOf(employer: Employer, own: boolean, districts: readonly string[]): Record<string, string> {
  const { region } = employer;
  const here = region !== null && districts.includes(region);
  return {
    version: String(employer.version),
    name: employer.name,
    credit_code: employer.creditCode ?? '',
    employer_kind: employer.kind,
    district: region === null ? '' : here ? region : elsewhere,
    place: region === null || here ? '' : regionName(region),
    address: employer.address ?? '',
    headcount: String(employer.headcount ?? ''),
    quota_counted: String(employer.quotaCounted ?? ''),
    contact_name: employer.contactName ?? '',
    contact_phone: own ? (employer.contactPhone ?? '') : '',
  };
}

const save = (own: boolean) => async (ask: Ask) => {
  const employer = await employerOf(ask.ctx, idIn(ask, own));
  const districts = await districtsHere(ask.ctx);
  const form = await ask.form();
  const again = (problems: Problems, suggestions: readonly string[] = []) =>
    ask.show(
      <OrganizationForm
        page={ask.page}
        employer={employer}
        own={own}
        districts={districts}
        value={form.text}
        problems={problems}
        suggestions={suggestions}
      />,
      422,
    );
  const read = readForm(form, own ? ownOrganizationForm : organizationForm);
  const place = readPlace(
    { district: form.text('district'), place: form.text('place') },
    districts.map((one) => one.code),
  );
  const phone = phoneIn(form.text('contact_phone'), own);
  const problems = {
    ...(read.ok ? countedProblems(read.value) : read.problems),
    ...(place.ok ? {} : place.problems),
    ...(phone === 'wrong' ? ({ contact_phone: 'not_a_phone' } as const) : {}),
  };
  if (!read.ok || !place.ok || phone === 'wrong') return again(problems, place.ok ? [] : place.suggestions);
  const { version, district: _district, place: _place, contact_phone: _phone, ...change } = read.value;
  const changed = await changeEmployer(ask.ctx, employer.id, version, {
    ...change,
    region: place.region,
    ...(phone === 'kept' ? {} : { contact_phone: phone.number }),
  });
  if (!changed.ok) return again(changed.problems);
  return ask.go(`${own ? '/my/organization' : `/organizations/${employer.id}`}?done=saved`);
};

/** The employer sees its own number and may empty it; staff see none and keep it by leaving the field empty. */
function phoneIn(typed: string, own: boolean): { readonly number: string | null } | 'kept' | 'wrong' {
  if (typed.trim() === '') return own ? { number: null } : 'kept';
  const number = readPhone(typed);
  return number === null ? 'wrong' : { number };
}

export const organizationRoutes: readonly Route[] = [
  page('/my/organization', 'organizations.read', showOne(true)),
  page('/my/organization/edit', 'organizations.change', showForm(true)),
  act('/my/organization/edit', 'organizations.change', save(true)),
  page('/organizations', 'organizations.read', showList),
  ...requestRoutes,
  page('/organizations/:id', 'organizations.read', showOne(false)),
  act('/organizations/:id', 'organizations.read', showPhone),
  page('/organizations/:id/edit', 'organizations.change', showForm(false)),
  act('/organizations/:id/edit', 'organizations.change', save(false)),
];
