import type { Child } from 'hono/jsx';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';

/** Why a page cannot be shown. Missing and forbidden look alike. */
export const problemKinds = [
  'not_found',
  'conflict',
  'filled_by_other',
  'too_many',
  'too_large',
  'broken',
  'wrong_method',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

type Props = {
  page: Page;
  kind: ProblemKind;
  /** What exactly is in the way, in the words of the room that said so. */
  reason?: Child;
  /** too_many: seconds until the next try. */
  retryAfter?: number;
  /** broken: the number under which the log has it. */
  reference?: string;
};

/** Says what happened, what it means for what was filled in, and what to do now. */
export function ProblemPage({ page, kind, reason, retryAfter, reference }: Props) {
  const words = page.words.problem;
  const { title, lead, next } = words[kind];
  return (
    <Frame page={page} title={title} lead={lead}>
      <div class="stack">
        <div class="tight">
          {reason && <p>{reason}</p>}
          {retryAfter !== undefined && <p>{words.wait(Math.max(1, Math.ceil(retryAfter / 60)))}</p>}
          <p>{next}</p>
          {reference && <p>{words.reference(reference)}</p>}
        </div>
        <Actions>
          <WaysOn page={page} kind={kind} />
        </Actions>
      </div>
    </Frame>
  );
}

function WaysOn({ page, kind }: { page: Page; kind: ProblemKind }) {
  const words = page.words.problem;
  const again = kind === 'broken' || kind === 'conflict';
  return (
    <>
      {again && (
        <ButtonLink kind="primary" href={page.to(page.path) + page.search}>
          {words.again}
        </ButtonLink>
      )}
      <ButtonLink kind={again ? 'tertiary' : 'primary'} href={page.to('/')}>
        {words.home}
      </ButtonLink>
    </>
  );
}
