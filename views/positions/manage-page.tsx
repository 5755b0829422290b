import type { ManagedCard, ManagedPage } from '../../src/positions/reads-managed.ts';
import type { PositionState } from '../../src/positions/tables.ts';
import type { Region } from '../../src/reference/index.ts';
import { Frame } from '../frame.tsx';
import { dayName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { Chips } from '../parts/chips.tsx';
import { SelectField } from '../parts/choice-field.tsx';
import { Dots } from '../parts/dots.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Notice } from '../parts/notice.tsx';
import { Pager } from '../parts/pager.tsx';
import { SearchBand } from '../parts/search-band.tsx';
import { Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';

export type ManageView = {
  readonly page: Page;
  readonly found: ManagedPage;
  readonly filter: { readonly state: PositionState | null; readonly district: string };
  /** Only for staff; an owner has one list. */
  readonly districts: readonly Region[];
  /** The one employer that the list is narrowed to, with the address without it. */
  readonly employer: { readonly name: string; readonly href: string } | null;
  readonly own: boolean;
  /** False: a base without an employer, which cannot post yet. */
  readonly mayPost: boolean;
  readonly today: string;
  readonly href: (number: number) => string;
};

const states: readonly PositionState[] = ['waiting', 'draft', 'open', 'closed'];

/** The positions that its reader looks after. */
export function ManagePage(view: ManageView) {
  const { page, found, own, employer } = view;
  const words = page.words.positions.manage;
  return (
    <Frame
      page={page}
      title={own ? words.own : words.title}
      lead={words.lead(found.count)}
      counted
      current={own ? 'myPositions' : 'managedPositions'}
      number={found.page}
    >
      <Sections>
        <Acts view={view} />
        <Finder view={view} />
        <div class="stack">
          <h2 class="vh">{page.words.positions.board.list}</h2>
          {employer !== null && (
            <Chips
              page={page}
              chips={[{ label: <Zh page={page}>{words.employer(employer.name)}</Zh>, href: employer.href }]}
            />
          )}
          {found.cards.length === 0 ? <Nothing view={view} /> : <Lines view={view} />}
          <Pager page={page} current={found.page} last={found.pages} href={view.href} />
        </div>
      </Sections>
    </Frame>
  );
}

function Acts({ view: { page, own, mayPost } }: { view: ManageView }) {
  const words = page.words.positions;
  if (!mayPost) {
    return (
      <Notice kind="todo" title={words.form.noBaseTitle}>
        {words.form.noBaseText}
      </Notice>
    );
  }
  return (
    <Actions>
      <ButtonLink kind="primary" href={page.to('/positions/new')}>
        {words.manage.post}
      </ButtonLink>
      {!own && <ButtonLink href={page.to('/organizations')}>{words.manage.organizations}</ButtonLink>}
      {!own && <ButtonLink href={page.to('/lists')}>{page.words.lists.toAll}</ButtonLink>}
    </Actions>
  );
}

function Finder({ view: { page, own, filter, found, districts } }: { view: ManageView }) {
  const words = page.words.positions;
  const { manage } = words;
  return (
    <SearchBand page={page} action={own ? '/my/positions' : '/positions/manage'} act={manage.filter}>
      <SelectField
        page={page}
        name="state"
        label={manage.state}
        none={manage.anyState}
        value={filter.state}
        options={states
          .filter((state) => found.counts[state] > 0 || state !== 'draft')
          .map((state) => ({ value: state, label: manage.stateCount(words.states[state], found.counts[state]) }))}
      />
      {!own && (
        <SelectField
          page={page}
          name="district"
          label={manage.district}
          none={null}
          value={filter.district}
          options={[
            { value: 'all', label: manage.anyDistrict },
            ...districts.map((region) => ({ value: region.code, label: region.name })),
          ]}
        />
      )}
    </SearchBand>
  );
}

function Nothing({ view: { page, own, filter, found } }: { view: ManageView }) {
  const words = page.words.positions.manage;
  const none = own && filter.state === null && found.count === 0;
  return (
    <EmptyState
      title={none ? words.noneOwn : words.none}
      acts={
        !none && (
          <ButtonLink kind="secondary" href={page.to(own ? '/my/positions' : '/positions/manage?district=all')}>
            {words.all}
          </ButtonLink>
        )
      }
    >
      {none ? words.noneOwnText : words.noneText}
    </EmptyState>
  );
}

function Lines({ view: { page, found, own, today } }: { view: ManageView }) {
  const { columns, title, filled } = page.words.positions.manage;
  const { noClosing } = page.words.positions.board;
  return (
    <Table
      caption={title}
      columns={[
        { label: columns.title },
        ...(own ? [] : [{ label: columns.employer }]),
        { label: columns.state },
        { label: columns.taken, numeric: true },
        { label: columns.closing },
      ]}
      rows={found.cards.map((card) => ({
        cells: [
          <>
            <a href={page.to(`/positions/${card.number}`)}>
              <Zh page={page}>{card.title}</Zh>
            </a>
            <p class="small thin">
              <Dots items={[card.number, page.words.official.kinds[card.kind]]} />
            </p>
          </>,
          ...(own ? [] : [<Zh page={page}>{card.employerName}</Zh>]),
          <State page={page} card={card} />,
          filled(card.taken, card.headcount),
          card.closesOn === null ? noClosing : dayName(page, card.closesOn, today),
        ],
      }))}
    />
  );
}

/** The state in words; an open one that nobody can apply for says why. */
function State({ page, card }: { page: Page; card: ManagedCard }) {
  const { states: names, notListed, manage } = page.words.positions;
  const hidden = card.state === 'open' && !card.open;
  const why = card.taken >= card.headcount ? notListed.full : notListed.past;
  return (
    <>
      {card.state === 'waiting' ? <b>{names.waiting}</b> : hidden ? why : names[card.state]}
      {card.reasonWaits && <p class="small">{manage.reasonWaits}</p>}
    </>
  );
}
