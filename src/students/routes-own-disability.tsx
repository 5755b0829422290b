import { OwnDisabilityPage, WithdrawPage } from '../../views/students/own-disability-page.tsx';
import type { Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import type { Form } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { versionOf } from './routes-around.ts';
import { changeDisability } from './change-disability.ts';
import { disabilityConsent, withdrawConsent } from './consents.ts';
import { ownStudentId, studentWithId } from './find-student.ts';
import { disabilityValues } from './form-values.ts';
import { readDisability } from './routes-read-record.ts';
import { maskCertificate } from './rules.ts';
import { openDisability } from './store-disability.ts';

type CameBack = { readonly form: Form; readonly problems: Problems };

async function show(ask: Ask, came?: CameBack): Promise<Response> {
  const { ctx } = ask;
  const student = await studentWithId(ctx, ownStudentId(ctx), 'disability.read');
  const { certificate, ...disability } = await openDisability(ctx, student.id);
  const consent = await disabilityConsent(ctx, student.id);
  const agreed = consent !== null && consent.withdrawn_at === null;
  return ask.show(
    <OwnDisabilityPage
      page={ask.page}
      disability={disability}
      masked={certificate === null ? null : maskCertificate(certificate)}
      consent={consent}
      version={student.version}
      values={came?.form.values ?? disabilityValues(disability)}
      problems={came?.problems ?? {}}
      editing={came !== undefined || !agreed || ask.query.get('step') === 'edit'}
    />,
    came ? 422 : 200,
  );
}

async function save(ask: Ask): Promise<Response> {
  const id = ownStudentId(ask.ctx);
  const form = await ask.form();
  if (form.text('act') === 'withdraw') {
    await withdrawConsent(ask.ctx, id);
    return ask.go('/my/disability?done=consent_withdrawn');
  }
  const read = readDisability(form);
  if (!read.ok) return show(ask, { form, problems: read.problems });
  const { certificate, ...facts } = read.disability;
  const given = certificate === null && !read.removeCertificate ? {} : { certificate };
  const change = { id, version: versionOf(form), disability: { ...facts, ...given }, consent: read.consent };
  const changed = await changeDisability(ask.ctx, change);
  if (!changed.ok) return show(ask, { form, problems: changed.problems });
  return ask.go('/my/disability?done=disability_saved');
}

export const ownDisabilityRoutes: readonly Route[] = [
  page('/my/disability', 'disability.read', async (ask) => {
    ownStudentId(ask.ctx);
    return ask.query.get('step') === 'withdraw' ? ask.show(<WithdrawPage page={ask.page} />) : show(ask);
  }),
  act('/my/disability', 'disability.change', save),
];
