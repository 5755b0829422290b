import { setTimeout } from 'node:timers/promises';
import { CheckingPage, FailedPage, GonePage } from '../../views/imports/checking-page.tsx';
import { DryRunPage, outcomeOrder } from '../../views/imports/dry-run-page.tsx';
import { ImportsPage } from '../../views/imports/imports-page.tsx';
import { rowsOf } from '../../views/imports/outcome-section.tsx';
import { RowsPage, rowsPerPage } from '../../views/imports/rows-page.tsx';
import { sayOpenQuestion, sayReason } from '../../views/imports/say.ts';
import type { Ctx } from '../ctx.ts';
import { Conflict, NotFound, type Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { act, file, page, stream, type Route } from '../http/route.ts';
import { alreadyApplied } from './already-applied.ts';
import { decideRows, describeImport, type Decided } from './answer-import.ts';
import { applyImport } from './apply-import.ts';
import { checkImport } from './check-import.ts';
import { discardImport } from './discard-import.ts';
import type { Import } from './find-import.ts';
import { importKinds } from './kinds.ts';
import { later, unknownTyped, use, type Outcome, type Plan, type PlannedRow } from './plan.ts';
import { tellProgress } from './routes-progress.tsx';
import { largestFile } from './read-source.ts';
import { importOf, importsFor, kindsFor } from './reads.ts';
import { mendable } from './refusals.ts';
import { refusedWorkbook } from './refused-workbook.ts';
import { startImport } from './start-import.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** The rest of a form around its file. */
const aroundFile = 64 * 1024;
/** A small file is checked within this time, so that its dry run is what the browser sees next. */
const promptlyMs = 1500;

export const importRoutes: readonly Route[] = [
  page('/imports', 'imports.read', (ask) => showImports(ask)),
  act('/imports', 'imports.bring', takeFile, largestFile + aroundFile),
  page('/imports/:key', 'imports.read', async (ask) => showImport(ask, await importOf(ask.ctx, ask.param('key')))),
  page('/imports/:key/rows/:outcome', 'imports.read', showRows),
  stream('/imports/:key/progress', 'imports.read', tellProgress),
  file('/imports/:key/refused.xlsx', 'imports.read', downloadRefused),
  act('/imports/:key/decide', 'imports.bring', async (ask) => {
    const key = ask.param('key');
    const form = await answersIn(ask);
    return showDecided(ask, key, form, await decide(ask.ctx, key, form));
  }),
  act('/imports/:key/apply', 'imports.bring', apply),
  act('/imports/:key/discard', 'imports.bring', async (ask) => {
    await discardImport(ask.ctx, ask.param('key'));
    return ask.go('/imports?done=import_discarded');
  }),
  act('/imports/:key/kind', 'imports.bring', async (ask) => {
    const key = ask.param('key');
    const form = await ask.form();
    await describeImport(ask.ctx, key, { kind: form.text('kind'), school: form.text('school') });
    await checkPromptly(ask.ctx, key);
    return ask.go(`/imports/${key}`);
  }),
];

async function showImports(ask: Ask, problems: Problems = {}, chosen = ''): Promise<Response> {
  const asked = Number(ask.query.get('page'));
  const list = await importsFor(ask.ctx, Number.isSafeInteger(asked) && asked > 0 ? asked : 1);
  const wrong = Object.keys(problems).length > 0;
  const kinds = kindsFor(ask.ctx);
  return ask.show(
    <ImportsPage page={ask.page} {...list} kinds={kinds} problems={problems} chosen={chosen} />,
    wrong ? 422 : 200,
  );
}

async function takeFile(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const sent = form.file('file');
  const kind = importKinds.find((one) => one === form.text('kind')) ?? null;
  const workbook = sent && { name: sent.name, bytes: new Uint8Array(await sent.arrayBuffer()) };
  const started = await startImport(ask.ctx, workbook, kind);
  if (!started.ok) return showImports(ask, started.problems, kind ?? '');
  await checkPromptly(ask.ctx, started.key);
  return ask.go(`/imports/${started.key}`);
}

/** Checks in the background, and waits for it as long as a reader would not mind. */
async function checkPromptly(ctx: Ctx, key: string): Promise<void> {
  const late = new AbortController();
  await Promise.race([
    checkImport(ctx, key).finally(() => late.abort()),
    setTimeout(promptlyMs, undefined, { signal: late.signal }).catch(() => undefined),
  ]);
}

async function showImport(ask: Ask, { row, plan }: { row: Import; plan: Plan | null }): Promise<Response> {
  const { page } = ask;
  if (plan !== null) return ask.show(<DryRunPage page={page} row={row} plan={plan} />);
  if (row.state === 'checking') return ask.show(<CheckingPage page={page} row={row} />);
  if (row.state !== 'failed') return ask.show(<GonePage page={page} row={row} />);
  const canMend = row.has_file && mendable.includes(row.refusal ?? 'failed');
  return ask.show(<FailedPage page={page} row={row} kinds={kindsFor(ask.ctx)} mendable={canMend} />);
}

async function showRows(ask: Ask): Promise<Response> {
  const { row, plan } = await importOf(ask.ctx, ask.param('key'));
  const outcome = outcomeOrder.find((one) => one === ask.param('outcome'));
  if (plan === null || outcome === undefined) throw new NotFound();
  const paged = pageOf(plan, outcome, ask.query.get('page') ?? '1');
  return ask.show(<RowsPage page={ask.page} row={row} plan={plan} outcome={outcome} {...paged} />);
}

function pageOf(plan: Plan, outcome: Outcome, written: string): { current: number; last: number } {
  const last = Math.max(1, Math.ceil(rowsOf(plan, outcome).length / rowsPerPage));
  const asked = Number(written);
  return { current: Number.isSafeInteger(asked) && asked >= 1 && asked <= last ? asked : 1, last };
}

const longestTyped = 100;
const isTyped = /-typed$/;

/** `listed`: the page of waiting rows that the form stands on, where that is not the dry run. */
type Answers = {
  readonly hash: string;
  readonly listed: string | null;
  readonly values: Record<string, string>;
  readonly answers: Record<string, string>;
  readonly typed: Record<string, string>;
};

/** The posted answers by question, without the hidden fields. What was typed counts where nothing was chosen. */
async function answersIn(ask: Ask): Promise<Answers> {
  const posted = Object.entries((await ask.form()).values).map(([name, one]) => [name, [one].flat()[0] ?? ''] as const);
  const { plan: hash = '', listed = null, ...values } = Object.fromEntries(posted) as Record<string, string>;
  const typed: Record<string, string> = {};
  const answers: Record<string, string> = {};
  for (const [name, value] of Object.entries(values))
    if (isTyped.test(name)) typed[name.replace(isTyped, '')] = value.trim().slice(0, longestTyped);
    else answers[name] = value;
  for (const [id, text] of Object.entries(typed)) if (text !== '' && answers[id] === later) answers[id] = use + text;
  return { hash, listed, values, answers, typed };
}

async function decide(ctx: Ctx, key: string, { answers, typed }: Answers): Promise<Decided> {
  const decided = await decideRows(ctx, key, answers, typed);
  if (decided.ok && decided.changed) await checkPromptly(ctx, key);
  return decided;
}

/**
 * Answers that were saved. A form in which two stand for one question comes back as it was sent; one that was not
 * understood stands first on the dry run.
 */
async function showDecided(ask: Ask, key: string, form: Answers, decided: Decided): Promise<Response> {
  const { row, plan } = await importOf(ask.ctx, key);
  const asked = plan?.rows.flatMap((one) => one.questions) ?? [];
  const unknown = asked.some((one) => form.answers[one.id] !== undefined && unknownTyped(one) !== null);
  // Whether what was typed is a major is not known before the check is done.
  if (plan === null && Object.values(form.typed).some((text) => text !== '')) return ask.go(`/imports/${key}`);
  if (plan === null || (decided.ok && !unknown)) return ask.go(`/imports/${key}?done=import_decided`);
  const page = { ...ask.page, path: `/imports/${key}` };
  if (decided.ok) return ask.show(<DryRunPage page={page} row={row} plan={plan} />, 422);
  const back = { values: form.values, problems: decided.problems };
  if (form.listed === null) return ask.show(<DryRunPage page={page} row={row} plan={plan} back={back} />, 422);
  const paged = pageOf(plan, 'waiting', form.listed);
  return ask.show(<RowsPage page={page} row={row} plan={plan} outcome="waiting" {...paged} back={back} />, 422);
}

async function apply(ask: Ask): Promise<Response> {
  const key = ask.param('key');
  const form = await answersIn(ask);
  const { hash, answers } = form;
  try {
    return await applyShown(ask, key, form);
  } catch (error) {
    if (!(error instanceof Conflict) || !(await alreadyApplied(ask.ctx, key, hash, answers))) throw error;
    return ask.go(`/imports/${key}?done=import_applied`);
  }
}

/** Writes what was shown. Answers that were not part of what was shown are saved, and shown first. */
async function applyShown(ask: Ask, key: string, form: Answers): Promise<Response> {
  if (Object.keys(form.answers).length > 0) {
    const decided = await decide(ask.ctx, key, form);
    if (!decided.ok || decided.changed) return showDecided(ask, key, form, decided);
  }
  const applied = await applyImport(ask.ctx, key, form.hash);
  if (applied.ok) return ask.go(`/imports/${key}?done=import_applied`);
  const { row, plan } = await importOf(ask.ctx, key);
  if (plan === null) throw new NotFound();
  return ask.show(<DryRunPage page={ask.page} row={row} plan={plan} changed />, 409);
}

async function downloadRefused(ask: Ask): Promise<Response> {
  const t = ask.page.words.imports;
  const say = (row: PlannedRow) =>
    [
      ...row.problems.map((problem) => sayReason(t, problem)),
      ...row.questions.filter((one) => one.decided === null).map((one) => sayOpenQuestion(t, one)),
    ].join('\n');
  const { name, bytes } = await refusedWorkbook(ask.ctx, ask.param('key'), say);
  return ask.download(name, workbookType, new Uint8Array(bytes));
}
