import type { AuditEntry, AuditPage as Entries } from '../../src/audit/reads.ts';
import type { AuditFilter } from '../../src/accounts/input.ts';
import type { Verb } from '../../src/accounts/policy.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { SelectField } from '../parts/choice-field.tsx';
import { Chips } from '../parts/chips.tsx';
import { Dots } from '../parts/dots.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { FilterForm } from '../parts/filter-form.tsx';
import { Pager } from '../parts/pager.tsx';
import { Results } from '../parts/panel.tsx';
import { Table } from '../parts/table.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';
import { When } from './when.tsx';

type Props = { page: Page; found: Entries; filter: AuditFilter; verbs: readonly Verb[] };

export function AuditPage(props: Props) {
  const { page, found, filter } = props;
  const { audit } = page.words.accounts;
  return (
    <Frame page={page} title={audit.title} lead={audit.lead(found.count)} counted current="audit" number={found.page}>
      <Results rail={<Filter {...props} />}>
        <Chips
          page={page}
          chips={chipsOf(page, filter)}
          jump={{ to: 'filter', chosen: chipsOf(page, filter).length }}
        />
        {found.entries.length === 0 ? (
          <EmptyState title={audit.empty}>{audit.emptyLead}</EmptyState>
        ) : (
          <Entries page={page} entries={found.entries} />
        )}
        <Pager page={page} current={found.page} last={found.pages} href={(number) => pathOf(filter, number)} />
      </Results>
    </Frame>
  );
}

function Entries({ page, entries }: { page: Page; entries: readonly AuditEntry[] }) {
  const { audit } = page.words.accounts;
  const columns = [{ label: audit.at }, { label: audit.who }, { label: audit.verb }, { label: audit.reason }];
  return (
    <Table
      caption={audit.caption}
      columns={columns}
      rows={entries.map((entry) => ({
        cells: [
          <When at={entry.at} />,
          <Who page={page} entry={entry} />,
          <Dots items={[sayVerb(page, entry), sayAct(page, entry), sayThing(page, entry)]} />,
          entry.reason && <Zh page={page}>{entry.reason}</Zh>,
        ],
      }))}
    />
  );
}

function Who({ page, entry }: { page: Page; entry: AuditEntry }) {
  const { roles } = page.words.frame;
  const { audit } = page.words.accounts;
  const role = entry.actor_role;
  const said =
    role === 'system' ? audit.system : role === 'visitor' ? audit.visitor : roles[role as keyof typeof roles];
  return <Dots items={[said, entry.actor_name && <Zh page={page}>{entry.actor_name}</Zh>]} />;
}

/** A verb that the table of today does not know any more is shown by its key. */
const sayVerb = (page: Page, { verb }: AuditEntry): string => page.words.accounts.verbs[verb as Verb] ?? verb;

function sayAct(page: Page, { facts }: AuditEntry): string | null {
  const { acts } = page.words.accounts;
  const act = String(facts['act'] ?? '');
  return Object.hasOwn(acts, act) ? acts[act as keyof typeof acts] : null;
}

/** Random ids say nothing to a reader: only numbers of ours are shown. */
function sayThing(page: Page, { thing_kind: kind, thing_id: id }: AuditEntry): string {
  const { things } = page.words.accounts;
  const named = Object.hasOwn(things, kind) ? things[kind as keyof typeof things] : kind;
  return id !== null && id.length <= 12 ? `${named} ${id}` : named;
}

function Filter({ page, filter, verbs }: Props) {
  const { accounts } = page.words;
  return (
    <FilterForm page={page} action="/audit" chosen={chipsOf(page, filter).length}>
      <SelectField
        page={page}
        name="verb"
        label={accounts.audit.verb}
        none={accounts.list.all}
        options={verbs.map((verb) => ({ value: verb, label: accounts.verbs[verb] }))}
        value={filter.verb}
      />
      <TextField
        page={page}
        kind="day"
        name="day"
        label={accounts.audit.day}
        hint={accounts.audit.dayHint}
        value={filter.day}
      />
    </FilterForm>
  );
}

function chipsOf(page: Page, filter: AuditFilter) {
  const { verb, day } = filter;
  return [
    ...(verb ? [{ label: page.words.accounts.verbs[verb], href: pathOf({ ...filter, verb: null }, 1) }] : []),
    ...(day ? [{ label: day, href: pathOf({ ...filter, day: null }, 1) }] : []),
  ];
}

function pathOf({ verb, day }: AuditFilter, number: number): string {
  const query = new URLSearchParams({ ...(verb && { verb }), ...(day && { day }), page: String(number) });
  return `/audit?${query}`;
}
