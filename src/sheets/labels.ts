import { headerKey } from './headers.ts';
import { cellAt, ownColumns, type Row } from './sheet.ts';

/**
 * The facts around a table, `学校名称：示例师范大学    填表老师：王老师`, by label. Labels lose their spaces, values only the
 * outer ones. A label whose value stands in the next cell gets it; one without a value gets ''.
 */
export function labelledTexts(rows: Iterable<Row>): Record<string, string> {
  const facts = new Map<string, string>();
  const textAt = (row: Row, column: number) => cellAt(row, column).text.replaceAll(stamp, '');
  for (const row of rows) {
    const columns = ownColumns(row);
    columns.forEach((column, index) => {
      const pairs = labelsIn(textAt(row, column));
      const next = columns[index + 1];
      const nextText = next === undefined ? '' : textAt(row, next);
      pairs.forEach(({ label, value }, at) => {
        const beside = value === '' && at === pairs.length - 1 && labelsIn(nextText).length === 0 ? nextText : value;
        if (!facts.get(label)) facts.set(label, beside.trim());
      });
    });
  }
  return Object.fromEntries(facts);
}

/** 学校名称（盖章）：示例大学（盖章）: where the stamp goes is no part of a label or value. */
const stamp = /\s*[（(](盖章|公章|签章|签字|签名)[）)]/g;

/** The labels in one text with what follows each; `学 校：` is the label 学校. */
export function labelsIn(text: string): { label: string; value: string }[] {
  const pieces = [...text.matchAll(/(?<=^|\s)((?:[^\s：:]\s+){1,7}[^\s：:]|[^\s：:]{1,20})\s*[：:]/g)].filter(
    // 10:30 and https: are values.
    (piece) => /\p{Script=Han}/u.test(piece[1] ?? ''),
  );
  return pieces.map((piece, at) => ({
    label: headerKey(piece[1] ?? ''),
    value: withoutLines(text.slice(piece.index + piece[0].length, pieces[at + 1]?.index)).trim(),
  }));
}

/** `______` is a line to write on, not a value. */
export function withoutLines(text: string): string {
  return text.replaceAll(/[_＿]{2,}/g, '');
}
