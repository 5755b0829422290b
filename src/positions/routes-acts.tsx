import { ContactPage } from '../../views/positions/contact-page.tsx';
import { EvidencePage } from '../../views/positions/evidence-page.tsx';
import { ReasonPage } from '../../views/positions/reason-page.tsx';
import { ReopenPage } from '../../views/positions/reopen-page.tsx';
import { NotFound, type Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { readForm, type Form } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { closePosition } from './close-position.ts';
import { evidenceForm, judgementForm, reopenForm, versionForm } from './input.ts';
import { judgeReason } from './judge-reason.ts';
import { revealPositionPhone } from './phone.ts';
import { publishPosition } from './publish-position.ts';
import { evidenceEntries, positionForReader, type Management } from './reads-position.ts';
import { recordEvidence } from './record-evidence.ts';
import { reopenPosition } from './reopen-position.ts';

const numberIn = (ask: Ask): string => ask.param('number');
const back = (ask: Ask, done: string): Response => ask.go(`/positions/${numberIn(ask)}?done=${done}`);
const versionIn = (form: Form): number => {
  const read = readForm(form, versionForm);
  return read.ok ? read.value.version : 0;
};

/** The position of the path, for whoever may do `what` with it; anything else is not found. */
async function managed(ask: Ask, what: (manage: Management) => boolean) {
  const shown = await positionForReader(ask.ctx, numberIn(ask));
  if (shown.manage === null || !what(shown.manage)) throw new NotFound();
  return { shown, manage: shown.manage };
}

async function publish(ask: Ask): Promise<Response> {
  await publishPosition(ask.ctx, numberIn(ask), versionIn(await ask.form()));
  return back(ask, 'position_published');
}

async function close(ask: Ask): Promise<Response> {
  await closePosition(ask.ctx, numberIn(ask), versionIn(await ask.form()));
  return back(ask, 'position_closed');
}

async function showReopen(ask: Ask, form?: Form, problems: Problems = {}): Promise<Response> {
  const { shown, manage } = await managed(ask, ({ acts }) => acts.includes('reopen'));
  const view = { page: ask.page, shown, manage, closesOn: form?.text('closes_on') ?? '', problems };
  return ask.show(<ReopenPage {...view} />, form ? 422 : 200);
}

async function reopen(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const read = readForm(form, reopenForm);
  if (!read.ok) return showReopen(ask, form, read.problems);
  const reopened = await reopenPosition(ask.ctx, numberIn(ask), read.value.version, read.value.closes_on);
  if (!reopened.ok) return showReopen(ask, form, reopened.problems);
  return back(ask, reopened.state === 'open' ? 'position_reopened' : 'position_sent');
}

async function showReason(ask: Ask, problems: Problems = {}): Promise<Response> {
  const { shown, manage } = await managed(ask, (one) => one.mayJudge && one.categoryReason !== null);
  const view = { page: ask.page, shown, manage, problems };
  return ask.show(<ReasonPage {...view} />, Object.keys(problems).length > 0 ? 422 : 200);
}

async function judge(ask: Ask): Promise<Response> {
  const read = readForm(await ask.form(), judgementForm);
  if (!read.ok) return showReason(ask, read.problems);
  await judgeReason(ask.ctx, numberIn(ask), read.value.version, read.value.judgement);
  return back(ask, 'saved');
}

async function showEvidence(ask: Ask, form?: Form, problems: Problems = {}): Promise<Response> {
  const { shown, manage } = await managed(ask, (one) => one.mayVerify);
  const entries = await evidenceEntries(ask.ctx, numberIn(ask));
  const value = form?.text ?? ((name: string) => ask.query.get(name) ?? '');
  const view = { page: ask.page, shown, entries, version: manage.version, value, problems };
  return ask.show(<EvidencePage {...view} />, form ? 422 : 200);
}

async function record(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const read = readForm(form, evidenceForm);
  if (!read.ok) return showEvidence(ask, form, read.problems);
  const { version, ...evidence } = read.value;
  const recorded = await recordEvidence(ask.ctx, numberIn(ask), version, evidence);
  if (!recorded.ok) return showEvidence(ask, form, recorded.problems);
  return ask.go(`/positions/${numberIn(ask)}/evidence?done=saved`);
}

async function showContact(ask: Ask): Promise<Response> {
  const { shown } = await managed(ask, ({ masked }) => masked);
  const phone = await revealPositionPhone(ask.ctx, numberIn(ask));
  return ask.show(<ContactPage page={ask.page} shown={shown} phone={phone} />);
}

export const actRoutes: readonly Route[] = [
  act('/positions/:number/publish', 'positions.judge_reason', publish),
  act('/positions/:number/close', 'positions.change', close),
  page('/positions/:number/reopen', 'positions.change', (ask) => showReopen(ask)),
  act('/positions/:number/reopen', 'positions.change', reopen),
  page('/positions/:number/reason', 'positions.judge_reason', (ask) => showReason(ask)),
  act('/positions/:number/reason', 'positions.judge_reason', judge),
  page('/positions/:number/evidence', 'positions.verify_feature', (ask) => showEvidence(ask)),
  act('/positions/:number/evidence', 'positions.verify_feature', record),
  act('/positions/:number/contact', 'positions.manage', showContact),
];
