import { AskDisabilityPage, DisabilityPage } from '../../views/students/disability-page.tsx';
import type { Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import type { Form } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { othersStudent, versionOf } from './routes-around.ts';
import { changeDisability } from './change-disability.ts';
import { hasWithdrawn } from './consents.ts';
import type { Student } from './find-student.ts';
import { disabilityValues } from './form-values.ts';
import { readReason, type ReadReason } from './routes-read-reason.ts';
import { readDisability } from './routes-read-record.ts';
import { disabilityWhys, type Reason } from './rules-reasons.ts';
import { viewDisability } from './view-disability.ts';

/** Asks why, and shows nothing: a GET may be sent by a link, a preview, or the back button. */
async function askWhy(ask: Ask, student?: Student, given?: Extract<ReadReason, { ok: false }>): Promise<Response> {
  const { number, name } = student ?? (await othersStudent(ask, 'disability.read'));
  const { why = '', detail = '', problems = {} } = given ?? {};
  return ask.show(
    <AskDisabilityPage
      page={ask.page}
      number={number}
      name={name}
      whys={disabilityWhys}
      why={why}
      detail={detail}
      problems={problems}
    />,
    given ? 422 : 200,
  );
}

type Shown = { readonly student: Student; readonly reason: Reason; readonly unmask?: boolean };
type CameBack = { readonly form: Form; readonly problems: Problems };

/** Looks, which is written down, and shows what was seen. `came`: a correction that has to be mended. */
async function show(ask: Ask, { student, reason, unmask = false }: Shown, came?: CameBack): Promise<Response> {
  const view = await viewDisability(ask.ctx, { id: student.id, reason, unmask });
  return ask.show(
    <DisabilityPage
      page={ask.page}
      number={student.number}
      name={student.name}
      view={view}
      at={ask.ctx.now()}
      version={student.version}
      why={reason.why}
      detail={reason.detail ?? ''}
      values={came?.form.values ?? disabilityValues(view)}
      problems={came?.problems ?? {}}
      withdrawn={await hasWithdrawn(ask.ctx, student.id)}
    />,
    came ? 422 : 200,
  );
}

async function look(ask: Ask): Promise<Response> {
  const student = await othersStudent(ask, 'disability.read');
  const form = await ask.form();
  const read = readReason(form);
  if (!read.ok) return askWhy(ask, student, read);
  return show(ask, { student, reason: read.reason, unmask: form.text('unmask') === 'certificate' });
}

async function correct(ask: Ask): Promise<Response> {
  const student = await othersStudent(ask, 'disability.change');
  const form = await ask.form();
  const why = readReason(form);
  if (!why.ok) return askWhy(ask, student, why);
  const { reason } = why;
  const read = readDisability(form);
  if (!read.ok) return show(ask, { student, reason }, { form, problems: read.problems });
  const { certificate, ...facts } = read.disability;
  const given = certificate === null && !read.removeCertificate ? {} : { certificate };
  const changed = await changeDisability(ask.ctx, {
    id: student.id,
    version: versionOf(form),
    disability: { ...facts, ...given },
  });
  if (!changed.ok) return show(ask, { student, reason }, { form, problems: changed.problems });
  return ask.go(`/students/${student.number}?done=disability_saved`);
}

export const disabilityRoutes: readonly Route[] = [
  page('/students/:number/disability', 'disability.read', (ask) => askWhy(ask)),
  act('/students/:number/disability', 'disability.read', look),
  page('/students/:number/disability/change', 'disability.change', (ask) => askWhy(ask)),
  act('/students/:number/disability/change', 'disability.change', correct),
];
