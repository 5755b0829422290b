import type { Problems } from '../../src/errors.ts';
import type { Why } from '../../src/students/rules-reasons.ts';
import type { Page } from '../page.ts';
import { Radios } from '../parts/choice-field.tsx';
import { TextField } from '../parts/text-field.tsx';

/** A reason as it was typed. */
export type Asked = { readonly why: string; readonly detail: string; readonly problems: Problems };
type Props = Asked & { page: Page; whys: readonly Why[] };

/** Why somebody wants to see what is hidden: from a short list, and in words. */
export function ReasonFields({ page, whys, why, detail, problems }: Props) {
  const { students } = page.words;
  return (
    <>
      <Radios
        page={page}
        name="why"
        label={students.reveal.why}
        options={whys.map((value) => ({ value, label: students.whys[value] }))}
        value={why}
        problem={problems['why']}
      />
      <TextField
        page={page}
        name="detail"
        label={students.reveal.detail}
        hint={students.reveal.detailHint}
        value={detail}
        problem={problems['detail']}
      />
    </>
  );
}

export const reasonLabels = (page: Page): Record<string, string> => ({
  why: page.words.students.reveal.why,
  detail: page.words.students.reveal.detail,
});
