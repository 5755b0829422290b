import type { Problems } from '../../src/errors.ts';
import type { Management, PositionForReader } from '../../src/positions/reads-position.ts';
import { Frame } from '../frame.tsx';
import { categoryEntry, list } from '../names.ts';
import type { Page } from '../page.ts';
import { Answers } from '../parts/answers.tsx';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Radios } from '../parts/choice-field.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Zh } from '../parts/zh.tsx';

type Props = {
  page: Page;
  shown: PositionForReader;
  manage: Management;
  problems?: Problems;
};

/** Staff judge whether the work can really not do without a category condition. */
export function ReasonPage({ page, shown, manage, problems = {} }: Props) {
  const { reason: words } = page.words.positions;
  const path = `/positions/${shown.card.number}`;
  const state = manage.categoryReasonState;
  return (
    <Frame
      page={page}
      title={words.title}
      kicker={<Zh page={page}>{shown.card.title}</Zh>}
      lead={words.lead}
      back={{ href: path, label: shown.card.number }}
      current="managedPositions"
      wrong={Object.keys(problems).length > 0}
    >
      <Sections>
        <ErrorSummary page={page} problems={problems} labels={{ judgement: words.ask }} />
        <Said page={page} manage={manage} />
        <Panel>
          <Form page={page} action={`${path}/reason`}>
            <input type="hidden" name="version" value={manage.version} />
            <Radios
              page={page}
              name="judgement"
              label={words.ask}
              hint={words.hint}
              value={state === 'waiting' ? null : state}
              problem={problems['judgement']}
              options={(['accepted', 'refused'] as const).map((value) => ({ value, label: words.judgements[value] }))}
            />
            <Actions>
              <Button>{words.save}</Button>
              <ButtonLink href={page.to(path)}>{page.words.positions.contact.back}</ButtonLink>
            </Actions>
          </Form>
        </Panel>
      </Sections>
    </Frame>
  );
}

function Said({ page, manage }: Pick<Props, 'page' | 'manage'>) {
  const { reason: words, manage: managing } = page.words.positions;
  const state = manage.categoryReasonState;
  return (
    <Section title={words.said}>
      <Answers
        page={page}
        answers={[
          {
            label: managing.categories,
            value: list(
              page,
              manage.categories.map((one) => categoryEntry(page, one)),
            ),
          },
          { label: managing.reasonText, value: <Zh page={page}>{manage.categoryReason}</Zh> },
          { label: managing.state, value: state === null ? null : managing.reasonStates[state] },
        ]}
      />
    </Section>
  );
}
