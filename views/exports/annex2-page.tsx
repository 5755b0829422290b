import type { Child } from 'hono/jsx';
import type { Annex2, Annex2Field, Annex2Line, Box } from '../../src/exports/annex2.ts';
import type { Why } from '../../src/students/rules-reasons.ts';
import { Frame } from '../frame.tsx';
import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section } from '../parts/section.tsx';
import { Masked } from '../students/masked.tsx';
import { reasonLabels, ReasonFields, type Asked } from '../students/reason-fields.tsx';

type Props = {
  page: Page;
  form: Annex2;
  signatures: readonly string[];
  date: string;
  /** The page that this one was opened from. */
  back: { href: string; label: string };
  /** What is sealed is masked, and the reason to open it is asked for. */
  asked?: Asked;
  whys?: readonly Why[];
  /** It was opened for a reason: when. */
  seenAt?: Date;
};

/** Cells of the widest line: three fields, each a label and a value. */
const width = 6;

/** Written out because `display: block`, which stacks the cells on a phone, drops them. */
const asRow = { role: 'row' } as const;
const asCell = { role: 'cell' } as const;

/** 附件2 on paper: the words of the form in Chinese, whatever the reader's language, and lines to sign. */
export function Annex2Page(props: Props) {
  const { page, form, back, asked, seenAt } = props;
  const t = page.words.exports;
  return (
    <Frame
      page={page}
      title={t.printTitle}
      kicker={t.formNumber(form.number)}
      lead={asked ? t.maskedLead : t.printLead}
      back={back}
      wrong={Object.keys(asked?.problems ?? {}).length > 0}
    >
      <div class="stack">
        {asked && <ErrorSummary page={page} problems={asked.problems} labels={reasonLabels(page)} />}
        <Sheet {...props} />
        {asked && <Open {...props} asked={asked} />}
        {seenAt && <Seen page={page} at={seenAt} />}
      </div>
    </Frame>
  );
}

function Sheet({ page, form, signatures, date }: Props) {
  return (
    <table class="table official" role="table" lang="zh-CN">
      <caption>{`${form.name}，编号 ${form.number}`}</caption>
      <tbody role="rowgroup">
        {form.lines.map((line, at) => (
          <Line page={page} line={line} heads={headsFrom(form.lines, at)} />
        ))}
        {signatures.map((label) => (
          <tr {...asRow}>
            <td {...asCell} colspan={width}>
              <b>{label}</b>
              {`________________ ${date}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Why somebody wants the whole form; what she gets, the button says. */
function Open({ page, form, asked, whys = [] }: Props & { asked: Asked }) {
  const t = page.words.exports;
  return (
    <Section title={t.openTitle} lead={t.openLead}>
      <Panel>
        <Form page={page} action={`/students/${form.number}/annex2`}>
          <ReasonFields page={page} whys={whys} {...asked} />
          <Actions>
            <Button name="as" value="page">
              {t.openForm}
            </Button>
            <Button kind="secondary" name="as" value="workbook">
              {t.downloadForm}
            </Button>
          </Actions>
        </Form>
      </Panel>
    </Section>
  );
}

function Seen({ page, at }: { page: Page; at: Date }): Child {
  const { reveal } = page.words.students;
  return (
    <p class="small">
      {reveal.seenBy(page.viewer.name ?? '', momentName(page, at))} {reveal.once}
    </p>
  );
}

/** How many lines the heading that begins here stands over; 0: it began before, or there is none. */
function headsFrom(lines: readonly Annex2Line[], at: number): number {
  const { heading } = lines[at]!;
  if (heading === undefined || lines[at - 1]?.heading === heading) return 0;
  const end = lines.findIndex((line, place) => place > at && line.heading !== heading);
  return (end < 0 ? lines.length : end) - at;
}

function Line({ page, line, heads }: { page: Page; line: Annex2Line; heads: number }) {
  const last = width - 1 - (line.heading === undefined ? 0 : 1);
  return (
    <tr {...asRow}>
      {heads > 0 && (
        <th role="rowheader" scope="row" class="num" rowspan={heads}>
          {line.heading}
        </th>
      )}
      {line.fields.map((field, at) => (
        <>
          <th role="rowheader" scope="row" class="num">
            {field.label}
          </th>
          <td {...asCell} colspan={at === line.fields.length - 1 ? last - 2 * at : undefined}>
            <Value page={page} field={field} />
          </td>
        </>
      ))}
    </tr>
  );
}

function Value({ page, field: { value } }: { page: Page; field: Annex2Field }) {
  if ('text' in value) {
    return <div>{value.masked ? <Masked page={page} text={value.text ?? ''} /> : (value.text ?? '\u00a0')}</div>;
  }
  return (
    <div>
      {value.boxes.map((box, at) => (
        <>
          {at > 0 && ' '}
          <BoxText page={page} box={box} />
        </>
      ))}
    </div>
  );
}

function BoxText({ page, box: { text, ticked, written } }: { page: Page; box: Box }) {
  return (
    <span>
      <span aria-hidden="true">{ticked ? '☑' : '□'}</span>
      {`\u2060${text}`}
      {written !== undefined && `：${written || '______'}`}
      {ticked && (
        <span class="vh" lang={page.lang === 'en' ? 'en' : undefined}>
          {page.words.parts.aside(page.words.exports.ticked)}
        </span>
      )}
    </span>
  );
}
