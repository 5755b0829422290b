import type { Child } from 'hono/jsx';

/** The mark: a ramp instead of a step, with a sun. */
export function Logo() {
  return (
    <svg viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <circle class="sun" cx="15.3" cy="8.6" r="8.1" />
      <path class="ramp" d="M0 35V31L36 12V35Z" />
    </svg>
  );
}

/** The head of the home page with the mark as a landscape; a panel right after it stands on its ground. */
export function Hero({ title, children }: { title: Child; children?: Child }) {
  return (
    <div class="hero">
      <div>
        <h1 class="big">{title}</h1>
        <p class="lead">{children}</p>
      </div>
      <svg aria-hidden="true" focusable="false">
        <svg viewBox="0 0 574 254" preserveAspectRatio="none">
          <path class="ramp-far" d="M-142 254 574 32V254Z" />
          <path class="ramp-mid" d="M29 254 574 114V254Z" />
          <path class="ramp" d="M257 254 574 179V254Z" />
        </svg>
        <circle class="sun" cx="53.5%" cy="22%" r="25" />
      </svg>
    </div>
  );
}
