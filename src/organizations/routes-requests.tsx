import { RequestPage, type Candidate } from '../../views/organizations/request-page.tsx';
import { refuseMembership } from '../accounts/index.ts';
import type { Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { readForm } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { approveEmployer, employerRequestOf, type EmployerRequest } from './approve-employer.ts';
import { foldOrganization } from './fold-organization.ts';
import { refusalForm, requestForm } from './input.ts';
import { registrantFields, revealRegistrant, type RegistrantField } from './reveal-registrant.ts';
import { maskMail, maskPhone } from './rules.ts';
import { employersLike, employersNamed } from './reads.ts';

/** The employers that a registration may be about: the one with its code, or those with a similar name. */
async function candidatesFor(ask: Ask, { facts }: EmployerRequest): Promise<Candidate[]> {
  const [same] = await employersNamed(ask.ctx, facts.credit_code);
  if (same) {
    const named = foldOrganization(same.name) === foldOrganization(facts.organization);
    return [{ ...same, because: named ? 'sameCode' : 'otherName' }];
  }
  return (await employersLike(ask.ctx, facts.organization)).map((one) => ({ ...one, because: 'alike' }));
}

type Given = {
  readonly employer?: string;
  readonly reason?: string;
  readonly problems?: Problems;
  readonly opened?: { readonly field: RegistrantField; readonly value: string };
};

async function show(ask: Ask, { employer, reason = '', problems = {}, opened }: Given = {}): Promise<Response> {
  const request = await employerRequestOf(ask.ctx, ask.id('id'));
  const candidates = await candidatesFor(ask, request);
  const likely = candidates[0]?.because === 'sameCode' ? String(candidates[0].id) : '';
  const wrong = Object.keys(problems).length > 0;
  return ask.show(
    <RequestPage
      page={ask.page}
      request={request}
      masked={{ phone: maskPhone(request.facts.phone), mail: maskMail(request.facts.mail) }}
      opened={opened ?? null}
      candidates={candidates}
      employer={employer ?? likely}
      reason={reason}
      problems={problems}
    />,
    wrong ? 422 : 200,
  );
}

async function decide(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const field = registrantFields.find((one) => one === form.text('show'));
  if (field) return show(ask, { opened: { field, value: await revealRegistrant(ask.ctx, ask.id('id'), field) } });
  return form.text('act') === 'refuse' ? refuse(ask, form) : approve(ask, form);
}

type Form = Awaited<ReturnType<Ask['form']>>;

async function approve(ask: Ask, form: Form): Promise<Response> {
  const read = readForm(form, requestForm);
  if (!read.ok) return show(ask, { employer: form.text('employer'), problems: read.problems });
  const { employer } = read.value;
  const link = employer === 'new' ? 'new' : { employerId: Number(employer) };
  const approved = await approveEmployer(ask.ctx, ask.id('id'), link);
  if (!approved.ok) return show(ask, { employer, problems: approved.problems });
  return ask.go(`/organizations/${approved.employerId}?done=registration_approved`);
}

async function refuse(ask: Ask, form: Form): Promise<Response> {
  const read = readForm(form, refusalForm);
  if (!read.ok) return show(ask, { reason: form.text('reason'), problems: read.problems });
  const request = await employerRequestOf(ask.ctx, ask.id('id'));
  await refuseMembership(ask.ctx, request.membership_id, read.value.reason);
  return ask.go('/accounts/waiting?done=refused');
}

export const requestRoutes: readonly Route[] = [
  page('/organizations/requests/:id', 'accounts.approve', (ask) => show(ask)),
  act('/organizations/requests/:id', 'accounts.approve', decide),
];
