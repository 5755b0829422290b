import type { ListCard } from '../../src/matching/index.ts';
import { regionShortName } from '../../src/reference/index.ts';
import { Frame } from '../frame.tsx';
import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { ButtonLink } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Pager } from '../parts/pager.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';

type Props = {
  page: Page;
  lists: readonly ListCard[];
  count: number;
  number: number;
  last: number;
};

/** Lists of students chosen for positions, newest first. */
export function ListsPage({ page, lists, count, number, last }: Props) {
  const w = page.words.lists;
  return (
    <Frame
      page={page}
      title={w.title}
      current="managedPositions"
      back={{ href: '/positions/manage', label: page.words.positions.manage.title }}
      lead={w.lead(count)}
      counted
      number={number}
    >
      {lists.length === 0 ? (
        <EmptyState title={w.none} acts={<ButtonLink href={page.to('/positions/manage')}>{w.toPositions}</ButtonLink>}>
          {w.noneText}
        </EmptyState>
      ) : (
        <div class="stack">
          <ListsTable page={page} lists={lists} />
          <Pager page={page} current={number} last={last} href={(at) => `/lists?page=${at}`} />
        </div>
      )}
    </Frame>
  );
}

/** `ofOne`: all of them are of one position, which is not named again. */
export function ListsTable({ page, lists, ofOne }: { page: Page; lists: readonly ListCard[]; ofOne?: boolean }) {
  const w = page.words.lists;
  return (
    <Table
      caption={ofOne ? w.ofPosition : w.title}
      columns={[
        { label: w.heads.list },
        ...(ofOne ? [] : [{ label: w.heads.position }]),
        { label: w.heads.students, numeric: true },
        { label: w.heads.by },
        { label: w.heads.at },
      ]}
      rows={lists.map((list) => ({
        cells: [
          <a href={page.to(`/lists/${list.id}`)}>
            <Zh page={page}>{list.title}</Zh>
          </a>,
          ...(ofOne ? [] : [<PositionName page={page} list={list} />]),
          w.people(list.students),
          <Maker page={page} list={list} />,
          momentName(page, list.createdAt),
        ],
      }))}
    />
  );
}

function PositionName({ page, list }: { page: Page; list: ListCard }) {
  return (
    <>
      <Zh page={page}>{list.positionTitle}</Zh>
      <p class="small">{list.positionNumber}</p>
    </>
  );
}

function Maker({ page, list }: { page: Page; list: ListCard }) {
  return (
    <>
      <Zh page={page}>{list.byName}</Zh>
      <p class="small">
        {list.district === null ? page.words.lists.city : <Zh page={page}>{regionShortName(list.district)}</Zh>}
      </p>
    </>
  );
}
