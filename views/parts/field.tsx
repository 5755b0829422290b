import type { Child } from 'hono/jsx';
import type { Problem } from '../../src/errors.ts';
import type { Page } from '../page.ts';
import { sayProblem } from './problem-words.ts';

/** What every field has. Its id is its name; the summary of errors links to it. */
export type FieldProps = {
  page: Page;
  name: string;
  /** Only where several forms of one page have a field of that name. */
  id?: string;
  label: Child;
  hint?: Child;
  problem?: Problem | undefined;
  /** Says that it may be left empty. */
  optional?: boolean;
};

/** The ids that describe the control, for its aria-describedby. */
export function describedBy({
  name,
  id = name,
  hint,
  problem,
}: Pick<FieldProps, 'name' | 'id' | 'hint' | 'problem'>): string | undefined {
  const ids = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** Hint and problem, which stand between the label and the control. */
export function FieldNotes({
  page,
  name,
  id = name,
  hint,
  problem,
}: Pick<FieldProps, 'page' | 'name' | 'id' | 'hint' | 'problem'>) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          <span class="vh">{page.words.parts.errorPrefix}</span>
          {sayProblem(page.words, problem)}
        </p>
      )}
    </>
  );
}

/** Label, notes and one control under them. */
export function Field({ children, ...field }: FieldProps & { children?: Child }) {
  return (
    <div class={field.problem ? 'field wrong' : 'field'}>
      <label for={field.id ?? field.name}>
        {field.label}
        {field.optional && field.page.words.parts.optional}
      </label>
      <FieldNotes {...field} />
      {children}
    </div>
  );
}

/** The same for a group of radios or boxes: a fieldset. */
export function FieldGroup({ children, ...field }: FieldProps & { children?: Child }) {
  return (
    <fieldset class={field.problem ? 'field wrong' : 'field'} aria-describedby={describedBy(field)}>
      <legend>
        {field.label}
        {field.optional && field.page.words.parts.optional}
      </legend>
      <FieldNotes {...field} />
      {children}
    </fieldset>
  );
}
