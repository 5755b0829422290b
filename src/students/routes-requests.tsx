import { RequestPage } from '../../views/students/request-page.tsx';
import { refuseMembership } from '../accounts/index.ts';
import type { Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { readForm, type Form } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { decisionForm } from './input.ts';
import { linkRequest, studentRequestOf } from './link-request.ts';
import { twinsOf } from './reads-twins.ts';
import { maskCertificate, maskContact } from './rules.ts';

type Given = { readonly student: string; readonly reason: string; readonly problems: Problems };

async function show(ask: Ask, given?: Given): Promise<Response> {
  const request = await studentRequestOf(ask.ctx, ask.id('id'));
  const { facts } = request;
  const found = await twinsOf(ask.ctx, facts);
  const same = found.twins.find((twin) => twin.because === 'certificate');
  const { certificate, mail } = facts;
  return ask.show(
    <RequestPage
      page={ask.page}
      request={request}
      masked={{
        certificate: certificate === null ? null : maskCertificate(certificate),
        mail: mail === null ? null : maskContact('mail', mail, null),
      }}
      found={found}
      student={given?.student ?? same?.number ?? ''}
      reason={given?.reason ?? ''}
      problems={given?.problems ?? {}}
    />,
    given ? 422 : 200,
  );
}

async function decide(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const read = readForm(form, decisionForm);
  if (!read.ok) return again(ask, form, read.problems);
  const { decision, student, reason } = read.value;
  if (decision === 'refuse') {
    if (reason === null) return again(ask, form, { reason: 'required' });
    const { membership_id } = await studentRequestOf(ask.ctx, ask.id('id'));
    await refuseMembership(ask.ctx, membership_id, reason);
    return ask.go('/accounts/waiting?done=refused');
  }
  if (student === '') return again(ask, form, { student: 'none_chosen' });
  const linked = await linkRequest(ask.ctx, ask.id('id'), student === 'new' ? null : student);
  if (!linked.ok) return again(ask, form, linked.problems);
  return ask.go(`/students/${linked.number}?done=registration_approved`);
}

const again = (ask: Ask, form: Form, problems: Problems): Promise<Response> =>
  show(ask, { student: form.text('student'), reason: form.text('reason'), problems });

export const requestRoutes: readonly Route[] = [
  page('/students/requests/:id', 'students.add', (ask) => show(ask)),
  act('/students/requests/:id', 'students.add', decide),
];
