import type { BaseLine, BasesPage as Found } from '../../src/bases/reads.ts';
import { regionShortName, type Region } from '../../src/reference/index.ts';
import { Frame } from '../frame.tsx';
import { list } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { SelectField } from '../parts/choice-field.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Pager } from '../parts/pager.tsx';
import { SearchBand } from '../parts/search-band.tsx';
import { Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';

type Props = {
  page: Page;
  found: Found;
  filter: { readonly district: string; readonly words: string };
  districts: readonly Region[];
  mayAdd: boolean;
  href: (number: number) => string;
};

/** The bases, district by district, for staff. */
export function BasesPage({ page, found, filter, districts, mayAdd, href }: Props) {
  const words = page.words.bases;
  const place = filter.district === 'all' ? words.here : regionShortName(filter.district);
  return (
    <Frame
      page={page}
      title={words.title}
      lead={words.lead(found.count, place)}
      counted
      current="bases"
      number={found.page}
    >
      <Sections>
        <SearchBand page={page} action="/bases" act={words.search}>
          <TextField page={page} kind="search" name="words" label={words.words} value={filter.words} lang="zh-CN" />
          <SelectField
            page={page}
            name="district"
            label={words.district}
            none={null}
            value={filter.district}
            options={[
              { value: 'all', label: words.allDistricts },
              ...districts.map((region) => ({ value: region.code, label: region.name })),
            ]}
          />
        </SearchBand>
        <div class="stack">
          <h2 class="vh">{words.list}</h2>
          {found.rows.length === 0 ? <Nothing page={page} /> : <Lines page={page} rows={found.rows} />}
          <Pager page={page} current={found.page} last={found.pages} href={href} />
          {mayAdd && (
            <Actions>
              <ButtonLink kind="secondary" href={page.to('/bases/new')}>
                {words.add}
              </ButtonLink>
            </Actions>
          )}
        </div>
      </Sections>
    </Frame>
  );
}

function Nothing({ page }: { page: Page }) {
  const words = page.words.bases;
  return (
    <EmptyState
      title={words.none}
      acts={
        <ButtonLink kind="secondary" href={page.to('/bases?district=all')}>
          {words.all}
        </ButtonLink>
      }
    >
      {words.noneText}
    </EmptyState>
  );
}

function Lines({ page, rows }: { page: Page; rows: readonly BaseLine[] }) {
  const { columns, title, slot, unknown, nothingOffered } = page.words.bases;
  return (
    <Table
      caption={title}
      columns={[
        { label: columns.name },
        { label: columns.district },
        { label: columns.offered },
        { label: columns.places, numeric: true },
        { label: columns.open, numeric: true },
      ]}
      rows={rows.map((row) => ({
        cells: [
          <a href={page.to(`/bases/${row.id}`)}>
            <Zh page={page}>{row.name}</Zh>
          </a>,
          row.district ? <Zh page={page}>{regionShortName(row.district)}</Zh> : unknown,
          row.offered.length === 0 ? (
            nothingOffered
          ) : (
            <Zh page={page}>
              {list(
                page,
                row.offered.map((one) => slot(one.title, one.places)),
              )}
            </Zh>
          ),
          row.offered.reduce((sum, one) => sum + one.places, 0),
          row.openPositions,
        ],
      }))}
    />
  );
}
