import type { Problems } from '../../src/errors.ts';
import type { EditionHead, InForce } from '../../src/matching/index.ts';
import { Frame } from '../frame.tsx';
import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { SelectField } from '../parts/choice-field.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { TextArea } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';

type Props = {
  page: Page;
  editions: readonly EditionHead[];
  /** The number of the one that all matches go by. */
  inForce: string;
  mayKeep: boolean;
  given: (name: string) => string;
  problems: Problems;
};

/** Every edition of the rules, and where a draft is opened. */
export function EditionsPage(props: Props) {
  const { page, problems } = props;
  const w = page.words.editions;
  return (
    <Frame page={page} title={w.title} lead={w.lead} wrong={Object.keys(problems).length > 0} done={w.kept}>
      <Sections>
        <ErrorSummary page={page} problems={problems} labels={{ based_on: w.from, note: w.noteLabel }} />
        <List {...props} />
        {props.mayKeep ? <Open {...props} /> : <p>{w.readOnly}</p>}
        <Actions>
          <ButtonLink href={page.to('/runs')}>{w.toRuns}</ButtonLink>
        </Actions>
      </Sections>
    </Frame>
  );
}

function List({ page, editions, inForce }: Props) {
  const w = page.words.editions;
  return (
    <Table
      caption={w.title}
      columns={[
        { label: w.heads.edition },
        { label: w.heads.state },
        { label: w.heads.since },
        { label: w.heads.note },
      ]}
      rows={editions.map((one) => ({
        cells: [
          <a class="link" href={page.to(`/editions/${one.id}`)}>
            {one.id}
          </a>,
          stateName(page, one, inForce),
          one.in_force.length === 0 ? w.never : one.in_force.map((time) => <p>{timeText(page, time)}</p>),
          <>
            {one.note !== '' && (
              <p>
                <Zh page={page}>{one.note}</Zh>
              </p>
            )}
            {madeText(page, one).map((text) => (
              <p class="small">
                <Zh page={page}>{text}</Zh>
              </p>
            ))}
          </>,
        ],
      }))}
    />
  );
}

export function stateName(page: Page, one: Pick<EditionHead, 'id' | 'state'>, inForce: string): string {
  const { states } = page.words.editions;
  if (one.state === 'draft') return states.draft;
  return one.id === inForce ? states.inForce : states.before;
}

function timeText(page: Page, { since, until }: InForce): string {
  const w = page.words.editions;
  const from = since === null ? w.fromStart : momentName(page, since);
  if (until !== null) return w.span(from, momentName(page, until));
  return since === null ? from : w.since(from);
}

/** Who opened it and when, and what it is based on. */
export function madeText(page: Page, { created_at, by_name, based_on }: EditionHead): string[] {
  const w = page.words.editions;
  if (created_at === null) return [w.shipped];
  return [w.madeBy(by_name, momentName(page, created_at)), ...(based_on === null ? [] : [w.basedOn(based_on)])];
}

function Open({ page, editions, inForce, given, problems }: Props) {
  const w = page.words.editions;
  return (
    <Section id="open" title={w.openTitle} lead={w.openLead}>
      <Form page={page} action="/editions">
        <SelectField
          page={page}
          name="based_on"
          label={w.from}
          none={null}
          width="medium"
          value={given('based_on') || inForce}
          options={editions.map((one) => ({
            value: one.id,
            label: w.option(one.id, stateName(page, one, inForce)),
          }))}
          problem={problems['based_on']}
        />
        <TextArea
          page={page}
          name="note"
          label={w.noteLabel}
          hint={w.noteHint}
          rows={3}
          optional
          value={given('note')}
          problem={problems['note']}
        />
        <Actions>
          <Button>{w.open}</Button>
        </Actions>
      </Form>
    </Section>
  );
}
