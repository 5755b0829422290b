import type { Child } from 'hono/jsx';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Answers } from '../parts/answers.tsx';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Zh } from '../parts/zh.tsx';
import type { FilledIn } from './filled-in.ts';

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

/** What is said besides what the kind says. */
export type ProblemSaid = {
  /** What exactly is in the way, in the words of the room that said so. */
  reason?: Child;
  /** too_many: seconds until the next try. */
  retryAfter?: number;
  /** broken: the number under which the log has it. */
  reference?: string;
  /** conflict: what was filled in and not saved. */
  filled?: readonly FilledIn[];
};
type Props = ProblemSaid & { page: Page; kind: ProblemKind };

/** Says what happened, what it means for what was filled in, and what to do now. */
export function ProblemPage({ page, kind, reason, retryAfter, reference, filled = [] }: Props) {
  const words = page.words.problem;
  const { title, lead, next } = words[kind];
  return (
    <Frame page={page} title={title} lead={lead}>
      <Sections>
        <div class="stack">
          <div class="tight">
            {reason && <p>{reason}</p>}
            {retryAfter !== undefined && <p>{words.wait(Math.max(1, Math.ceil(retryAfter / 60)))}</p>}
            <p>{filled.length > 0 ? words.filled.next : next}</p>
            {reference && <p>{words.reference(reference)}</p>}
          </div>
          <Actions>{filled.length > 0 ? <OpenBeside page={page} /> : <WaysOn page={page} kind={kind} />}</Actions>
        </div>
        {filled.length > 0 && <Filled page={page} filled={filled} />}
      </Sections>
    </Frame>
  );
}

/** In a window of its own: what was filled in is on this page only. */
function OpenBeside({ page }: { page: Page }) {
  return (
    <a class="btn" href={page.to(page.path) + page.search} target="_blank" rel="noopener">
      {page.words.problem.filled.open}
    </a>
  );
}

/** What was filled in, to be read and copied. */
function Filled({ page, filled }: { page: Page; filled: readonly FilledIn[] }) {
  const words = page.words.problem.filled;
  return (
    <Section title={words.title} lead={words.lead}>
      <Answers
        page={page}
        answers={filled.map(({ label, value }) => ({ label, value: <Lines page={page}>{value}</Lines> }))}
      />
    </Section>
  );
}

/** Line by line, as it was typed. */
function Lines({ page, children }: { page: Page; children: string }) {
  const lines = children.split(/\r?\n/).map((line, at) => (
    <>
      {at > 0 && <br />}
      {line}
    </>
  ));
  return /\p{Script=Han}/u.test(children) ? <Zh page={page}>{lines}</Zh> : <>{lines}</>;
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
