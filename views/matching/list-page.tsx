import type { ListCard, Verified } from '../../src/matching/index.ts';
import { Frame } from '../frame.tsx';
import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import type { Problems } from '../../src/errors.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Dots } from '../parts/dots.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { RowPick } from '../parts/row-pick.tsx';
import { Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import type { CandidateName } from './candidates-page.tsx';
import { KeptNow, KeptThen } from './kept-said.tsx';
import { limitNamed } from './limit-said.ts';
import { StudentName } from './student-name.tsx';

export type ListEntry = { readonly verified: Verified; readonly student: CandidateName };
export type ListView = {
  readonly page: Page;
  readonly list: ListCard;
  readonly entries: readonly ListEntry[];
  /** Students on it who are no longer within reach. */
  readonly outOfReach: number;
  /** What was just put on it, in numbers. */
  readonly kept: { readonly added: number; readonly there: number; readonly apart: number } | null;
  readonly problems: Problems;
  readonly today: string;
};

/** One list: who is on it, how each match was when it was kept, and what has changed since. */
export function ListPage(view: ListView) {
  const { page, list, entries, kept } = view;
  const w = page.words.lists;
  const limited = entries.some(({ verified }) => limitNamed(page, verified.position) !== null);
  const changed = entries.filter(({ verified }) => verified.fault !== null || !verified.since?.quiet).length;
  return (
    <Frame
      page={page}
      title={list.title}
      heading={<Zh page={page}>{list.title}</Zh>}
      current="managedPositions"
      back={{ href: '/lists', label: w.title }}
      kicker={
        <Dots
          items={[
            list.positionNumber,
            <Zh page={page}>{list.positionTitle}</Zh>,
            <Zh page={page}>{w.madeBy(list.byName, momentName(page, list.createdAt))}</Zh>,
          ]}
        />
      }
      lead={w.listLead(entries.length, changed)}
      counted
      wrong={Object.keys(view.problems).length > 0}
      done={{
        list_kept: kept ? w.keptCounts(kept.added, kept.there, kept.apart) : w.kept.list_kept,
        list_removed: w.kept.list_removed,
      }}
    >
      <Sections>
        <ErrorSummary page={page} problems={view.problems} labels={{ student: w.students }} />
        {entries.length === 0 ? <EmptyState title={w.emptyTitle}>{w.emptyText}</EmptyState> : <Entries view={view} />}
        {view.outOfReach > 0 && <p>{w.outOfReach(view.outOfReach)}</p>}
        <Actions>
          <ButtonLink href={page.to(`/positions/${list.positionNumber}/candidates`)}>{w.toCandidates}</ButtonLink>
          <ButtonLink href={page.to(`/positions/${list.positionNumber}`)}>
            {page.words.evidence.why.toPosition}
          </ButtonLink>
          {entries.length > 0 && (
            <ButtonLink href={page.to(`/lists/${list.id}/list.xlsx`)} download>
              {limited ? page.words.matching.downloadLimited : w.download}
            </ButtonLink>
          )}
        </Actions>
      </Sections>
    </Frame>
  );
}

function Entries({ view: { page, list, entries, today } }: { view: ListView }) {
  const w = page.words.lists;
  const heads = w.entryHeads;
  return (
    <Form page={page} action={`/lists/${list.id}/remove`}>
      <div class="stack">
        <Table
          caption={list.title}
          header={1}
          columns={[
            { label: heads.pick, short: null, silent: true },
            { label: heads.student },
            { label: heads.kept },
            { label: heads.now },
          ]}
          rows={entries.map(({ verified, student }, at) => ({
            ...(at === 0 ? { id: 'student' } : {}),
            cells: [
              <RowPick page={page} name="student" value={student.number} about={student.name} />,
              <StudentName page={page} position={list.positionNumber} student={student} />,
              <KeptThen page={page} verified={verified} today={today} />,
              <KeptNow page={page} verified={verified} />,
            ],
          }))}
        />
        <p class="hint">{w.removeHint}</p>
        <Actions>
          <Button kind="secondary">{w.remove}</Button>
        </Actions>
      </div>
    </Form>
  );
}
