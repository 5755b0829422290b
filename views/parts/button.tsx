import type { Child } from 'hono/jsx';

export type ButtonKind = 'primary' | 'secondary' | 'tertiary';

const looks: Record<ButtonKind, string> = { primary: 'btn primary', secondary: 'btn', tertiary: 'link' };

type ButtonProps = {
  kind?: ButtonKind;
  /** Sent with the form when this button was the one pressed. */
  name?: string;
  value?: string;
  /** Posts the form elsewhere. */
  action?: string;
  /** The id of the form, for a button that stands outside of it. */
  form?: string;
  children?: Child;
};

/** Submits a form. One primary for each decision; the label names the act and its extent. */
export function Button({ kind = 'primary', name, value, action, form, children }: ButtonProps) {
  return (
    <button type="submit" class={looks[kind]} name={name} value={value} formaction={action} form={form}>
      {children}
    </button>
  );
}

type LinkProps = { href: string; kind?: ButtonKind; download?: boolean; children?: Child };

/** A link that stands by itself, as large as a button. */
export function ButtonLink({ href, kind = 'tertiary', download, children }: LinkProps) {
  return (
    <a class={looks[kind]} href={href} download={download}>
      {children}
    </a>
  );
}

/** The acts of one decision in a row; each takes the full width when narrow. */
export function Actions({ children }: { children?: Child }) {
  return <div class="actions">{children}</div>;
}
