import type { NeedVersion } from '../../src/students/reads-needs.ts';
import type { NeedAnswer } from '../../src/students/tables.ts';
import { Frame } from '../frame.tsx';
import { dayName, momentName, needName } from '../names.ts';
import type { Page } from '../page.ts';
import { Dots } from '../parts/dots.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import type { WhoseNeeds } from './needs-page.tsx';

type Props = { page: Page; whose: WhoseNeeds; versions: readonly NeedVersion[] };

/** Every version of her answers, newest first: who confirmed it, when, and what it changed. */
export function NeedsHistoryPage({ page, whose, versions }: Props) {
  const words = page.words.needs.historyPage;
  return (
    <Frame
      page={page}
      title={words.title}
      kicker={whose.student && <Zh page={page}>{whose.student.name}</Zh>}
      lead={words.lead(versions.length)}
      counted
      back={{ href: whose.path, label: whose.own ? words.back : words.backOf }}
      current={whose.own ? 'needs' : 'students'}
    >
      <Sections>
        {versions.length === 0 && <EmptyState title={words.empty}>{words.emptyLead}</EmptyState>}
        {versions.map((version, index) => (
          <Section
            title={words.version(version.version)}
            lead={<Lead page={page} version={version} newest={index === 0} />}
          >
            <Changes page={page} version={version} />
          </Section>
        ))}
      </Sections>
    </Frame>
  );
}

function Lead({ page, version, newest }: { page: Page; version: NeedVersion; newest: boolean }) {
  const words = page.words.needs.historyPage;
  const { confirmedOn, confirmedBy, counts, byName, at } = version;
  const confirmed = confirmedOn !== null && confirmedBy !== null;
  const staff = confirmedBy === 'with_staff' && byName !== null && <Zh page={page}>{byName}</Zh>;
  return (
    <Dots
      items={[
        confirmed ? dayName(page, confirmedOn) : momentName(page, at),
        confirmed ? words.confirmers[confirmedBy] : words.notConfirmed,
        staff,
        words.counts(counts.must, counts.nice),
        newest && confirmed && words.now,
      ]}
    />
  );
}

function Changes({ page, version }: { page: Page; version: NeedVersion }) {
  const { historyPage: words, answers } = page.words.needs;
  const say = (answer: NeedAnswer | null) => (answer === null ? words.none : answers[answer]);
  if (version.changes.length === 0) return <p>{words.same}</p>;
  return (
    <Table
      caption={words.version(version.version)}
      columns={[{ label: words.need, short: null }, { label: words.from }, { label: words.to }]}
      rows={version.changes.map((change) => ({
        cells: [needName(page, change.need), say(change.from), <b>{say(change.to)}</b>],
      }))}
    />
  );
}
