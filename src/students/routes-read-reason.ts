import { readForm, type Form } from '../http/form.ts';
import type { Problems } from '../errors.ts';
import { reasonForm } from './input.ts';
import type { Reason } from './rules-reasons.ts';

export type ReadReason =
  | { readonly ok: true; readonly reason: Reason }
  | { readonly ok: false; readonly why: string; readonly detail: string; readonly problems: Problems };

/** Reads why somebody wants to see what is hidden. `other` is no reason by itself. */
export function readReason(form: Form): ReadReason {
  const read = readForm(form, reasonForm);
  const typed = { why: form.text('why'), detail: form.text('detail') };
  if (!read.ok) return { ok: false, ...typed, problems: read.problems };
  const { why, detail } = read.value;
  if (why === 'other' && detail === null) return { ok: false, ...typed, problems: { detail: 'required' } };
  return { ok: true, reason: { why, detail } };
}
