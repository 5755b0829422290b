import { regionName } from '../../src/reference/index.ts';
import type { EmployerLine, EmployersPage } from '../../src/organizations/reads.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Tick } from '../parts/choice-field.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Pager } from '../parts/pager.tsx';
import { SearchBand } from '../parts/search-band.tsx';
import { Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';
import { QuotaWords } from './quota-words.tsx';

type Props = {
  page: Page;
  found: EmployersPage;
  filter: { readonly words: string; readonly gap: string };
  quota: { readonly share: number; readonly exempt: number };
  href: (number: number) => string;
};

/** Every employer, for staff who look for one with room. */
export function OrganizationsPage({ page, found, filter, quota, href }: Props) {
  const words = page.words.organizations;
  const percent = `${Math.round(quota.share * 1000) / 10}%`;
  return (
    <Frame
      page={page}
      title={words.title}
      lead={words.lead(found.count)}
      counted
      current="managedPositions"
      number={found.page}
    >
      <Sections>
        <SearchBand page={page} action="/organizations" act={words.search}>
          <TextField
            page={page}
            kind="search"
            name="words"
            label={words.searchWords}
            value={filter.words}
            lang="zh-CN"
          />
          <div class="field">
            <Tick name="gap" label={words.onlyMissing} ticked={filter.gap === 'yes'} />
          </div>
        </SearchBand>
        <div class="stack">
          <h2 class="vh">{words.list}</h2>
          {found.rows.length === 0 ? (
            <EmptyState
              title={words.none}
              acts={
                <ButtonLink kind="secondary" href={page.to('/organizations')}>
                  {words.all}
                </ButtonLink>
              }
            >
              {words.noneText}
            </EmptyState>
          ) : (
            <Lines page={page} rows={found.rows} />
          )}
          <p class="small">{words.quotaNote(percent, quota.exempt)}</p>
          <Pager page={page} current={found.page} last={found.pages} href={href} />
        </div>
      </Sections>
    </Frame>
  );
}

function Lines({ page, rows }: { page: Page; rows: readonly EmployerLine[] }) {
  const { columns, title, unknown } = page.words.organizations;
  return (
    <Table
      caption={title}
      columns={[
        { label: columns.name },
        { label: columns.kind },
        { label: columns.place },
        { label: columns.headcount, numeric: true },
        { label: columns.quota },
        { label: columns.open, numeric: true },
      ]}
      rows={rows.map((row) => ({
        cells: [
          <a href={page.to(`/organizations/${row.id}`)}>
            <Zh page={page}>{row.name}</Zh>
          </a>,
          page.words.official.employerKinds[row.kind],
          row.region ? <Zh page={page}>{regionName(row.region)}</Zh> : unknown,
          row.headcount ?? unknown,
          <QuotaWords page={page} quota={row.quota} />,
          row.openPositions,
        ],
      }))}
    />
  );
}
