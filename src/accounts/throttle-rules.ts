/**
 * Seconds to wait after the n-th try in a row; the last figure counts for all further ones. Delays grow, nobody is locked
 * out. An address gets more free tries than an account: a whole school may stand behind one.
 */
export const waits = {
  account: [0, 0, 0, 0, 5, 10, 30, 60, 120, 300, 600, 900],
  address: [...Array.from({ length: 29 }, () => 0), 5, 10, 20, 30, 60, 120, 300],
  /** Letters to one mailbox. */
  mailbox: [0, 0, 60, 300, 900, 3600],
} as const satisfies Record<string, readonly number[]>;
export type ThrottleKind = keyof typeof waits;

/** Seconds without a try after which it is forgotten that there were any. */
export const forgottenAfter = 3600;
