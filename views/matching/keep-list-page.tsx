import type { Problems } from '../../src/errors.ts';
import type { Chosen, Class, ListCard } from '../../src/matching/index.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Checkboxes, Radios } from '../parts/choice-field.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { RowPick } from '../parts/row-pick.tsx';
import { Table } from '../parts/table.tsx';
import { ClassTag } from '../parts/tag.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';

export type ChosenNow = Chosen & {
  /** Null: no match now. */
  readonly class: Class | null;
};
export type KeepListView = {
  readonly page: Page;
  readonly number: string;
  readonly title: string;
  readonly chosen: readonly ChosenNow[];
  /** Lists of this position that all of them may go on. */
  readonly lists: readonly ListCard[];
  readonly values: { readonly list: string; readonly title: string; readonly looked: readonly string[] };
  readonly problems: Problems;
};

const fresh = 'new';

/** Asks before it keeps: who was chosen, on which list, and whether a person has looked where one has to. */
export function KeepListPage(view: KeepListView) {
  const { page, number, title, chosen, problems } = view;
  const w = page.words.lists;
  return (
    <Frame
      page={page}
      title={`${w.checkTitle}${page.lang === 'zh' ? '：' : ': '}${title}`}
      heading={
        <>
          {w.checkTitle}
          {page.lang === 'zh' ? '：' : ': '}
          <Zh page={page}>{title}</Zh>
        </>
      }
      current="managedPositions"
      back={{ href: `/positions/${number}/candidates`, label: page.words.matching.candidates }}
      kicker={number}
      lead={w.checkLead(chosen.length)}
      wrong={Object.keys(problems).length > 0}
    >
      <Form page={page} action={`/positions/${number}/lists/new`}>
        <div class="far">
          <ErrorSummary
            page={page}
            problems={problems}
            labels={{ student: w.students, looked: w.looked, list: w.list, title: w.listTitle }}
          />
          <ChosenTable view={view} />
          <Choices view={view} />
        </div>
      </Form>
    </Frame>
  );
}

/** Ticked already; who is unticked here stays off the list. */
function ChosenTable({ view: { page, chosen } }: { view: KeepListView }) {
  const { lists, matching } = page.words;
  return (
    <Table
      caption={lists.checkCaption}
      header={1}
      columns={[
        { label: lists.pick, short: null, silent: true },
        { label: matching.candidateHeads.student },
        { label: matching.candidateHeads.verdict },
      ]}
      rows={chosen.map((student, at) => ({
        ...(at === 0 ? { id: 'student' } : {}),
        cells: [
          <RowPick page={page} name="student" value={student.number} about={student.name} ticked />,
          <>
            <Zh page={page}>{student.name}</Zh>
            <p class="small thin">{student.number}</p>
          </>,
          <>
            {student.class === null ? lists.notNow : <ClassTag page={page} matchClass={student.class} />}
            {student.review && <p class="small">{lists.review}</p>}
          </>,
        ],
      }))}
    />
  );
}

function Choices({ view: { page, number, chosen, lists, values, problems } }: { view: KeepListView }) {
  const w = page.words.lists;
  const toLook = chosen.filter((student) => student.review);
  const options = [
    ...lists.map((list) => ({
      value: String(list.id),
      label: <Zh page={page}>{list.title}</Zh>,
      note: w.people(list.students),
    })),
    { value: fresh, label: w.newList },
  ];
  return (
    <div>
      {toLook.length > 0 && (
        <Checkboxes
          page={page}
          name="looked"
          label={w.looked}
          hint={w.lookedHint}
          problem={problems['looked']}
          values={values.looked}
          options={toLook.map((student) => ({
            value: student.number,
            label: <Zh page={page}>{w.lookedAt(student.name)}</Zh>,
          }))}
        />
      )}
      {lists.length > 0 ? (
        <Radios
          page={page}
          name="list"
          label={w.list}
          problem={problems['list']}
          value={values.list || fresh}
          options={options}
        />
      ) : (
        <input type="hidden" name="list" value={fresh} />
      )}
      <TextField
        page={page}
        name="title"
        label={w.listTitle}
        hint={w.listTitleHint(lists.length > 0)}
        problem={problems['title']}
        value={values.title}
        width="medium"
      />
      <Actions>
        <Button>{w.keep}</Button>
        <ButtonLink href={page.to(`/positions/${number}/candidates`)}>{w.toCandidates}</ButtonLink>
      </Actions>
    </div>
  );
}
