import type { AccountRow, AccountsPage as Accounts } from '../../src/accounts/reads.ts';
import type { AccountsFilter } from '../../src/accounts/input.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { SelectField } from '../parts/choice-field.tsx';
import { Chips } from '../parts/chips.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { FilterForm } from '../parts/filter-form.tsx';
import { Pager } from '../parts/pager.tsx';
import { Results } from '../parts/panel.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import { DoneNotice } from './done-notice.tsx';
import { Place } from './place.tsx';
import { roleName } from './role-name.ts';
import { When } from './when.tsx';

type Props = {
  page: Page;
  found: Accounts;
  filter: AccountsFilter;
  roles: readonly AccountRow['role'][];
  states: readonly AccountRow['state'][];
};

export function AccountsPage(props: Props) {
  const { page, found, filter } = props;
  const { list } = page.words.accounts;
  return (
    <Frame page={page} title={list.title} lead={list.lead(found.count)} counted current="accounts" number={found.page}>
      <div class="stack">
        <DoneNotice page={page} />
        <Actions>
          <ButtonLink href={page.to('/accounts/waiting')} kind="secondary">
            {list.waiting}
          </ButtonLink>
          <ButtonLink href={page.to('/accounts/invite')} kind="secondary">
            {list.invite}
          </ButtonLink>
          <ButtonLink href={page.to('/accounts/invitations')}>{list.invitations}</ButtonLink>
        </Actions>
        <Results rail={<Filter {...props} />}>
          <Chips
            page={page}
            chips={chipsOf(page, filter)}
            jump={{ to: 'filter', chosen: chipsOf(page, filter).length }}
          />
          {found.rows.length === 0 ? (
            <EmptyState title={list.empty}>{list.emptyLead}</EmptyState>
          ) : (
            <AccountsTable page={page} rows={found.rows} />
          )}
          <Pager page={page} current={found.page} last={found.pages} href={(number) => pathOf(filter, number)} />
        </Results>
      </div>
    </Frame>
  );
}

function AccountsTable({ page, rows }: { page: Page; rows: readonly AccountRow[] }) {
  const { fields, list, states } = page.words.accounts;
  const columns = [
    { label: fields.name },
    { label: fields.role },
    { label: fields.place },
    { label: fields.state },
    { label: list.signedIn },
  ];
  return (
    <Table
      caption={list.caption}
      columns={columns}
      rows={rows.map((row) => ({
        cells: [
          <a class="link" href={page.to(`/accounts/${row.membership_id}`)}>
            <Zh page={page}>{row.name}</Zh>
          </a>,
          roleName(page, row.role),
          <Place page={page} role={row.role} place={row.place} />,
          states[row.state],
          row.signed_in_at ? <When at={row.signed_in_at} /> : list.never,
        ],
      }))}
    />
  );
}

function Filter({ page, filter, roles, states }: Props) {
  const { fields, list, states: words } = page.words.accounts;
  return (
    <FilterForm page={page} action="/accounts" chosen={chipsOf(page, filter).length}>
      <SelectField
        page={page}
        name="role"
        label={fields.role}
        none={list.all}
        options={roles.map((role) => ({ value: role, label: roleName(page, role) }))}
        value={filter.role}
      />
      <SelectField
        page={page}
        name="state"
        label={fields.state}
        none={list.all}
        options={states.map((state) => ({ value: state, label: words[state] }))}
        value={filter.state}
      />
    </FilterForm>
  );
}

function chipsOf(page: Page, filter: AccountsFilter) {
  const { role, state } = filter;
  return [
    ...(role ? [{ label: roleName(page, role), href: pathOf({ ...filter, role: null }, 1) }] : []),
    ...(state ? [{ label: page.words.accounts.states[state], href: pathOf({ ...filter, state: null }, 1) }] : []),
  ];
}

function pathOf({ role, state }: AccountsFilter, number: number): string {
  const query = new URLSearchParams({ ...(role && { role }), ...(state && { state }), page: String(number) });
  return `/accounts?${query}`;
}
