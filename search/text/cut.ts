import { foldSign, type Kind } from './fold.ts';

/** A stretch of Chinese, or of letters and figures, folded. `at` holds, for each folded sign, where it began in the text. */
export type Run = { readonly kind: Kind; readonly text: string; readonly at: readonly number[]; readonly end: number };

/**
 * Cuts a text into runs: everything that is neither Chinese nor letter nor figure parts them, and so does a change from
 * one to the other. What people type and what positions say are cut by the same knife.
 */
export function cut(text: string): Run[] {
  const runs: Run[] = [];
  let run: { kind: Kind; text: string; at: number[]; end: number } | null = null;
  let from = 0;
  for (const sign of text) {
    const folded = foldSign(sign);
    if (run !== null && run.kind !== folded?.kind) run = null;
    if (folded !== null) {
      if (run === null) runs.push((run = { kind: folded.kind, text: '', at: [], end: from }));
      run.text += folded.text;
      for (let i = 0; i < folded.text.length; i += 1) run.at.push(from);
      run.end = from + sign.length;
    }
    from += sign.length;
  }
  return runs;
}
