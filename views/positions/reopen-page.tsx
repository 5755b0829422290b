import type { Problems } from '../../src/errors.ts';
import type { Management, PositionForReader } from '../../src/positions/reads-position.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';

type Props = {
  page: Page;
  shown: PositionForReader;
  manage: Management;
  closesOn: string;
  problems?: Problems;
};

/** A closed position comes back, with a new last day. */
export function ReopenPage({ page, shown, manage, closesOn, problems = {} }: Props) {
  const { reopen: words, form, contact } = page.words.positions;
  const path = `/positions/${shown.card.number}`;
  return (
    <Frame
      page={page}
      title={words.title}
      kicker={<Zh page={page}>{shown.card.title}</Zh>}
      lead={words.lead}
      back={{ href: path, label: shown.card.number }}
      current={manage.masked ? 'managedPositions' : 'myPositions'}
      wrong={Object.keys(problems).length > 0}
    >
      <div class="stack">
        <ErrorSummary page={page} problems={problems} labels={{ closes_on: words.closes_on }} />
        <Panel>
          <Form page={page} action={`${path}/reopen`}>
            <input type="hidden" name="version" value={manage.version} />
            <TextField
              page={page}
              name="closes_on"
              kind="day"
              label={words.closes_on}
              hint={form.hints.closes_on}
              value={closesOn}
              problem={problems['closes_on']}
              optional
              width="short"
            />
            <Actions>
              <Button>{words.save}</Button>
              <ButtonLink href={page.to(path)}>{contact.back}</ButtonLink>
            </Actions>
          </Form>
        </Panel>
      </div>
    </Frame>
  );
}
