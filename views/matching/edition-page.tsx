import type { Problems } from '../../src/errors.ts';
import type { EditionCompared, EditionShown } from '../../src/matching/index.ts';
import { Frame } from '../frame.tsx';
import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Dots } from '../parts/dots.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Steps } from '../parts/steps.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import { EditionActs } from './edition-acts.tsx';
import { EditionContentSections } from './edition-content.tsx';
import { differenceSaid } from './edition-said.ts';
import { madeText, stateName } from './editions-page.tsx';

export type EditionView = {
  readonly page: Page;
  readonly edition: EditionShown;
  readonly mayKeep: boolean;
  /** How it was compared with the rules in force. */
  readonly compared: EditionCompared;
  readonly given: (name: string) => string;
  readonly problems: Problems;
};

/** One edition: what it says, what differs, what it would change, and the acts on it. */
export function EditionPage(view: EditionView) {
  const { page, edition, mayKeep, problems } = view;
  const w = page.words.editions;
  const draft = edition.state === 'draft';
  return (
    <Frame
      page={page}
      title={w.titleOf(edition.id)}
      back={{ href: '/editions', label: w.title }}
      kicker={
        <Dots
          items={[
            stateName(page, edition, edition.newest.edition),
            ...madeText(page, edition).map((text) => <Zh page={page}>{text}</Zh>),
          ]}
        />
      }
      lead={leadOf(view)}
      wrong={Object.keys(problems).length > 0}
      done={w.kept}
    >
      <Sections>
        <ErrorSummary page={page} problems={problems} labels={{ reason: w.reason }} />
        {draft && mayKeep && <WhereItStands view={view} />}
        {edition.based_on !== null && <Differences page={page} edition={edition} base={edition.based_on} />}
        {mayKeep && !edition.inForce && <EditionActs view={view} />}
        {edition.in_force.length > 0 && <Times page={page} edition={edition} />}
        <EditionContentSections page={page} edition={edition} mayChange={draft && mayKeep} />
        {draft && mayKeep && (
          <Form page={page} action={`/editions/${edition.id}/discard`}>
            <input type="hidden" name="version" value={String(edition.version)} />
            <Actions>
              <Button kind="tertiary">{w.discard}</Button>
              <span class="small">{w.discardNote}</span>
            </Actions>
          </Form>
        )}
      </Sections>
    </Frame>
  );
}

/** A draft's note stands further down, where it can be changed. */
function leadOf({ page, edition, mayKeep }: EditionView) {
  if (edition.inForce) return page.words.editions.inForceText;
  if (edition.note === '' || (edition.state === 'draft' && mayKeep)) return undefined;
  return <Zh page={page}>{edition.note}</Zh>;
}

function WhereItStands({ view: { page, edition, compared } }: { view: EditionView }) {
  const { steps, stepNotes } = page.words.editions;
  const count = edition.differences.length;
  const fresh = compared.state === 'fresh';
  return (
    <Steps
      page={page}
      steps={[
        { name: steps.change, note: count === 0 ? stepNotes.same : stepNotes.changed(count) },
        { name: steps.compare, note: fresh ? stepNotes.compared : stepNotes.notCompared },
        { name: steps.publish, ...(fresh ? {} : { note: stepNotes.last }) },
      ]}
      current={fresh ? 2 : count === 0 ? 0 : 1}
    />
  );
}

function Differences({ page, edition, base }: { page: Page; edition: EditionShown; base: string }) {
  const w = page.words.editions;
  if (edition.differences.length === 0) return <p>{w.noDifferences(base)}</p>;
  const lines = (texts: readonly string[], look?: string) => texts.map((text) => <p class={look}>{text}</p>);
  return (
    <Section id="differences" title={w.differences(base)}>
      <Table
        caption={w.differences(base)}
        columns={[
          { label: w.differenceHeads.what },
          { label: w.differenceHeads.before },
          { label: w.differenceHeads.after },
        ]}
        rows={edition.differences.map((difference) => {
          const { what, before, after } = differenceSaid(page, difference);
          return { cells: [what, lines(before), lines(after, 'strong')] };
        })}
      />
    </Section>
  );
}

function Times({ page, edition }: { page: Page; edition: EditionShown }) {
  const w = page.words.editions;
  return (
    <Section id="times" title={w.timesTitle}>
      <Table
        caption={w.timesTitle}
        columns={[
          { label: w.timesHeads.from },
          { label: w.timesHeads.until },
          { label: w.timesHeads.reason },
          { label: w.timesHeads.by },
        ]}
        rows={edition.in_force.map(({ since, until, reason, by_name }) => ({
          cells: [
            since === null ? w.fromStart : momentName(page, since),
            until === null ? w.now : momentName(page, until),
            <Zh page={page}>{reason}</Zh>,
            since === null ? w.shipped : <Zh page={page}>{by_name}</Zh>,
          ],
        }))}
      />
    </Section>
  );
}
