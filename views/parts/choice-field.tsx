import type { Child } from 'hono/jsx';
import { describedBy, Field, FieldGroup, type FieldProps } from './field.tsx';

export type Option = { readonly value: string; readonly label: Child; readonly note?: Child };

type SelectProps = FieldProps & {
  options: readonly Option[];
  value?: string | null;
  /** Text of the empty first option; null leaves it out. */
  none?: string | null;
  width?: 'short' | 'medium' | 'full';
};

/** A native select. For up to seven options prefer radios. */
export function SelectField({ options, value, none, width = 'full', ...field }: SelectProps) {
  return (
    <Field {...field}>
      <span class={width === 'full' ? 'select' : `select ${width}`}>
        <select
          id={field.id ?? field.name}
          name={field.name}
          aria-invalid={field.problem ? 'true' : undefined}
          aria-describedby={describedBy(field)}
        >
          {none !== null && <option value="">{none ?? field.page.words.parts.noChoice}</option>}
          {options.map((option) => (
            <option value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      </span>
    </Field>
  );
}

type GroupProps = FieldProps & { options: readonly Option[]; inline?: boolean };

/** One of a few. The first radio carries the id that the summary of errors links to. */
export function Radios({ options, value, inline, ...field }: GroupProps & { value?: string | null }) {
  return (
    <FieldGroup {...field}>
      <div class={inline ? 'row' : undefined}>
        {options.map((option, index) => (
          <Choice
            kind="radio"
            name={field.name}
            id={optionId(field.id ?? field.name, index)}
            option={option}
            chosen={option.value === value}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

/** Any of a few. */
export function Checkboxes({ options, values, inline, ...field }: GroupProps & { values: readonly string[] }) {
  return (
    <FieldGroup {...field}>
      <div class={inline ? 'row' : undefined}>
        {options.map((option, index) => (
          <Choice
            kind="checkbox"
            name={field.name}
            id={optionId(field.id ?? field.name, index)}
            option={option}
            chosen={values.includes(option.value)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

const optionId = (id: string, index: number) => (index === 0 ? id : `${id}-${index + 1}`);

type ChoiceProps = {
  kind: 'radio' | 'checkbox';
  name: string;
  id: string;
  option: Option;
  chosen?: boolean;
  describedBy?: string | undefined;
  invalid?: boolean;
};

/** One radio or box with its words; the words belong to the target. */
export function Choice({ kind, name, id, option, chosen, describedBy: others, invalid }: ChoiceProps) {
  const note = option.note ? `${id}-note` : undefined;
  return (
    <>
      <label class="choice">
        <input
          type={kind}
          name={name}
          id={id}
          value={option.value}
          checked={chosen}
          aria-invalid={invalid ? 'true' : undefined}
          aria-describedby={[others, note].filter(Boolean).join(' ') || undefined}
        />
        <span>{option.label}</span>
      </label>
      {note && (
        <p class="hint choice-note" id={note}>
          {option.note}
        </p>
      )}
    </>
  );
}

type TickProps = { name: string; label: Child; note?: Child; ticked: boolean; problem?: FieldProps['problem'] };

/** One box by itself: a consent, a switch. Never ticked beforehand where it is a consent. */
export function Tick({ name, label, note, ticked, problem }: TickProps) {
  const option = { value: 'yes', label, note };
  const wrong = problem ? { describedBy: describedBy({ name, problem }), invalid: true } : {};
  return <Choice kind="checkbox" name={name} id={name} option={option} chosen={ticked} {...wrong} />;
}
