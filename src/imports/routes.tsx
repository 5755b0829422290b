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
import { decideRows, describeImport } from './answer-import.ts';
import { applyImport } from './apply-import.ts';
import { checkImport } from './check-import.ts';
import { discardImport } from './discard-import.ts';
import type { Import } from './find-import.ts';
import { importKinds } from './kinds.ts';
import { later, use, type Plan, type PlannedRow } from './plan.ts';
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
    const { answers } = await answersIn(ask);
    if (await decideRows(ask.ctx, key, answers)) await checkPromptly(ask.ctx, key);
    return ask.go(`/imports/${key}?done=import_decided`);
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
  const last = Math.max(1, Math.ceil(rowsOf(plan, outcome).length / rowsPerPage));
  const asked = Number(ask.query.get('page') ?? 1);
  const current = Number.isSafeInteger(asked) && asked >= 1 && asked <= last ? asked : 1;
  return ask.show(<RowsPage page={ask.page} row={row} plan={plan} outcome={outcome} current={current} last={last} />);
}

const longestTyped = 100;
const isTyped = /-typed$/;

/** The posted answers by question, without the hidden fields. What was typed counts where nothing was chosen. */
async function answersIn(ask: Ask): Promise<{ hash: string; answers: Record<string, string> }> {
  const posted = Object.entries((await ask.form()).values).map(([name, one]) => [name, [one].flat()[0] ?? ''] as const);
  const { plan: hash = '', ...values } = Object.fromEntries(posted) as Record<string, string>;
  const typed = (id: string) => (values[`${id}-typed`] ?? '').trim().slice(0, longestTyped);
  const answers = Object.entries(values)
    .filter(([id]) => !isTyped.test(id))
    .map(([id, answer]) => [id, answer === later && typed(id) !== '' ? use + typed(id) : answer]);
  return { hash, answers: Object.fromEntries(answers) };
}

async function apply(ask: Ask): Promise<Response> {
  const key = ask.param('key');
  const { hash, answers } = await answersIn(ask);
  try {
    return await applyShown(ask, key, hash, answers);
  } catch (error) {
    if (!(error instanceof Conflict) || !(await alreadyApplied(ask.ctx, key, hash, answers))) throw error;
    return ask.go(`/imports/${key}?done=import_applied`);
  }
}

/** Writes what was shown. Answers that were not part of what was shown are saved, and shown first. */
async function applyShown(ask: Ask, key: string, hash: string, answers: Record<string, string>): Promise<Response> {
  if (Object.keys(answers).length > 0 && (await decideRows(ask.ctx, key, answers))) {
    await checkPromptly(ask.ctx, key);
    return ask.go(`/imports/${key}?done=import_decided`);
  }
  const applied = await applyImport(ask.ctx, key, hash);
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
