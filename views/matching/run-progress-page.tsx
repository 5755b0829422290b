import type { RunCard } from '../../src/matching/index.ts';
import { Frame } from '../frame.tsx';
import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Progress } from '../parts/progress.tsx';
import { RunKicker } from './run-said.tsx';

type Props = { page: Page; run: RunCard };
/** `silent`: whoever worked on it has not been heard of for a while. */
type ProgressProps = Props & { silent: boolean };

export const isOver = ({ run }: Pick<Props, 'run'>): boolean => run.state !== 'waiting' && run.state !== 'running';

/** While a run is in line or at work: how far it is, updated by the server, or by hand where there are no scripts. */
export function RunProgressPage({ page, run, silent }: ProgressProps) {
  const w = page.words.runs;
  return (
    <Frame
      page={page}
      title={w.nameOf(w.kinds[run.kind], run.id)}
      back={{ href: '/runs', label: w.title }}
      kicker={<RunKicker page={page} run={run} />}
    >
      <div id="run" hx-sse:connect={page.to(`/runs/${run.id}/progress`)} hx-sse:close="done" hx-swap="innerMorph">
        <RunPanel page={page} run={run} silent={silent} />
      </div>
    </Frame>
  );
}

/** What the stream sends again and again; the last one leads to the result. */
export function RunPanel({ page, run, silent }: ProgressProps) {
  const w = page.words.runs;
  const over = isOver({ run });
  const total = run.total ?? 0;
  const text = run.state === 'waiting' ? w.waiting : total === 0 ? w.begun : w.steps[run.kind](run.done, total);
  const path = `/runs/${run.id}`;
  return (
    <div class="stack">
      {silent && <Notice kind="todo">{w.silent}</Notice>}
      <Progress
        id="done-so-far"
        done={over ? 1 : run.done}
        of={over ? 1 : Math.max(1, total)}
        text={over ? endText(page, run) : text}
        note={over ? undefined : w.stays}
      />
      {over ? (
        <Actions>
          <ButtonLink kind="primary" href={page.to(path)}>
            {w.seeResult}
          </ButtonLink>
        </Actions>
      ) : (
        <Form page={page} action={`${path}/cancel`}>
          <Actions>
            <ButtonLink kind="secondary" href={page.to(path)}>
              {w.refresh}
            </ButtonLink>
            <Button kind="tertiary">{w.cancel}</Button>
          </Actions>
          <p class="small">{w.cancelNote}</p>
        </Form>
      )}
    </div>
  );
}

/** Said aloud too when a run ends while somebody waits for it. */
export const endText = ({ words }: Page, { state }: RunCard): string =>
  state === 'done' ? words.runs.doneNow : words.runs.endedNow;

/** A run that was cancelled or broke: what happened, and the way to have it done again. */
export function RunEndedPage({ page, run }: Props) {
  const w = page.words.runs;
  const at = momentName(page, run.finished_at ?? run.created_at);
  const cancelled = run.state === 'cancelled';
  return (
    <Frame
      page={page}
      title={w.nameOf(w.kinds[run.kind], run.id)}
      back={{ href: '/runs', label: w.title }}
      kicker={<RunKicker page={page} run={run} />}
      done={w.kept}
    >
      <div class="stack">
        <Notice title={cancelled ? w.cancelledTitle : w.failedTitle} kind="todo">
          {cancelled ? w.cancelledText(at) : w.failedText(at)}
        </Notice>
        <Form page={page} action={againAt(run)}>
          <Actions>
            <Button kind="secondary">{w.again}</Button>
          </Actions>
        </Form>
      </div>
    </Frame>
  );
}

function againAt({ kind, edition_id }: RunCard): string {
  if (kind === 'comparison') return `/editions/${edition_id}/compare`;
  return kind === 'fairness' ? '/fairness' : '/runs';
}
