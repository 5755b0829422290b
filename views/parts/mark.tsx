import type { Words } from '../words/index.ts';

export type Verdict = keyof Words['parts']['verdicts'];
export type MatchClass = keyof Words['parts']['classes'];

const ofClass: Record<MatchClass, Verdict> = {
  ready: 'met',
  on_request: 'met_on_request',
  to_verify: 'to_verify',
  gap: 'gap',
};

/** The verdict whose mark and colour a class wears. */
export const verdictOf = (matchClass: MatchClass): Verdict => ofClass[matchClass];

/**
 * The four silhouettes, once a page; `Mark` uses them. Tick and exclamation mark are holes, not a second colour, so
 * that forced colours cannot fill them in. Inline, because then no request and no content policy stands between.
 */
export function MarkSprite() {
  return (
    <svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false">
      <symbol id="met" viewBox="0 0 24 24">
        <path
          fill-rule="evenodd"
          d="M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22ZM6.52 13.18l3.3 3.3a1.25 1.25 0 0 0 1.8-.04l6.1-6.7a1.25 1.25 0 0 0-1.84-1.68l-5.22 5.73-2.38-2.37a1.25 1.25 0 0 0-1.76 1.76Z"
        />
      </symbol>
      <symbol id="met_on_request" viewBox="0 0 24 24">
        <path
          fill-rule="evenodd"
          d="M5 1h14a4 4 0 0 1 4 4v14a4 4 0 0 1-4 4H5a4 4 0 0 1-4-4V5a4 4 0 0 1 4-4Zm-1.5 11h17V5.5a2 2 0 0 0-2-2h-13a2 2 0 0 0-2 2Z"
        />
      </symbol>
      <symbol id="to_verify" viewBox="0 0 24 24">
        <circle class="stroke" cx="12" cy="12" r="10.2" stroke-width="2" stroke-dasharray="3.2 2.14" />
        <path
          class="stroke"
          stroke-width="2.2"
          stroke-linecap="round"
          d="M8.6 9.3a3.45 3.45 0 1 1 5.2 3c-1.2.7-1.8 1.2-1.8 2.3"
        />
        <circle cx="12" cy="17.6" r="1.4" />
      </symbol>
      <symbol id="gap" viewBox="0 0 24 24">
        <path
          fill-rule="evenodd"
          d="M12 .6 23.4 12 12 23.4.6 12ZM10.6 6.6v6.6a1.4 1.4 0 0 0 2.8 0V6.6a1.4 1.4 0 0 0-2.8 0ZM12 15.6a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2Z"
        />
      </symbol>
    </svg>
  );
}

/** s 18 px in strips · m 22 px in tags · l 32 px in group heads · xl 48 px in a legend. */
export type MarkSize = 's' | 'm' | 'l' | 'xl';

/** A silhouette. The word always stands beside it, so it is silent. */
export function Mark({ verdict, size = 's' }: { verdict: Verdict; size?: MarkSize }) {
  return (
    <svg class={`mark mark-${size} ${verdict}`} aria-hidden="true" focusable="false">
      <use href={`#${verdict}`} />
    </svg>
  );
}
