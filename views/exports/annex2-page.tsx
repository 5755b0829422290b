import type { Annex2, Annex2Field, Annex2Line, Box } from '../../src/exports/annex2.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { Zh } from '../parts/zh.tsx';

type Props = {
  page: Page;
  form: Annex2;
  signatures: readonly string[];
  date: string;
  /** The page that this one was opened from. */
  back: { href: string; label: string };
  download: boolean;
};

/** Cells of the widest line: three fields, each a label and a value. */
const width = 6;

/** Written out because `display: block`, which stacks the cells on a phone, drops them. */
const asRow = { role: 'row' } as const;
const asCell = { role: 'cell' } as const;

/** 附件2 on paper: the words of the form in Chinese, whatever the reader's language, and lines to sign. */
export function Annex2Page({ page, form, signatures, date, back, download }: Props) {
  const t = page.words.exports;
  return (
    <Frame
      page={page}
      title={t.printTitle}
      kicker={<Zh page={page}>{`编号：${form.number}`}</Zh>}
      lead={t.printLead}
      back={back}
    >
      <div class="stack">
        {download && (
          <Actions>
            <ButtonLink kind="secondary" href={page.to(`/exports/annex2/${form.number}.xlsx`)} download>
              {t.downloadForm}
            </ButtonLink>
          </Actions>
        )}
        <table class="table" role="table" lang="zh-CN">
          <caption>{`${form.name}，编号 ${form.number}`}</caption>
          <tbody role="rowgroup">
            {form.lines.map((line) => (
              <Line page={page} line={line} />
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
      </div>
    </Frame>
  );
}

function Line({ page, line }: { page: Page; line: Annex2Line }) {
  return (
    <tr {...asRow}>
      {line.fields.map((field, at) => (
        <>
          <th role="rowheader" scope="row" class="num">
            {field.label}
          </th>
          <td {...asCell} colspan={at === line.fields.length - 1 ? width - 1 - 2 * at : undefined}>
            <Value page={page} field={field} />
          </td>
        </>
      ))}
    </tr>
  );
}

function Value({ page, field: { value } }: { page: Page; field: Annex2Field }) {
  if ('text' in value) return <div>{value.text ?? '\u00a0'}</div>;
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
          （{page.words.exports.ticked}）
        </span>
      )}
    </span>
  );
}
