import type { Message, MessagesPage as Found } from '../../src/site/reads.ts';
import { Frame } from '../frame.tsx';
import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Dots } from '../parts/dots.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Facts } from '../parts/facts.tsx';
import { Form } from '../parts/form.tsx';
import { Pager } from '../parts/pager.tsx';
import { Zh } from '../parts/zh.tsx';
import { Masked } from '../students/masked.tsx';

const address = (state: Found['state'], page = 1) => `/messages?state=${state}${page > 1 ? `&page=${page}` : ''}`;

/** What people wrote to the staff. */
export function MessagesPage({ page, found }: { page: Page; found: Found }) {
  const t = page.words.site.messages;
  const { state, counts, messages } = found;
  const other = state === 'open' ? 'answered' : 'open';
  return (
    <Frame
      page={page}
      title={t.title}
      lead={state === 'open' ? t.lead(counts.open) : t.answeredLead(counts.answered)}
      counted
      number={found.page}
    >
      <div class="stack">
        <ButtonLink href={page.to(address(other))}>{state === 'open' ? t.seeAnswered : t.seeOpen}</ButtonLink>
        {messages.length === 0 ? (
          <EmptyState title={state === 'open' ? t.emptyOpen : t.emptyAnswered}>
            {state === 'open' ? t.emptyOpenText : t.emptyAnsweredText}
          </EmptyState>
        ) : (
          <ul class="stack" aria-label={t.title}>
            {messages.map((message) => (
              <MessageItem page={page} message={message} state={state} />
            ))}
          </ul>
        )}
        <Pager page={page} current={found.page} last={found.pages} href={(number) => address(state, number)} />
      </div>
    </Frame>
  );
}

function MessageItem({ page, message, state }: { page: Page; message: Message; state: Found['state'] }) {
  const t = page.words.site.messages;
  const { answered_by, answered_at } = message;
  return (
    <li class="panel">
      <div class="tight">
        <h2 class="h3">
          <Writer page={page} message={message} />
        </h2>
        {message.text.split('\n').map((line) => (
          <p lang={page.lang === 'en' ? '' : undefined}>{line}</p>
        ))}
        <Facts
          facts={[
            { label: t.at, value: momentName(page, message.created_at) },
            { label: t.contact, value: <Contact page={page} message={message} /> },
            ...(answered_by !== null && answered_at !== null
              ? [{ label: t.answeredBy, value: t.answered(answered_by, momentName(page, answered_at)) }]
              : []),
          ]}
        />
        {state === 'open' && (
          <Form page={page} action={`/messages/${message.id}/answered`}>
            <Actions>
              <Button kind="secondary">
                {t.markAnswered}
                <span class="vh"> {momentName(page, message.created_at)}</span>
              </Button>
            </Actions>
          </Form>
        )}
      </div>
    </li>
  );
}

/** Masked, with the way to where it is shown. */
function Contact({ page, message }: { page: Page; message: Message }) {
  if (message.masked === null) return <OnRecord page={page} message={message} />;
  return (
    <>
      <Masked page={page} text={message.masked} />{' '}
      <a class="link" href={page.to(`/messages/${message.id}/contact`)}>
        {page.words.students.record.reveal}
        <span class="vh"> {momentName(page, message.created_at)}</span>
      </a>
    </>
  );
}

/** She left none: what her record has, each opened there with a reason. */
function OnRecord({ page, message }: { page: Page; message: Message }) {
  const { site, students } = page.words;
  const { student, student_id, onRecord } = message;
  if (student_id === null || onRecord?.length === 0) return <>{site.messages.noContact}</>;
  if (student === null || onRecord === null) return <>{site.messages.onRecord}</>;
  return (
    <ul class="tight">
      {onRecord.map(({ field, masked }) => (
        <li>
          {site.messages.fromRecord(students.fields[field])} <Masked page={page} text={masked} />{' '}
          <a class="link" href={page.to(`/students/${student}/reveal?field=${field}`)}>
            {students.record.reveal}
            <span class="vh">
              {' '}
              {students.fields[field]} {momentName(page, message.created_at)}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Writer({ page, message }: { page: Page; message: Message }) {
  const { site, frame } = page.words;
  const { by_name, by_role, student } = message;
  if (by_name === null) return <>{site.messages.unsigned}</>;
  const name = <Zh page={page}>{by_name}</Zh>;
  return (
    <Dots
      items={[
        student === null ? (
          name
        ) : (
          <a class="link" href={page.to(`/students/${student}`)}>
            {name}
          </a>
        ),
        frame.roles[by_role],
        student,
      ]}
    />
  );
}
