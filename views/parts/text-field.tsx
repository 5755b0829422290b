import { describedBy, Field, type FieldProps } from './field.tsx';

/** A day, a month and a number are typed: pickers differ between browsers and readers, `2027-06-30` does not. */
const kinds = {
  text: { type: 'text' },
  search: { type: 'search' },
  number: { type: 'text', inputmode: 'numeric' },
  day: { type: 'text', inputmode: 'numeric', placeholder: undefined },
  month: { type: 'text', inputmode: 'numeric' },
  phone: { type: 'tel' },
  mail: { type: 'email' },
  password: { type: 'password' },
  code: { type: 'text', inputmode: 'numeric' },
  file: { type: 'file' },
} as const;

type Props = FieldProps & {
  kind?: keyof typeof kinds;
  value?: string | number | null;
  /** Token of the HTML standard: name, tel, email, bday, current-password … */
  autocomplete?: string;
  /** How long an answer is expected to be. */
  width?: 'short' | 'medium' | 'full';
  /** File kinds, e.g. `.xlsx,.csv`. */
  accept?: string;
  /** Language of what is typed, when it is not the page's. */
  lang?: string;
};

/** One line of text of any kind, also a password or a file. */
export function TextField({ kind = 'text', value, autocomplete, width = 'full', accept, lang, ...field }: Props) {
  const look = width === 'full' ? 'box' : `box ${width}`;
  return (
    <Field {...field}>
      <input
        {...kinds[kind]}
        class={look}
        id={field.id ?? field.name}
        name={field.name}
        value={kind === 'file' || kind === 'password' ? undefined : (value ?? undefined)}
        autocomplete={autocomplete}
        accept={accept}
        lang={lang}
        aria-invalid={field.problem ? 'true' : undefined}
        aria-describedby={describedBy(field)}
      />
    </Field>
  );
}

/** Text of several lines. */
export function TextArea({
  value,
  rows = 5,
  lang,
  ...field
}: FieldProps & { value?: string | null; rows?: number; lang?: string }) {
  return (
    <Field {...field}>
      <textarea
        class="box"
        id={field.id ?? field.name}
        name={field.name}
        rows={rows}
        lang={lang}
        aria-invalid={field.problem ? 'true' : undefined}
        aria-describedby={describedBy(field)}
      >
        {value ?? ''}
      </textarea>
    </Field>
  );
}
