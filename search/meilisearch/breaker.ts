/** After a failure nobody asks for a while, twice as long each time; then one may try. */
export type Breaker = {
  /** May this question go out? After a pause only the first one may, until it has come back. */
  readonly mayAsk: () => boolean;
  readonly worked: () => void;
  readonly failed: () => void;
  readonly isOpen: () => boolean;
};

const [shortestMs, longestMs] = [1_000, 15_000];

/** `clock` in milliseconds, from anywhere. */
export function makeBreaker(clock: () => number = () => performance.now()): Breaker {
  let failures = 0;
  let until = 0;
  let trying = false;
  return {
    isOpen: () => failures > 0,
    mayAsk: () => {
      if (failures === 0) return true;
      if (trying || clock() < until) return false;
      trying = true;
      return true;
    },
    worked: () => {
      failures = 0;
      trying = false;
    },
    failed: () => {
      trying = false;
      until = clock() + Math.min(longestMs, shortestMs * 2 ** failures);
      failures += 1;
    },
  };
}
