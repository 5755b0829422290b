import type { RegistrationRequest } from '../../src/accounts/registrations.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import { DoneNotice } from './done-notice.tsx';
import { When } from './when.tsx';

type Props = { page: Page; requests: readonly RegistrationRequest[]; districtName: (code: string) => string };

/** Who waits to be let in; the pages where staff find or make the record belong to the rooms of those records. */
export function WaitingPage({ page, requests, districtName }: Props) {
  const { fields, list, waiting } = page.words.accounts;
  const columns = [
    { label: waiting.who },
    { label: fields.role },
    { label: waiting.from },
    { label: fields.district },
    { label: waiting.at },
  ];
  const rows = requests.map((request) => ({
    cells: [
      <a class="link" href={page.to(requestPath(request))}>
        <Zh page={page}>{request.facts.name}</Zh>
      </a>,
      waiting.kinds[request.kind],
      <Zh page={page}>{request.kind === 'student' ? request.facts.school : request.facts.organization}</Zh>,
      request.district === null ? page.words.parts.notFilled : <Zh page={page}>{districtName(request.district)}</Zh>,
      <When at={request.created_at} />,
    ],
  }));
  return (
    <Frame
      page={page}
      title={waiting.title}
      lead={waiting.lead(requests.length)}
      back={{ href: '/accounts', label: list.back }}
      current="accounts"
      counted
    >
      <div class="stack">
        <DoneNotice page={page} />
        {requests.length === 0 ? (
          <EmptyState title={waiting.empty}>{waiting.emptyLead}</EmptyState>
        ) : (
          <Table caption={waiting.caption} columns={columns} rows={rows} />
        )}
      </div>
    </Frame>
  );
}

export const requestPath = (request: Pick<RegistrationRequest, 'id' | 'kind'>): string =>
  `/${request.kind === 'student' ? 'students' : 'organizations'}/requests/${request.id}`;
