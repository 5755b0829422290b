import type { PositionForReader } from '../../src/positions/reads-position.ts';
import type { NamedCategory } from '../../src/positions/tables.ts';
import { features } from '../../src/reference/index.ts';
import { Frame } from '../frame.tsx';
import { categoryEntry, list } from '../names.ts';
import type { Page } from '../page.ts';
import { Answers } from '../parts/answers.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Zh } from '../parts/zh.tsx';
import { Employer } from './place.tsx';
import { PositionBody, PositionFacts } from './position-body.tsx';

type Props = {
  page: Page;
  /** Null: a new one. */
  number: string | null;
  staff: boolean;
  /** What its button does. */
  act: 'publish' | 'submit' | 'save';
  /** As it will be read. */
  shown: PositionForReader;
  hidden: {
    readonly categories: readonly NamedCategory[];
    readonly categoryReason: string | null;
    readonly contactName: string | null;
    readonly contactPhone: string | null;
  };
  /** Every field of the form as it was filled in. */
  fields: readonly (readonly [name: string, value: string])[];
  today: string;
};

/** A posting as others will read it, before it is posted. */
export function PostingCheck({ page, number, staff, act, shown, hidden, fields, today }: Props) {
  const words = page.words.positions;
  const unknown = features.length - Object.keys(shown.card.features).length;
  return (
    <Frame
      page={page}
      title={words.check[act]}
      lead={words.check.lead}
      current={staff ? 'managedPositions' : 'myPositions'}
    >
      <Sections>
        <div class="stack">
          <h2>
            <Zh page={page}>{shown.card.title}</Zh>
          </h2>
          <p>
            <Employer page={page} card={shown.card} />
          </p>
          <PositionFacts page={page} shown={shown} today={today} />
          {unknown > 0 && <Notice kind="todo">{words.check.unknownNote(unknown)}</Notice>}
        </div>
        <PositionBody page={page} shown={shown} preview />
        <Section title={words.check.notPublic}>
          <Answers page={page} answers={hiddenAnswers(page, hidden)} />
        </Section>
        <Form page={page} action={number === null ? '/positions/new' : `/positions/${number}/edit`}>
          {fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Actions>
            <Button name="step" value="post">
              {words.check.acts[act]}
            </Button>
            <Button kind="secondary" name="step" value="edit">
              {words.check.back}
            </Button>
          </Actions>
        </Form>
      </Sections>
    </Frame>
  );
}

function hiddenAnswers(page: Page, hidden: Props['hidden']) {
  const { fields } = page.words.positions.form;
  const zh = (text: string | null) => (text === null ? null : <Zh page={page}>{text}</Zh>);
  const named = hidden.categories.map((one) => categoryEntry(page, one));
  return [
    { label: fields.contact_name, value: zh(hidden.contactName) },
    { label: fields.contact_phone, value: hidden.contactPhone },
    { label: fields.categories, value: named.length === 0 ? null : list(page, named) },
    ...(hidden.categoryReason === null ? [] : [{ label: fields.category_reason, value: zh(hidden.categoryReason) }]),
  ];
}
