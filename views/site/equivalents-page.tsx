import type { Problems } from '../../src/errors.ts';
import type { Equivalent } from '../../src/matching/index.ts';
import type { NamedMajors } from '../../src/reference/index.ts';
import { Frame } from '../frame.tsx';
import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { MajorField } from '../parts/major-picker.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { TextArea } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';

type Field = 'major' | 'counts_as';
type Props = {
  page: Page;
  equivalents: readonly Equivalent[];
  mayKeep: boolean;
  given: (name: string) => string;
  problems: Problems;
  /** What words that are no major can mean. */
  found: Readonly<Partial<Record<Field, readonly NamedMajors[]>>>;
};

/** 专业等同: what staff let count as another major, with who said so, when and why. */
export function EquivalentsPage({ page, equivalents, mayKeep, given, problems, found }: Props) {
  const t = page.words.site.equivalents;
  const standing = equivalents.filter((one) => one.ended_at === null);
  const ended = equivalents.filter((one) => one.ended_at !== null);
  return (
    <Frame
      page={page}
      title={t.title}
      lead={t.lead}
      back={{ href: '/majors', label: page.words.site.majors.title }}
      wrong={Object.keys(problems).length > 0}
    >
      <Sections>
        <ErrorSummary
          page={page}
          problems={problems}
          labels={{ major: t.major, counts_as: t.countsAs, reason: t.reason }}
        />
        <Section title={t.standing}>
          {standing.length === 0 ? (
            <EmptyState title={t.empty} level={3}>
              {t.emptyText}
            </EmptyState>
          ) : (
            <Standing page={page} rows={standing} mayKeep={mayKeep} />
          )}
        </Section>
        {mayKeep ? <Add page={page} given={given} problems={problems} found={found} /> : <p>{t.readOnly}</p>}
        {ended.length > 0 && <Ended page={page} rows={ended} />}
      </Sections>
    </Frame>
  );
}

function Standing({ page, rows, mayKeep }: { page: Page; rows: readonly Equivalent[]; mayKeep: boolean }) {
  const t = page.words.site.equivalents;
  const act = mayKeep ? [{ label: t.heads.act, silent: true, short: null }] : [];
  return (
    <Table
      caption={t.standing}
      columns={[
        { label: t.heads.major },
        { label: t.heads.counts_as },
        { label: t.heads.reason },
        { label: t.heads.by },
        ...act,
      ]}
      rows={rows.map((one) => ({
        cells: [
          ...cellsOf(page, one),
          ...(mayKeep
            ? [
                <Form page={page} action={`/equivalents/${one.id}/end`}>
                  <Button kind="tertiary">
                    {t.end}
                    <span class="vh"> {t.endAbout(one.major, one.counts_as)}</span>
                  </Button>
                </Form>,
              ]
            : []),
        ],
      }))}
    />
  );
}

function Ended({ page, rows }: { page: Page; rows: readonly Equivalent[] }) {
  const t = page.words.site.equivalents;
  return (
    <Section title={t.ended}>
      <Table
        caption={t.ended}
        columns={[
          { label: t.heads.major },
          { label: t.heads.counts_as },
          { label: t.heads.reason },
          { label: t.heads.by },
          { label: t.heads.at },
        ]}
        rows={rows.map((one) => ({
          cells: [...cellsOf(page, one), one.ended_at === null ? '' : momentName(page, one.ended_at)],
        }))}
      />
    </Section>
  );
}

function cellsOf(page: Page, { major, counts_as, reason, by_name, created_at }: Equivalent) {
  const t = page.words.site.equivalents;
  return [
    <Zh page={page}>{major}</Zh>,
    <Zh page={page}>{counts_as}</Zh>,
    <Zh page={page}>{reason}</Zh>,
    t.by(by_name, momentName(page, created_at)),
  ];
}

function Add({ page, given, problems, found }: Pick<Props, 'page' | 'given' | 'problems' | 'found'>) {
  const t = page.words.site.equivalents;
  const field = (name: Field, label: string) => (
    <MajorField
      page={page}
      name={name}
      label={label}
      hint={t.majorHint}
      value={given(name)}
      problem={problems[name]}
      found={found[name]}
    />
  );
  return (
    <Section title={t.add}>
      <Form page={page} action="/equivalents">
        {field('major', t.major)}
        {field('counts_as', t.countsAs)}
        <TextArea
          page={page}
          name="reason"
          label={t.reason}
          hint={t.reasonHint}
          rows={3}
          value={given('reason')}
          problem={problems['reason']}
        />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Section>
  );
}
