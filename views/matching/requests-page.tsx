import type { OpenRequest } from '../../src/matching/index.ts';
import { Frame } from '../frame.tsx';
import { featureName, momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Form } from '../parts/form.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';

/** What students have asked of the agency and nobody has dealt with yet. */
export function RequestsPage({ page, requests }: { page: Page; requests: readonly OpenRequest[] }) {
  const w = page.words.matching;
  const heads = w.requestHeads;
  return (
    <Frame
      page={page}
      title={w.requestsTitle}
      current="students"
      back={{ href: '/students', label: page.words.frame.nav.students }}
      lead={w.requestsLead}
    >
      {requests.length === 0 ? (
        <EmptyState title={w.noRequests}>{w.noRequestsText}</EmptyState>
      ) : (
        <Table
          caption={w.requestsTitle}
          columns={[
            { label: heads.student },
            { label: heads.position },
            { label: heads.kind },
            { label: heads.note },
            { label: heads.at },
            { label: heads.act, short: null },
          ]}
          rows={requests.map((request) => ({
            cells: [
              <a href={matchOf(page, request)}>
                <Zh page={page}>{request.student_name}</Zh>
              </a>,
              <>
                <a href={page.to(`/positions/${request.position_number}`)}>
                  <Zh page={page}>{request.title}</Zh>
                </a>
                <p class="small">
                  <Zh page={page}>{request.employer_name}</Zh>
                </p>
              </>,
              w.requestKinds[request.kind],
              <What page={page} request={request} />,
              momentName(page, request.created_at),
              <Settle page={page} request={request} />,
            ],
          }))}
        />
      )}
    </Frame>
  );
}

const matchOf = (page: Page, request: OpenRequest): string =>
  page.to(`/students/${request.student_number}/matches/${request.position_number}`);

/** What she wants: a feature, her own words, or the questions that her match leaves open today. */
function What({ page, request }: { page: Page; request: OpenRequest }) {
  if (request.feature) return <>{featureName(page, request.feature)}</>;
  if (request.note) return <Zh page={page}>{request.note}</Zh>;
  return request.kind === 'ask' ? <a href={matchOf(page, request)}>{page.words.matching.toQuestions}</a> : <></>;
}

function Settle({ page, request }: { page: Page; request: OpenRequest }) {
  return (
    <Form page={page} action={`/requests/${request.id}/settle`}>
      <Button kind="secondary">
        {page.words.matching.settle}
        <span class="vh">
          {page.lang === 'zh' ? '：' : ': '}
          <Zh page={page}>{`${request.student_name} ${request.title}`}</Zh>
        </span>
      </Button>
    </Form>
  );
}
