import { regionShortName } from '../../src/reference/index.ts';
import type { FilterChoices, StudentLine, StudentsPage as Found } from '../../src/students/reads-list.ts';
import type { StudentsFilter } from '../../src/students/input.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Notice } from '../parts/notice.tsx';
import { Pager } from '../parts/pager.tsx';
import { Results } from '../parts/panel.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import { Active, chosenIn, Filter, pathOf } from './list-filter.tsx';

type Props = {
  page: Page;
  found: Found;
  filter: StudentsFilter;
  choices: FilterChoices;
  mayAdd: boolean;
  mayImport: boolean;
  /** Students who registered and wait for this reader. */
  waiting: number;
};

/** The students that this reader may know of. Neither phone nor anything of a certificate stands here. */
export function StudentsPage(props: Props) {
  const { page, found, filter, mayAdd } = props;
  const words = page.words.students.list;
  return (
    <Frame
      page={page}
      title={words.title}
      lead={words.lead(found.count)}
      counted
      current="students"
      number={found.page}
    >
      <div class="stack">
        <Waiting {...props} />
        {mayAdd && (
          <Actions>
            <ButtonLink href={page.to('/students/new')} kind="secondary">
              {words.add}
            </ButtonLink>
          </Actions>
        )}
        <Results rail={<Filter {...props} />}>
          <div class="stack">
            <Active {...props} />
            {found.rows.length === 0 ? <Nobody {...props} /> : <StudentsTable page={page} rows={found.rows} />}
          </div>
          <Pager page={page} current={found.page} last={found.pages} href={(number) => pathOf(filter, number)} />
        </Results>
      </div>
    </Frame>
  );
}

function Waiting({ page, waiting }: Props) {
  const words = page.words.students.list;
  if (waiting === 0) return null;
  return (
    <Notice kind="todo" title={words.waitingTitle(waiting)} id="waiting">
      <a class="link" href={page.to('/accounts/waiting')}>
        {words.waiting}
      </a>
    </Notice>
  );
}

function StudentsTable({ page, rows }: { page: Page; rows: readonly StudentLine[] }) {
  const { fields, list } = page.words.students;
  const knowsNeeds = rows.some((row) => row.needs_confirmed !== null);
  const inCity = page.viewer.role === 'city_staff';
  const columns = [
    { label: fields.name, short: null },
    { label: fields.school },
    { label: fields.major },
    { label: fields.graduation_year },
    ...(inCity ? [{ label: fields.district }] : []),
    ...(knowsNeeds ? [{ label: list.needs }] : []),
  ];
  return (
    <Table
      caption={list.caption}
      columns={columns}
      rows={rows.map((row) => ({
        cells: [
          <Name page={page} row={row} />,
          row.school && <Zh page={page}>{row.school}</Zh>,
          row.major && <Zh page={page}>{row.major}</Zh>,
          row.graduation_year === null ? null : String(row.graduation_year),
          ...(inCity ? [row.district && <Zh page={page}>{regionShortName(row.district)}</Zh>] : []),
          ...(knowsNeeds ? [row.needs_confirmed ? list.confirmed : list.notConfirmed] : []),
        ],
      }))}
    />
  );
}

function Name({ page, row }: { page: Page; row: StudentLine }) {
  return (
    <>
      <a href={page.to(`/students/${row.number}`)}>
        <Zh page={page}>{row.name}</Zh>
      </a>{' '}
      <span class="small thin nobr">{row.number}</span>
    </>
  );
}

function Nobody({ page, filter, mayAdd, mayImport }: Props) {
  const words = page.words.students.list;
  if (chosenIn(filter) > 0) return <EmptyState title={words.empty}>{words.emptyLead}</EmptyState>;
  const acts = mayImport && (
    <ButtonLink href={page.to('/imports')} kind="secondary">
      {words.toImports}
    </ButtonLink>
  );
  return (
    <EmptyState title={words.none} {...(acts ? { acts } : {})}>
      {mayAdd ? words.noneLead : null}
    </EmptyState>
  );
}
