import type { AuditEntry, AuditPage } from '../../src/audit/reads.ts';
import { Frame } from '../frame.tsx';
import { list, momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Dots } from '../parts/dots.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Pager } from '../parts/pager.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';

/** 谁看过我的信息: who, when, what and why, in the words of the person it is about. */
export function ViewsPage({ page, found }: { page: Page; found: AuditPage }) {
  const { views, own } = page.words.students;
  const { entries, count } = found;
  return (
    <Frame
      page={page}
      title={views.title}
      lead={views.lead(count)}
      counted
      number={found.page}
      back={{ href: '/my/record', label: own.title }}
      current="views"
    >
      <div class="stack">
        {entries.length === 0 ? (
          <EmptyState title={views.emptyTitle}>{views.empty}</EmptyState>
        ) : (
          <Entries page={page} entries={entries} />
        )}
        <Pager page={page} current={found.page} last={found.pages} href={(number) => `/my/views?page=${number}`} />
        <p class="small">{views.question}</p>
      </div>
    </Frame>
  );
}

function Entries({ page, entries }: { page: Page; entries: readonly AuditEntry[] }) {
  const { views } = page.words.students;
  return (
    <Table
      caption={views.caption}
      columns={[{ label: views.what, short: null }, { label: views.who }, { label: views.why }, { label: views.when }]}
      rows={entries.map((entry) => ({
        cells: [
          <What page={page} entry={entry} />,
          <Who page={page} entry={entry} />,
          <Why page={page} entry={entry} />,
          <time datetime={entry.at.toISOString()}>{momentName(page, entry.at)}</time>,
        ],
      }))}
    />
  );
}

function Who({ page, entry }: { page: Page; entry: AuditEntry }) {
  const { frame, students } = page.words;
  const role = entry.actor_role;
  const said = Object.hasOwn(frame.roles, role) ? frame.roles[role as keyof typeof frame.roles] : students.views.system;
  return <Dots items={[said, entry.actor_name && role !== 'system' && <Zh page={page}>{entry.actor_name}</Zh>]} />;
}

function What({ page, entry }: { page: Page; entry: AuditEntry }) {
  const { views } = page.words.students;
  const what = views.whats[entry.verb] ?? views.other;
  const seen = saidFields(page, entry);
  return <Dots items={[what, seen.length > 0 && list(page, seen)]} />;
}

/** Which fields were shown or changed, as far as they have a name that she knows. */
function saidFields(page: Page, { facts }: AuditEntry): string[] {
  const { views, fields } = page.words.students;
  const names: Readonly<Record<string, string>> = {
    ...fields,
    school_id: fields.school,
    ...page.words.disability.fields,
    ...views.seen,
  };
  const given = [facts['field'], facts['fields']].flat().map(String);
  return given.filter((field) => Object.hasOwn(names, field)).map((field) => names[field] ?? field);
}

function Why({ page, entry }: { page: Page; entry: AuditEntry }) {
  const { views, whys } = page.words.students;
  const why = String(entry.facts['why'] ?? '');
  const said = Object.hasOwn(whys, why) ? whys[why as keyof typeof whys] : null;
  const detail = entry.reason && <Zh page={page}>{entry.reason}</Zh>;
  const none = entry.actor_role === 'system' ? views.byMachine : views.noReason;
  return <Dots items={[said ?? (detail ? null : none), detail]} />;
}
